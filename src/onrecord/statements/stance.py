"""What a statement is for or against: issues and actors, valued by the words above them in the parse.

From the word that names an issue up to the reporting word, each word of approval or refusal and each negation changes
the value: "willing to talk" is for talks, "ruled out talking" against; turned twice, it is small: "has not ruled out".
The holder is the subject of the topmost such word ("Lavrov said Moscow was willing"), else the source.
"""

import csv
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np
from spacy.attrs import LEMMA, LOWER

from onrecord.model import Actor, Issue, Mention, Ref, Span, Stance, Statement
from onrecord.statements import cues
from onrecord.statements.cues import NEGATIONS, Hashes, hashes
from onrecord.statements.issues import Issues
from onrecord.statements.relation import Relation
from onrecord.statements.words import Words, among

T = TypeVar("T")
BY = "stance words 1"
TURNED_TWICE = 0.3
_HERE = Path(__file__).parent
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_SELF = frozenset({"i", "we", "us", "our", "my", "me"})
_CONDITIONS = frozenset({"if", "unless", "provided", "when", "until", "once", "only"})
_BESIDE = frozenset({"with", "on", "upon", "against", "into", "to", "over", "about"})
_COPULA = frozenset({"cop"})
_PASSIVE = frozenset({"aux:pass"})
_AGENT = frozenset({"obl:agent"})
_NEGATING = frozenset({"advmod", "det", "neg", "obj", "cc:preconj"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_POINTING = frozenset({"this", "that", "it", "these", "those"})
_POSSIBLE = frozenset({"could", "might", "may", "would"})
_OTHER_CLAUSES = frozenset({"conj", "parataxis", "acl:relcl", "advcl"})
_PLACED = frozenset({"in", "at", "near", "from", "inside", "across"})
_ASIDE = frozenset({"during", "before", "after", "since", "amid", "despite", "ahead"})
_MAIN_CLAUSE = frozenset({"ROOT", "ccomp", "xcomp", "conj", "parataxis", "csubj"})
_UPWARD_LIMIT = 8


@dataclass(frozen=True, slots=True)
class _Attitude:
    """What the words above a target say of it, and the topmost of them."""

    value: float
    top: int
    conditional: bool


@dataclass(frozen=True, slots=True)
class Targets:
    """What an article names that one can be for or against: words that name issues, mentions by their head; and the
    actor each word names, first come first."""

    words: Words
    issues: tuple[tuple[int, Issue], ...]
    matters: frozenset[int]
    mentions: tuple[tuple[int, Mention], ...]
    actors: Mapping[int, Actor]
    signs: "Signs"


@dataclass(frozen=True, slots=True)
class Signs:
    """Words that may judge, and words that something below negates, makes conditional, or merely possible."""

    judging: frozenset[int]
    negated: frozenset[int]
    conditional: frozenset[int]
    possible: frozenset[int]


def targets(words: Words, who: Sequence[Mention], issues: Issues) -> Targets:
    """What is named in an article."""
    mentions: list[tuple[int, Mention]] = []
    actors: dict[int, Actor] = {}
    for mention in who:
        actor = mention.actor
        piece = None if actor is None else words.around(mention.span)
        if actor is None or piece is None:
            continue
        for i in range(*piece):
            if words.starts[i] >= mention.span.start:
                actors.setdefault(i, actor)
        if mention.label != "PRONOUN":
            mentions.append((words.root(piece), mention))
    found = tuple(issues.among(words))
    ordered = tuple(sorted(mentions, key=lambda pair: pair[0]))
    return Targets(words, found, frozenset(i for i, _ in found), ordered, actors, signs(words))


def signs(words: Words) -> Signs:
    """The words of an article that tell a stance, looked up at once: of most words nothing need be asked."""
    named, below = _keys()
    judging = {*np.flatnonzero(among(words.table[LEMMA], named) | among(words.table[LOWER], named)).tolist()}
    negated, conditional, possible = set[int](), set[int](), set[int]()
    for i in np.flatnonzero(among(words.table[LOWER], below)).tolist():
        word, dep, head = words.lower[i], words.dep[i], words.head[i]
        if head == i:
            continue
        if word == "without" or (word in NEGATIONS and dep in _NEGATING):
            negated.add(head)
        if word in _POSSIBLE:
            possible.add(head)
        if word in _CONDITIONS and dep in ("mark", "advmod") and words.dep[head] == "advcl":
            conditional.add(words.head[head])
        if word == "against" and dep == "case":
            judging.add(head)
    return Signs(*map(frozenset, (judging, negated, conditional, possible)))


@cache
def _keys() -> tuple[Hashes, Hashes]:
    """The first words of what judges, and the small words that change what is said."""
    below = {*NEGATIONS, *_POSSIBLE, *_CONDITIONS, "without", "against"}
    return hashes(lemma.partition(" ")[0] for lemma in _attitudes()), hashes(below)


def stances(
    named: Targets, statement: Statement, relation: Relation, before: Sequence[Statement]
) -> tuple[Stance, ...]:
    """The stances the statement takes on issues and toward actors; of several on one target, the strongest.

    Args:
        before: the statements that stand before it; "called this posturing" judges the last of them.
    """
    # "Has not ruled out talks" is a stance; "did not say that talks would resume" is none.
    # "Refused to reject the ceasefire": what was refused is told by the statement around it.
    verb = relation.verb
    if statement.negated and (verb is None or cues.is_unsaid(named.words, verb) or value(named.words, verb) is None):
        return ()
    found = [
        *_on_issues(named, statement, relation),
        *_toward_actors(named, statement, relation),
        *_of_what_was_said(named, statement, relation, before),
    ]
    if not found:
        return ()
    best: dict[tuple[str | None, str], Stance] = {}
    for stance in found:
        key = (stance.holder.id if stance.holder else None, stance.target.id)
        if key not in best or abs(stance.value) > abs(best[key].value):
            best[key] = stance
    return tuple(sorted(best.values(), key=lambda s: (s.span, s.target.id)))


def _on_issues(named: Targets, statement: Statement, relation: Relation) -> Iterator[Stance]:
    words = named.words
    for i, issue in _within(relation, named.issues):
        # "Would not give up principles during negotiations" is not against negotiations, nor is "talks had failed".
        attitude = None if words.case(i) in _ASIDE or _acts(words, i) else _attitude(named, i, relation, "issues")
        if attitude is not None:
            holder = _holder(named, attitude.top, statement, relation)
            yield Stance(holder, issue, attitude.value, attitude.conditional, words.span((i, i + 1)), BY)


def _toward_actors(named: Targets, statement: Statement, relation: Relation) -> Iterator[Stance]:
    words = named.words
    for root, mention in _within(relation, named.mentions):
        target = mention.actor
        if target is None or _acts(words, root):
            continue  # The subject of a verb acts; it is not what the verb judges.
        if _is_aside(named, root) or _is_title(named, root):
            continue  # "to reach its goals in Ukraine" is not for Ukraine, "Russia’s President Putin" not Russia.
        attitude = _attitude(named, root, relation, "actors")
        if attitude is None or not _judges(words, root, attitude.top):
            continue
        if not _is_asserted(words, attitude.top, relation):
            continue
        holder = _holder(named, attitude.top, statement, relation)
        if holder is None or holder.id != target.id:
            yield Stance(holder, target, attitude.value, attitude.conditional, mention.span, BY)


def _within(relation: Relation, found: Sequence[tuple[int, T]]) -> Iterator[tuple[int, T]]:
    """Those of the words found that are part of the content."""
    for start, end in relation.content:
        first = bisect_left(found, start, key=lambda pair: pair[0])
        yield from found[first : bisect_left(found, end, lo=first, key=lambda pair: pair[0])]


def _acts(words: Words, i: int) -> bool:
    """Whether a word names who does something; whom something is done to, "Kyiv was condemned", does not act."""
    active = words.dep[i] in ("nsubj", "nsubj:outer")
    return active and words.pos[words.head[i]] in ("VERB", "AUX")


def _is_aside(named: Targets, i: int) -> bool:
    """Whether a name says where, or what else a noun concerns: "the border with Russia should be strengthened".

    Talks with somebody are held or refused with them; an "attack on Kyiv" and the "killing of Weir" are condemned
    without judging Kyiv or Weir.
    """
    words, case, head = named.words, named.words.case(i), named.words.head[i]
    if words.dep[i] == "nmod" and head not in named.matters:
        befallen = case == "of" and (_attitudes().get(words.lemma(head), 0) < 0)
        return befallen or case in _BESIDE or case in _PLACED
    return case in _PLACED


def _is_title(named: Targets, i: int) -> bool:
    """Whether a name only says whose office somebody else named holds."""
    person = named.actors.get(named.words.head[i])
    office = named.words.dep[i] in ("nmod:poss", "nmod:desc", "compound")
    return office and person is not None and person.kind == "person"


def _of_what_was_said(
    named: Targets, statement: Statement, relation: Relation, before: Sequence[Statement]
) -> Iterator[Stance]:
    """ "… but Washington called this “posturing”": a judgement of the last speaker, and of what they were for."""
    if relation.verb is None or not before or named.words.lower[relation.content[0][0]] not in _POINTING:
        return
    # "Said that explosions were caused by sabotage" tells something new, and judges nothing that was said.
    if any(named.words.tag(i) in _FINITE for i in relation.tokens()):
        return
    values = [value(named.words, i) for i in sorted(relation.tokens() & named.signs.judging)]
    judged = min((v for v in values if v is not None), default=None)
    last = before[-1]
    if judged is None or judged >= 0:
        return
    target: Ref | None = next((s.holder for s in last.stances if s.holder), None)
    target = target or (last.source.actor if last.source else None)
    holder = statement.source.actor if statement.source else None
    span = Span(statement.content[0].start, statement.content[-1].end)
    if target is not None:
        yield Stance(holder, target, judged, False, span, BY + ", of what was said")
    for issue in (s.target for s in last.stances if isinstance(s.target, Issue) and s.value > 0):
        yield Stance(holder, issue, judged, False, span, BY + ", of what was said")


def _attitude(named: Targets, target: int, relation: Relation, of: str) -> _Attitude | None:
    """The values of the words from the target up to the reporting word: the weakest, negations turning the sign."""
    words, signs = named.words, named.signs
    # "Condemned Moscow’s invasion": what Moscow did is not said of Moscow in turn.
    doing = words.head[target] if words.dep[target] == "nmod:poss" or words.case(target) == "by" else None
    size, turns, top = 1.0, 0, None
    conditional = judged = False
    for i in _upward(words, target, relation):
        # What names the issue is not itself a judgement of it: "talk".
        worth = _stood_against(words, i) if i == target else value(words, i, of) if i in signs.judging else None
        if of == "actors" and i == doing:
            worth = None
        if worth is not None:
            size = min(size, abs(worth))
            turns += worth < 0
            top, judged = i, True
        if i in signs.negated:
            turns += 1
            top = i if top is None else top
        if worth is not None and i in signs.possible:
            size *= 0.5
        conditional = conditional or i in signs.conditional
    # "Training would not trigger a war with Moscow" judges nobody: it takes a word that does.
    if top is None or (of == "actors" and not judged):
        return None
    size = size if turns < 2 else min(size, TURNED_TWICE)
    return _Attitude(round(-size if turns % 2 else size, 3), top, conditional)


def _stood_against(words: Words, target: int) -> float | None:
    """The value of "against" in "his country was against sanctions"."""
    said_of = words.case(target) == "against" and words.first(target, _COPULA) is not None
    return _attitudes()["against"] if said_of else None


def _upward(words: Words, target: int, relation: Relation) -> Iterator[int]:
    i = target
    for _ in range(_UPWARD_LIMIT):
        yield i
        head = words.head[i]
        # "Has ruled out talking to the president": a parse may hang "talking" on the cue as an adverbial.
        # "Ruled out talks after Moscow annexed the valley": the annexation is told, not ruled out.
        apart = i != target or (words.pos[i] == "VERB" and words.dep[i] != "conj")
        another = words.dep[i] in _OTHER_CLAUSES and apart and head != relation.verb
        if head == i or another:
            return
        i = head
        if i == relation.verb:
            yield i
            return
        if not relation.holds(i):
            return


def _judges(words: Words, target: int, judgement: int) -> bool:
    """Whether the judging word is near: three steps at most."""
    i = target
    for _ in range(4):
        if i == judgement:
            return True
        i = words.head[i]
    return False


def _is_asserted(words: Words, judgement: int, relation: Relation) -> bool:
    """Whether the judging word is the reporting word or the predicate of what was said.

    "A war without reason against Kyiv would be a wound" is not against Kyiv.
    """
    i = judgement
    if words.pos[i] not in ("VERB", "AUX") and words.first(i, _COPULA) is None:
        return i == relation.verb
    for _ in range(_UPWARD_LIMIT):
        if i == relation.verb or words.head[i] == i:
            return True
        if words.dep[i] not in _MAIN_CLAUSE:
            return False
        i = words.head[i]
    return False


def _holder(named: Targets, top: int, statement: Statement, relation: Relation) -> Actor | None:
    """Whose stance it is: the subject of the topmost word of the stance, if that names an actor, else the source."""
    words, source = named.words, statement.source.actor if statement.source else None
    i = top
    if relation.holds(i) and words.first(i, _PASSIVE) is not None:
        # "Kyiv was condemned by Moscow": Moscow; "Kyiv was condemned", whoever says so: nobody named.
        agent = words.first(i, _AGENT)
        return named.actors.get(agent) if agent is not None else None
    while relation.holds(i):
        subject = next((c for c in words.children[i] if _is_subject(words, c)), None)
        if subject is not None and words.lower[subject] not in _SELF:
            return named.actors.get(subject) or source
        if subject is not None or words.dep[i] not in ("xcomp", "cop", "conj") or words.head[i] == i:
            break
        i = words.head[i]
    return source


def _is_subject(words: Words, i: int) -> bool:
    return words.dep[i] in _SUBJECTS or (words.dep[i] == "expl" and words.lower[i] == "it")


def value(words: Words, i: int, of: str | None = None) -> float | None:
    """How strongly a word approves or refuses issues or actors, with its particle or preposition; None if neither."""
    known, lemma = _attitudes(of), words.lemma(i)
    for child in words.children[i]:
        dep = words.dep[child]
        if dep in ("compound:prt", "obl", "case"):
            word = words.case(child) if dep == "obl" else words.lower[child]
            if f"{lemma} {word}" in known:
                return known[f"{lemma} {word}"]
            if dep == "case" and word == "against" and words.head[i] != i:
                return known["against"]
    return known.get(lemma, known.get(words.lower[i]))


def judgement(words: Words, told: Signs, i: int) -> float | None:
    """The value of a word that judges, its own negation counted; None for a word that does not."""
    worth = value(words, i) if i in told.judging else None
    if worth is None or words.pos[i] not in ("VERB", "NOUN", "ADJ", "ADV", "ADP", "SCONJ"):
        return None
    return -worth if i in told.negated else worth


@cache
def _attitudes(of: str | None = None) -> dict[str, float]:
    """The words that judge issues, or actors, or either.

    "Will send weapons to Ukraine" is for sending weapons, and not for Ukraine.
    """
    lines = (_HERE / "attitudes.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["lemma"]: float(row["value"]) for row in rows if of is None or row["of"] in ("", of)}
