"""Rows of the ledger in other people's shapes: JSON values, and flat columns for CSV."""

import csv
import datetime
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from onrecord.ledger import (
    ActorRow,
    CandidateRow,
    EventRow,
    JudgementRow,
    Named,
    NamesakeRow,
    Printed,
    RejectRow,
    StanceRow,
    StatementRow,
    TimelineRow,
)

Row = StatementRow | EventRow | ActorRow | CandidateRow | JudgementRow | RejectRow | TimelineRow


def to_jsonl(rows: Iterable[Row]) -> Iterator[str]:
    """One line of JSON for each row, as ``rows.schema.json`` describes it."""
    for row in rows:
        yield json.dumps(pack(row), ensure_ascii=False)


def to_json(rows: Iterable[Row]) -> str:
    """All rows as one JSON array."""
    return json.dumps([pack(row) for row in rows], ensure_ascii=False, indent=2)


def to_csv(rows: Sequence[Row], kind: type[Row]) -> str:
    """Rows as CSV (RFC 4180) under a line of column names; several values in a cell are parted by " | "."""
    out = io.StringIO()
    flat = [_whole(row) for row in rows]
    writer = csv.DictWriter(out, _columns(kind), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(flat)
    return out.getvalue()


def pack(value: Any) -> Any:
    """A row as values that JSON knows: dates in ISO 8601, dataclasses as objects."""
    if is_dataclass(value):
        return {field.name: pack(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [pack(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _whole(row: Row) -> dict[str, object]:
    if isinstance(row, TimelineRow):
        return _flat_timeline(row)
    return _flat_candidate(row) if isinstance(row, CandidateRow) else _flat(row)


def _flat(row: Row | NamesakeRow) -> dict[str, object]:
    """Each field as one cell; printed words get a neighbour that says where they stand, names one with the id."""
    cells: dict[str, object] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        items = value if isinstance(value, tuple) else () if value is None else (value,)
        cells[field.name] = " | ".join(_cell(item) for item in items)
        for suffix, parts in _NEIGHBOURS.items():
            if f"{field.name}_{suffix}" in _columns(type(row)):
                cells[f"{field.name}_{suffix}"] = " | ".join(parts(item) for item in items)
    return cells


def _flat_timeline(row: TimelineRow) -> dict[str, object]:
    inner = row.statement or row.event
    cells = {**_flat(inner)} if inner else {}
    cells |= {"when": row.when or "", "dated": row.dated, "what": "statement" if row.statement else "event"}
    return {name: cells.get(name, "") for name in _columns(TimelineRow)}


def _flat_candidate(row: CandidateRow) -> dict[str, object]:
    """The two actors of a pair side by side: "one_name", "other_name"."""
    own = {"score": row.score, "reasons": " | ".join(row.reasons), "together": row.together}
    return own | {f"{side}_{name}": cell for side in _SIDES for name, cell in _flat(getattr(row, side)).items()}


_SIDES = ("one", "other")


def _cell(value: object) -> str:
    match value:
        case Named():
            return value.shown
        case StanceRow():
            return f"{value.value:+g} {value.target}" + (f" ({value.holder})" if value.holder else "")
        case Printed():
            return value.words
        case bool():
            return "yes" if value else "no"
        case datetime.date():
            return value.isoformat()
    return str(value)


def _stands(value: Named | Printed | StanceRow) -> str:
    return f"{value.start}:{value.end}"


def _refers(value: Named) -> str:
    return value.ref or ""


_NEIGHBOURS: dict[str, Any] = {"span": _stands, "id": _refers}


def _columns(kind: type[Row | NamesakeRow]) -> list[str]:
    if kind is CandidateRow:
        own = [field.name for field in fields(kind) if field.name not in _SIDES]
        return [*own, *(f"{side}_{name}" for side in _SIDES for name in _columns(NamesakeRow))]
    if kind is TimelineRow:
        both = [*_columns(StatementRow), *_columns(EventRow)]
        return list(dict.fromkeys(["when", "dated", "what", *both]))
    columns = []
    for field in fields(kind):
        columns.append(field.name)
        columns += [f"{field.name}_id"] * ("Named" in str(field.type))
        columns += [f"{field.name}_span"] * any(name in str(field.type) for name in ("Named", "Printed", "StanceRow"))
    return columns
