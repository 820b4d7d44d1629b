"""Who did it and to whom: by the rules, and whom the network holds likeliest where the rules find nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.events import arguments
from onrecord.events.arguments import OF_DEEDS, is_own
from onrecord.events.frames import Frame
from onrecord.events.groups import is_known, nameless, unique
from onrecord.events.hit import is_left_open
from onrecord.events.named import Named
from onrecord.events.nearby import of_clause_above
from onrecord.events.printed import ON_THINGS, is_somebody, printed
from onrecord.events.referents import MYSELF, OURSELVES, STATES, mentions
from onrecord.events.sides import ACTOR, RECIPIENT, Asked, Seen
from onrecord.events.triggers import Pattern, nouns
from onrecord.events.words import Word
from onrecord.model import Mention

BY = "events/sides"
PLAIN, SEEN, FILLED = 0.5, 0.4, 0.6
"""How likely a word must be to report an event of anybody, "Two men were sentenced", "He was arrested"; that a second
side is asked for; and both, where no rule finds anybody."""
LEAST, AT_ALL = 0.5, 0.4
"""How likely somebody must be to be on a side where the rules find nobody: three in four of those are. From .4 on, of
recipients .57 are, of actors .36: enough for a recipient where else nobody is told at all."""
Mentions = tuple[Mention, ...]


def ruled(of: Frame, pattern: Pattern, named: Named, chance: float) -> Asked:
    """An event that a word reports by some chance, with who did it and to whom by the rules."""
    assert pattern.type is not None
    doers = arguments.actors(of, pattern, named)
    done_to = tuple(m for m in arguments.recipients(of, pattern, named, doers) if m not in doers)
    done_to = tuple(m for m in done_to if not named.is_quoted_by(of.trigger, m))
    if not doers and any(m.ref is not None for m in done_to):
        doers = tuple(m for m in of_clause_above(of.trigger, named) if not _is_one_of(m, done_to))
    if len(doers) > 1 and not any(map(is_known, done_to)) and _is_mutual(of):
        done_to = doers
    if chance >= PLAIN and not doers and not done_to:
        doers, done_to = printed(of, pattern, named)
    return Asked(of.trigger, pattern.type, doers, done_to)


def _is_mutual(of: Frame) -> bool:
    """Whether those who do it do it to one another: "Chad and Peru blamed each other"."""
    said = of.trigger.sent.said
    if not {"each", "other"} <= said and not {"one", "another"} <= said:
        return False
    heads = (*of.objects, *(head for _, head in of.oblique))
    words = [*heads, *(c for head in heads for c in head.children if c.dep_ in {"nmod:poss", "fixed"})]
    return any(w.lower_ in {"other", "another"} and w.nbor(-1).lower_ in {"each", "one", "the"} for w in words)


def is_open(of: Asked, pattern: Pattern, chance: float) -> bool:
    """Whether the rules find nobody on a side that the type has; of those who meet it takes two.

    Who bids what must be done is told by who speaks; "American aid arrives in Poland" is nobody's visit; and of "its
    attack" no rule says whose, but it is of one whom the words mean.
    """
    if "bidden" in pattern.recipients or (pattern.mode == "visit" and not of.doers) or _is_somebodys(of.trigger):
        return False
    if chance < (SEEN if of.doers or of.done_to else FILLED):
        return False
    if of.type == "CONSULT":
        return len(of.doers) + len(of.done_to) < 2
    return not of.doers or not of.done_to


def filled(
    of: Asked, seen: Sequence[Seen], chances: Sequence[Sequence[float]], named: Named, beside: Sequence[Asked] = ()
) -> tuple[Mentions, Mentions]:
    """The actors and the recipients: those of the rules; where they find none, whom the network holds likeliest.

    Never who only speaks of it, "Oslo condemned the seizure", nor against whom troops move: "will deploy to Poland" is
    no threat to Poland. ``beside`` are the events of its sentence.
    """
    speaking = [m.span for m in _speaking(of, named, beside)]
    free = [
        (s, c)
        for s, c in zip(seen, chances, strict=True)
        if not s.taken and not any(span.start <= s.head.idx < span.end for span in speaking)
    ]
    if not free:
        return of.doers, of.done_to
    if of.type == "CONSULT" and (of.doers or of.done_to):
        met = _likeliest(free, ACTOR, (*of.doers, *of.done_to), named)
        return (of.doers, met) if of.doers else (met, of.done_to)
    doers = of.doers or _likeliest(free, ACTOR, of.done_to, named)
    if of.done_to or of.type == "MOBILIZE" or _is_of_deed(of):
        return doers, of.done_to
    free = [(s, c) for s, c in free if not is_left_open(of.trigger, s.head)]
    return doers, _likeliest(free, RECIPIENT, doers, named, things=bool(doers) and of.type in ON_THINGS)


def _speaking(of: Asked, named: Named, beside: Sequence[Asked]) -> Iterator[Mention]:
    """Who says what the event's word stands in, and who judges, asks for or refuses it."""
    source = named.speaker(of.trigger)
    if source is not None:
        yield source
    above = {word.i for word in of.trigger.ancestors}
    for other in beside:
        if other.type in _OF_OTHERS and other.trigger.i in above:
            yield from other.doers


