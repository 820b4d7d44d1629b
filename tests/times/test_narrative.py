"""Histories: what a month, a season, "two days later" follow, and which years are asides."""

import datetime

import pytest

from onrecord import times

LATER = datetime.date(2022, 10, 13)
WAR = "The war began in May 1974. By June 1974 the north had fallen. "
END = "Peace came in May 1975, and the last camp was closed in July 1975."


def values(text: str) -> list[str | None]:
    """Values of the times of a text."""
    return [t.value for t in times.find(text, LATER)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In March 1975 it attacked, though the plan was for 1976. On 11 March the front broke. ", "1975-03-11"),
        ("In March 1975 it attacked. A memoir of 2005 tells why. By the end of April all was lost. ", "1975-04"),
        ("In March 1975 it attacked. It was the greatest battle since 1945. In April the city fell. ", "1975-04"),
        ("In March 1975 it attacked. A plan to leave by next summer was dropped. In April it fell. ", "1975-04"),
    ],
)
def test_a_year_apart_from_the_story_does_not_move_it(text: str, value: str) -> None:
    assert value in values(WAR + text + END)


def test_years_far_from_all_others_do_not_move_the_story_even_at_its_end() -> None:
    text = WAR + "In March 1975 it attacked. A book of 2015 counts the dead. In April the city fell."
    dated = "Talks began in January 1974. They broke up in March 1974. "
    assert values(dated + text)[-1] == "1975-04"


def test_a_year_named_again_does_not_make_the_story_coarser() -> None:
    text = WAR + "On December 7, 1974 it struck. It was the worst day of 1974. In January a truce was signed. " + END
    assert "1975-01" in values(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Last month students signed a petition against it. ", "2022-09"),
        ("It was rebuilt last spring. ", "2022-SP"),
        ("It was rebuilt in April last year. ", "2021-04"),
        ("The previous April it had burned. ", "1974-04"),
        ("The next spring it burned. ", "1976-SP"),
    ],
)
def test_last_month_is_seen_from_today_and_the_next_spring_from_the_story(text: str, value: str) -> None:
    assert value in values(WAR + "Talks were held in July 1974. In March 1975 it fell. " + text + END)


def test_years_alone_are_the_background_of_a_report_and_no_history() -> None:
    text = "Crimea was seized in 2014. He was born in 1961, left in 1979, came home in 1991 and was elected in 2010. "
    assert values(text + "In May he met his rival. On Sept. 3 he fled.")[-2:] == ["2022-05", "2022-09-03"]


def test_what_is_counted_from_an_aside_is_counted_from_it() -> None:
    text = WAR + "In March 1975 it attacked. A plan was for 1980. Two years later nobody knew of it. " + END
    assert "1982" in values(text)


def test_today_in_the_words_of_those_told_of_is_no_day_that_the_publication_tells() -> None:
    text = WAR + "Talks were held in July 1974 and in August 1974. "
    text += 'In March 1975 he warned: "It is us today. It will be you tomorrow." '
    assert values(text + END)[5:7] == [None, None]


def test_before_christ_the_story_goes_on_in_its_year() -> None:
    text = (
        "The city was founded in 814 BC. It burned in 480 BC, in 479 BC and in 416 BC. In 413 BC it fell in September."
    )
    assert values(text)[-1] == "BC0413-09"
    assert values(text + " The following day the fleet sailed.")[-1] is None
