from dataclasses import replace
from pathlib import Path

import pytest
from tests.chains.told import ledger_of, said

from onrecord import chains
from onrecord.chains.credits import channel, witness
from onrecord.model import Mention, Reading, Span

STORY = "The strait stays shut to all traffic, the minister told the house on Tuesday.\n\nNo ship has passed since May."
LONG = "we will not open the strait to any ship that carries arms to the other side of the bay"


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"BRASK, May 5 (Reuters) - {STORY}", "Reuters"),
        (f"BRASK (AP) — {STORY}", "Associated Press"),
        (f"BRASK, May 5. /TASS/. {STORY}", "TASS"),
        (f"Strait stays shut\nBy AFP\n{STORY}", "Agence France-Presse"),
        (f"{STORY} (Xinhua)", "Xinhua"),
        (f"{STORY}\n© AFP 2027", "Agence France-Presse"),
        (f"{STORY}\nSource: Interfax", "Interfax"),
        (f"{STORY}\n(Reporting by Ann Lee in Brask; Editing by Jo Orsk)", "Reuters"),
        (STORY, None),
        (f"{STORY}\nThe Associated Press contributed to this report.", None),
        (f"{STORY} “I read it in a report by Reuters,” she said.", None),
    ],
)
def test_the_agency_whose_report_an_article_prints_is_read_from_its_first_and_last_lines(
    text: str, agency: str | None
) -> None:
    assert witness("Courier", None, text) == agency


@pytest.mark.parametrize(
    ("byline", "agency"),
    [("Ann Lee, Associated Press", "Associated Press"), ("Ann Lee", None), ("Ann Lee with AP and AFP", None)],
)
def test_a_byline_names_one_agency_or_none(byline: str, agency: str | None) -> None:
    assert witness("Courier", byline, STORY) == agency


def test_an_outlet_has_one_name_however_it_is_written() -> None:
    assert {witness(o, None, STORY) for o in ("BBC News", "www.bbc.co.uk", "bbc.com")} == {"BBC"}


@pytest.mark.parametrize(
    ("words", "name"),
    [("the Reuters news agency", "Reuters"), ("Izvestia", "Izvestia"), ("a news conference", None), ("Telegram", None)],
)
def test_words_name_the_outlet_something_was_said_to(words: str, name: str | None) -> None:
    assert channel(words) == name


def _told_to(reading: Reading, words: str) -> Reading:
    at = reading.article.text.index(words)
    medium = Mention(Span(at, at + len(words)), "ORG", None, 0.9, "hand")
    told = replace(reading.statements[0], medium=medium)
    return replace(reading, mentions=(*reading.mentions, medium), statements=(told,))


def test_outlets_that_credit_one_agency_are_one_witness(tmp_path: Path) -> None:
    readings = [
        said(LONG, "Herald", frame="BRASK (AFP) — The minister told the house that {} as of today."),
        said(LONG, "Mirror", frame="BRASK (AFP) — In a long speech the minister said: {}. The house rose late."),
        said(LONG, "Courier", frame="Our correspondent in Brask heard the minister say before the vote that {}."),
    ]
    with ledger_of(tmp_path, readings) as ledger:
        chains.link(ledger)
        found = chains.chain(ledger, readings[0].statements[0].id)
    assert (len(found.members), found.copies, found.outlets) == (3, 0, 2)
    assert sorted(m.credits or "" for m in found.members) == ["", "Agence France-Presse", "Agence France-Presse"]


def test_outlets_that_quote_what_was_said_to_one_outlet_are_one_witness(tmp_path: Path) -> None:
    frames = {
        "Herald": "{}, the minister told Izvestia in an interview.",
        "Mirror": "Speaking to Izvestia she said {}.",
    }
    readings = [_told_to(said(LONG, outlet, frame=frame), "Izvestia") for outlet, frame in frames.items()]
    with ledger_of(tmp_path, readings) as ledger:
        chains.link(ledger)
        found = chains.chain(ledger, readings[0].statements[0].id)
    assert (len(found.members), found.outlets) == (2, 1)
    assert {m.credits for m in found.members} == {"Izvestia"}
