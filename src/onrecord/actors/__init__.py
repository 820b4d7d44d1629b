"""Doc → Mention: who is meant by a name, an office or a pronoun, on the day of the report."""

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from operator import attrgetter

from spacy.tokens import Doc

from onrecord.actors import (
    acronyms,
    aliases,
    coreference,
    counterparts,
    countries,
    discovery,
    groups,
    interviews,
    names,
    pronouns,
    resolve,
    roles,
    texts,
    titles,
    turns,
)
from onrecord.actors.candidates import Candidate
from onrecord.actors.likeliest import Likeliest
from onrecord.actors.quoted import Quoted
from onrecord.actors.roster import Roster, load
from onrecord.actors.speech import Speech
from onrecord.actors.terms import day_of
from onrecord.actors.words import words_for
from onrecord.language.columns import columns
from onrecord.model import Mention, Span

__all__ = ["find"]

_ROLES = frozenset({"role", "institution", "apposition"})


def find(
    doc: Doc, published: datetime.date | None = None, roster: Roster | None = None, title: str | None = None
) -> tuple[Mention, ...]:
    """Every mention of an actor in the prose of an article, in order, with the actor meant.

    Names and descriptions nest ("the Kremlin" inside "the Kremlin's spokesman"). What nobody can be named for keeps
    ``ref`` None.

    Args:
        roster: who is who; the shipped roster unless given (`roster.load(user_file)`).
        title: the article's, which may tell whose speech it is.
    """
    known = load() if roster is None else roster
    day = day_of(published)
    page, title = columns(doc), titles.printed(title)
    labels = turns.find(page)
    called = aliases.find(page, acronyms.find(page, names.find(page, known, day)))
    named = turns.named(page, labels, called, title)
    resolve.names(page, named, known, day)
    described = discovery.introduce(page, named, roles.find(page, named))
    resolve.persons(named, described, known, day)
    resolve.roles(described, named, known, day)
    marks = Quoted(page.text, ((part.start, part.end) for part in page.parts))
    speech = Speech(page, marks, [label.end - 1 for label, _ in labels])
    told = titles.Titled(title, named, known, day)
    descriptions = coreference.Descriptions(page, known, day, speech, told)
    descriptions.settle(named, described)
    described += groups.find(page, speech, (*named, *described))
    described += countries.find(page, marks, (*named, *described))
    speakers = turns.speakers(labels, (*named, *described)) or turns.signed(page, named)
    speakers = speakers or told.speaker(page) or interviews.find(page, named)
    declaring = turns.together(page, labels, (*named, *described))
    antecedents = Likeliest(page, (*named, *described), marks, speech)
    stand_ins = pronouns.find(page, antecedents, marks, speakers, declaring)
    antecedents.describe(described, descriptions.may_be)
    descriptions.forget(stand_ins)
    counterparts.owned(described, stand_ins, known, day)
    inside = _inside(named, described)
    issued = texts.find(page, speech, (*named, *described))
    found = [c for c in (*named, *described, *issued, *stand_ins) if id(c) not in inside and (c.by or c.sort in _ROLES)]
    return _mentions(found, known, day)


def _mentions(found: Sequence[Candidate], roster: Roster, day: datetime.date | None) -> tuple[Mention, ...]:
    """The findings in order, each person with the code of that day."""
    persons = {id(c.actor): c.actor for c in found if c.actor is not None and c.actor.kind == "person"}
    dated = {same: roster.dated(actor, day) for same, actor in persons.items()}
    for one in found:
        one.actor = dated.get(id(one.actor), one.actor)
    found = sorted(sorted(found, key=attrgetter("end"), reverse=True), key=attrgetter("start"))
    return tuple([Mention(Span(c.start, c.end), c.label, c.actor, c.confidence, _rule(c.by or c.sort)) for c in found])


@cache
def _rule(name: str) -> str:
    """A rule as findings name it."""
    return f"actors.{name}"


def _inside(named: Sequence[Candidate], described: Sequence[Candidate]) -> set[int]:
    """What is only a part of a longer finding: "Russian" in "Russian officials"; and weapons of nobody's."""
    described = sorted(described, key=lambda r: r.start)
    within = {id(r) for r in described if r.actor is None and r.words in words_for("weapons")}
    ends = list(accumulate((r.end for r in described), max))
    starts = [r.start for r in described]
    bodies = [r for r in described if r.actor is not None and r.sort == "institution"]
    for name in named:
        if name.sort == "adjective":
            before = bisect_right(starts, name.start)
            if before and name.end <= ends[before - 1]:
                within.add(id(name))
        elif name.label == "ORG" and name.sort == "printed" and any(_overlap(name, body) for body in bodies):
            within.add(id(name))
    return within


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end
