"""The roll-ups of chains, asked: what an actor said, held and did, one row a chain; and how much was read."""

import datetime
import json
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.errors import NotFound
from onrecord.ledger.filters import match, match_any
from onrecord.ledger.names import Who, find
from onrecord.ledger.store import Ledger

Measure = Literal["said", "stance", "act"]
MEASURES: tuple[Measure, ...] = ("said", "stance", "act")


@dataclass(frozen=True, slots=True)
class Trace:
    """What one chain says of an actor: told first on a day, by an outlet; a stance's value or an act's PLOVER score."""

    measure: Measure
    chain: int
    day: datetime.date
    outlet: str | None
    value: float | None


@dataclass(frozen=True, slots=True)
class Pair:
    """An actor and what it spoke of or acted on, by id, and how many chains say so."""

    measure: Measure
    actor: str
    target: str | None
    chains: int


@dataclass(frozen=True, slots=True)
class Matter:
    """What positions are asked about: any of some words, and the issue they name; else the words of its name."""

    name: str
    id: str | None = None
    words: tuple[str, ...] = ()


class Traces:
    """The roll-ups of one ledger, linked before."""

    def __init__(self, ledger: Ledger) -> None:
        self.connection = ledger._connection
        if not self.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'traces'").fetchone():
            raise NotFound(f'"{ledger.path}" has no chains yet; make them: onrecord chain --ledger "{ledger.path}"')

    def who(self, name: str) -> Who:
        """Whom a name stands for."""
        return find(self.connection, name)

    def of(self, measure: Measure, actor: Who, toward: Who | None = None, on: Matter | None = None) -> list[Trace]:
        """One row a chain, by day; undated ones are left out.

        Args:
            measure: what is asked for.
            actor: who.
            toward: only what is about, or done to, them.
            on: only what is about this: of stances by their target, else by full text.
        """
        conditions, values = [_among("actor", actor)], [*_ids(actor)]
        measures = json.dumps(["said", "echo"] if measure == "said" and not actor.countries else [measure])
        if toward:
            conditions.append(_among("target", toward))
            values += _ids(toward)
        if on is not None:
            condition, value = self._about(measure, on)
            conditions.append(condition)
            values.append(value)
        rows = self.connection.execute(
            f"SELECT chain, day, min(outlet), avg(value) FROM traces WHERE measure IN {_ONE_OF} "
            f"AND day IS NOT NULL AND ({') AND ('.join(conditions)}) GROUP BY day, chain",
            [measures, *values],
        )
        days = self._days(measure, on) if on else {}
        told = [Trace(measure, chain, _day(days.get(chain, day)), outlet, value) for chain, day, outlet, value in rows]
        return sorted(told, key=lambda row: (row.day, row.chain))

    def of_pair(self, pair: Pair) -> list[Trace]:
        """The rows of one actor and target, by day."""
        target = "" if pair.target is None else "AND target = ?"
        rows = self.connection.execute(
            f"SELECT chain, day, min(outlet), avg(value) FROM traces WHERE actor = ? AND measure IN (?, ?) {target} "
            "AND day IS NOT NULL GROUP BY day, chain",
            [
                pair.actor,
                pair.measure,
                "echo" if pair.measure == "said" else pair.measure,
                *([] if pair.target is None else [pair.target]),
            ],
        )
        return [Trace(pair.measure, chain, _day(day), outlet, value) for chain, day, outlet, value in rows]

    def naming(self, actor: Who, toward: Who) -> list[Trace]:
        """Statements of an actor that are addressed to somebody, name them, or take a stance on them."""
        # All of a country: what one of its actors says inside another's statement is counted there.
        speaker = [json.dumps(() if actor.countries else actor.ids), json.dumps(actor.countries)]
        spoken = {chain for (chain,) in self.connection.execute(_SPOKEN, speaker)}
        addressed = {chain for (chain,) in self.connection.execute(_ADDRESSED, [*speaker, *_both(toward)])}
        rows = self.connection.execute(_FIRSTS, (json.dumps([*(self._naming(toward) & spoken), *addressed]),))
        return [Trace("said", chain, _day(day), outlet, None) for chain, day, outlet in rows]

    def _naming(self, toward: Who) -> set[int]:
        """Chains of statements in whose content somebody is named: a search in each article, not a join of its rows."""
        named: dict[str, list[tuple[int, int]]] = {}
        for article, first, last in self.connection.execute(_NAMED, [*_both(toward), json.dumps(toward.countries)]):
            named.setdefault(article, []).append((first, last))
        found = set()
        for article, spans in named.items():
            spans.sort()
            for chain, first, last in self.connection.execute(_CONTENTS, (article,)):
                at = bisect_left(spans, (first, 0))
                if at < len(spans) and spans[at][1] <= last:
                    found.add(chain)
        return found

    def pairs(self, at_least: int, actor: Who | None = None, toward: Who | None = None) -> list[Pair]:
        """Actors and their targets with at least so many chains, most first; a target of None is all an actor said."""
        conditions, values = ["day IS NOT NULL", "actor IS NOT NULL"], []
        for column, who in (("actor", actor), ("target", toward)):
            if who:
                conditions.append(_among(column, who))
                values += _ids(who)
        among = f"({') AND ('.join(conditions)})"
        whole = f"""UNION ALL SELECT 'said', actor, NULL, count(DISTINCT chain) AS n FROM traces
            WHERE measure IN ('said', 'echo') AND {among} GROUP BY actor HAVING n >= ?"""
        rows = self.connection.execute(
            f"""SELECT replace(measure, 'echo', 'said') AS measured, actor, target, count(DISTINCT chain) AS n
            FROM traces WHERE target IS NOT NULL AND {among} GROUP BY measured, actor, target HAVING n >= ?
            {"" if toward else whole} ORDER BY n DESC, measured, actor, target""",
            [*values, at_least, *([] if toward else [*values, at_least])],
        )
        return [Pair(*row) for row in rows]

    def volumes(self) -> dict[tuple[str | None, datetime.date], int]:
        """How many chains of statements and events each outlet was the first to tell, by day."""
        rows = self.connection.execute("SELECT outlet, day, chains FROM volumes WHERE chains > 0 ORDER BY day, outlet")
        return {(outlet or None, _day(day)): count for outlet, day, count in rows}

    def volume_by_day(self) -> dict[datetime.date, int]:
        """How many chains of statements and events were first told on each day."""
        rows = self.connection.execute("SELECT day, sum(chains) FROM volumes GROUP BY day HAVING sum(chains) > 0")
        return {_day(day): chains for day, chains in rows}

    def months(self, actor: Who, toward: Who, measure: Measure = "act") -> list[tuple[str, int, float | None]]:
        """Chains and their mean value by month, for a dyad."""
        rows = self.connection.execute(
            f"SELECT substr(day, 1, 7), count(DISTINCT chain), avg(value) FROM traces WHERE measure = ? "
            f"AND ({_among('actor', actor)}) AND ({_among('target', toward)}) AND day IS NOT NULL GROUP BY 1",
            [measure, *_ids(actor), *_ids(toward)],
        )
        return [(month, count, value) for month, count, value in rows]

    def name(self, id_: str | None) -> str | None:
        """The name of an actor, place or issue."""
        for table in ("actors", "places", "issues"):
            found = self.connection.execute(f"SELECT name FROM {table} WHERE id = ? LIMIT 1", (id_,)).fetchone()
            if found:
                return str(found[0])
        return id_

    def around(
        self, ids: Iterable[str], first: datetime.date, last: datetime.date, limit: int
    ) -> list[tuple[int, int, int]]:
        """Event chains of some days that concern actors: chain, how many of the actors, how many outlets."""
        listed = json.dumps(sorted(ids))
        rows = self.connection.execute(_AROUND, (listed, listed, first.isoformat(), last.isoformat(), limit))
        return [(chain, concerned, outlets) for chain, concerned, outlets in rows]

    def ids_of(self, on: Matter | None) -> list[str]:
        """What a matter names: its issue, or issues, actors and places in whose names its words stand."""
        if on is None or on.id:
            return [on.id] if on and on.id else []
        return [id_ for (id_,) in self.connection.execute(_TARGETS, (on.name.strip(),))]

    def _about(self, measure: Measure, on: Matter) -> tuple[str, str]:
        if measure == "stance":
            return f"target IN {_ONE_OF}", json.dumps(self.ids_of(on))
        return f"chain IN (SELECT chain FROM memberships m WHERE {_WITH_WORDS[measure]})", _wanted(on)

    def _days(self, measure: Measure, on: Matter) -> dict[int, str]:
        """The day on which each chain was first told with the words of a matter."""
        if measure == "stance":
            return {}
        table = "events" if measure == "act" else "statements"
        rows = self.connection.execute(
            f"SELECT m.chain, min(s.published) FROM memberships m JOIN {table} s ON s.key = m.item "
            f"WHERE {_WITH_WORDS[measure]} AND s.published IS NOT NULL GROUP BY m.chain",
            (_wanted(on),),
        )
        return dict(rows.fetchall())


