"""Interviews whose questions and answers have no labels."""

import datetime

import pytest

from onrecord.actors import find
from onrecord.language import analyse

ASKED = (
    "How is the pier?\n\nI like it. We mend it now.\n\nWho pays?\n\nI hope the city does.\n\nWhen?\n\nI do not know."
)


def _who(text: str) -> set[str]:
    return {m.actor.name for m in find(analyse(text), datetime.date(2022, 3, 1)) if m.span.of(text) == "I" and m.actor}


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("The Harbour Post interviews Ada Vask, head of the port, on the storm.", "Ada Vask"),
        ("The Harbour Post spoke with Ada Vask about the storm. Juri Orsk was there.", "Ada Vask"),
        ("Ada Vask answered four questions sent by our reporter Juri Orsk.", "Ada Vask"),
        ("The Harbour Post interviews Ada Vask and Juri Orsk on the storm.", None),
        ("Ada Vask writes about the storm.", None),
    ],
)
def test_who_answers_is_whom_the_lead_says_was_interviewed(lead: str, who: str | None) -> None:
    assert _who(f"{lead}\n\n{ASKED}") == ({who} if who else set())


def test_questions_of_an_essay_make_no_interview() -> None:
    text = "I spoke with Ada Vask. Why?\n\nI like her. Why would I not?\n\nI do not know."
    assert "Ada Vask" not in _who(text)
