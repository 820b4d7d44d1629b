import datetime

import pytest

from onrecord.intake import opening

DAY = datetime.date(2022, 10, 13)
BODY = "\n\nMinisters from nine countries met on Thursday. They agreed to meet again.\n\nNothing was signed.\n"


@pytest.mark.parametrize(
    "first",
    [
        "date 2022-10-13 Ministers meet in Geneva",
        "Date: 2022-10-13 Ministers meet in Geneva",
        "2022-10-13 Ministers meet in Geneva",
        "13 October 2022 - Ministers meet in Geneva",
        "[13 October 2022] Ministers meet in Geneva",
        "Published: 13 October 2022 | Ministers meet in Geneva",
        "Ministers meet in Geneva | 13 October 2022",
        "Ministers meet in Geneva (October 13, 2022)",
        "Ministers meet in Geneva\nPublished: 13 October 2022",
        "Ministers meet in Geneva\nThursday 13 October 2022\nLast updated: 14 October 2022",
        "Ministers meet in Geneva\nUpdated 14 October 2022. Published 13 October 2022",
        "13 October 2022\nMinisters meet in Geneva",
        "Ministers meet in Geneva\nBy Ann Example | 13 October 2022",
    ],
)
def test_date_and_headline_are_read_from_the_first_lines(first: str) -> None:
    found = opening.read(first + BODY)
    assert found.published == DAY
    assert found.headline is not None
    assert found.headline.of(first) == "Ministers meet in Geneva"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Example", "Ann Example"),
        ("By Ann Example and Ben van der Sample", "Ann Example and Ben van der Sample"),
        ("Written by Ann Example in Geneva", "Ann Example"),
        ("BY ANN EXAMPLE", "ANN EXAMPLE"),
        ("By our correspondent in Geneva", "our correspondent"),
        ("From our own correspondent", "our own correspondent"),
        ("Staff and agencies", "Staff and agencies"),
        ("Staff reporter", "Staff reporter"),
    ],
)
def test_a_byline_is_a_line_of_its_own(line: str, names: str) -> None:
    assert opening.read(f"Ministers meet in Geneva\n{line}{BODY}").byline == names


@pytest.mark.parametrize(
    "line",
    [
        "By Thursday the ministers had left.",
        "By noon Geneva was quiet again, police said.",
        "By the staff of the port, the day was called lost.",
        "Staff at the port were told on Monday that it would shut.",
    ],
)
def test_a_sentence_that_begins_with_by_is_no_byline(line: str) -> None:
    assert opening.read(f"Ministers meet in Geneva\n\n{line}{BODY}").byline is None


def test_a_byline_and_its_date_may_stand_below_a_standfirst() -> None:
    text = f"Ministers meet in Geneva\n\nNine countries sent envoys.\n\nBy Ann Example\n13 October 2022{BODY}"
    found = opening.read(text)
    assert (found.byline, found.published) == ("Ann Example", DAY)
    assert [span.of(text) for span in found.furniture] == ["By Ann Example", "13 October 2022"]


@pytest.mark.parametrize(
    "text",
    [
        "7 October 2023 was a day of mourning. Flags flew at half-mast.",
        "On 13 October 2022 ministers met in Geneva. They parted early.",
        "The war began on 24 February 2022. It goes on.",
        "How the war began\n\nIt began with missiles.\n\n24 February 2022\n\nTanks crossed the border.",
    ],
)
def test_a_date_in_prose_or_above_a_chronicle_is_no_date_of_publication(text: str) -> None:
    assert opening.read(text).published is None


def test_a_first_sentence_with_its_full_stop_is_no_headline() -> None:
    assert opening.read("Ministers met in Geneva on Thursday.\n\nThey parted early.").headline is None


def test_a_known_title_is_the_headline_and_nothing_else_is() -> None:
    text = "Watch: ministers meet\n\nThey parted early."
    found = opening.read(text, "Watch: Ministers meet")
    assert found.titled
    assert found.headline is not None
    assert opening.read(text, "Envoys gather").headline is None


def test_an_updated_date_counts_only_where_no_other_stands() -> None:
    assert opening.read(f"Ministers meet\nUpdated 14 October 2022{BODY}").published == datetime.date(2022, 10, 14)


@pytest.mark.parametrize("line", ["Chisinau", "Port Brask, Karvania", "World"])
def test_a_date_may_stand_below_a_place_or_a_rubric(line: str) -> None:
    found = opening.read(f"Ministers meet in Geneva\n\n{line}\n13 October 2022{BODY}")
    assert found.published == DAY


def test_a_date_below_the_first_heading_of_a_chronicle_is_not_that_of_publication() -> None:
    text = f"Ministers meet in Geneva\n\nNine countries sent envoys.\n\nTimeline\n\n13 October 2022{BODY}"
    assert opening.read(text).published is None
