"""The printed words behind a position: for each chain that was counted, the sentence that says so, and where."""

import datetime
import json
import re
import sqlite3
from dataclasses import dataclass

from onrecord.ledger import Ledger
from onrecord.ledger.printed import sentence
from onrecord.ledger.traces import Matter, Measure, Trace, Traces
from onrecord.model import Span
from onrecord.positions.series import told

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Quote:
    """One chain of a position, in the words of its first telling.

    ``measure`` is "said", "stance" or "act", ``value`` the stance's or the PLOVER score; ``id`` that of the statement
    or event, ``start`` and ``end`` where ``words`` stand in the text of the article.
    """

    day: datetime.date
    measure: Measure
    value: float | None
    source: str | None
    words: str
    outlet: str | None
    url: str | None
    article: str
    start: int
    end: int
    id: str


def quotes(
    ledger: Ledger,
    actor: str,
    *,
    toward: str | None = None,
    on: str | Matter | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> tuple[Quote, ...]:
    """What a position was counted from, by day: one quotation a chain; where it takes a stance, the words that do."""
    traces = Traces(ledger)
    matter = Matter(on) if isinstance(on, str) else on
    who, whom = traces.who(actor), traces.who(toward) if toward else None
    found = told(traces, who, whom, matter)
    held = {row.chain for row in found["stance"]}
    rows = [*found["stance"], *(row for row in found["said"] if row.chain not in held), *found["act"]]
    within = [row for row in rows if (not since or row.day >= since) and (not until or row.day <= until)]
    targets = {*traces.ids_of(matter)} if matter else {*whom.ids} if whom else set[str]()
    wanted = _pattern(matter) if matter else None
    listed = [_quote(row, _member(ledger, row, {*who.ids}, targets, wanted), wanted) for row in within]
    first = {(q.measure == "act", q.article, q.start): q for q in reversed(listed)}  # a stance before what else it says
    return tuple(sorted(first.values(), key=lambda q: (q.day, q.measure, q.article, q.start)))


def _member(
    ledger: Ledger, row: Trace, holders: set[str], targets: set[str], wanted: re.Pattern[str] | None
) -> sqlite3.Row:
    """The telling that is shown: the first that takes the stance, or has the words."""
    cursor = ledger._connection.cursor()
    cursor.row_factory = sqlite3.Row
    members: list[sqlite3.Row] = cursor.execute(_MEMBERS[row.measure], (row.chain,)).fetchall()
    if row.measure == "stance":
        fitting = [m for m in members if m["holder"] in holders and (not targets or m["target"] in targets)]
    else:
        fitting = [m for m in members if wanted is None or wanted.search(m["words"])]
    return (fitting or members)[0]


def _quote(row: Trace, member: sqlite3.Row, wanted: re.Pattern[str] | None) -> Quote:
    words = _shown(member, wanted if row.measure == "said" else None)
    return Quote(
        row.day,
        row.measure,
        row.value,
        member["source"],
        " ".join(words.of(member["text"]).split()),
        member["outlet"],
        member["url"],
        member["article"],
        words.start,
        words.end,
        member["id"],
    )


def _shown(member: sqlite3.Row, wanted: re.Pattern[str] | None) -> Span:
    """The sentence of the article that holds the words that count, or in which the statement begins."""
    words = Span(member["span_start"], member["span_end"])
    spans = [Span(start, end) for start, end in json.loads(member["spans"])]
    for span in spans if wanted else ():
        found = wanted.search(member["text"], span.start, span.end) if wanted else None
        if found:
            words = Span(found.start(), found.end())
            break
    parts = (Span(start, end) for start, end in json.loads(member["parts"]))
    whole = sentence(member["text"], next((p for p in parts if p.covers(words)), words), words)
    return whole if whole.end - whole.start <= _LONGEST else Span(whole.start, max(words.end, whole.start + _LONGEST))


def _pattern(matter: Matter) -> re.Pattern[str]:
    """The words of a matter, whatever their endings: "talk" finds "talking"."""
    phrases = [re.findall(r"\w+", phrase) for phrase in matter.words or [matter.name]]
    if not matter.words:
        phrases = [[word] for words in phrases for word in words]
    ways = [r"\W+".join(re.escape(w[:-2] if len(w) > 6 else w) + r"\w*" for w in words) for words in phrases if words]
    return re.compile(rf"\b(?:{'|'.join(ways)})", re.IGNORECASE)


_PARTS = "(SELECT json_group_array(json_array(span_start, span_end)) FROM parts WHERE article = a.id) AS parts"
_STATEMENT = f"""SELECT s.id, a.id AS article, a.outlet, a.url, a.text, coalesce(w.name, n.words) AS source,
    {{target}} AS target, coalesce(h.id, w.id) AS holder, {{span}}, c.words, {_PARTS},
    (SELECT json_group_array(json_array(span_start, span_end))
       FROM (SELECT * FROM contents WHERE statement = s.key ORDER BY number)) AS spans
    FROM memberships m JOIN statements s ON s.key = m.item JOIN articles a ON a.id = s.article
    LEFT JOIN mentions n ON n.article = s.article AND n.number = s.source LEFT JOIN actors w ON w.key = n.actor
    {{stances}} WHERE m.kind = 1 AND m.chain = ? ORDER BY s.published, m.item"""
_MEMBERS = {
    "stance": _STATEMENT.format(
        target="coalesce(ta.id, tp.id, ti.id)",
        span="st.span_start, st.span_end",
        stances="""JOIN stances st ON st.statement = s.key JOIN contents c ON c.statement = s.key AND c.number = 0
    LEFT JOIN actors h ON h.key = st.holder LEFT JOIN actors ta ON ta.key = st.target_actor
    LEFT JOIN places tp ON tp.key = st.target_place LEFT JOIN issues ti ON ti.key = st.target_issue""",
    ),
    "said": _STATEMENT.format(
        target="NULL",
        span="c.span_start, c.span_start AS span_end",
        stances="JOIN contents c ON c.statement = s.key LEFT JOIN actors h ON 0",
    ),
    "act": f"""SELECT e.id, a.id AS article, a.outlet, a.url, a.text, e.type AS source, NULL AS target, NULL AS holder,
    e.span_start, e.span_end, e.words, {_PARTS}, json_array(json_array(e.span_start, e.span_end)) AS spans
    FROM memberships m JOIN events e ON e.key = m.item JOIN articles a ON a.id = e.article
    WHERE m.kind = 2 AND m.chain = ? ORDER BY e.published, m.item""",
}
