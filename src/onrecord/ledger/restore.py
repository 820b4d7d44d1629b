"""Rows of the ledger → the reading they were written from."""

import datetime
import json
import sqlite3
from typing import Any

from onrecord.model import (
    Actor,
    Article,
    Event,
    Issue,
    Mention,
    Part,
    Place,
    Reading,
    Ref,
    Span,
    Stance,
    Statement,
    Timex,
)

Row = tuple[Any, ...]


def restore(connection: sqlite3.Connection, article: str) -> Reading | None:
    """The reading of an article, equal to the one that was added; None if there is none."""
    row = connection.execute("SELECT * FROM articles WHERE id = ?", (article,)).fetchone()
    return _Restorer(connection, row).reading() if row else None


class _Restorer:
    """Loads the mentions and times of an article by number, then what names them."""

    def __init__(self, connection: sqlite3.Connection, row: Row) -> None:
        self.connection, self.row, self.id = connection, row, row[0]
        self.refs: dict[tuple[str, str], Ref] = {}
        mentions = self._of_article("mentions")
        times = self._of_article("times")
        self.mentions = {row[1]: self._mention(row) for row in mentions}
        self.times = {row[1]: _time(row) for row in times}
        self.listed_mentions = tuple(self.mentions[row[1]] for row in mentions if row[-1])
        self.listed_times = tuple(self.times[row[1]] for row in times if row[-1])

    def reading(self) -> Reading:
        said = tuple(self._statement(row) for row in self._of_article("statements"))
        done = tuple(self._event(row) for row in self._of_article("events"))
        return Reading(self._article(), self.listed_mentions, self.listed_times, said, done)

    def _article(self) -> Article:
        id_, outlet, published, url, title, byline, language, dated_by, _, text = self.row
        parts = tuple(Part(Span(row[2], row[3]), row[4]) for row in self._of_article("parts"))
        return Article(id_, text, outlet, _day(published), url, title, byline, language, parts, dated_by)

    def _mention(self, row: Row) -> Mention:
        _, _, start, end, _, label, actor, place, issue, confidence, by, _ = row
        return Mention(Span(start, end), label, self._ref(actor, place, issue), confidence, by)

    def _statement(self, row: Row) -> Statement:
        key, article, _, id_, source, addressee, medium, time, manner, kind, negated, within, confidence, by = row[:14]
        who, whom, through = (self.mentions[n] if n is not None else None for n in (source, addressee, medium))
        cue, content = self._spans("cues", "statement", key), self._spans("contents", "statement", key)
        when = self.times[time] if time is not None else None
        said = (manner, kind, whom, through, bool(negated), when, within, self._stances(key))
        return Statement(id_, article, who, cue, content, *said, confidence, by)

    def _stances(self, statement: int) -> tuple[Stance, ...]:
        rows = self.connection.execute("SELECT * FROM stances WHERE statement = ? ORDER BY number", (statement,))
        return tuple(self._stance(row) for row in rows.fetchall())

    def _stance(self, row: Row) -> Stance:
        _, _, holder, actor, place, issue, value, conditional, start, end, _, by = row
        who, target = self._ref(holder, None, None), self._ref(actor, place, issue)
        assert target is not None
        assert who is None or isinstance(who, Actor)
        return Stance(who, target, value, bool(conditional), Span(start, end), by)

    def _event(self, row: Row) -> Event:
        key, article, _, id_, type_, mode, contexts, place, time, polarity, modality, since, until = row[:13]
        confidence, by = row[17:19]
        where = self.mentions[place] if place is not None else None
        when = self.times[time] if time is not None else None
        because = Span(since, until) if since is not None else None
        who, whom = self._participants(key, "actor"), self._participants(key, "recipient")
        what = (type_, mode, tuple(json.loads(contexts)), self._spans("triggers", "event", key))
        return Event(id_, article, *what, who, whom, where, when, polarity, modality, because, confidence, by)

    def _participants(self, event: int, role: str) -> tuple[Mention, ...]:
        asked = "SELECT mention FROM participants WHERE event = ? AND role = ? ORDER BY number"
        return tuple(self.mentions[n] for (n,) in self.connection.execute(asked, (event, role)))

    def _spans(self, table: str, owner: str, key: int) -> tuple[Span, ...]:
        asked = f"SELECT span_start, span_end FROM {table} WHERE {owner} = ? ORDER BY number"
        return tuple(Span(start, end) for start, end in self.connection.execute(asked, (key,)))

    def _of_article(self, table: str) -> list[Row]:
        return self.connection.execute(
            f"SELECT * FROM {table} WHERE article = ? ORDER BY number", (self.id,)
        ).fetchall()

    def _ref(self, actor: str | None, place: str | None, issue: str | None) -> Ref | None:
        for table, kind, key in (("actors", Actor, actor), ("places", Place, place), ("issues", Issue, issue)):
            if key is not None:
                if (table, key) not in self.refs:
                    row = self._as_read(key) if kind is Actor else None
                    row = row or self.connection.execute(f"SELECT * FROM {table} WHERE key = ?", (key,)).fetchone()
                    self.refs[table, key] = kind(*row[1:])
                return self.refs[table, key]
        return None

    def _as_read(self, key: str) -> Row | None:
        """An actor that a judgement counts as another, as it was read."""
        asked = "SELECT key, id, name, kind, country, code, described FROM actors_as_read WHERE key = ?"
        found: Row | None = self.connection.execute(asked, (key,)).fetchone()
        return found


def _time(row: Row) -> Timex:
    _, _, start, end, _, type_, value, mod, earliest, latest, anchor, by, _ = row
    return Timex(Span(start, end), type_, value, mod, _moment(earliest), _moment(latest), anchor, by)


def _moment(printed: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(printed) if printed else None


def _day(printed: str | None) -> datetime.date | None:
    """A date, or a date and time where the hour was known."""
    if not printed:
        return None
    moment = datetime.datetime.fromisoformat(printed)
    return moment if "T" in printed else moment.date()
