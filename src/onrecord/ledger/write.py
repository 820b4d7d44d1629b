"""One reading → rows of the ledger."""

import datetime
import json
import sqlite3
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import astuple
from typing import TypeVar

from onrecord.ledger import identities
from onrecord.ledger.printed import sentences
from onrecord.model import Actor, Event, Issue, Mention, Place, Reading, Ref, Span, Statement, Timex, identify

Item = TypeVar("Item", bound=Hashable)


def write(connection: sqlite3.Connection, reading: Reading, now: str) -> None:
    """Write all that was read in one article; the caller holds the transaction."""
    _Writer(connection, reading).write(now)


class _Writer:
    """Numbers the mentions and times of an article, and writes rows that name them by number."""

    def __init__(self, connection: sqlite3.Connection, reading: Reading) -> None:
        self.connection, self.reading = connection, reading
        self.article, self.text = reading.article, reading.article.text
        self.mentions = _numbered(reading.mentions, _named(reading))
        self.times = _numbered(reading.times, _dated(reading))

    def write(self, now: str) -> None:
        self._article(now)
        self._insert("parts", [(self.article.id, n, *_ends(p.span), p.kind) for n, p in enumerate(self.article.parts)])
        self._mentions()
        self._times()
        for number, statement in enumerate(self.reading.statements):
            self._statement(number, statement)
        for number, event in enumerate(self.reading.events):
            self._event(number, event)
        self._days()

    def _article(self, now: str) -> None:
        a = self.article
        published = _iso(a.published)
        row = (a.id, a.outlet, published, a.url, a.title, a.byline, a.language, a.dated_by, now, a.text)
        self._insert("articles", [row])

    def _mentions(self) -> None:
        listed = self.reading.mentions
        for number, m in enumerate(_rows(listed, self.mentions)):
            refs = [self._ref(m.ref) if isinstance(m.ref, kind) else None for kind in (Actor, Place, Issue)]
            row = (self.article.id, number, *self._printed(m.span), m.label, *refs, m.confidence, m.by)
            self._insert("mentions", [(*row, number < len(listed))])

    def _times(self) -> None:
        listed = self.reading.times
        for number, t in enumerate(_rows(listed, self.times)):
            interval = (_iso(t.earliest), _iso(t.latest))
            row = (self.article.id, number, *self._printed(t.span), t.type, t.value, t.mod, *interval, t.anchor, t.by)
            self._insert("times", [(*row, number < len(listed))])

    def _statement(self, number: int, s: Statement) -> None:
        named = [self.mentions[m] if m else None for m in (s.source, s.addressee, s.medium)]
        time = self.times[s.time] if s.time else None
        row = (self.article.id, number, s.id, *named, time, s.manner, s.kind, s.negated, s.within, s.confidence, s.by)
        key = self._insert("statements", [(None, *row, None, None, None)])
        self._insert("cues", [(key, n, *self._printed(span)) for n, span in enumerate(s.cue)])
        self._insert("contents", [(key, n, *self._printed(span)) for n, span in enumerate(s.content)])
        self._stances(key, s)
        words = "\n".join(span.of(self.text) for span in s.content)
        targets = "\n".join(stance.target.name for stance in s.stances)
        self.connection.execute(
            "INSERT INTO statement_words (rowid, words, targets) VALUES (?, ?, ?)", (key, words, targets)
        )

    def _stances(self, statement: int, s: Statement) -> None:
        for number, stance in enumerate(s.stances):
            holder = self._ref(stance.holder) if stance.holder else None
            target = [self._ref(stance.target) if isinstance(stance.target, k) else None for k in (Actor, Place, Issue)]
            rest = (stance.value, stance.conditional, *self._printed(stance.span), stance.by)
            self._insert("stances", [(statement, number, holder, *target, *rest)])

    def _event(self, number: int, e: Event) -> None:
        place, time = self.mentions[e.place] if e.place else None, self.times[e.time] if e.time else None
        what = (self.article.id, number, e.id, e.type, e.mode, json.dumps(e.contexts))
        because = self._printed(e.because) if e.because else (None, None, None)
        told = sentences(self.article, e)
        shown = self._printed(told[0])
        how = (place, time, e.polarity, e.modality, *because, *shown, e.confidence, e.by)
        key = self._insert("events", [(None, *what, *how, None, None, None)])
        self._insert("triggers", [(key, n, *self._printed(span)) for n, span in enumerate(e.triggers)])
        for role, mentions in (("actor", e.actors), ("recipient", e.recipients)):
            self._insert("participants", [(key, role, n, self.mentions[m]) for n, m in enumerate(mentions)])
        self.connection.execute(
            "INSERT INTO event_words (rowid, words) VALUES (?, ?)", (key, "\n".join(t.of(self.text) for t in told))
        )

    def _days(self) -> None:
        """The days that each statement and event allows: those of its printed time, else that of publication."""
        published = _iso(self.article.published)
        for table in ("statements", "events"):
            self.connection.execute(_DAYS.format(table=table), (published and published[:10], self.article.id))

    def _ref(self, ref: Ref) -> str:
        """The key of an actor, place or issue, written if new."""
        table, values = _TABLES[type(ref)], astuple(ref)
        key = identify(table, *values)
        marks = ", ".join("?" * (len(values) + 1))
        new = self.connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", (key, *values)).rowcount
        judged = identities.identity(self.connection, ref.id) if new and isinstance(ref, Actor) else None
        if judged and isinstance(ref, Actor):
            identities.keep_as_read(self.connection, key, ref, judged)
        return key

    def _printed(self, span: Span) -> tuple[int, int, str]:
        return span.start, span.end, span.of(self.text)

    def _insert(self, table: str, rows: Sequence[tuple[object, ...]]) -> int:
        """The key of the last row written."""
        last = 0
        for row in rows:
            marks = ", ".join("?" * len(row))
            last = self.connection.execute(f"INSERT INTO {table} VALUES ({marks})", row).lastrowid or 0
        return last


_DAYS = """UPDATE {table} SET published = ?1,
    first_day = coalesce((SELECT first_day FROM time_rows t WHERE t.article = ?2 AND t.number = time), ?1),
    last_day = coalesce((SELECT last_day FROM time_rows t WHERE t.article = ?2 AND t.number = time), ?1)
    WHERE article = ?2"""
_TABLES: dict[type[Ref], str] = {Actor: "actors", Place: "places", Issue: "issues"}


def _numbered(listed: Sequence[Item], more: Iterable[Item]) -> dict[Item, int]:
    """A number for each: its place in the reading, and new ones for those that only a finding names."""
    numbers: dict[Item, int] = {}
    for number, item in enumerate(listed):
        numbers.setdefault(item, number)
    count = len(listed)
    for item in more:
        if item not in numbers:
            numbers[item] = count
            count += 1
    return numbers


def _rows(listed: Sequence[Item], numbers: dict[Item, int]) -> list[Item]:
    return [*listed, *(item for item, number in numbers.items() if number >= len(listed))]


def _named(reading: Reading) -> list[Mention]:
    said = [m for s in reading.statements for m in (s.source, s.addressee, s.medium) if m]
    return said + [m for e in reading.events for m in (*e.actors, *e.recipients, e.place) if m]


def _dated(reading: Reading) -> list[Timex]:
    said = [s.time for s in reading.statements if s.time]
    return said + [e.time for e in reading.events if e.time]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _iso(moment: datetime.date | None) -> str | None:
    return moment.isoformat() if moment else None
