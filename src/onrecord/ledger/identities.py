"""Judgements that hold → whom each actor counts as. What was read stays, and comes back when a judgement is revoked."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace

from onrecord.model import Actor


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the ids of one group count as: the id that is kept, with its name, kind and country."""

    kept: str
    name: str
    kind: str
    country: str | None

    def counted(self, read: Actor) -> Actor:
        """An actor as it counts: what the kept one has not, its own rows may say."""
        country = self.country or read.country
        if read.id == self.kept:
            return replace(read, country=read.country or country)
        code = read.code if read.country in (None, country) else None
        return Actor(self.kept, self.name, self.kind, country, code, read.described)  # type: ignore[arg-type]


def groups(joins: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Ids that are one actor, by the id that is kept: the first of each join, so that joins can follow each other.

    >>> groups([("person:lee", "found:lee"), ("person:lee-jae", "person:lee")])
    {'person:lee-jae': ('person:lee-jae', 'person:lee', 'found:lee')}
    """
    found: dict[str, tuple[str, ...]] = {}
    kept: dict[str, str] = {}
    for one, other in joins:
        first, second = kept.get(one, one), kept.get(other, other)
        if first == second:
            continue
        found[first] = (*found.get(first, (first,)), *found.pop(second, (second,)))
        kept |= dict.fromkeys(found[first], first)
    return found


def held(connection: sqlite3.Connection, *, same: bool) -> list[tuple[int, str, str]]:
    """The judgements of one sort that hold, in order: number and two ids."""
    asked = "SELECT number, one, other FROM actor_judgements WHERE same = ? AND revoked IS NULL ORDER BY number"
    return connection.execute(asked, (same,)).fetchall()


def identity(connection: sqlite3.Connection, id_: str) -> Identity | None:
    """Whom an id counts as, where it was judged."""
    row = connection.execute("SELECT kept, name, kind, country FROM identities WHERE id = ?", (id_,)).fetchone()
    return Identity(*row) if row else None


def settle(connection: sqlite3.Connection) -> None:
    """Let every judgement that holds, and no other, be felt; the caller holds the transaction."""
    wanted = groups((one, other) for _, one, other in held(connection, same=True))
    now: dict[str, set[str]] = {}
    for id_, kept in connection.execute("SELECT id, kept FROM identities"):
        now.setdefault(kept, set()).add(id_)
    changed = {kept for kept in {*wanted, *now} if set(wanted.get(kept, ())) != now.get(kept, set())}
    touched = {id_ for kept in changed for id_ in (*wanted.get(kept, ()), *now.get(kept, ()))}
    before = _meant(connection, touched)
    _as_read(connection, touched)
    for kept in sorted(changed & set(wanted)):
        _count(connection, kept, wanted[kept])
    after = _meant(connection, touched)
    _out_of_date(connection, [key for key, meant in after.items() if meant != before[key]])


def _meant(connection: sqlite3.Connection, ids: set[str]) -> dict[str, tuple[str, str | None]]:
    """The id and the country that each row of some ids, and of whom they count as, has now."""
    asked = """SELECT key, id, country FROM actors
        WHERE id IN (SELECT value FROM json_each(?1))
           OR key IN (SELECT key FROM actors_as_read WHERE coalesce(apart, id) IN (SELECT value FROM json_each(?1)))"""
    rows = connection.execute(asked, (json.dumps(sorted(ids)),))
    return {key: (id_, country) for key, id_, country in rows}


def _as_read(connection: sqlite3.Connection, ids: set[str]) -> None:
    """Put back what was read for some ids."""
    listed = (json.dumps(sorted(ids)),)
    connection.execute(_PUT_BACK, listed)
    for table in ("actors_as_read WHERE apart IS NULL AND", "identities WHERE"):
        connection.execute(f"DELETE FROM {table} id IN (SELECT value FROM json_each(?))", listed)


_FIELDS = "id, name, kind, country, code, described"
_PUT_BACK = f"""UPDATE actors SET ({_FIELDS}) = (
        SELECT coalesce(apart, id), name, kind, country, code, described FROM actors_as_read r WHERE r.key = actors.key)
    WHERE key IN (SELECT key FROM actors_as_read WHERE coalesce(apart, id) IN (SELECT value FROM json_each(?)))"""


def _count(connection: sqlite3.Connection, kept: str, ids: Sequence[str]) -> None:
    """Write whom the ids of one group count as."""
    who = _described(connection, kept, ids)
    rows = [(id_, who.kept, who.name, who.kind, who.country) for id_ in ids]
    connection.executemany("INSERT INTO identities VALUES (?, ?, ?, ?, ?)", rows)
    asked = "SELECT * FROM actors WHERE id IN (SELECT value FROM json_each(?))"
    for key, *read in connection.execute(asked, (json.dumps(ids),)).fetchall():
        keep_as_read(connection, key, Actor(*read), who)


def keep_as_read(connection: sqlite3.Connection, key: str, read: Actor, who: Identity) -> None:
    """Let one row of ``actors`` say whom it counts as, and keep beside it what was read."""
    counted = who.counted(read)
    if counted != read:
        connection.execute(
            "INSERT OR IGNORE INTO actors_as_read VALUES (?, ?, ?, ?, ?, ?, ?, NULL)", (key, *astuple(read))
        )
        connection.execute(
            f"UPDATE actors SET ({_FIELDS}) = (?, ?, ?, ?, ?, ?) WHERE key = ?", (*astuple(counted), key)
        )


def _described(connection: sqlite3.Connection, kept: str, ids: Sequence[str]) -> Identity:
    """The kept actor by its most printed name; a country that its own rows leave open is that of the next id."""
    rows = connection.execute(_ROWS, (json.dumps(ids),)).fetchall()
    own = [row for row in rows if row[0] == kept]
    country = next((country for _, _, _, country in (*own, *rows) if country), None)
    _, name, kind, _ = (own or rows)[0]
    return Identity(kept, name, kind, country)


# The ids in their order, the rows of each by how often they are meant.
_ROWS = """SELECT a.id, a.name, a.kind, a.country FROM json_each(?) j JOIN actors a ON a.id = j.value
    LEFT JOIN mentions m ON m.actor = a.key GROUP BY a.key ORDER BY j.key, count(m.number) DESC, a.name"""


def _out_of_date(connection: sqlite3.Connection, keys: Sequence[str]) -> None:
    """Mark the chains whose rows name the actors; where none were linked yet there is nothing to mark."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'stale'").fetchone():
        listed = json.dumps(list(keys))
        for asked in (_SAID, _INSIDE, _HELD, _DONE):
            connection.execute(f"INSERT OR IGNORE INTO stale {asked}", (listed,))


