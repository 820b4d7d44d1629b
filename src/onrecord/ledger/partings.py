"""One name that is two actors: in some articles it gets an id of its own. What was read stays, and comes back."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, replace

from onrecord.errors import NotFound
from onrecord.model import Actor, identify


def part(connection: sqlite3.Connection, id_: str, articles: Sequence[str]) -> str:
    """The new id of an actor in some articles; the caller holds the transaction."""
    named = {article for (article,) in connection.execute(_NAMING, (id_,))}
    strange = sorted(set(articles) - named)
    if strange:
        raise NotFound(
            f'article "{strange[0]}" does not name {id_}; ids of articles stand in: onrecord statements --json'
        )
    if not named - set(articles):
        raise ValueError(f"{id_} is named in no other article: expected some of its {len(named)} articles")
    apart = f"{id_}~{min(articles)[:6]}"
    rows = [(key, Actor(*read)) for key, *read in connection.execute(_ROWS, (id_,)).fetchall()]
    for key, read in rows:
        _give(connection, key, read, apart, articles)
    _out_of_date(connection, articles)
    return apart


def undo(connection: sqlite3.Connection, apart: str, articles: Sequence[str]) -> None:
    """Let an actor be again who it was read as; the caller holds the transaction."""
    asked = "SELECT key, id, name, kind, country, code, described FROM actors_as_read WHERE apart = ?"
    for key, *read in connection.execute(asked, (apart,)).fetchall():
        _rename(connection, key, identify("actors", *read), articles)
        for table in ("actors", "actors_as_read"):
            connection.execute(f"DELETE FROM {table} WHERE key = ?", (key,))
    _out_of_date(connection, articles)


def _give(connection: sqlite3.Connection, key: str, read: Actor, apart: str, articles: Sequence[str]) -> None:
    """Give a row of an actor a second one with its new id, for some articles."""
    new = identify("actors", apart, key)
    connection.execute("INSERT INTO actors VALUES (?, ?, ?, ?, ?, ?, ?)", (new, *astuple(replace(read, id=apart))))
    connection.execute("INSERT INTO actors_as_read VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (new, *astuple(read), apart))
    _rename(connection, key, new, articles)


def _rename(connection: sqlite3.Connection, key: str, new: str, articles: Sequence[str]) -> None:
    values = (new, key, json.dumps(articles))
    connection.execute(f"UPDATE mentions SET actor = ? WHERE actor = ? AND article IN {_ONE_OF}", values)
    for column in ("holder", "target_actor"):
        inside = f"statement IN (SELECT key FROM statements WHERE article IN {_ONE_OF})"
        connection.execute(f"UPDATE stances SET {column} = ? WHERE {column} = ? AND {inside}", values)


def _out_of_date(connection: sqlite3.Connection, articles: Sequence[str]) -> None:
    """Mark the chains of some articles; where none were linked yet there is nothing to mark."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'stale'").fetchone():
        for kind, table in ((1, "statements"), (2, "events")):
            connection.execute(_STALE.format(kind=kind, table=table), (json.dumps(articles),))


_ONE_OF = "(SELECT value FROM json_each(?))"
# Whatever it counts as: by the id that was read, or that a judgement gave it before.
_ROWS = """SELECT a.key, coalesce(r.id, a.id), coalesce(r.name, a.name), coalesce(r.kind, a.kind),
       iif(r.key IS NULL, a.country, r.country), iif(r.key IS NULL, a.code, r.code), a.described
  FROM actors a LEFT JOIN actors_as_read r ON r.key = a.key WHERE coalesce(r.apart, r.id, a.id) = ?"""
_NAMING = """SELECT DISTINCT m.article FROM actors a LEFT JOIN actors_as_read r ON r.key = a.key
    JOIN mentions m ON m.actor = a.key WHERE coalesce(r.apart, r.id, a.id) = ?"""
_STALE = f"""INSERT OR IGNORE INTO stale SELECT {{kind}}, c.chain FROM {{table}} k
    JOIN memberships c ON c.kind = {{kind}} AND c.item = k.key WHERE k.article IN {_ONE_OF}"""