_WITH_WORDS = {
    measure: f"m.kind = {kind} AND m.item IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)"
    for measure, kind, table in (("said", 1, "statement_words"), ("act", 2, "event_words"))
}
_ONE_OF = "(SELECT value FROM json_each(?))"
# Whole words of a name: "arms" is in "arms deliveries", not in "Armstrong".
_TARGETS = " UNION ".join(
    f"SELECT id FROM {table} WHERE ' ' || name || ' ' LIKE '% ' || ?1 || ' %'"
    for table in ("issues", "actors", "places")
)
_SPEAKS = f"""((t.measure IN ('said', 'echo') AND t.actor IN {_ONE_OF})
    OR (t.measure = 'said' AND t.actor_country IN {_ONE_OF}))"""
_SPOKEN = f"SELECT t.chain FROM traces t WHERE {_SPEAKS}"
_ADDRESSED = f"""SELECT t.chain FROM traces t
    WHERE {_SPEAKS} AND (t.target IN {_ONE_OF} OR t.target_country IN {_ONE_OF})"""
_NAMED = f"""SELECT article, span_start, span_end FROM mentions
    WHERE actor IN (SELECT key FROM actors WHERE id IN {_ONE_OF} OR country IN {_ONE_OF})
       OR place IN (SELECT key FROM places WHERE country IN {_ONE_OF})"""
