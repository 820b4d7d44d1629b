"""Datelines as agencies and newspapers print them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import times

THURSDAY = datetime.date(2022, 10, 13)


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("KYIV, Oct 13 (Reuters) - Missiles hit the city.", "KYIV", "2022-10-13", "Reuters"),
        ("WASHINGTON (AP) — The president said", "WASHINGTON", None, "AP"),
        ("NAIROBI, Kenya (AP) _ Bombs went off", "NAIROBI, Kenya", None, "AP"),
        ("LONDON, 12 October 2022 -- The pound fell", "LONDON", "2022-10-12", None),
        ("MOSCOW, October 13. /TASS/. Talks are off", "MOSCOW", "2022-10-13", "TASS"),
        ("NEW YORK/LONDON, Oct 12 (Reuters) - Oil rose", "NEW YORK/LONDON", "2022-10-12", "Reuters"),
        ("Istanbul (AFP) – A ship sailed", "Istanbul", None, "AFP"),
        ("TALLINN, Dec 30 (Reuters) - Ice broke", "TALLINN", "2022-12-30", "Reuters"),
    ],
)
def test_place_date_and_agency(text: str, place: str, date: str | None, agency: str | None) -> None:
    found = times.dateline(text, THURSDAY)
    assert found is not None
    assert found.place.of(text) == place
    assert (found.date.value if found.date else None) == date
    assert (found.agency.of(text) if found.agency else None) == agency


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv said on Monday.",
        "Berlin – the chancellor said",
        "Mary Smith (Labour) - the member for Hull - said",
        "",
        "(AP)",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert times.dateline(text, THURSDAY) is None


def test_the_missing_year_comes_from_the_publication_and_is_unknown_without_it() -> None:
    text = "KYIV, Dec 31 (Reuters) - Missiles hit the city."
    found = times.dateline(text, datetime.date(2023, 1, 1))
    assert found is not None
    assert found.date is not None
    assert found.date.value == "2022-12-31"
    unknown = times.dateline(text)
    assert unknown is not None
    assert unknown.date is not None
    assert unknown.date.value is None


@given(st.text(max_size=80))
def test_spans_lie_inside_the_text(text: str) -> None:
    found = times.dateline(text, THURSDAY)
    assert found is None or (found.span.covers(found.place) and found.span.end <= len(text))
