"""Filters → rows: each query takes the same filters and gives rows that carry the printed words."""

import datetime
import json
import sqlite3
from dataclasses import replace
from typing import Any

from onrecord.ledger.filters import Filters, match
from onrecord.ledger.names import Who, find
from onrecord.ledger.rows import ActorRow, EventRow, Named, Printed, RejectRow, StanceRow, StatementRow, TimelineRow

Row = sqlite3.Row


def statements(connection: sqlite3.Connection, filters: Filters) -> tuple[StatementRow, ...]:
    """Statements that pass the filters, by day."""
    where = _said(connection, filters)
    keys = _first_days(connection, filters)
    return tuple(_statement(row) for row in where.rows(connection, "statement_rows", filters.limit, keys))


def events(
    connection: sqlite3.Connection, filters: Filters, *, every: bool = False, sure: float | None = None
) -> tuple[EventRow, ...]:
    """Events that pass the filters, by day: those the outlet itself reports as happened or ongoing, or every one.

    Args:
        connection: the ledger's.
        filters: what is kept.
        every: also what is claimed, planned, possible or denied.
        sure: the least confidence, 0 to 1; any if None.
    """
    if sure is not None and not 0 <= sure <= 1:
        raise ValueError(f"sure {sure}: expected a confidence from 0 to 1")
    where = _done(connection, filters, every)
    where.need("confidence >= ?", sure)
    return tuple(_event(row) for row in where.rows(connection, "event_rows", filters.limit))


def _first_days(connection: sqlite3.Connection, filters: Filters) -> list[int] | None:
    """The first keys by day of words alone, walking the days; None where looking up every match is less work.

    Of a word in every hundredth statement twenty are met within two thousand statements; of a rare one all are few.
    """
    limit = filters.limit
    if filters.about is None or limit is None or filters != Filters(about=filters.about, limit=limit):
        return None
    words = (match(filters.about),)
    (count,) = connection.execute(f"SELECT count(*) FROM ({_WITH_WORDS})", words).fetchone()
    (held,) = connection.execute("SELECT max(key) FROM statements").fetchone()
    if not held or count * count <= held * limit:
        return None
    walked = connection.execute(
        f"SELECT key FROM statements WHERE first_day IS NOT NULL AND +key IN ({_WITH_WORDS}) "
        "ORDER BY first_day, published, article, key LIMIT ?",
        (*words, limit),
    )
    keys = [key for (key,) in walked]
    return keys if len(keys) == limit else None


_WITH_WORDS = "SELECT rowid FROM statement_words WHERE statement_words MATCH ?"


def timeline(connection: sqlite3.Connection, filters: Filters, *, every: bool = False) -> tuple[TimelineRow, ...]:
    """What one actor said and did, by day. A type keeps events of that type, or statements of that manner or kind."""
    unlimited = replace(filters, limit=None)
    said = [_told(s.value, s.published, s.first, s, None) for s in statements(connection, unlimited)]
    done = [_told(e.value, e.published, e.first, None, e) for e in events(connection, unlimited, every=every)]
    rows = sorted(said + done, key=lambda row: (row.first or datetime.date.max, row.when or "", row.dated))
    return tuple(rows[: filters.limit])


def rejects(connection: sqlite3.Connection, filters: Filters) -> tuple[RejectRow, ...]:
    """Inputs that could not become an article, by the day they came in. They have no actor, recipient or outlet."""
    if filters.actor or filters.toward or filters.outlet:
        raise ValueError("rejects have no actor, recipient or outlet: expected about, since, until, type or limit")
    where = _Where()
    where.need("substr(added, 1, 10) >= ?", filters.since)
    where.need("substr(added, 1, 10) <= ?", filters.until)
    where.need("kind = ? COLLATE NOCASE", filters.type)
    for word in (filters.about or "").split():
        where.need("instr(lower(place || ' ' || why), lower(?))", word)
    sql = f"SELECT * FROM rejects {where} ORDER BY added, place LIMIT ?"
    rows = _all(connection, sql, [*where.values, -1 if filters.limit is None else filters.limit])
    return tuple(RejectRow(r["place"], r["why"], r["kind"], datetime.datetime.fromisoformat(r["added"])) for r in rows)


