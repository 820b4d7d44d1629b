"""Which time modifies a cue or a trigger."""

import datetime

import pytest

from onrecord import times
from onrecord.language import analyse

THURSDAY = datetime.date(2022, 10, 13)


def modifying(text: str, word: str) -> str | None:
    """The words of the time that modifies a word."""
    doc = analyse(text)
    token = next(t for t in doc if t.text == word)
    found = times.modifying(token, times.find(doc, THURSDAY))
    return found.span.of(text) if found else None


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("Lavrov said on Tuesday that Moscow annexed four regions last month.", "said", "Tuesday"),
        ("Lavrov said on Tuesday that Moscow annexed four regions last month.", "annexed", "last month"),
        ("In a statement on Tuesday, the ministry condemned Monday's strikes.", "condemned", "Tuesday"),
        ("In a statement on Tuesday, the ministry condemned Monday's strikes.", "strikes", "Monday"),
        ("Tuesday's attack killed three people.", "killed", "Tuesday"),
        ("Ukraine's president signed a decree last week ruling out talks with Putin.", "signed", "last week"),
        ("Police arrested 40 protesters overnight and released them this morning.", "arrested", "overnight"),
        ("Police arrested 40 protesters overnight and released them this morning.", "released", "this morning"),
        ("Russian missiles hit Kyiv on Monday, killing 19 people.", "killing", "Monday"),
        ("On Monday, the army shelled the port and rebels attacked the base.", "attacked", "Monday"),
    ],
)
def test_a_time_modifies_the_word_of_its_clause(text: str, word: str, time: str) -> None:
    assert modifying(text, word) == time


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He also said the war would end next year.", "said"),
        ("On Thursday, Lavrov told Izvestia that talks were possible.", "possible"),
        ("The minister will meet his counterpart in Geneva on Friday, officials said.", "said"),
        ("The siege lasted for three months.", "lasted"),
        ("The minister resigned.", "resigned"),
        ("The envoy arrived on Monday, three weeks after she ruled out any negotiations.", "ruled"),
        ("Lavrov said on Tuesday that talks were possible, but Washington called this posturing.", "called"),
    ],
)
def test_a_word_without_a_time_gets_none(text: str, word: str) -> None:
    assert modifying(text, word) is None
