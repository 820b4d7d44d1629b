import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.handmade import later, reading

from onrecord.ledger import Ledger, TimelineRow
from onrecord.terminal import plot


def rows_on(*days: datetime.date) -> list[TimelineRow]:
    with Ledger(":memory:") as ledger:
        ledger.add(reading())
        event = ledger.events()[0]
    return [TimelineRow(str(day), "printed", day, None, event) for day in days]


def test_a_plot_has_a_column_for_each_day_and_signs_for_positions() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(reading())
        ledger.add(later())
        axis, said, did, talks, scale = (line.plain for line in plot(ledger.timeline("Karvania")))
    assert axis.split() == ["2027-05-04", "2027-05-26"]
    assert (said.index("█"), did.index("█")) == (25, 24)
    assert (talks.index("−"), talks.index("+")) == (25, 46)
    assert "one column is a day" in scale


@settings(deadline=None)
@given(st.lists(st.dates(), min_size=1, max_size=20), st.integers(30, 200))
def test_a_plot_is_never_wider_than_the_terminal_and_loses_no_day(days: list[datetime.date], width: int) -> None:
    lines = plot(rows_on(*sorted(days)), width)
    assert all(len(line.plain) <= max(width, 60) for line in lines[1:3])
    assert "█" in lines[2].plain


def test_nothing_dated_draws_nothing() -> None:
    assert plot([]) == ()
    assert plot([TimelineRow(None, "published", None, None, None)]) == ()


@pytest.mark.parametrize("count", [1, 3])
def test_a_day_of_many_acts_stands_higher(count: int) -> None:
    day, next_day = datetime.date(2027, 5, 4), datetime.date(2027, 5, 5)
    did = plot(rows_on(*[day] * 4 * count, *[next_day] * count))[2].plain
    assert did[24:26] == "█▂"