def actors(connection: sqlite3.Connection, filters: Filters) -> tuple[ActorRow, ...]:
    """Actors, the most active first: with ``toward`` or ``about``, those who said or did something of that kind."""
    within = replace(filters, actor=None, type=None, limit=None)
    said, done = _said(connection, within), _done(connection, within, every=True)
    counts = [
        _counts(connection, f"SELECT source_ref, count(*) FROM statement_rows r {said} GROUP BY 1", said),
        _counts(connection, _TAKING_PART.format(role="actor", where=done), done),
        _counts(connection, _TAKING_PART.format(role="recipient", where=done), done),
    ]
    active = set(counts[0]) | set(counts[1]) | (set() if filters.toward else set(counts[2]))
    rows = _all(connection, *_mentioned(connection, filters))
    if filters.toward or filters.about:
        rows = [row for row in rows if row["id"] in active]
    found = [_actor(row, *(count.get(row["id"], 0) for count in counts)) for row in rows]
    found.sort(key=lambda a: (-a.statements - a.events, -a.articles, a.id))
    return tuple(found[: filters.limit])


_TAKING_PART = """SELECT p.ref, count(DISTINCT p.event) FROM participant_rows p
                  WHERE p.role = '{role}' AND p.event IN (SELECT key FROM event_rows r {where}) GROUP BY 1"""


class _Where:
    """Conditions and their values, in step."""

    def __init__(self) -> None:
        self.conditions: list[str] = []
        self.values: list[object] = []

    def need(self, condition: str, value: object) -> None:
        """Add a condition, unless there is no value to compare with."""
        if value is not None:
            self.conditions.append(condition)
            self.values += [str(value) if isinstance(value, datetime.date) else value] * condition.count("?")

    def among(self, condition: str, who: Who | None) -> None:
        """Add a condition on ids and countries: "{id}" and "{country}" stand for "is one of them"."""
        if who is None:
            return
        listed = {"ids": json.dumps(who.ids), "countries": json.dumps(who.countries)}
        pieces = condition.replace("{ids}", "\0ids\0").replace("{countries}", "\0countries\0").split("\0")
        self.values += [listed[piece] for piece in pieces if piece in listed]
        one_of = "(SELECT value FROM json_each(?))"
        self.conditions.append("".join(one_of if piece in listed else piece for piece in pieces))

    def __str__(self) -> str:
        return "WHERE " + " AND ".join(f"({c})" for c in self.conditions) if self.conditions else ""

    def rows(
        self, connection: sqlite3.Connection, view: str, limit: int | None, keys: list[int] | None = None
    ) -> list[Row]:
        """The rows of a view, by day. Their keys are found first: packing every column of every row takes most time."""
        table = view.removesuffix("_rows") + "s"
        order = "ORDER BY first_day IS NULL, first_day, published, article, key"
        found = f"SELECT key FROM {table} r {self} {order} LIMIT ?"
        if keys is None:
            keys = [key for (key,) in connection.execute(found, [*self.values, -1 if limit is None else limit])]
        asked = f"SELECT * FROM {view} WHERE key IN (SELECT value FROM json_each(?)) {order}"
        return _all(connection, asked, [json.dumps(keys)])


# By the index of the actor, not that of the article: a transcript has thousands of mentions.
_HELD = """EXISTS (SELECT 1 FROM mentions m INDEXED BY mentions_of_{of} JOIN contents c ON c.statement = r.key
      AND m.span_start >= c.span_start AND m.span_end <= c.span_end
    WHERE m.article = r.article AND m.{of} IN (SELECT key FROM {of}s WHERE {which}))"""
_NAMED_IN_CONTENT = " OR ".join(
    (
        _HELD.format(of="actor", which="id IN {ids} OR country IN {countries}"),
        _HELD.format(of="place", which="country IN {countries}"),
    )
)
_STANCE_ON = """EXISTS (SELECT 1 FROM stances s LEFT JOIN actors a ON a.key = s.target_actor
    LEFT JOIN places p ON p.key = s.target_place
    WHERE s.statement = r.key AND (a.id IN {ids} OR a.country IN {countries} OR p.country IN {countries}))"""
