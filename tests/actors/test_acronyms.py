import datetime

import pytest

from onrecord.actors import find
from onrecord.language import analyse

DAY = datetime.date(2022, 10, 13)


@pytest.mark.parametrize(
    ("text", "acronym", "whole"),
    [
        (
            "The Karvanian Institute of Sociology (KIS) polled a thousand people. KIS said most were content.",
            "KIS",
            "found:karvanian-institute-of-sociology",
        ),
        ("The National Security Bureau (BBN) sent a draft. The BBN stressed it was early.", "BBN", None),
        ("The Security Service of Ukraine (SBU) denied it. The SBU said so twice.", "SBU", "org:sbu"),
    ],
)
def test_an_acronym_in_brackets_is_whoever_stands_before_it(text: str, acronym: str, whole: str | None) -> None:
    found = [m.actor for m in find(analyse(text), DAY) if m.span.of(text) == acronym]
    before = [m.actor for m in find(analyse(text), DAY) if m.span.end == text.index(" (")]
    assert found == [before[0], before[0]]
    assert before[0] is not None
    assert before[0].id == (whole or before[0].id)


def test_the_party_of_a_senator_in_brackets_is_not_the_senator() -> None:
    text = "Sen. Ann Lee (R-TX) said no."
    assert not any(m.span.of(text) == "R-TX" and m.actor for m in find(analyse(text), DAY))
