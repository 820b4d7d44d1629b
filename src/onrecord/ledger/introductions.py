"""An actor that may be another → how it is printed, where it is best told who it is."""

import datetime
import sqlite3

from onrecord.ledger.namesakes import Namesake
from onrecord.ledger.printed import sentence
from onrecord.ledger.rows import NamesakeRow, Printed
from onrecord.model import Span


def row(connection: sqlite3.Connection, actor: Namesake) -> NamesakeRow:
    """The actor with the sentence that introduces it, else the first that names it."""
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    found = cursor.execute(_TOLD, (actor.id,)).fetchone()
    words = Span(found["span_start"], found["span_end"])
    start, end = found["part_start"], found["part_end"]
    part = Span(start, end) if start is not None else words
    shown = sentence(found["text"], part, words)
    articles, country = cursor.execute(_COUNTED, (actor.id,)).fetchone()
    return NamesakeRow(
        actor.id,
        found["name"],
        actor.kind,
        country,
        found["described"],
        actor.mentions,
        articles,
        Printed(shown.of(found["text"]), shown.start, shown.end),
        found["article"],
        found["outlet"],
        datetime.date.fromisoformat(found["published"][:10]) if found["published"] else None,
        found["title"],
        found["url"],
    )


def together(connection: sqlite3.Connection, one: str, other: str) -> int:
    """How many articles name both."""
    asked = f"SELECT count(*) FROM ({_NAMING} INTERSECT {_NAMING})"
    return int(connection.execute(asked, (one, other)).fetchone()[0])


_NAMING = "SELECT m.article FROM mentions m JOIN actors a ON a.key = m.actor WHERE a.id = ?"
_TOLD = """SELECT f.*, t.outlet, t.published, t.title, t.url, t.text, p.span_start AS part_start, p.span_end AS part_end
    FROM (SELECT a.name, a.described, m.article, m.number, m.span_start, m.span_end
            FROM actors a JOIN mentions m ON m.actor = a.key JOIN articles d ON d.id = m.article WHERE a.id = ?
           ORDER BY m.label IN ('PRONOUN', 'ROLE'), a.described IS NULL, d.published, m.article, m.number LIMIT 1) f
    JOIN articles t ON t.id = f.article
    LEFT JOIN parts p ON p.article = t.id AND p.span_start <= f.span_start AND p.span_end >= f.span_end"""
_COUNTED = """SELECT count(DISTINCT m.article), max(a.country) FROM actors a JOIN mentions m ON m.actor = a.key
    WHERE a.id = ?"""