_OF_OTHERS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types of what is said of a deed."""


def _is_somebodys(noun: Word) -> bool:
    return any(c.dep_ == "nmod:poss" and c.pos_ == "PRON" for c in noun.lefts)


def _is_of_deed(of: Asked) -> bool:
    """Whether it is done to a deed, and by that to nobody named below: "is financing the invasion of Poland"."""
    return of.type in OF_DEEDS and any(c.dep_ == "obj" and c.lemma in nouns() for c in of.trigger.children)


def _likeliest(
    free: Sequence[tuple[Seen, Sequence[float]]], side: int, others: Mentions, named: Named, *, things: bool = False
) -> Mentions:
    """Who is likeliest on a side, and who is joined to them; nobody, where that is nobody known."""
    ranked = [(c[side], s) for s, c in free if c[side] > c[ACTOR + RECIPIENT - side]]
    if not ranked:
        return ()
    best, first = max(ranked, key=_directly)
    if best < (LEAST if others or side == ACTOR else AT_ALL):
        return ()
    joined = [first, *(s for chance, s in ranked if chance >= LEAST and _are_joined(s.way, first.way))]
    return unique(
        replace(m, confidence=min(m.confidence, round(best, 2)), by=f"{BY} {named.version}")
        for seen in joined
        for m in _meant(seen.head, named, side, things=things)
        if not _is_one_of(m, others)
    )


def _directly(of: tuple[float, Seen]) -> tuple[bool, float]:
    """What hangs right on the word goes before the rest, where both will do: "Kyiv said allies were helping it"."""
    chance, seen = of
    return chance >= LEAST and " " not in seen.way, chance


def _are_joined(one: str, other: str) -> bool:
    """Whether one of two ways goes on from the other to what is joined to it."""
    return one.startswith(f"{other} conj") or other.startswith(f"{one} conj")


def _meant(head: Word, named: Named, side: int, *, things: bool) -> Iterator[Mention]:
    """Whom a phrase stands for; people as printed where that is nobody known, and things where they may be hit.

    Where a blow was struck is nobody who struck it: "attacks across Chad killed nine".
    """
    found = mentions(head, named, places=side == RECIPIENT or head.lemma not in nouns())
    if not found and (is_somebody(head) or (things and head.pos_ == "NOUN")):
        found = (nameless(head, named),)
    for mention in found:
        nobody = mention.ref is None and (mention.label == "PRONOUN" or is_own(mention, head))
        if not nobody and not mention.by.startswith((STATES, MYSELF, OURSELVES)):
            yield mention


def _is_one_of(mention: Mention, there: Sequence[Mention]) -> bool:
    """Whether it is one of them, or stands within their words."""
    same = mention.ref is not None and any(m.ref is not None and m.ref.id == mention.ref.id for m in there)
    return same or any(m.span.overlaps(mention.span) for m in there)
