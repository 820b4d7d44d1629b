"""Who else a name may mean: what there was to choose from, for a reader who doubts the choice."""

import datetime

from onrecord.actors.roster import Roster
from onrecord.actors.terms import day_of
from onrecord.model import Actor


def alternatives(words: str, roster: Roster, on: datetime.date | None = None) -> tuple[Actor, ...]:
    """The actors of the roster that words may name: whole names, then family names, those in office that day first.

    >>> from onrecord.actors.roster import load
    >>> [a.name for a in alternatives("Johnson", load(), datetime.date(2021, 6, 1))][:1]
    ['Boris Johnson']
    """
    day = day_of(on)
    persons = sorted(
        roster.family(words.split()[-1]) if words.split() else (),
        key=lambda a: not any(term.holds(day) for term in roster.offices(a)),
    )
    capital = roster.capitals.get(roster.lexicon.key(words))
    governments = (roster.government(capital),) if capital else ()
    return tuple(dict.fromkeys((*roster.named(words), *governments, *persons)))
