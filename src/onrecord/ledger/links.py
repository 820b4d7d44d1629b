"""What linking reads from the ledger and writes into it."""

import datetime
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import NotFound
from onrecord.ledger import items
from onrecord.ledger.items import Item, Kind
from onrecord.ledger.store import Ledger

_BUCKET = 7
"""Days in a bucket of sketches; a window of so many days lies in a bucket and its two neighbours."""
_UNDATED = -1


@dataclass(frozen=True, slots=True)
class Link:
    """Two items that tell the same, how sure that is, why, and what rule says so."""

    later: int
    earlier: int
    score: float
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about two items: told the same (``same``) or not; revoked where ``revoked`` is a time."""

    number: int
    kind: Kind
    same: bool
    one: str
    other: str
    who: str
    because: str | None
    made: datetime.datetime
    revoked: datetime.datetime | None


class Links:
    """The tables of chains in one ledger; made where they are missing."""

    def __init__(self, ledger: Ledger) -> None:
        self.connection = ledger._connection
        if not self.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'witnesses'").fetchone():
            self.connection.executescript(Path(__file__).with_name("chains.sql").read_text(encoding="utf-8"))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it is kept, or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def last(self, kind: Kind) -> int:
        """The key up to which items of a kind are linked."""
        found = self.connection.execute("SELECT last FROM linked WHERE kind = ?", (kind,)).fetchone()
        return int(found[0]) if found else 0

    def done(self, kind: Kind, key: int) -> None:
        """Remember how far linking has come."""
        self.connection.execute("INSERT OR REPLACE INTO linked VALUES (?, ?)", (kind, key))

    def new(self, kind: Kind, limit: int) -> list[Item]:
        """Items not linked yet."""
        return items.after(self.connection, kind, self.last(kind), limit)

    def load(self, kind: Kind, keys: Iterable[int]) -> list[Item]:
        """Items by key."""
        return items.among(self.connection, kind, keys)

    def item(self, id_: str) -> tuple[Kind, int]:
        """The kind and key of an item's id."""
        found = items.key_of(self.connection, id_)
        if not found:
            raise NotFound(
                f'no statement, event or article "{id_}" in the ledger; ids stand in: onrecord statements --json'
            )
        return found

    def uncredited(self, limit: int) -> list[tuple[int, str | None, str | None, str]]:
        """Articles of which it was not yet asked whose report they print: key, outlet, byline and text."""
        return self.connection.execute(
            "SELECT rowid, outlet, byline, text FROM articles "
            "WHERE rowid > (SELECT coalesce(max(article), 0) FROM witnesses) ORDER BY rowid LIMIT ?",
            (limit,),
        ).fetchall()

    def credit(self, rows: Iterable[tuple[int, str | None]]) -> None:
        """Keep whose reports articles print."""
        self.connection.executemany("INSERT OR REPLACE INTO witnesses VALUES (?, ?)", rows)

    def sketch(self, kind: Kind, item: int, day: int | None, hashes: Sequence[int]) -> None:
        """Keep an item's hashed words."""
        bucket = _UNDATED if day is None else day // _BUCKET
        rows = [(kind, bucket, h, item) for h in hashes]
        self.connection.executemany("INSERT OR IGNORE INTO sketches VALUES (?, ?, ?, ?)", rows)

    def alike(
        self, kind: Kind, day: int | None, hashes: Sequence[int], shared: int, window: int, limit: int
    ) -> list[int]:
        """Items within a window of days that share at least so many hashed words, those that share most first."""
        reach = -(-window // _BUCKET)
        buckets = [_UNDATED] if day is None else [day // _BUCKET + n for n in range(-reach, reach + 1)]
        marks = ", ".join("?" * len(hashes)), ", ".join("?" * len(buckets))
        rows = self.connection.execute(
            f"SELECT item FROM sketches WHERE kind = ? AND bucket IN ({marks[1]}) AND hash IN ({marks[0]}) "
            "GROUP BY item HAVING count(*) >= ? ORDER BY count(*) DESC, item LIMIT ?",
            (kind, *buckets, *hashes, shared, limit),
        )
        return [item for (item,) in rows]

    def join(self, kind: Kind, item: int, links: Sequence[Link]) -> None:
        """Put a new item into the chains of the items it is linked to, which become one chain."""
        self.connection.execute("INSERT OR IGNORE INTO memberships VALUES (?, ?, ?)", (kind, item, item))
        self._keep(kind, links)
        chains = {self.chain(kind, item), *(self.chain(kind, link.earlier) for link in links)}
        self._merge(kind, chains)

    def chain(self, kind: Kind, item: int) -> int:
        """The chain an item is in."""
        found = self.connection.execute(
            "SELECT chain FROM memberships WHERE kind = ? AND item = ?", (kind, item)
        ).fetchone()
        return int(found[0]) if found else item

    def members(self, kind: Kind, chain: int) -> list[int]:
        """The items of a chain."""
        rows = self.connection.execute(
            "SELECT item FROM memberships WHERE kind = ? AND chain = ? ORDER BY item", (kind, chain)
        )
        return [item for (item,) in rows]

    def links(self, kind: Kind, members: Iterable[int]) -> list[Link]:
        """The links among items."""
        listed = json.dumps(list(members))
        rows = self.connection.execute(
            "SELECT later, earlier, score, reason, by FROM links WHERE kind = ?1 "
            "AND later IN (SELECT value FROM json_each(?2)) UNION "
            "SELECT later, earlier, score, reason, by FROM links WHERE kind = ?1 "
            "AND earlier IN (SELECT value FROM json_each(?2)) ORDER BY later, earlier",
            (kind, listed),
        )
        return [Link(*row) for row in rows]

    def assign(self, kind: Kind, parts: Iterable[Iterable[int]], emptied: Iterable[int]) -> None:
        """Write chains anew."""
        for part in (sorted(p) for p in parts):
            self.connection.executemany(
                "INSERT OR REPLACE INTO memberships VALUES (?, ?, ?)", [(kind, item, part[0]) for item in part]
            )
            self._stale(kind, [part[0]])
        self._stale(kind, emptied)

    def judge(self, kind: Kind, same: bool, one: int, other: int, who: str, because: str | None) -> int:
        """The number of a new judgement."""
        row = (kind, same, one, other, who, because, _now())
        sql = "INSERT INTO chain_judgements (kind, same, one, other, who, because, made) VALUES (?, ?, ?, ?, ?, ?, ?)"
        return self.connection.execute(sql, row).lastrowid or 0

    def revoke(self, number: int) -> tuple[Kind, int, int]:
        """The kind and the two items of a judgement that no longer holds."""
        sql = "UPDATE chain_judgements SET revoked = ? WHERE number = ? AND revoked IS NULL RETURNING kind, one, other"
        found = self.connection.execute(sql, (_now(), number)).fetchone()
        if not found:
            raise NotFound(f"no judgement {number} that still holds; list them with: onrecord chain --judgements")
        return Kind(found[0]), found[1], found[2]

    def judged(self, kind: Kind) -> list[tuple[bool, int, int]]:
        """What holds of a kind: told the same or not, and the two items."""
        rows = self.connection.execute(
            "SELECT same, one, other FROM chain_judgements WHERE kind = ? AND revoked IS NULL ORDER BY number", (kind,)
        )
        return [(bool(same), one, other) for same, one, other in rows]

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, revoked ones as well."""
        rows = self.connection.execute("SELECT * FROM chain_judgements ORDER BY number").fetchall()
        return tuple(self._judgement(*row) for row in rows)

    def _judgement(
        self,
        number: int,
        kind: int,
        same: int,
        one: int,
        other: int,
        who: str,
        because: str | None,
        made: str,
        revoked: str | None,
    ) -> Judgement:
        ids = self._ids(Kind(kind), one, other)
        when = _moment(made), _moment(revoked) if revoked else None
        return Judgement(number, Kind(kind), bool(same), *ids, who, because, *when)

    def _ids(self, kind: Kind, one: int, other: int) -> tuple[str, str]:
        found = {item.key: item.id for item in self.load(kind, (one, other))}
        return found[one], found[other]

    def _keep(self, kind: Kind, links: Sequence[Link]) -> None:
        rows = [(kind, link.later, link.earlier, link.score, link.reason, link.by) for link in links]
        self.connection.executemany("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _merge(self, kind: Kind, chains: set[int]) -> None:
        kept, *gone = sorted(chains)
        for chain in gone:
            sql = "UPDATE memberships SET chain = ? WHERE kind = ? AND chain = ?"
            self.connection.execute(sql, (kept, kind, chain))
        self._stale(kind, (kept, *gone))

    def _stale(self, kind: Kind, chains: Iterable[int]) -> None:
        self.connection.executemany("INSERT OR IGNORE INTO stale VALUES (?, ?)", [(kind, c) for c in chains])


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _moment(printed: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(printed)
