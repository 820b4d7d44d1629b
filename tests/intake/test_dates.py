import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import dates

UTC = datetime.UTC


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("2022-10-13", datetime.date(2022, 10, 13)),
        ("2022/10/13", datetime.date(2022, 10, 13)),
        ("20221013", datetime.date(2022, 10, 13)),
        ("20220125T090000Z", datetime.datetime(2022, 1, 25, 9, tzinfo=UTC)),
        ("2022-10-13T14:05:09.123Z", datetime.datetime(2022, 10, 13, 14, 5, 9, tzinfo=UTC)),
        ("2022-10-13 14:05:00-05:00", datetime.datetime.fromisoformat("2022-10-13T14:05:00-05:00")),
        ("13 October 2022", datetime.date(2022, 10, 13)),
        ("Thursday, 13th of October 2022", datetime.date(2022, 10, 13)),
        ("Oct. 13, 2022", datetime.date(2022, 10, 13)),
        ("Sept. 3, 2022, 4:05 p.m. ET", datetime.datetime(2022, 9, 3, 16, 5)),
        ("5:40 PM EDT, October 13, 2022", datetime.datetime.fromisoformat("2022-10-13T17:40:00-04:00")),
        ("Thu, 13 Oct 2022 14:05:00 GMT", datetime.datetime(2022, 10, 13, 14, 5, tzinfo=UTC)),
        ("13 October 2022 14.05 BST", datetime.datetime.fromisoformat("2022-10-13T14:05:00+01:00")),
        ("13.10.2022", datetime.date(2022, 10, 13)),
        ("10/13/2022", datetime.date(2022, 10, 13)),
        ("1665619200", datetime.datetime(2022, 10, 13, tzinfo=UTC)),
        ("1665619200000", datetime.datetime(2022, 10, 13, tzinfo=UTC)),
    ],
)
def test_a_full_date_is_read_as_finely_as_it_is_printed(printed: str, value: datetime.date) -> None:
    assert dates.read(printed) == value
    assert type(dates.read(printed)) is type(value)


@pytest.mark.parametrize(
    "printed",
    ["", "2022", "October 2022", "13 October", "yesterday", "05/06/2022", "32 October 2022", "2022-13-01", "n/a"],
)
def test_no_day_month_or_year_is_made_up(printed: str) -> None:
    assert dates.read(printed) is None


def test_the_characters_of_each_date_in_a_line_are_found() -> None:
    line = "Published 13 October 2022, updated 14 October 2022"
    assert [printed.span.of(line) for printed in dates.find(line)] == ["13 October 2022", "14 October 2022"]


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)))
def test_a_date_comes_back_from_every_common_print(day: datetime.date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y", "%d.%m.%Y", "%Y%m%d"):
        assert dates.read(day.strftime(form)) == day


@given(st.text(max_size=80))
def test_any_characters_give_a_date_or_none(printed: str) -> None:
    assert dates.read(printed) is None or isinstance(dates.read(printed), datetime.date)
