"""An actor's position toward somebody or on a matter, period by period, counted over chains."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.ledger import Ledger
from onrecord.ledger.names import Who
from onrecord.ledger.traces import Matter, Trace, Traces

Unit = Literal["day", "week", "month"]
UNITS: tuple[Unit, ...] = ("day", "week", "month")


@dataclass(frozen=True, slots=True)
class Position:
    """One period: what an actor said, held and did, each chain counted once, and how much was read in that time.

    ``stance`` is the mean over the chains that take one (+1 for, -1 against), ``score`` the mean PLOVER score of acts;
    None where there is none. ``volume`` counts all chains first told in the period.
    """

    when: datetime.date
    said: int
    stances: int
    stance: float | None
    acts: int
    score: float | None
    volume: int


@dataclass(frozen=True, slots=True)
class Series:
    """A position over time; periods in which something was read but nothing said are there, with zeros."""

    actor: str
    toward: str | None
    on: str | None
    unit: Unit
    positions: tuple[Position, ...]


def trace(
    ledger: Ledger,
    actor: str,
    *,
    toward: str | None = None,
    on: str | Matter | None = None,
    unit: Unit = "week",
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> Series:
    """The series of an actor, from a ledger whose chains are linked; toward somebody, or on words or a `Matter`."""
    if unit not in UNITS:
        raise ValueError(f'unit "{unit}": expected one of {", ".join(UNITS)}')
    traces = Traces(ledger)
    matter = Matter(on) if isinstance(on, str) else on
    who, whom = traces.who(actor), traces.who(toward) if toward else None
    found = told(traces, who, whom, matter)
    read: dict[datetime.date, int] = defaultdict(int)
    for day, count in traces.volume_by_day().items():
        if (since is None or day >= since) and (until is None or day <= until):
            read[start(day, unit)] += count
    periods = every(read, unit)
    binned = {name: _binned(rows, unit) for name, rows in found.items()}
    return Series(
        actor,
        toward,
        matter.name if matter else None,
        unit,
        tuple(_position(period, binned, read) for period in periods),
    )


def told(traces: Traces, who: Who, whom: Who | None, on: Matter | None) -> dict[str, list[Trace]]:
    """What was said, held and done; a stance on a matter is toward whom its statement names."""
    near = {row.chain for row in traces.naming(who, whom)} if whom else None
    said, held = traces.of("said", who, None, on), traces.of("stance", who, None if on else whom, on)
    if near is not None:
        said = [row for row in said if row.chain in near]
        held = [row for row in held if row.chain in near] if on else held
    return {"said": said, "stance": held, "act": traces.of("act", who, whom, on)}


def start(day: datetime.date, unit: Unit) -> datetime.date:
    """The first day of the period a day lies in; a week begins on Monday."""
    if unit == "day":
        return day
    return day.replace(day=1) if unit == "month" else day - datetime.timedelta(days=day.weekday())


def every(periods: Sequence[datetime.date] | dict[datetime.date, int], unit: Unit) -> list[datetime.date]:
    """Every period from the first to the last."""
    if not periods:
        return []
    found, last = [min(periods)], max(periods)
    while found[-1] < last:
        step = {"day": 1, "week": 7, "month": 31}[unit]
        found.append(start(found[-1] + datetime.timedelta(days=step), unit))
    return found


def _binned(rows: Sequence[Trace], unit: Unit) -> dict[datetime.date, list[Trace]]:
    binned: dict[datetime.date, list[Trace]] = defaultdict(list)
    for row in rows:
        binned[start(row.day, unit)].append(row)
    return binned


def _position(
    period: datetime.date, told: dict[str, dict[datetime.date, list[Trace]]], read: dict[datetime.date, int]
) -> Position:
    said, stances, acts = (told[name].get(period, []) for name in ("said", "stance", "act"))
    return Position(period, len(said), len(stances), _mean(stances), len(acts), _mean(acts), read.get(period, 0))


def _mean(rows: Sequence[Trace]) -> float | None:
    values = [row.value for row in rows if row.value is not None]
    return round(sum(values) / len(values), 3) if values else None
