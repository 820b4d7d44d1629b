"""Actors of the ledger as they are compared, and which pairs of them are worth comparing."""

import datetime
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.ledger import likeness
from onrecord.ledger.spellings import bearers, skeleton

Offices = Callable[[str, str | None, datetime.date | None], Collection[str]]
"""Ids of those who, by some roster, hold the office that words name, of a country on a day."""

_UNLISTED = "found:"
_MOST = 80
"""The most bodies whose names begin with the same sounds and are compared: "National …" is no clue."""


@dataclass(slots=True)
class Namesake:
    """An actor as it is compared: all it is called, its country, and how often it is meant."""

    id: str
    kind: str
    names: list[str] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)
    described: list[tuple[str, str | None, datetime.date | None]] = field(default_factory=list)
    mentions: int = 0

    @property
    def person(self) -> bool:
        """Whether it is a person."""
        return self.kind == "person"

    @property
    def listed(self) -> bool:
        """Whether it stands in a roster: two of those are two."""
        return not self.id.startswith(_UNLISTED)

    @property
    def alone(self) -> bool:
        """Whether it is called by one word only."""
        return all(len(likeness.person_words(name)) == 1 for name in self.names)


def load(connection: sqlite3.Connection) -> dict[str, Namesake]:
    """Persons and bodies that are named somewhere."""
    known: dict[str, Namesake] = {}
    for id_, name, kind, country, described, count, day in connection.execute(_ACTORS):
        actor = known.setdefault(id_, Namesake(id_, kind))
        actor.mentions += count
        if name not in actor.names:
            actor.names.append(name)
        if country:
            actor.countries[country] += count
        if described:
            actor.described.append((described, country, datetime.date.fromisoformat(day) if day else None))
    return known


# What was read of those whom a judgement counts as others is compared as well: they are called so.
_ACTORS = """WITH meant AS (SELECT actor, count(*) AS n FROM mentions WHERE actor IS NOT NULL GROUP BY actor)
    SELECT a.id, coalesce(r.name, a.name), a.kind, a.country, a.described, m.n,
           CASE WHEN a.described IS NOT NULL AND a.kind = 'person' THEN (
               SELECT substr(min(t.published), 1, 10) FROM mentions o JOIN articles t ON t.id = o.article
                WHERE o.actor = a.key) END
      FROM meant m JOIN actors a ON a.key = m.actor LEFT JOIN actors_as_read r ON r.key = a.key
     WHERE a.kind IN ('person', 'organisation', 'group') AND a.id NOT LIKE 'unnamed:%'
     ORDER BY a.id, m.n DESC, a.name"""


def pairs(
    known: dict[str, Namesake], wanted: set[str] | None, offices: Offices
) -> Iterator[tuple[Namesake, Namesake, str | None]]:
    """Each pair worth comparing, once, with the words for an office that a roster gives the other."""
    held = dict(_office_pairs(known, offices))
    blocks: dict[tuple[str, ...], list[str]] = {}
    for actor in known.values():
        for key in _keys(actor):
            blocks.setdefault(key, []).append(actor.id)
    near = dict.fromkeys(held)
    for (sort, *_), ids in blocks.items():
        if len(ids) > 1 and (sort != "begins" or len(ids) <= _MOST):
            near |= dict.fromkeys(
                (min(pair), max(pair))
                for pair in combinations(ids, 2)
                if sort != "family" or known[pair[0]].alone or known[pair[1]].alone
            )
    for one, other in near:
        if wanted is None or one in wanted or other in wanted:
            yield known[one], known[other], held.get((one, other))


def _office_pairs(known: dict[str, Namesake], offices: Offices) -> Iterator[tuple[tuple[str, str], str]]:
    for actor in known.values():
        if actor.person and not actor.listed:
            for described, country, day in actor.described:
                for id_ in offices(described, country, day):
                    if id_ in known:
                        yield (min(actor.id, id_), max(actor.id, id_)), described


def _keys(actor: Namesake) -> set[tuple[str, ...]]:
    """Under what an actor is looked up: pairs that share no key are never compared."""
    return {key for name in actor.names for key in (_of_person(name) if actor.person else _of_body(name))}


def _of_person(name: str) -> Iterator[tuple[str, ...]]:
    words = likeness.person_words(name)
    family = skeleton(words[-1])
    yield "family", family
    if len(words) > 1:
        yield "whole", "".join(sorted(words))
        yield "whole", "".join(words)
        yield "whole", "".join(words[:2])
        for first in {skeleton(b)[:1] for word in words[:-1] for b in bearers(word)}:
            yield "first", family, first


def _of_body(name: str) -> Iterator[tuple[str, ...]]:
    words = likeness.body_words(name)
    yield "body", " ".join(sorted(words))
    for short in filter(None, (likeness.acronym(name), likeness.initials(name))):
        yield "acronym", short
    if len(words) > 1:
        yield "begins", " ".join(words[:2])
        yield "begins", skeleton(words[0]), skeleton(words[-1])
    else:
        yield "family", skeleton(words[0])