_MEANT = "(SELECT article, number FROM mentions WHERE actor IN (SELECT value FROM json_each(?)))"
_SPOKEN = f"""FROM {_MEANT} m JOIN statements s ON s.article = m.article AND m.number IN (s.source, s.addressee)"""
_SAID = f"""SELECT DISTINCT 1, c.chain {_SPOKEN} JOIN memberships c ON c.kind = 1 AND c.item = s.key"""
# Whether a statement that stands in another counts depends on whose that one is.
# The joins are made in this order: SQLite would begin with all contents.
_INSIDE = f"""SELECT DISTINCT 1, c.chain FROM (SELECT DISTINCT s.key, s.article {_SPOKEN}) s
    CROSS JOIN contents o ON o.statement = s.key CROSS JOIN statements k ON k.article = s.article AND k.key <> s.key
    CROSS JOIN contents i ON i.statement = k.key AND i.number = 0
     AND i.span_start >= o.span_start AND i.span_end <= o.span_end
    CROSS JOIN memberships c ON c.kind = 1 AND c.item = k.key"""
_HELD = """SELECT DISTINCT 1, c.chain FROM json_each(?) j JOIN stances t ON j.value IN (t.holder, t.target_actor)
    JOIN memberships c ON c.kind = 1 AND c.item = t.statement"""
_DONE = f"""SELECT DISTINCT 2, c.chain FROM {_MEANT} m JOIN events e ON e.article = m.article
    JOIN participants p ON p.event = e.key AND p.mention = m.number
    JOIN memberships c ON c.kind = 2 AND c.item = e.key"""
