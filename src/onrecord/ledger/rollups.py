"""Chains → one row each of what they say, for counting: made again for chains that changed."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from itertools import groupby

from onrecord.ledger.items import Kind

Score = Callable[[str, str | None], float | None]
Channel = Callable[[str | None], str | None]


def stale(connection: sqlite3.Connection, kind: Kind, limit: int) -> list[int]:
    """Chains of a kind whose rows are out of date."""
    rows = connection.execute("SELECT chain FROM stale WHERE kind = ? LIMIT ?", (kind, limit))
    return [chain for (chain,) in rows]


def renew(connection: sqlite3.Connection, kind: Kind, chains: Sequence[int], score: Score, channel: Channel) -> None:
    """Write the rows of some chains again; the caller holds the transaction.

    Args:
        connection: the ledger's.
        kind: what the chains are made of.
        chains: their numbers; one that has no members any more only loses its rows.
        score: the PLOVER score of a type and mode.
        channel: the agency or outlet that words name.
    """
    connection.create_function("channel", 1, channel, deterministic=True)
    listed = json.dumps(list(chains))
    connection.execute(_VOLUMES.format(sign="-"), (kind, listed))
    for table in ("firsts", "traces", "stale"):
        connection.execute(f"DELETE FROM {table} WHERE kind = ? AND chain IN {_LISTED}", (kind, listed))
    connection.executemany("INSERT INTO firsts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _firsts(connection, kind, listed))
    connection.execute(_VOLUMES.format(sign="+"), (kind, listed))
    if kind is Kind.ARTICLE:
        connection.execute(_TOUCHED, (listed,))
    elif kind is Kind.STATEMENT:
        connection.execute(_TRACES.format(pairs=_STANCES), (listed,))
        connection.execute(_TRACES.format(pairs=_SAID), (listed,))
    else:
        _acts(connection, listed, score)


def _firsts(connection: sqlite3.Connection, kind: Kind, listed: str) -> list[tuple[object, ...]]:
    rows = connection.execute(_MEMBERS[kind], (listed,))
    return [_first(kind, chain, list(members)) for chain, members in groupby(rows, key=lambda row: row[0])]


def _first(
    kind: Kind, chain: int, members: list[tuple[int, int, str | None, str | None, str | None, int]]
) -> tuple[object, ...]:
    """The row of a chain; its members come in order of publication."""
    _, item, day, outlet, *_ = members[0]
    if kind is Kind.ARTICLE:
        return kind, chain, item, day, outlet, len(members), len(members) - 1, 1
    witnesses = {witness for *_, witness, copy in members if not copy}
    return kind, chain, item, day, outlet, len(members), sum(m[-1] for m in members), max(1, len(witnesses))


def _acts(connection: sqlite3.Connection, listed: str, score: Score) -> None:
    scored = [
        (type_, mode, score(type_, mode))
        for type_, mode in connection.execute("SELECT DISTINCT type, mode FROM events").fetchall()
    ]
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS scores (type TEXT, mode TEXT, score REAL)")
    connection.execute("DELETE FROM temp.scores")
    connection.executemany("INSERT INTO temp.scores VALUES (?, ?, ?)", scored)
    connection.execute(_TRACES.format(pairs=_ACTS), (listed,))


_LISTED = "(SELECT value FROM json_each(?))"
IN_ORDER = """a.published IS NULL,
    CASE WHEN length(a.published) = 10 THEN a.published || ' 24' ELSE datetime(a.published) END, m.item"""
"""Members by the moment of publication: hours are compared in UTC, and a day without an hour is over when it ends."""

# "Told the Merin Herald": whoever repeats it has it from there.
_TOLD_TO = "channel((SELECT words FROM mentions WHERE article = s.article AND number = s.medium))"
_VOLUMES = f"""INSERT INTO volumes
    SELECT day, coalesce(outlet, ''), {{sign}}count(*) FROM firsts
     WHERE kind = ? AND kind <> 0 AND day IS NOT NULL AND chain IN {_LISTED} GROUP BY 1, 2
    ON CONFLICT DO UPDATE SET chains = chains + excluded.chains"""

_MEMBERS = {
    Kind.ARTICLE: f"""SELECT m.chain, m.item, substr(a.published, 1, 10), a.outlet, NULL, 0
        FROM memberships m JOIN articles a ON a.rowid = m.item WHERE m.kind = 0 AND m.chain IN {_LISTED}
        ORDER BY m.chain, {IN_ORDER}""",
    **{
        kind: f"""SELECT m.chain, m.item, substr(a.published, 1, 10), a.outlet,
               coalesce({told_to}, w.name, a.outlet), coalesce(f.item <> a.rowid, 0)
        FROM memberships m JOIN {table} s ON s.key = m.item JOIN articles a ON a.id = s.article
        LEFT JOIN witnesses w ON w.article = a.rowid
        LEFT JOIN memberships ma ON ma.kind = 0 AND ma.item = a.rowid
        LEFT JOIN firsts f ON f.kind = 0 AND f.chain = ma.chain
        WHERE m.kind = {int(kind)} AND m.chain IN {_LISTED}
        ORDER BY m.chain, {IN_ORDER}"""
        for kind, table, told_to in ((Kind.STATEMENT, "statements", _TOLD_TO), (Kind.EVENT, "events", "NULL"))
    },
}

# A text that turns out to be a copy, or none, changes how often what stands in it was told.
_TOUCHED = """INSERT OR IGNORE INTO stale
    SELECT 1, s.chain FROM memberships m JOIN firsts f ON f.kind = 0 AND f.chain = m.chain AND f.members > 1
      JOIN articles a ON a.rowid = m.item JOIN statements k ON k.article = a.id
      JOIN memberships s ON s.kind = 1 AND s.item = k.key
     WHERE m.kind = 0 AND m.chain IN (SELECT value FROM json_each(?1))
    UNION
    SELECT 2, s.chain FROM memberships m JOIN firsts f ON f.kind = 0 AND f.chain = m.chain AND f.members > 1
      JOIN articles a ON a.rowid = m.item JOIN events k ON k.article = a.id
      JOIN memberships s ON s.kind = 2 AND s.item = k.key
     WHERE m.kind = 0 AND m.chain IN (SELECT value FROM json_each(?1))"""

# A stance is dated by the first telling that takes it, all else by the first report.
_TRACES = """INSERT INTO traces
    SELECT f.kind, f.chain, p.measure, p.actor, p.actor_country, p.target, p.target_country,
           coalesce(min(p.day), f.day), f.outlet, avg(p.value)
      FROM ({pairs}) p JOIN firsts f ON f.kind = p.kind AND f.chain = p.chain
     GROUP BY f.kind, f.chain, p.measure, p.actor, p.target"""
_INSIDE = """(EXISTS (
    SELECT 1 FROM statements p JOIN contents pc ON pc.statement = p.key
      JOIN contents sc ON sc.statement = s.key AND sc.number = 0
      JOIN mentions pn ON pn.article = p.article AND pn.number = p.source JOIN actors pa ON pa.key = pn.actor
     WHERE p.article = s.article AND p.key <> s.key AND p.kind <> 'thought' AND {of}
       AND pc.span_start <= sc.span_start AND pc.span_end >= sc.span_end))"""
# What a question in a transcript puts into somebody's mouth is not theirs: "Q Why is she not calling for talks?"
_ASKED = """EXISTS (
    SELECT 1 FROM statements p JOIN contents pc ON pc.statement = p.key
      JOIN contents sc ON sc.statement = s.key AND sc.number = 0
      JOIN mentions pn ON pn.article = p.article AND pn.number = p.source
     WHERE p.article = s.article AND p.key <> s.key AND pn.words IN ('Q', 'QUESTION')
       AND pc.span_start <= sc.span_start AND pc.span_end >= sc.span_end)"""
# A stance without a holder is that of somebody the text does not name, never of the source. The same words of a stance
# stand in a statement and in what it tells: they are the inner one's, if it is known whose.
_STANCES = f"""SELECT 1 AS kind, m.chain, 'stance' AS measure, h.id AS actor, h.country AS actor_country,
        coalesce(ta.id, tp.id, ti.id) AS target, coalesce(ta.country, tp.country) AS target_country,
        st.value, s.published AS day
      FROM memberships m JOIN stances st ON st.statement = m.item JOIN statements s ON s.key = m.item
      LEFT JOIN mentions n ON n.article = s.article AND n.number = s.source
      JOIN actors h ON h.key = st.holder
      LEFT JOIN actors ta ON ta.key = st.target_actor LEFT JOIN places tp ON tp.key = st.target_place
      LEFT JOIN issues ti ON ti.key = st.target_issue
     WHERE m.kind = 1 AND m.chain IN {_LISTED} AND NOT {_ASKED}
       AND NOT coalesce(n.words IN ('Q', 'QUESTION') AND st.holder IS NOT n.actor, 0)
       AND NOT EXISTS (
           SELECT 1 FROM statements i JOIN stances x ON x.statement = i.key AND x.span_start = st.span_start
             JOIN contents ic ON ic.statement = i.key AND ic.span_start <= st.span_start AND ic.span_end >= st.span_end
             JOIN contents sc ON sc.statement = s.key AND sc.span_start <= ic.span_start AND sc.span_end >= ic.span_end
            WHERE i.article = s.article AND i.key <> s.key
              AND x.target_actor IS st.target_actor AND x.target_place IS st.target_place
              AND x.target_issue IS st.target_issue AND x.holder IS NOT NULL)"""
# What a minister says her government says, inside a statement of hers, is hers: counted once. What she wants or fears,
# as others tell it, she did not say.
_SAID = f"""SELECT 1 AS kind, m.chain, CASE WHEN {_INSIDE.format(of="pa.country = a.country")} THEN 'echo'
        ELSE 'said' END AS measure, a.id AS actor, a.country AS actor_country,
        t.id AS target, t.country AS target_country, NULL AS value, NULL AS day
      FROM memberships m JOIN statements s ON s.key = m.item
      JOIN mentions n ON n.article = s.article AND n.number = s.source JOIN actors a ON a.key = n.actor
      LEFT JOIN mentions o ON o.article = s.article AND o.number = s.addressee LEFT JOIN actors t ON t.key = o.actor
     WHERE m.kind = 1 AND m.chain IN {_LISTED} AND s.kind <> 'thought' AND NOT {_ASKED}
       AND NOT {_INSIDE.format(of="pa.id = a.id")}"""
# An act that some statement tells is a claim, no act.
_ACTS = f"""SELECT 2 AS kind, m.chain, 'act' AS measure, a.id AS actor, a.country AS actor_country,
        coalesce(t.id, tp.id) AS target, coalesce(t.country, tp.country) AS target_country,
        sc.score AS value, NULL AS day
      FROM memberships m JOIN events e ON e.key = m.item
      JOIN participants p ON p.event = e.key AND p.role = 'actor'
      JOIN mentions n ON n.article = e.article AND n.number = p.mention JOIN actors a ON a.key = n.actor
      LEFT JOIN participants q ON q.event = e.key AND q.role = 'recipient'
      LEFT JOIN mentions o ON o.article = e.article AND o.number = q.mention
      LEFT JOIN actors t ON t.key = o.actor LEFT JOIN places tp ON tp.key = o.place
      LEFT JOIN temp.scores sc ON sc.type = e.type AND sc.mode IS e.mode
     WHERE m.kind = 2 AND e.polarity = 'positive' AND e.modality IN ('happened', 'ongoing') AND NOT EXISTS (
           SELECT 1 FROM triggers g JOIN statements s ON s.article = e.article
             JOIN contents c ON c.statement = s.key AND c.span_start <= g.span_start AND c.span_end >= g.span_end
            WHERE g.event = e.key AND g.number = 0)
       AND m.chain IN {_LISTED}"""
