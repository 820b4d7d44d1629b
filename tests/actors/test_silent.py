"""Which of those without a name are kept."""

import datetime

import pytest

from onrecord.actors import find
from onrecord.language import analyse

DAY = datetime.date(2022, 10, 13)


def _unnamed(text: str) -> list[str]:
    found = (m.actor for m in find(analyse(text), DAY))
    return [actor.name for actor in found if actor is not None and actor.kind == "unnamed"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The harbour is closed. Analysts fear that the strike will last until June.", "Analysts"),
        ("The vote is on Sunday. Many activists are worried about the count.", "Many activists"),
        ("Experts partially attribute the flood to the new dam.", "Experts"),
        ("The vote is on Sunday. Progressives are wary of the deal.", "Progressives"),
        ("The lobby was full. Advocates for the blind cite an old law.", "Advocates"),
        ("The police dispersed protesters in front of the town hall.", "protesters"),
        ("The shells killed civilians in two villages.", "civilians"),
    ],
)
def test_who_holds_a_view_or_has_something_done_to_him_is_somebody(text: str, name: str) -> None:
    assert f"unnamed: {name}" in _unnamed(text)


@pytest.mark.parametrize(
    "text",
    [
        "The march began at noon. Protesters sang in the rain.",
        "The storm hit cities along the coast.",
        "He told of a conservative estimate and a liberal law.",
        "The army would seize other countries.",
        "The flood reached the village at night, and a baker slept in the mill.",
        "The guards searched the visitors.",
    ],
)
def test_who_only_acts_and_what_is_no_people_is_let_go(text: str) -> None:
    assert _unnamed(text) == []
