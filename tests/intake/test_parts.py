import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import opening, parts, text

LEAD = "Ministers from nine countries met in Geneva on Thursday to discuss the export of grain."
END = "The talks go on next week, the host country said."


def kinds(printed: str) -> list[str]:
    return [part.kind for part in parts.find(printed)]


@pytest.mark.parametrize("pattern", parts.patterns(), ids=lambda pattern: pattern.example)
def test_the_example_of_every_pattern_is_set_apart_as_its_kind(pattern: parts.Pattern) -> None:
    assert kinds(f"{LEAD}\n\n{pattern.example}\n\n{END}") == ["body", pattern.kind, "body"]


@pytest.mark.parametrize(
    "prose",
    [
        "Follow the money, the auditor told parliament, and you will find the ministry.",
        "Sources close to the talks said that no date had been set.",
        "Share prices fell on Thursday after the ministers parted.",
        "Copyright is one of the matters on which the two governments differ.",
        "Video footage showed the minister leaving the building, and police said nobody was hurt.",
        "Related matters, such as fishing rights, were left to a later meeting.",
        "Advertising on the state channel will end in June, the minister said.",
        "Photographs of the damage were shown to the ministers.",
        "Subscribers to the state telephone company were cut off for hours.",
        "More than 200 people signed the letter.",
        "Read aloud in parliament, the letter drew laughter.",
        "“We will not go,” he said.",
        "NATO said so.",
        "The minister said he had learned of it from Reuters.",
        "Get out of our country, the crowd shouted at the envoys.",
        "Reporting by the agency on the raid showed that the police knew.",
        "Watch dogs were used to search the hall, the police said.",
        "Also read out was a letter from the president.",
        "More from the talks is expected on Friday, when the ministers meet again.",
        "Reporting by Example News showed that the police had known of it, the minister said.",
    ],
)
def test_a_real_paragraph_is_never_set_apart(prose: str) -> None:
    assert kinds(f"{LEAD}\n\n{prose}\n\n{END}") == ["body"] * 3


@pytest.mark.parametrize("label", ["Also Read", "Other Topics of Interest"])
def test_a_teaser_takes_the_text_that_runs_on_in_its_line(label: str) -> None:
    teaser = f"{label} Envoys leave the capital as rain goes on The last bus left at noon, police said. It..."
    assert kinds(f"{LEAD}\n\n{teaser}\n\n{END}") == ["body", "teaser", "body"]


def test_headlines_below_a_label_are_links_until_prose_comes() -> None:
    printed = f"{LEAD}\nRelated stories\nEnvoys leave the capital\nGrain price at a ten-year high\n{END}"
    assert kinds(printed) == ["body", "link", "link", "link", "body"]


def test_a_headline_in_capitals_between_paragraphs_is_a_link_but_no_crosshead() -> None:
    assert kinds(f"{LEAD}\n\nENVOYS LEAVE THE CAPITAL AS RAIN GOES ON\n\n{END}") == ["body", "link", "body"]
    assert kinds(f"{LEAD}\n\n**WHAT THE MINISTERS AGREED ON TODAY**\n\n{END}") == ["body", "body", "body"]


def test_a_run_of_short_lines_without_a_stop_is_a_menu_but_a_few_are_not() -> None:
    menu = ["Home", "World", "Business", "Sport", "Weather today", "Ministers meet"]
    assert kinds("\n".join([*menu, LEAD, END])) == ["link"] * 6 + ["body"] * 2
    assert kinds("\n".join([LEAD, *menu[:3], END])) == ["body"] * 5
    assert "link" not in kinds("\n".join([LEAD, *(f"- {item}" for item in menu), END]))


def test_where_short_crossheads_are_in_capitals_long_ones_are_crossheads_too() -> None:
    printed = f"{LEAD}\n\nSTRANGE PHONE CALL\n\n{END}\n\nBREAKING THE NEWS TO THE WORLD\n\n{END}"
    assert set(kinds(printed)) == {"body"}


def test_a_headline_printed_twice_is_a_card_that_links_elsewhere() -> None:
    card = "Envoys leave the capital as rain goes on"
    assert kinds(f"{LEAD}\n\n{card}\n\n{card}\n\n{END}") == ["body", "link", "link", "body"]


@pytest.mark.parametrize(
    "dateline",
    [
        "GENEVA, Oct 13 (Reuters) -",
        "GENEVA (AP) —",
        "GENEVA, Switzerland (AP) —",
        "LONDON/GENEVA, Oct. 13, 2022 (AFP) –",
        "Geneva, October 13 (Example News) -",
        "MOSCOW, October 13. /TASS/.",
        "GENEVA —",
        "(Reuters) -",
        "Geneva CNN —",
    ],
)
def test_a_dateline_is_a_part_of_its_own(dateline: str) -> None:
    printed = f"Ministers meet\n\n{dateline} {LEAD}\n\n{END}"
    found = parts.find(printed, opening.read(printed))
    assert [part.kind for part in found] == ["headline", "dateline", "body", "body"]
    assert found[1].span.of(printed) == dateline
    assert found[2].span.of(printed) == LEAD


@pytest.mark.parametrize("prose", ["The ministers - all nine - met.", "Ann Example - a minister - said so."])
def test_a_dash_in_the_first_sentence_makes_no_dateline(prose: str) -> None:
    assert kinds(f"{prose}\n\n{END}") == ["body", "body"]


def test_a_paragraph_longer_than_any_is_divided_after_a_sentence() -> None:
    printed = "The ministers met again and again. " * 4000
    found = parts.find(printed)
    assert len(found) > 1
    assert all(part.span.of(printed).endswith("again.") for part in found)
    assert max(part.span.end - part.span.start for part in found) <= parts.PARAGRAPH


LINES = st.sampled_from(
    [
        LEAD, END, "Advertisement", "By Ann Example", "13 October 2022", "Published: 13 October 2022", "14:05", "",
        "date 2022-10-13 Ministers meet", "Related stories", "Envoys leave", "GENEVA (AP) — They met.", " \t", "***",
        "Ministers meet | 13 October 2022", "Also Read Envoys leave. It...", "(Reuters) -", "\xa0",
    ]
)  # fmt: skip


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=14), st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]))
def test_every_printed_character_is_in_a_part_or_stands_for_date_and_author(lines: list[str], between: str) -> None:
    printed = between.join(lines)
    head = opening.read(printed)
    found = parts.find(printed, head)
    taken = sorted([*(part.span for part in found), *head.furniture])
    assert all(a.end <= b.start for a, b in itertools.pairwise(taken))
    assert "".join("".join(span.of(printed).split()) for span in taken) == "".join(printed.split())
    assert all(part.span.of(printed) == part.span.of(printed).strip() != "" for part in found)
    assert [part.span for part in found] == sorted(part.span for part in found)


def test_a_report_with_all_its_furniture_keeps_only_its_prose() -> None:
    printed = (
        "date 2022-10-13 Ministers meet in Geneva\n\n"
        f"{LEAD}\n\nAdvertisement\n\n{END}\n\n"
        "Also Read Envoys leave the capital The last bus left at noon. It...\n\n"
        "Sign up for our newsletter"
    )
    found = text.article(printed)
    assert [part.kind for part in found.parts] == ["headline", "body", "advertisement", "body", "teaser", "link"]