_CONTENTS = """SELECT m.chain, c.span_start, c.span_end FROM statements s
    JOIN contents c ON c.statement = s.key JOIN memberships m ON m.kind = 1 AND m.item = s.key WHERE s.article = ?"""
_FIRSTS = f"""SELECT chain, day, outlet FROM firsts
    WHERE kind = 1 AND day IS NOT NULL AND chain IN {_ONE_OF} ORDER BY day, chain"""
_AROUND = f"""SELECT t.chain,
        max((t.actor IN {_ONE_OF}) + coalesce(t.target IN {_ONE_OF}, 0)) AS concerned, max(f.outlets) AS outlets
    FROM traces t JOIN firsts f ON f.kind = 2 AND f.chain = t.chain
    WHERE t.measure = 'act' AND t.day BETWEEN ? AND ?
    GROUP BY t.chain HAVING concerned > 0 ORDER BY concerned DESC, outlets DESC, t.day DESC, t.chain LIMIT ?"""


def _wanted(on: Matter) -> str:
    """A full-text query for what is printed; names of what stances are about stand beside the words, in "targets"."""
    return f"words : ({match_any(on.words) if on.words else match(on.name)})"


def _among(column: str, who: Who) -> str:
    """A condition on ids or, where a country is meant, on countries only: a condition on both finds no index."""
    return f"{column}_country IN {_ONE_OF}" if who.countries else f"{column} IN {_ONE_OF}"


def _ids(who: Who) -> list[str]:
    return [json.dumps(who.countries)] if who.countries else [json.dumps(who.ids)]


def _both(who: Who) -> list[str]:
    return [json.dumps(who.ids), json.dumps(who.countries)]


@lru_cache(maxsize=20_000)
def _day(printed: str) -> datetime.date:
    return datetime.date.fromisoformat(printed)
