"""The tables of codes, and what can be looked up in them."""

import csv
import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from onrecord.errors import NotFound

Scheme = Literal["PLOVER", "PLOVER context", "CAMEO"]
GOLDSTEIN: tuple[str, ...] = ("icews", "gdelt", "phoenix")
"""The published Goldstein tables; they disagree on a few codes, so none is called *the* score."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: what it means, in our own words, and the numbers that go with it.

    For CAMEO ``type``, ``mode`` and ``contexts`` are its PLOVER equivalents, None where PLOVER dropped the code, and
    ``mapped_by`` says who decided.
    """

    scheme: Scheme
    code: str
    description: str
    example: str | None = None
    parent: str | None = None
    type: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    quad: str | None = None
    score: float | None = None
    needs_recipient: bool | None = None
    goldstein: tuple[tuple[str, float | None], ...] = ()
    mapped_by: str | None = None


def look_up(code: str) -> Entry:
    """The entry of a type ("SANCTION"), type and mode ("COERCE-arrest"), context ("legal") or CAMEO code ("173").

    A CAMEO code may be written without its leading zero where that is not another code. `NotFound` names the nearest.
    """
    entries = _entries()
    wanted = code.strip()
    plover = wanted.upper().replace(":", "-").replace(" ", "")
    for form in (wanted, plover, wanted.lower().replace(" ", "_"), "0" + wanted):
        if form.casefold() in entries:
            return entries[form.casefold()]
    near = difflib.get_close_matches(wanted.casefold(), entries, n=3, cutoff=0.5)
    there = ", ".join(entries[n].code for n in near) or ", ".join(types())
    raise NotFound(f'no code "{code}" in PLOVER or CAMEO; nearest: {there}')


def types() -> tuple[str, ...]:
    """The sixteen PLOVER types, from most cooperative quad to most conflictual as the manual orders them."""
    return tuple(e.code for e in _plover() if e.mode is None)


def modes(type_: str) -> tuple[str, ...]:
    """The modes of a PLOVER type; empty where it has none."""
    return tuple(e.mode for e in _plover() if e.type == type_ and e.mode is not None)


def contexts() -> tuple[str, ...]:
    """The PLOVER contexts."""
    return tuple(e.code for e in _contexts())


def quad(type_: str) -> str | None:
    """The quad class of a PLOVER type: verbal or material, cooperation or conflict."""
    return look_up(type_).quad


def score(type_: str, mode: str | None = None) -> float | None:
    """The PLOVER score of a type and mode; the type's own where the mode has none."""
    entries = _entries()
    entry = entries.get(f"{type_}-{mode}".casefold()) if mode else None
    value = entry.score if entry else None
    return value if value is not None else look_up(type_).score


def goldstein(code: str, table: str = "icews") -> float | None:
    """The Goldstein score of a CAMEO code in one of the three published tables, or None where it has none."""
    if table not in GOLDSTEIN:
        raise ValueError(f'Goldstein table "{table}": expected one of {", ".join(GOLDSTEIN)}')
    return dict(look_up(code).goldstein).get(table)


def cameo(type_: str, mode: str | None = None, contexts: Iterable[str] = ()) -> str | None:
    """The CAMEO code we give to a PLOVER type, mode and contexts; None for what is no type."""
    codes = _cameo_of()
    for context in (*contexts, ""):
        for wanted in dict.fromkeys((mode or "", "")):
            if (type_, wanted, context) in codes and (context or wanted == (mode or "") or not mode):
                return codes[type_, wanted, context]
    return codes.get((type_, "", ""))


@cache
def _entries() -> dict[str, Entry]:
    """Every entry by its code, letter case folded; a context never hides a type or a CAMEO code."""
    return {e.code.casefold(): e for e in (*_contexts(), *_cameo(), *_plover())}


@cache
def _plover() -> tuple[Entry, ...]:
    rows = _rows("plover.tsv")
    quads = {row["type"]: row["quad"] for row in rows if row["quad"]}
    return tuple(
        Entry(
            scheme="PLOVER",
            code=f"{row['type']}-{row['mode']}" if row["mode"] else row["type"],
            description=row["description"],
            example=row["example"] or None,
            parent=row["type"] if row["mode"] else None,
            type=row["type"],
            mode=row["mode"] or None,
            quad=quads[row["type"]],
            score=_number(row["score"]),
            needs_recipient=row["recipient"] == "yes" if row["recipient"] else None,
        )
        for row in rows
    )


@cache
def _contexts() -> tuple[Entry, ...]:
    return tuple(
        Entry("PLOVER context", row["context"], row["description"], contexts=(row["context"],))
        for row in _rows("contexts.tsv")
    )


@cache
def _cameo() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            scheme="CAMEO",
            code=row["code"],
            description=row["description"],
            parent=row["parent"] or None,
            type=row["type"] or None,
            mode=row["mode"] or None,
            contexts=tuple(row["contexts"].split()),
            goldstein=tuple((table, _number(row[table])) for table in GOLDSTEIN),
            mapped_by=row["mapped_by"] or None,
        )
        for row in _rows("cameo.tsv")
    )


@cache
def _cameo_of() -> dict[tuple[str, str, str], str]:
    return {(row["type"], row["mode"], row["context"]): row["code"] for row in _rows("cameo_of.tsv")}


def _rows(name: str) -> list[dict[str, str]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


def _number(printed: str) -> float | None:
    return float(printed) if printed else None
