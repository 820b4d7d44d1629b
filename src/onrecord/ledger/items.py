"""Rows of the ledger → items to be compared: articles, statements and events as linking sees them."""

import datetime
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Kind(IntEnum):
    """What a chain is made of."""

    ARTICLE = 0
    STATEMENT = 1
    EVENT = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that may be told again. Days are ordinals; ``None`` where unknown.

    ``actors`` and ``recipients`` hold ids, or the printed words of whom nobody knows, ``actors`` of an article its
    outlet; ``countries`` and ``countries_acted_on`` are where those are from. ``spans`` are where a statement's content
    stands in its article.
    """

    key: int
    id: str
    article: int
    published: int | None
    first: int | None
    last: int | None
    words: str
    actors: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    place: str | None = None
    country: str | None = None
    type: str | None = None
    mode: str | None = None
    negated: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    countries_acted_on: frozenset[str] = frozenset()
    outlet: str | None = None
    title: str | None = None


def after(connection: sqlite3.Connection, kind: Kind, key: int, limit: int) -> list[Item]:
    """The next items after a key."""
    return _items(connection, kind, "k.key > ? ORDER BY k.key LIMIT ?", (key, limit))


def among(connection: sqlite3.Connection, kind: Kind, keys: Iterable[int]) -> list[Item]:
    """The items of these keys."""
    return _items(connection, kind, "k.key IN (SELECT value FROM json_each(?))", (json.dumps(list(keys)),))


def key_of(connection: sqlite3.Connection, id_: str) -> tuple[Kind, int] | None:
    """The kind and key of an id, whatever it is the id of."""
    tables = {Kind.STATEMENT: "key FROM statements", Kind.EVENT: "key FROM events", Kind.ARTICLE: "rowid FROM articles"}
    for kind, table in tables.items():
        found = connection.execute(f"SELECT {table} WHERE id = ?", (id_,)).fetchone()
        if found:
            return kind, int(found[0])
    return None


def _items(connection: sqlite3.Connection, kind: Kind, where: str, values: tuple[object, ...]) -> list[Item]:
    rows = connection.execute(_SQL[kind].format(where=where), values)
    return [_item(*row) for row in rows]


def _item(
    key: int,
    id_: str,
    article: int,
    published: str | None,
    first: str | None,
    last: str | None,
    words: str | None,
    actors: str,
    recipients: str,
    place: str | None,
    country: str | None,
    type_: str | None,
    mode: str | None,
    negated: int,
    spans: str = "[]",
    outlet: str | None = None,
    title: str | None = None,
) -> Item:
    day = _ordinal(published)
    who, whom = json.loads(actors), json.loads(recipients)
    return Item(
        key,
        id_,
        article,
        day,
        _ordinal(first) if first else day,
        _ordinal(last) if last else day,
        words or "",
        _refs(who),
        frozenset(c for *_, c in who if c),
        _refs(whom),
        place,
        country,
        type_,
        mode,
        bool(negated),
        tuple((start, end) for start, end in json.loads(spans)),
        frozenset(c for *_, c in whom if c),
        outlet,
        title,
    )


def _refs(named: list[list[str | None]]) -> frozenset[str]:
    return frozenset(ref or (words or "").casefold() for ref, words, _ in named if ref or words)


def _ordinal(day: str | None) -> int | None:
    return datetime.date.fromisoformat(day[:10]).toordinal() if day else None


_PROSE = """(SELECT group_concat(words, ' ') FROM (
    SELECT substr(a.text, p.span_start + 1, p.span_end - p.span_start) AS words FROM parts p
    WHERE p.article = a.id AND p.kind IN ('headline', 'body') ORDER BY p.number))"""
# Mentions and actors are joined one by one: as a view on the right of a LEFT JOIN, SQLite would build all of them.
# Actors are compared as they were read: what is linked does not depend on whether a person judged before or after.
_WHO = "LEFT JOIN actors w ON w.key = m.actor LEFT JOIN actors_as_read r ON r.key = m.actor"
_NAMED = "json_array(coalesce(r.id, w.id), m.words, iif(r.key IS NULL, w.country, r.country))"
_ROLE = f"""(SELECT json_group_array({_NAMED}) FROM participants p
    JOIN mentions m ON m.article = k.article AND m.number = p.mention {_WHO}
    WHERE p.event = k.key AND p.role = '{{role}}')"""
_SQL = {
    Kind.ARTICLE: f"""SELECT k.key, a.id, k.key, a.published, NULL, NULL, coalesce({_PROSE}, a.text),
        json_array(json_array(NULL, a.outlet, NULL)), '[]', NULL, NULL, NULL, NULL, 0
        FROM (SELECT rowid AS key, id FROM articles) k JOIN articles a ON a.id = k.id WHERE {{where}}""",
    Kind.STATEMENT: f"""SELECT k.key, k.id, a.rowid, a.published, NULL, NULL,
        (SELECT group_concat(words, ' ') FROM (SELECT words FROM contents WHERE statement = k.key ORDER BY number)),
        json_array({_NAMED}), '[]', NULL, NULL, k.manner, NULL, k.negated,
        (SELECT json_group_array(json_array(span_start, span_end)) FROM contents WHERE statement = k.key)
        FROM statements k JOIN articles a ON a.id = k.article
        LEFT JOIN mentions m ON m.article = k.article AND m.number = k.source {_WHO}
        WHERE {{where}}""",
    Kind.EVENT: f"""SELECT k.key, k.id, a.rowid, a.published, t.first_day, t.last_day, k.words,
        {_ROLE.format(role="actor")}, {_ROLE.format(role="recipient")},
        coalesce(l.id, lower(m.words)), l.country, k.type, k.mode, k.polarity = 'negative', '[]', a.outlet, a.title
        FROM events k JOIN articles a ON a.id = k.article
        LEFT JOIN time_rows t ON t.article = k.article AND t.number = k.time
        LEFT JOIN mentions m ON m.article = k.article AND m.number = k.place LEFT JOIN places l ON l.key = m.place
        WHERE {{where}}""",
}
