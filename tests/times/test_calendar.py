"""Calendar arithmetic at the edges of months, years, weeks and centuries."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.times import calendar

DAYS = st.dates(min_value=datetime.date(600, 1, 1), max_value=datetime.date(9000, 12, 31))
UNITS = st.sampled_from(["D", "W", "M", "Q", "Y", "E", "C"])


@given(DAYS, UNITS)
def test_a_day_lies_in_the_period_of_its_own_value(day: datetime.date, unit: str) -> None:
    start, end = calendar.interval(calendar.value_of(day, unit)) or pytest.fail("no interval")
    assert start.date() <= day < end.date()


@given(DAYS, UNITS)
def test_neighbouring_periods_touch(day: datetime.date, unit: str) -> None:
    here = calendar.interval(calendar.value_of(day, unit))
    assert here is not None
    following = calendar.interval(calendar.value_of(here[1].date(), unit))
    assert following is not None
    assert following[0] == here[1]


@given(DAYS, st.integers(0, 400), st.integers(-5, 5), st.sampled_from(["D", "M", "Q", "Y", "E"]))
def test_what_is_counted_from_a_stretch_holds_for_each_of_its_days(
    day: datetime.date, length: int, count: int, unit: str
) -> None:
    first, last = (datetime.datetime.combine(d, datetime.time()) for d in (day, calendar.shift(day, length + 1, "D")))
    allowed = calendar.interval(calendar.counted((first, last), count, unit))
    for apart in (0, length // 2, length):
        counted = calendar.shift(calendar.shift(day, apart, "D"), count, unit)
        assert allowed is None or allowed[0].date() <= counted < allowed[1].date()


@given(DAYS, st.integers(-400, 400), st.sampled_from(["D", "W"]))
def test_days_and_weeks_there_and_back(day: datetime.date, count: int, unit: str) -> None:
    assert calendar.shift(calendar.shift(day, count, unit), -count, unit) == day


@given(DAYS, st.integers(-400, 400), st.sampled_from(["M", "Q", "Y"]))
def test_a_shifted_month_is_so_many_months_away(day: datetime.date, count: int, unit: str) -> None:
    months = count * {"M": 1, "Q": 3, "Y": 12}[unit]
    there = calendar.shift(day, count, unit)
    assert (there.year - day.year) * 12 + there.month - day.month == months
    assert there.day <= day.day


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_the_nearest_day_is_at_most_half_a_year_away(day: datetime.date, month: int, number: int) -> None:
    near = calendar.day_near(day, month, number, 0)
    assert (near.month, near.day) == (month, number)
    assert abs((near - day).days) <= 184
    assert calendar.day_near(day, month, number, -1) <= day <= calendar.day_near(day, month, number, 1)


@given(DAYS, st.integers(1, 12))
def test_months_back_and_ahead_enclose_the_day(day: datetime.date, month: int) -> None:
    here = day.year * 12 + day.month
    assert calendar.month_away(day, month, -1) * 12 + month < here < calendar.month_away(day, month, 1) * 12 + month


@pytest.mark.parametrize(
    ("day", "count", "unit", "there"),
    [
        ("2024-02-29", 1, "Y", "2025-02-28"),
        ("2024-02-29", -4, "Y", "2020-02-29"),
        ("2023-01-31", 1, "M", "2023-02-28"),
        ("2022-12-31", 1, "D", "2023-01-01"),
        ("2022-03-31", -1, "M", "2022-02-28"),
        ("2022-11-30", 1, "Q", "2023-02-28"),
        ("2000-01-01", -1, "C", "1900-01-01"),
    ],
)
def test_a_day_that_the_month_does_not_have_becomes_its_last(day: str, count: int, unit: str, there: str) -> None:
    assert calendar.shift(datetime.date.fromisoformat(day), count, unit).isoformat() == there


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [(2022, "2022-04-17", "2022-04-24"), (2023, "2023-04-09", "2023-04-16"), (2025, "2025-04-20", "2025-04-20")],
)
def test_easter_by_both_calendars(year: int, western: str, eastern: str) -> None:
    assert (calendar.easter(year).isoformat(), calendar.orthodox("easter", year).isoformat()) == (western, eastern)


@pytest.mark.parametrize(
    ("day", "week"),
    [("2021-01-01", "2020-W53"), ("2022-01-02", "2021-W52"), ("2024-12-30", "2025-W01"), ("2020-12-31", "2020-W53")],
)
def test_a_week_belongs_to_the_year_of_its_thursday(day: str, week: str) -> None:
    assert calendar.value_of(datetime.date.fromisoformat(day), "W") == week


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2022", "2022-01-01", "2023-01-01"),
        ("202", "2020-01-01", "2030-01-01"),
        ("20", "2000-01-01", "2100-01-01"),
        ("2022-10", "2022-10-01", "2022-11-01"),
        ("2022-12", "2022-12-01", "2023-01-01"),
        ("2022-XX", "2022-01-01", "2023-01-01"),
        ("2022-10-XX", "2022-10-01", "2022-11-01"),
        ("2022-XX-XX", "2022-01-01", "2023-01-01"),
        ("2022-WXX", "2022-01-01", "2023-01-01"),
        ("2022-QX", "2022-01-01", "2023-01-01"),
        ("2022-W41", "2022-10-10", "2022-10-17"),
        ("2022-W41-WE", "2022-10-15", "2022-10-17"),
        ("2020-W53", "2020-12-28", "2021-01-04"),
        ("2022-Q4", "2022-10-01", "2023-01-01"),
        ("2022-H1", "2022-01-01", "2022-07-01"),
        ("2022-WI", "2022-12-01", "2023-03-01"),
        ("2022-10-13", "2022-10-13", "2022-10-14"),
    ],
)
def test_the_interval_of_a_date(value: str, start: str, end: str) -> None:
    found = calendar.interval(value)
    assert found is not None
    assert (found[0].date().isoformat(), found[1].date().isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2022-10-13T15:30", "2022-10-13 15:30:00", "2022-10-13 15:31:00"),
        ("2022-10-13T15", "2022-10-13 15:00:00", "2022-10-13 16:00:00"),
        ("2022-10-13T24:00", "2022-10-14 00:00:00", "2022-10-14 00:01:00"),
        ("2022-10-13TNI", "2022-10-13 18:00:00", "2022-10-14 06:00:00"),
        ("2022-10-13TMO", "2022-10-13 06:00:00", "2022-10-13 12:00:00"),
    ],
)
def test_the_interval_of_a_time_of_day(value: str, start: str, end: str) -> None:
    found = calendar.interval(value)
    assert found is not None
    assert (str(found[0]), str(found[1])) == (start, end)


@pytest.mark.parametrize(
    "value", [None, "", "PRESENT_REF", "P3M", "XXXX-WXX-5", "2022-13", "2022-02-30", "2021-W53", "BC0480", "9999", "0"]
)
def test_what_names_no_stretch_of_the_calendar_has_no_interval(value: str | None) -> None:
    assert calendar.interval(value) is None


@given(st.text(alphabet="0123456789-WTXQHSPUFAIEMON:", max_size=18))
def test_no_value_breaks_the_interval(value: str) -> None:
    found = calendar.interval(value)
    assert found is None or found[0] < found[1]


@pytest.mark.parametrize(
    ("year", "day"), [(2022, "04-17"), (2024, "03-31"), (2000, "04-23"), (1818, "03-22"), (2038, "04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert calendar.holiday("easter", year).isoformat() == f"{year}-{day}"


def test_thanksgiving_is_the_fourth_thursday_of_november() -> None:
    assert calendar.holiday("11-4-4", 2022) == datetime.date(2022, 11, 24)
    assert calendar.holiday("11-4-4", 2018) == datetime.date(2018, 11, 22)
