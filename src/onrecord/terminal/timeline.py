"""What an actor said and did by day, under a small plot."""

import datetime
import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.ledger import TimelineRow
from onrecord.terminal import phrases, tables

_BARS = " ▁▂▃▄▅▆▇█"
_MARGIN = 24
_TARGETS = 3


def timeline(rows: Sequence[TimelineRow], width: int = 100) -> RenderableType:
    """A plot of how much was said and done, and for or against what; then each row, by day."""
    return Group(*plot(rows, width), *(line for row in _by_day(rows) for line in row))


def plot(rows: Sequence[TimelineRow], width: int = 100) -> tuple[Text, ...]:
    """Lines of equal length, a column for each day or, where they are too many, for a few days."""
    days = [row.first for row in rows if row.first]
    if not days:
        return ()
    first, last = min(days), max(days)
    step = math.ceil(((last - first).days + 1) / max(10, width - _MARGIN))
    columns = (last - first).days // step + 1
    binned: list[list[TimelineRow]] = [[] for _ in range(columns)]
    for row in rows:
        if row.first:
            binned[(row.first - first).days // step].append(row)
    said = [sum(row.statement is not None for row in column) for column in binned]
    done = [sum(row.event is not None for row in column) for column in binned]
    lines = [_axis(first, last, columns), _bars("said", said, "cyan"), _bars("did", done, "yellow")]
    lines += [_signs(target, binned) for target in _targets(rows)]
    scale = f"one column is {'a day' if step == 1 else f'{step} days'}; full bar: said {max(said)}, did {max(done)}"
    return (*lines, Text(f"{'':{_MARGIN}}{scale}; + for, − against, ± both", style="dim"))


def _axis(first: datetime.date, last: datetime.date, columns: int) -> Text:
    begin, end = first.isoformat(), last.isoformat()
    gap = columns - len(begin) - len(end)
    return Text(f"{'':{_MARGIN}}" + (f"{begin}{' ' * gap}{end}" if gap > 0 else f"{begin} to {end}"), style="dim")


def _bars(title: str, counts: Sequence[int], style: str) -> Text:
    most = max([*counts, 1])
    bars = "".join(_BARS[math.ceil(count / most * (len(_BARS) - 1))] for count in counts)
    return Text.assemble(f"{title:<{_MARGIN}}", (bars, style))


def _targets(rows: Sequence[TimelineRow]) -> list[str]:
    """What most stances are about."""
    named = [s.target for row in rows if row.statement for s in row.statement.stances]
    return sorted(set(named), key=lambda target: (-named.count(target), target))[:_TARGETS]


def _signs(target: str, binned: Sequence[Sequence[TimelineRow]]) -> Text:
    signs = ""
    for column in binned:
        values = [s.value for row in column if row.statement for s in row.statement.stances if s.target == target]
        held = any(v > 0 for v in values), any(v < 0 for v in values)
        signs += {(True, False): "+", (False, True): "−", (True, True): "±", (False, False): " "}[held]
    return Text.assemble(f"{phrases.shortened(target, _MARGIN - 2):<{_MARGIN}}", (signs, "bold magenta"))


def _by_day(rows: Sequence[TimelineRow]) -> Iterator[Iterator[RenderableType]]:
    for (when, dated), same in groupby(rows, key=lambda row: (row.when, row.dated)):
        note = "" if dated == "printed" else "  (day of publication: no time is printed)"
        yield iter([Text(), Text.assemble((when or "undated", "bold"), (note, "dim"))])
        yield (Padding(_line(row), (0, 0, 0, 2)) for row in same)


def _line(row: TimelineRow) -> Text:
    if row.statement:
        return Text.assemble(
            tables.who(row.statement), " ", tables.said(row.statement), tables.printed_in(row.statement)
        )
    e = row.event
    assert e is not None
    what = " ".join(filter(None, (e.type, e.mode)))
    how = tables.how(e).replace("\n", ", ")
    words = (phrases.flat(e.printed.words), "italic")
    return Text.assemble((what, "bold yellow"), " ", tables.whom(e), f" · {how}: ", words, tables.printed_in(e))
