""" "The end of its eighth month": counted from the day on which the text says that it began, else nothing."""

import datetime

import pytest

from onrecord import times
from onrecord.model import Timex

THURSDAY = datetime.date(2022, 10, 13)


def last(text: str) -> Timex:
    """The last time of a text."""
    return times.find(text, THURSDAY)[-1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The war began on Feb. 24. The war nears the end of its eighth month.", "2022-10-24"),
        ("Russia invaded Ukraine on 24 February 2022. The war nears the end of its eighth month.", "2022-10-24"),
        (
            "Since the invasion began on 24 February, prices rose. The war reached the start of its third month.",
            "2022-04-24",
        ),
        ("The siege started on Oct. 1. It is the 12th day of the siege, the mayor said.", "2022-10-13"),
        ("The strike began on Oct. 3. By the tenth day of the strike few were left.", "2022-10-12"),
        ("Strikers said today is the fourth day of their walkout.", "2022-10-13"),
    ],
)
def test_a_day_is_counted_from_the_beginning_that_the_text_tells(text: str, value: str) -> None:
    assert last(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "The war nears the end of its eighth month.",
        "The war ended on Feb. 24. The siege nears the end of its eighth month.",
        "The siege began on Feb. 24. The war nears the end of its eighth month.",
        "The war will begin on Monday. The war nears the end of its eighth month.",
        "One war began on Feb. 24 and a second war began on March 1. The war nears the end of its eighth month.",
        "The trial began on Feb. 24. The trial nears the end of its eighth month.",
    ],
)
def test_what_the_text_does_not_tell_stays_open(text: str) -> None:
    found = last(text)
    assert (found.value, found.mod, found.earliest, found.anchor) == (None, "END", None, None)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("The war began on Feb. 24. The war is in its eighth month.", "2022-09-24", "2022-10-24"),
        ("The war began in February. The war is in its eighth month.", "2022-09-01", "2022-10-28"),
        ("The siege began on Oct. 3. The siege is in its second week.", "2022-10-10", "2022-10-17"),
    ],
)
def test_a_month_that_is_none_of_the_calendar_has_its_days_and_no_value(text: str, earliest: str, latest: str) -> None:
    found = last(text)
    assert found.value is None
    assert found.earliest is not None
    assert found.latest is not None
    assert (found.earliest.date().isoformat(), found.latest.date().isoformat()) == (earliest, latest)
    assert found.anchor in ("2022-02-24", "2022-02", "2022-10-03")
