"""Whom a statement speaks against by the words it chooses: "Moscow’s aggression", "Kyiv is ignoring the deal"."""

from collections.abc import Iterator, Sequence

from onrecord.model import Actor, Mention, Stance, Statement
from onrecord.statements.aim import OWNED
from onrecord.statements.attitudes import attitudes, value
from onrecord.statements.relation import Relation
from onrecord.statements.targets import Targets
from onrecord.statements.words import Words

BY = "verdict 1"
_SIZE = 0.6
_ACTIVE = frozenset({"nsubj", "nsubj:outer"})
_OPENING = frozenset("'‘“\"")
_DENYING = frozenset({"deny", "dispute", "refute", "doubt"})
_UNSURE = frozenset({"could", "might", "may", "would", "if", "whether", "unless"})


def verdicts(
    named: Targets, statement: Statement, relation: Relation, mentions: Sequence[tuple[int, Mention]]
) -> Iterator[Stance]:
    """Stances of the source against who is said to do wrong, or owns what a word condemns.

    Args:
        mentions: those of actors that stand in the content, by their head.
    """
    if statement.negated or statement.source is None or (actor := statement.source.actor) is None:
        return
    if relation.verb is not None and named.words.lemma(relation.verb) in _DENYING:
        return
    for i, mention in mentions:
        target = mention.actor
        if isinstance(target, Actor) and target.id != actor.id and _is_condemned(named, i, relation):
            yield Stance(actor, target, -_SIZE, False, mention.span, BY)


def _is_condemned(named: Targets, i: int, relation: Relation) -> bool:
    words = named.words
    thing = _owned(words, i)
    if thing is not None and _is_loaded(named, i, thing) and relation.holds(thing):
        return not _is_others_word(words, i, thing) and _is_asserted(words, thing, relation)
    doer = i if thing is None else thing
    deed = words.head[doer]
    if words.dep[doer] not in _ACTIVE or deed not in named.signs.judging or not relation.holds(deed):
        return False
    return _is_wrong(named, deed) and _is_asserted(words, deed, relation)


def _is_others_word(words: Words, owner: int, thing: int) -> bool:
    """Whether owner and word stand in marks of their own, as others say it: "talk of ‘Moscow’s aggression’"."""
    closed = words.printed[thing + 1 : thing + 2] in (["'"], ["’"], ["”"], ['"'])
    return closed and any(words.printed[i] in _OPENING for i in range(max(owner - 2, 0), owner))


def _owned(words: Words, i: int) -> int | None:
    """What belongs to somebody or was done by them: "Moscow’s *aggression*", "the *blackmail* by Moscow"."""
    above = words.head[i]
    if above == i or words.pos[above] not in ("NOUN", "PROPN"):
        return None
    own = words.dep[i] in OWNED or (words.dep[i] == "nmod" and words.case(i) in ("by", "of"))
    return above if own else None


def _is_loaded(named: Targets, owner: int, thing: int) -> bool:
    """Whether a noun, or an adjective before it, condemns: "*aggression*", "*unprovoked* war"; of whom is by whom."""
    words = named.words
    if thing in named.signs.negated:
        return False
    if words.lemma(thing) in attitudes("loaded"):
        return True
    described = (words.lower[c] for c in words.children[thing] if words.dep[c] == "amod")
    return words.case(owner) != "of" and any(word in attitudes("loaded") for word in described)


def _is_wrong(named: Targets, deed: int) -> bool:
    """Whether a verb tells a wrong: "ignores", "does not comply"."""
    worth = value(named.words, deed, "deed")
    if worth is None:
        return False
    return worth > 0 if deed in named.signs.negated else worth < 0


def _is_asserted(words: Words, i: int, relation: Relation) -> bool:
    """Whether the source says it as its own view: not what others are told to have said, nor what merely might be."""
    for above in (i, *words.above(i)):
        if above == relation.verb or not relation.holds(above):
            return True
        if above != i and (above in words.cues or above in words.nouns):
            return False
        if any(words.lower[c] in _UNSURE and words.dep[c] in ("aux", "mark") for c in words.children[above]):
            return False
    return True