# From mentions to what they say and do: asked the other way round, every row of the ledger would be looked at.
_MENTIONED = """SELECT m.article, m.number FROM mentions m
      WHERE m.actor IN (SELECT key FROM actors WHERE id IN {ids} OR country IN {countries})
         OR m.place IN (SELECT key FROM places WHERE country IN {countries})"""
_NAMES = f"""key IN (SELECT s.key FROM ({_MENTIONED}) m
    JOIN statements s ON s.article = m.article AND s.%s = m.number)"""
# Where words are looked for, each row that has them is asked; there are fewer of those.
_NAMES_ROW = """EXISTS (SELECT 1 FROM mentions m WHERE m.article = r.article AND m.number = r.%s AND (
    m.actor IN (SELECT key FROM actors WHERE id IN {ids} OR country IN {countries})
    OR m.place IN (SELECT key FROM places WHERE country IN {countries})))"""
_TAKES_PART = f"""key IN (SELECT e.key FROM (SELECT DISTINCT article FROM ({_MENTIONED})) n
    JOIN events e ON e.article = n.article JOIN participants p ON p.event = e.key AND p.role = '%s'
    JOIN mention_rows m ON m.article = e.article AND m.number = p.mention
   WHERE m.ref IN {{ids}} OR m.country IN {{countries}})"""

# What a statement tells is claimed by it; the outlet itself reports the rest.
_REPORTED = """polarity = 'positive' AND modality IN ('happened', 'ongoing') AND NOT EXISTS (
    SELECT 1 FROM triggers t JOIN statements s ON s.article = r.article
      JOIN contents c ON c.statement = s.key AND c.span_start <= t.span_start AND c.span_end >= t.span_end
     WHERE t.event = r.key AND t.number = 0)"""


def _said(connection: sqlite3.Connection, filters: Filters) -> _Where:
    where = _Where()
    actor, toward = _who(connection, filters.actor), _who(connection, filters.toward)
    names = _NAMES if filters.about is None else _NAMES_ROW
    where.among(names % "source", actor)
    where.among(f"{names % 'addressee'} OR {_STANCE_ON} OR {_NAMED_IN_CONTENT}", toward)
    words = match(filters.about) if filters.about is not None else None
    where.need("key IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)", words)
    where.need("manner = ? COLLATE NOCASE OR kind = ? COLLATE NOCASE", filters.type)
    return _published(where, filters)


def _done(connection: sqlite3.Connection, filters: Filters, every: bool) -> _Where:
    where = _Where()
    where.among(_TAKES_PART % "actor", _who(connection, filters.actor))
    where.among(_TAKES_PART % "recipient", _who(connection, filters.toward))
    words = match(filters.about) if filters.about is not None else None
    where.need("key IN (SELECT rowid FROM event_words WHERE event_words MATCH ?)", words)
    where.need("type = ? COLLATE NOCASE OR mode = ? COLLATE NOCASE", filters.type)
    if not every:
        where.conditions.append(_REPORTED)
    return _published(where, filters)


def _published(where: _Where, filters: Filters) -> _Where:
    where.need("last_day >= ?", filters.since)
    where.need("first_day <= ?", filters.until)
    where.need("(SELECT outlet FROM articles WHERE id = r.article) = ? COLLATE NOCASE", filters.outlet)
    return where


def _who(connection: sqlite3.Connection, name: str | None) -> Who | None:
    return None if name is None else find(connection, name)


