"""To whom an event is done that stands within what is promised, asked for, refused or feared."""

from collections.abc import Iterator, Set

from onrecord.events.frames import Frame, conjuncts, frame
from onrecord.events.groups import is_known
from onrecord.events.named import Named
from onrecord.events.referents import mentions
from onrecord.events.tables import classes
from onrecord.events.triggers import Pattern
from onrecord.events.words import Word
from onrecord.model import Mention

DEEPEST = 3
"""Nouns that a way may lead through: "billions in aid for the rebuilding of Chad"."""


def within(of: Frame, pattern: Pattern, named: Named) -> Iterator[Mention]:
    """Whom the phrases behind the event's things name: "vetoed billions in aid to Chad", "called for ties with it"."""
    if pattern.type == "ASSAULT":  # "fired tear gas to disperse students"
        aimed = (clause for clause in _purposes(of) if clause.lemma in classes()["dispersing"])
        hit = (head for clause in aimed for head in frame(clause).objects)
        yield from (m for head in hit for m in mentions(head, named, places=False))
    cases = _LEADING.get(pattern.type or "", frozenset())
    for thing in _things(of, pattern) if cases else ():
        found = tuple(_behind(thing, cases, named, 1 if pattern.type == "REQUEST" else DEEPEST))
        if found:
            yield from found
            return


def _things(of: Frame, pattern: Pattern) -> Iterator[Word]:
    if pattern.type in {"REQUEST", "ACCUSE"}:
        yield from (head for case, head in of.oblique if case in {"for", "over", "about", "at"})
    elif pattern.type == "RETREAT":  # "opened the bridge to allow the delivery of grain to Chad"
        yield from (thing for clause in _purposes(of) if pattern.mode == "access" for thing in frame(clause).objects)
    else:
        yield from of.objects
        yield from (head for case, head in of.oblique if case == "in" and head.lemma in classes()["aid"])


def _purposes(of: Frame) -> Iterator[Word]:
    """The clauses that tell what it is done for."""
    clauses = (c for c in of.trigger.rights if c.dep_ in {"advcl", "xcomp"})
    yield from (c for c in clauses if c.tag_ == "VB" and any(w.lower_ == "to" for w in c.lefts))


def _behind(thing: Word, cases: Set[str], named: Named, depth: int) -> Iterator[Mention]:
    """Who stands behind one of the prepositions, the nearest first, or further down."""
    below = [c for c in thing.rights if c.dep_ == "nmod" and c.pos_ in {"NOUN", "PROPN", "ADJ"}]
    for child in below:
        if any(c.lower_ in cases for c in child.lefts if c.dep_ == "case"):
            there = [m for head in conjuncts(child) for m in mentions(head, named, places=True) if is_known(m)]
            if there:
                yield from there
                return
    for child in below if depth > 1 else ():
        found = tuple(_behind(child, cases, named, depth - 1))
        if found:
            yield from found
            return


_LEADING = {
    "AGREE": frozenset({"for", "to", "with"}),
    "AID": frozenset({"for", "to"}),
    "REJECT": frozenset({"for", "to"}),
    "REQUEST": frozenset({"against", "with"}),
    "RETREAT": frozenset({"to", "into"}),
    "ACCUSE": frozenset({"between", "by"}),
}
