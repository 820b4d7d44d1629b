"""Changes that stand: every position of the ledger tested, and what was said before and after each that changed."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from onrecord.chains import Chain, Kind, numbered
from onrecord.ledger import Ledger
from onrecord.ledger.traces import Measure, Pair, Trace, Traces
from onrecord.positions.discoveries import adjusted
from onrecord.positions.panel import Panel
from onrecord.positions.series import Unit, every, start
from onrecord.positions.splits import COUNTS, Split, frequency, tone
from onrecord.positions.unusual import Unusual, unusual

What = Literal["unusual", "frequency", "tone"]
DAYS_BEFORE = 14
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of what, when, from what to what, and how it would look by chance.

    For "unusual" ``before`` is the count expected in the period and ``after`` the one found; for "frequency" both are
    chains for every thousand read; for "tone" means of stances or of PLOVER scores. ``last`` is the last period before
    with a count as high. ``old`` and ``new`` are chains from before and from after, nearest first. ``around`` are
    events of the two weeks before that concern the same actors: context, no cause.
    """

    what: What
    measure: Measure
    actor: str
    target: str | None
    when: datetime.date
    before: float
    after: float
    count: int
    p: float
    q: float
    last: datetime.date | None
    old: tuple[Chain, ...]
    new: tuple[Chain, ...]
    around: tuple[Chain, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes that stand at a false discovery rate, and how many tests they are the best of."""

    tested: int
    rate: float
    changes: tuple[Change, ...]


def changes(
    ledger: Ledger,
    *,
    actor: str | None = None,
    toward: str | None = None,
    since: datetime.date | None = None,
    unit: Unit = "week",
    rate: float = 0.05,
) -> Changes:
    """Changes in what actors say, hold and do, tested over all that the filters leave.

    Args:
        ledger: linked before.
        actor: whose positions; without it, everybody's.
        toward: only positions toward somebody or on something that is an actor.
        since: only changes from this day on. Periods are tested one by one from here, or over the last eight.
        unit: the length of a period.
        rate: how many of the changes may be false.
    """
    traces = Traces(ledger)
    who, whom = (traces.who(name) if name else None for name in (actor, toward))
    grid = _Grid.of(traces, unit)
    if grid is None:
        return Changes(0, rate, ())
    first = grid.first_since(since)
    tests = [test for pair in traces.pairs(COUNTS, who, whom) for test in _tests(traces, grid, pair, first)]
    q_values = adjusted([test.p for test in tests])
    standing = [
        (t, q) for t, q in zip(tests, q_values, strict=True) if q <= rate and t.period >= (first if since else 0)
    ]
    told = [_told(ledger, traces, grid, test, q) for test, q in sorted(standing, key=lambda s: (s[1], s[0].period))]
    return Changes(len(tests), rate, tuple(told))


@dataclass(frozen=True, slots=True)
class _Grid:
    """Periods and outlets, and how much each outlet told in each."""

    unit: Unit
    periods: tuple[datetime.date, ...]
    outlets: dict[str | None, int]
    volumes: np.ndarray[tuple[int, ...], np.dtype[np.float64]]

    @classmethod
    def of(cls, traces: Traces, unit: Unit) -> "_Grid | None":
        read = traces.volumes()
        if not read:
            return None
        periods = every([start(day, unit) for _, day in read], unit)
        outlets = {outlet: n for n, outlet in enumerate(sorted({o for o, _ in read}, key=str))}
        grid = cls(unit, tuple(periods), outlets, np.zeros((len(outlets), len(periods))))
        places = {period: n for n, period in enumerate(periods)}
        for (outlet, day), count in read.items():
            grid.volumes[outlets[outlet], places[start(day, unit)]] += count
        return grid

    def first_since(self, since: datetime.date | None) -> int:
        """The first period to be tested on its own."""
        if since is None:
            return max(0, len(self.periods) - 8)
        return sum(period < start(since, self.unit) for period in self.periods)

    def place(self, row: Trace) -> int:
        """The period of a row."""
        return self.periods.index(start(row.day, self.unit))

    def panel(self, rows: Sequence[Trace]) -> Panel:
        """Counts of rows beside how much was read."""
        counts = np.zeros_like(self.volumes)
        places = {period: n for n, period in enumerate(self.periods)}
        for row in rows:
            counts[self.outlets[row.outlet], places[start(row.day, self.unit)]] += 1
        return Panel(counts, self.volumes)


@dataclass(frozen=True, slots=True)
class _Test:
    what: What
    pair: Pair
    rows: tuple[Trace, ...]
    period: int
    p: float
    before: float
    after: float
    last: int | None


def _tests(traces: Traces, grid: _Grid, pair: Pair, first: int) -> list[_Test]:
    """Every test of one position that has enough to be tested."""
    rows = tuple(traces.of_pair(pair))
    panel = grid.panel(rows)
    found = [_of_period(pair, rows, unusual(panel, period)) for period in range(first, len(grid.periods))]
    found.append(_of_split("frequency", pair, rows, frequency(panel), 1000.0))
    valued = [row for row in rows if row.value is not None]
    if len(valued) >= COUNTS:
        values, outlets = [row.value or 0.0 for row in valued], [row.outlet for row in valued]
        split = tone(values, [grid.place(row) for row in valued], outlets)
        found.append(_of_split("tone", pair, rows, split, 1.0))
    return [test for test in found if test]


def _of_period(pair: Pair, rows: tuple[Trace, ...], found: Unusual | None) -> _Test | None:
    if found is None:
        return None
    return _Test("unusual", pair, rows, found.period, found.p, found.expected, found.count, found.last)


def _of_split(what: What, pair: Pair, rows: tuple[Trace, ...], found: Split | None, scale: float) -> _Test | None:
    if found is None:
        return None
    return _Test(what, pair, rows, found.period, found.p, found.before * scale, found.after * scale, None)


def _told(ledger: Ledger, traces: Traces, grid: _Grid, test: _Test, q: float) -> Change:
    """A change with the chains behind it."""
    when = grid.periods[test.period]
    kind = Kind.EVENT if test.pair.measure == "act" else Kind.STATEMENT
    old = sorted((row for row in test.rows if row.day < when), key=lambda row: (-row.day.toordinal(), row.chain))
    new = sorted((row for row in test.rows if row.day >= when), key=lambda row: (row.day, row.chain))
    ids = {i for i in (test.pair.actor, test.pair.target) if i}
    near = traces.around(ids, when - datetime.timedelta(days=DAYS_BEFORE), when + datetime.timedelta(days=6), _SHOWN)
    return Change(
        test.what,
        test.pair.measure,
        traces.name(test.pair.actor) or test.pair.actor,
        traces.name(test.pair.target),
        when,
        round(test.before, 3),
        round(test.after, 3),
        len(test.rows),
        test.p,
        q,
        None if test.last is None else grid.periods[test.last],
        numbered(ledger, kind, [row.chain for row in old[:_SHOWN]]),
        numbered(ledger, kind, [row.chain for row in new[:_SHOWN]]),
        numbered(ledger, Kind.EVENT, [chain for chain, *_ in near]),
    )