def _mentioned(connection: sqlite3.Connection, filters: Filters) -> tuple[str, list[object]]:
    """The query for each actor that is mentioned, and its values: how it is called last, where it is named first."""
    where = _Where()
    where.conditions.append("m.actor IS NOT NULL")
    where.among("a.id IN {ids} OR a.country IN {countries}", _who(connection, filters.actor))
    where.need("a.kind = ? COLLATE NOCASE", filters.type)
    where.need("substr(t.published, 1, 10) >= ?", filters.since)
    where.need("substr(t.published, 1, 10) <= ?", filters.until)
    where.need("t.outlet = ? COLLATE NOCASE", filters.outlet)
    sql = f"""
        WITH named AS (
            SELECT a.id, a.name, a.kind, a.country, a.code, a.described, t.id AS article, t.outlet, m.words,
                   m.span_start, m.span_end, substr(t.published, 1, 10) AS published,
                   row_number() OVER (PARTITION BY a.id ORDER BY t.published, t.id, m.number) AS rank
            FROM mentions m JOIN actors a ON a.key = m.actor JOIN articles t ON t.id = m.article {where})
        SELECT *, (SELECT count(DISTINCT article) FROM named n WHERE n.id = f.id) AS articles,
               (SELECT max(published) FROM named n WHERE n.id = f.id) AS last,
               (SELECT json_group_array(id) FROM identities i WHERE i.kept = f.id AND i.id <> f.id) AS also
        FROM named f WHERE rank = 1"""
    return sql, where.values


def _counts(connection: sqlite3.Connection, sql: str, where: _Where) -> dict[str, int]:
    return dict(connection.execute(sql, where.values).fetchall())


def _all(connection: sqlite3.Connection, sql: str, values: list[object]) -> list[Row]:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, values).fetchall()


def _statement(row: Row) -> StatementRow:
    return StatementRow(
        **_article(row),
        source=_named(row["source"]),
        cue=_printed_all(row["cue"]),
        content=_printed_all(row["content"]),
        manner=row["manner"],
        kind=row["kind"],
        negated=bool(row["negated"]),
        addressee=_named(row["addressee"]),
        medium=_named(row["medium"]),
        within=row["within"],
        stances=tuple(_stance(*stance) for stance in json.loads(row["stances"])),
    )


def _stance(holder: str | None, target: str, value: float, conditional: int, *printed: Any) -> StanceRow:
    return StanceRow(holder, target, value, bool(conditional), *printed)


def _event(row: Row) -> EventRow:
    return EventRow(
        **_article(row),
        type=row["type"],
        mode=row["mode"],
        contexts=tuple(json.loads(row["contexts"])),
        triggers=_printed_all(row["triggers"]),
        actors=tuple(Named(*named) for named in json.loads(row["actors"])),
        recipients=tuple(Named(*named) for named in json.loads(row["recipients"])),
        place=_named(row["place"]),
        polarity=row["polarity"],
        modality=row["modality"],
        because=_printed(row["because"]),
        printed=Printed(*json.loads(row["printed"])),
        claimed_by=row["claimed_by"],
        claimant=row["claimant"],
        reported=bool(row["reported"]),
    )


def _article(row: Row) -> dict[str, Any]:
    """The fields that a statement and an event share."""
    days = {name: _day(row[column]) for name, column in _DAYS.items()}
    return {name: row[name] for name in _SHARED} | days | {"time": _printed(row["time"])}


_DAYS = {"published": "published", "first": "first_day", "last": "last_day"}
_SHARED = ("id", "article", "outlet", "title", "url", "value", "confidence", "by")


def _actor(row: Row, said: int, done: int, received: int) -> ActorRow:
    also = tuple(json.loads(row["also"]))
    who = (row["id"], row["name"], row["kind"], row["country"], row["code"], row["described"], also)
    where = (row["article"], row["outlet"], Printed(row["words"], row["span_start"], row["span_end"]))
    return ActorRow(*who, said, done, received, row["articles"], _day(row["published"]), _day(row["last"]), *where)


def _told(
    value: str | None,
    published: datetime.date | None,
    first: datetime.date | None,
    statement: StatementRow | None,
    event: EventRow | None,
) -> TimelineRow:
    dated = "printed" if value else "published"
    return TimelineRow(value or (str(published) if published else None), dated, first, statement, event)


def _named(packed: str | None) -> Named | None:
    return Named(*json.loads(packed)) if packed else None


def _printed(packed: str | None) -> Printed | None:
    return Printed(*json.loads(packed)) if packed else None


def _printed_all(packed: str) -> tuple[Printed, ...]:
    return tuple(Printed(*one) for one in json.loads(packed))


def _day(printed: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(printed) if printed else None
