"""Whose stance it is: the source, or whom the content names as the one who judges."""

from onrecord.model import Actor, Statement
from onrecord.statements.classes import class_of
from onrecord.statements.relation import Relation
from onrecord.statements.targets import Targets
from onrecord.statements.words import Words

WILL = frozenset({"commitment", "determination", "readiness", "willingness", "intention", "promise", "pledge", "call"})
"""Nouns of what somebody wants: a clause below them tells it."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_SELF = frozenset({"i", "we", "us", "our", "my", "me"})
_DEMANDING = frozenset({"must", "should", "ought", "can", "cannot"})
_RELATIVE = frozenset({"who", "which", "that"})
_PASSIVE = frozenset({"aux:pass"})
_AGENT = frozenset({"obl:agent"})
_OWN = frozenset({"he", "she", "there"})
_NOBODY = frozenset({"there"})
_THINGS = frozenset({"it", "they"})
"""Subjects nobody is known by: most often the source itself; "it" and "they" are no person."""


def holder_of(named: Targets, top: int, statement: Statement, relation: Relation) -> Actor | None:
    """Whose stance it is: the subject of the topmost word of the stance, if that names an actor, else the source."""
    words, source = named.words, statement.source.actor if statement.source else None
    i = top
    if relation.holds(i) and words.first(i, _PASSIVE) is not None and words.lemma(i) not in class_of("state of mind"):
        # "Kyiv was condemned by Moscow": Moscow; "Kyiv was condemned", whoever says so: nobody named.
        agent = words.first(i, _AGENT)
        if agent is not None:
            return named.actors.get(agent)
        return source if _is_demanded(words, i) else None
    subject = _subject(words, top, relation)
    if subject is None:
        return source
    return named.actors.get(subject) or (source if _may_be(words, subject, statement) else None)


def is_anybodys(named: Targets, top: int, statement: Statement, relation: Relation) -> bool:
    """Whether the stance is that of somebody we do not know: "countries that support Kyiv"."""
    words = named.words
    subject = _subject(words, top, relation)
    known = subject is None or subject in named.actors or _may_be(words, subject, statement)
    return not known and words.first(top, _PASSIVE) is None


def _may_be(words: Words, subject: int, statement: Statement) -> bool:
    """Whether a pronoun nobody is known by may be the source itself; in a quotation "he" is somebody else."""
    source = statement.source.actor if statement.source else None
    if words.lower[subject] in _THINGS:
        return source is None or source.kind != "person" or words.dep[subject] == "expl"
    return words.lower[subject] in (_OWN if statement.manner != "direct" else _NOBODY)


def _subject(words: Words, i: int, relation: Relation) -> int | None:
    """Who is said to judge, where the content tells that and it is not the source itself.

    "The allies must support Kyiv", "decisions are needed to send arms": who says so wants it.
    """
    while relation.holds(i):
        subject = next((c for c in words.children[i] if _is_subject(words, c)), None)
        if _is_relative(words, i, subject):
            return words.head[i]
        if _is_demanded(words, i):
            return None
        if subject is not None:
            return None if words.lower[subject] in _SELF else subject
        above = words.head[i]
        led = words.dep[i] in ("xcomp", "cop", "conj") or (
            words.dep[i] == "advcl" and words.first(above, _PASSIVE) is None
        )
        if not led or above == i:
            return None
        i = above
    return None


def _is_demanded(words: Words, i: int) -> bool:
    """Whether the source wants or forbids it: "must be isolated", "cannot be blamed"."""
    return any(words.lower[c] in _DEMANDING and words.dep[c] == "aux" for c in words.children[i])


def _is_relative(words: Words, i: int, subject: int | None) -> bool:
    """Whether a clause says something of the noun above it: "countries *that support Kyiv*"."""
    own = subject is None or words.lower[subject] in _RELATIVE
    willed = words.tag(i) == "VB" or words.lemma(words.head[i]) in WILL
    return words.dep[i].startswith("acl") and own and not willed


def _is_subject(words: Words, i: int) -> bool:
    return words.dep[i] in _SUBJECTS or (words.dep[i] == "expl" and words.lower[i] == "it")
