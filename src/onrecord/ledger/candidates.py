"""Actors of the ledger → pairs that may be one, likeliest and weightiest first; nothing is joined but by a person."""

import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from onrecord.errors import NotFound
from onrecord.ledger import identities, likeness, namesakes
from onrecord.ledger.introductions import row, together
from onrecord.ledger.likeness import Likeness
from onrecord.ledger.names import find
from onrecord.ledger.namesakes import Namesake, Offices
from onrecord.ledger.rows import CandidateRow
from onrecord.ledger.spellings import plain, sound
from onrecord.ledger.store import Ledger

AT_LEAST = 0.5
"""The least score of a pair that is listed unless asked otherwise."""
_OFFICE_ALONE = 0.3
_NEARLY_ALL = 0.9


def candidates(
    ledger: Ledger,
    name: str | None = None,
    *,
    at_least: float = AT_LEAST,
    limit: int | None = None,
    offices: Offices = lambda described, country, day: (),
) -> tuple[CandidateRow, ...]:
    """Pairs of actors that may be one; those that are likely, and whose rarer one is named often, first.

    Only actors that share the sound of a name, an acronym or an office are compared. What a person has judged already
    is left out, and what follows from surer pairs; two that a roster lists are two.

    Args:
        ledger: with judgements or without.
        name: only pairs of an actor that this stands for: a name or part of it, however it is spelt, an id, a country.
        at_least: the least score.
        limit: how many pairs at most.
        offices: who holds an office, by a roster.
    """
    connection = ledger._connection
    known = namesakes.load(connection)
    wanted = _wanted(connection, known, name) if name is not None else None
    weighing, parted = _Weighing(connection, known.values()), _parted(connection)
    found = []
    for one, other, held in namesakes.pairs(known, wanted, offices):
        if not (one.listed and other.listed) and frozenset((one.id, other.id)) not in parted:
            pair = weighing.weigh(one, other, held)
            if pair and pair.score >= at_least:
                found.append(pair)
    return tuple(_row(connection, pair) for pair in sorted(_needed(found), key=_Pair.order)[:limit])


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two actors that may be one, the one to keep first, how likely that is, and why."""

    score: float
    reasons: tuple[str, ...]
    one: Namesake
    other: Namesake

    def order(self) -> tuple[float, float, str, str]:
        """What is sure and would change much comes first."""
        weight = math.log2(1 + min(self.one.mentions, self.other.mentions))
        return -self.score * weight, -self.score, self.one.id, self.other.id


def _wanted(connection: sqlite3.Connection, known: dict[str, Namesake], name: str) -> set[str]:
    """Whom a name may stand for, in any of its spellings."""
    heard = {sound(word) for word in likeness.person_words(name)}
    alike = {a.id for a in known.values() if any(heard <= {*map(sound, plain(n).split())} for n in a.names)}
    try:
        return alike | {*find(connection, name).ids}
    except NotFound:
        if not alike:
            raise
        return alike


def _needed(pairs: Iterable[_Pair]) -> Iterator[_Pair]:
    """The pairs without those that follow from surer ones: where A is B and B is C, C need not be asked about A."""
    group: dict[str, set[str]] = {}
    for pair in sorted(pairs, key=lambda p: (-p.score, -p.one.mentions - p.other.mentions, p.order())):
        one, other = (group.setdefault(a.id, {a.id}) for a in (pair.one, pair.other))
        if one is not other:
            yield pair
            one |= other
            group |= dict.fromkeys(other, one)


def _parted(connection: sqlite3.Connection) -> set[frozenset[str]]:
    """Pairs that were judged to be two, by the ids they count as."""
    kept = dict(connection.execute("SELECT id, kept FROM identities").fetchall())
    pairs = identities.held(connection, same=False)
    return {frozenset((kept.get(one, one), kept.get(other, other))) for _, one, other in pairs}


class _Weighing:
    """What speaks for two actors being one: their names, then what the ledger says beside them."""

    def __init__(self, connection: sqlite3.Connection, actors: Iterable[Namesake]) -> None:
        self.connection = connection
        self.families: dict[str, dict[str, int]] = {}
        """How often each of those is named whose full names end in a family name."""
        self.beginnings: Counter[tuple[str, ...]] = Counter()
        """How many bodies have a name that begins with some words."""
        for actor in actors:
            for name in actor.names if actor.person and not actor.alone else ():
                self.families.setdefault(_family(name), {})[actor.id] = actor.mentions
            if not actor.person:
                names = [likeness.body_words(name) for name in actor.names]
                self.beginnings.update({name[:n] for name in names for n in range(2, len(name))})

    def weigh(self, one: Namesake, other: Namesake, held: str | None) -> _Pair | None:
        """The pair with its score; None where nothing speaks for it. ``held``: the words for an office."""
        alike = _alike(one, other)
        if alike is None and held is None:
            return None
        score, reasons = (alike.score, [alike.reason]) if alike else (_OFFICE_ALONE - 0.2, [])
        for more, reason in self._context(one, other, held, alike):
            score, reasons = score + more, [*reasons, reason]
        if one.countries and other.countries and not set(one.countries) & set(other.countries):
            score, reasons = score / 2, [*reasons, "of two countries"]
        return _Pair(round(max(0.0, min(score, 0.99)), 2), tuple(reasons), *_ordered(one, other))

    def _context(
        self, one: Namesake, other: Namesake, held: str | None, alike: Likeness | None
    ) -> Iterator[tuple[float, str]]:
        if held:
            yield 0.2, f"described by an office that the other held on that day: “{held}”"
        if alike is None:
            return
        if set(one.countries) & set(other.countries):
            yield 0.05, "same country"
        if not held and _descriptions(one) & _descriptions(other):
            yield 0.1, "described by the same words"
        if one.person and other.person and one.alone != other.alone:
            yield self._bearers(other if one.alone else one)
        if alike.reason == likeness.BEGINS and not one.person:
            begun = max(self.beginnings[likeness.body_words(name)] for name in (*one.names, *other.names))
            if begun > 1:
                yield -0.1, f"{begun} names begin so"
        if alike.reason == likeness.ACRONYM and self._in_brackets(one, other):
            yield 0.3, "printed together: the name, then the acronym in brackets"

    def _bearers(self, whole: Namesake) -> tuple[float, str]:
        """Whether a family name alone is likely to mean somebody who has it."""
        named = max((self.families[_family(name)] for name in whole.names), key=len)
        if len(named) == 1:
            return 0.15, "nobody else has that name"
        if whole.mentions >= _NEARLY_ALL * sum(named.values()):
            return 0.15, f"of {len(named)} with that name nearly always the one who is named"
        return -0.1, f"{len(named)} have that name"

    def _in_brackets(self, one: Namesake, other: Namesake) -> bool:
        """Whether an article prints "International Atomic Energy Agency (IAEA)"."""
        both = (*product(one.names, other.names), *product(other.names, one.names))
        stands_for = [
            (name, short) for name, short in both if (likeness.acronym(short) or "") == likeness.initials(name)
        ]
        asked = ((one.id, other.id, f"{name} ({short})") for name, short in stands_for)
        return any(self.connection.execute(_PRINTED, values).fetchone() for values in asked)


def _alike(one: Namesake, other: Namesake) -> Likeness | None:
    """The best that any two of their names say."""
    compare: Callable[[str, str], Likeness | None]
    if one.person and other.person:
        compare = likeness.persons
    elif not one.person and not other.person:
        compare = likeness.bodies
    else:
        one, other = (one, other) if one.person else (other, one)
        compare = likeness.person_and_body
    found = [alike for pair in product(one.names, other.names) if (alike := compare(*pair))]
    return max(found, key=lambda alike: alike.score, default=None)


def _descriptions(actor: Namesake) -> set[str]:
    return {words.lower() for words, *_ in actor.described}


def _family(name: str) -> str:
    return sound(likeness.person_words(name)[-1])


_NAMING = "SELECT m.article FROM mentions m JOIN actors a ON a.key = m.actor WHERE a.id = ?"
_PRINTED = f"SELECT 1 FROM articles WHERE id IN ({_NAMING} INTERSECT {_NAMING}) AND instr(text, ?) LIMIT 1"


def _ordered(one: Namesake, other: Namesake) -> list[Namesake]:
    """The one to keep first: that of a roster, else the fuller name, else the one named more often."""
    return sorted((one, other), key=lambda a: (not a.listed, a.person and a.alone, -a.mentions, a.id))


def _row(connection: sqlite3.Connection, pair: _Pair) -> CandidateRow:
    one, other = pair.one, pair.other
    both = together(connection, one.id, other.id)
    return CandidateRow(pair.score, pair.reasons, both, row(connection, one), row(connection, other))
