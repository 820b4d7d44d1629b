"""A ledger whose items are linked → chains, as a person reads them."""

import datetime
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.chains import credits
from onrecord.ledger import Ledger
from onrecord.ledger.items import Kind
from onrecord.ledger.links import Link, Links
from onrecord.ledger.rollups import IN_ORDER


@dataclass(frozen=True, slots=True)
class Member:
    """One telling: the item, its article, and why it is in the chain.

    ``copy_of`` is the article whose text this article repeats, or None; ``credits`` the agency or outlet that this
    telling goes back to, if it names one; ``linked_to`` the member it was linked to, None for the first linked.
    """

    id: str
    article: str
    outlet: str | None
    published: datetime.date | None
    url: str | None
    source: str | None
    words: str
    copy_of: str | None
    credits: str | None
    linked_to: str | None
    score: float | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Chain:
    """The same text, statement or event, told again: members in order of publication, the first report first.

    ``outlets`` counts independent ones: an article that copies another is no further witness, and what credits one
    agency, or was said to one outlet, has one.
    """

    kind: str
    members: tuple[Member, ...]
    outlets: int
    copies: int

    @property
    def first(self) -> Member:
        """The first report."""
        return self.members[0]

    @property
    def wordings(self) -> tuple[str, ...]:
        """The different words in which it was told, the first first."""
        return tuple(dict.fromkeys(" ".join(m.words.split()) for m in self.members))


def chain(ledger: Ledger, id_: str) -> Chain:
    """The chain of a statement, an event or an article."""
    links = Links(ledger)
    kind, item = links.item(id_)
    return _chain(links, kind, links.chain(kind, item))


def chains(
    ledger: Ledger, kind: Kind, ids: Iterable[str] | None = None, *, at_least: int = 2, limit: int | None = None
) -> tuple[Chain, ...]:
    """Chains with at least so many members, those told by most outlets first.

    Args:
        ledger: linked before.
        kind: what the chains are made of.
        ids: only chains that hold one of these items.
        at_least: how many members.
        limit: how many chains at most.
    """
    links = Links(ledger)
    among = "" if ids is None else f"AND chain IN ({_CHAINS_OF[kind]})"
    values = [kind, at_least, *([] if ids is None else [json.dumps(list(ids))]), -1 if limit is None else limit]
    rows = links.connection.execute(
        f"SELECT chain FROM firsts WHERE kind = ? AND members >= ? {among} "
        "ORDER BY outlets DESC, members DESC, day, chain LIMIT ?",
        values,
    ).fetchall()
    return tuple(_chain(links, kind, number) for (number,) in rows)


def numbered(ledger: Ledger, kind: Kind, numbers: Iterable[int]) -> tuple[Chain, ...]:
    """Chains by their numbers in the ledger, as its roll-ups name them."""
    links = Links(ledger)
    return tuple(_chain(links, kind, number) for number in numbers)


def _chain(links: Links, kind: Kind, number: int) -> Chain:
    cursor = links.connection.cursor()
    cursor.row_factory = sqlite3.Row
    rows = cursor.execute(_MEMBERS[kind], (number,)).fetchall()
    ids = {row["item"]: row["id"] for row in rows}
    told = {link.later: link for link in reversed(links.links(kind, ids)) if link.earlier in ids}
    found = links.connection.execute(
        "SELECT outlets, copies FROM firsts WHERE kind = ? AND chain = ?", (kind, number)
    ).fetchone()
    members = tuple(_member(row, told.get(row["item"]), ids) for row in rows)
    outlets, copies = found or (len({m.outlet for m in members}), 0)
    return Chain(kind.name.lower(), members, outlets, copies)


def _member(row: sqlite3.Row, link: Link | None, ids: dict[int, str]) -> Member:
    return Member(
        row["id"],
        row["article"],
        row["outlet"],
        datetime.date.fromisoformat(row["published"]) if row["published"] else None,
        row["url"],
        row["source"],
        row["words"] or "",
        row["copy_of"],
        _credited(row),
        ids[link.earlier] if link else None,
        link.score if link else None,
        link.reason if link else None,
    )


def _credited(row: sqlite3.Row) -> str | None:
    """To whom words were said, or whose report the article prints where it is not its own outlet's."""
    own = credits.witness(row["outlet"], None, "")
    found = credits.channel(row["medium"]) or row["credits"]
    return found if found != own else None


_ORDER = f"ORDER BY {IN_ORDER}"
_COPY = """LEFT JOIN memberships ma ON ma.kind = 0 AND ma.item = a.rowid
      LEFT JOIN firsts f ON f.kind = 0 AND f.chain = ma.chain AND f.item <> a.rowid
      LEFT JOIN articles o ON o.rowid = f.item"""
_ARTICLE = """a.id AS article, a.outlet, substr(a.published, 1, 10) AS published, a.url, o.id AS copy_of,
        (SELECT name FROM witnesses WHERE article = a.rowid) AS credits"""
_MEMBERS = {
    Kind.ARTICLE: f"""SELECT m.item, a.id, {_ARTICLE}, NULL AS medium, NULL AS source,
        coalesce(a.title, substr(a.text, 1, 80)) AS words
        FROM memberships m JOIN articles a ON a.rowid = m.item {_COPY} WHERE m.kind = 0 AND m.chain = ? {_ORDER}""",
    Kind.STATEMENT: f"""SELECT m.item, s.id, {_ARTICLE},
        (SELECT words FROM mentions WHERE article = s.article AND number = s.medium) AS medium,
        coalesce(ac.name, n.words) AS source,
        (SELECT group_concat(words, ' … ')
           FROM (SELECT words FROM contents WHERE statement = s.key ORDER BY number)) AS words
        FROM memberships m JOIN statements s ON s.key = m.item JOIN articles a ON a.id = s.article {_COPY}
        LEFT JOIN mentions n ON n.article = s.article AND n.number = s.source LEFT JOIN actors ac ON ac.key = n.actor
        WHERE m.kind = 1 AND m.chain = ? {_ORDER}""",
    Kind.EVENT: f"""SELECT m.item, e.id, {_ARTICLE}, NULL AS medium, e.type AS source, e.words
        FROM memberships m JOIN events e ON e.key = m.item JOIN articles a ON a.id = e.article {_COPY}
        WHERE m.kind = 2 AND m.chain = ? {_ORDER}""",
}
_ITEMS = {Kind.ARTICLE: "rowid FROM articles", Kind.STATEMENT: "key FROM statements", Kind.EVENT: "key FROM events"}
_CHAINS_OF = {
    kind: f"SELECT chain FROM memberships WHERE kind = {int(kind)} AND item IN "
    f"(SELECT {table} WHERE id IN (SELECT value FROM json_each(?)))"
    for kind, table in _ITEMS.items()
}
