"""Whom a pronoun or a description means where no rule says."""

import datetime

import pytest

from onrecord.actors import find, ranked
from onrecord.language import analyse

DAY = datetime.date(2022, 10, 13)
QUOTED = (
    "Supporters cheered as Juri Vask arrived. “I cannot vote for Juri Vask,” said Ada Orsk. “He is an embarrassment.”"
)
ASKED = ranked.Asked("speaks", False, 40, frozenset())


def _meant(text: str, words: str) -> tuple[str | None, str]:
    found = next(m for m in reversed(find(analyse(text), DAY)) if m.span.of(text) == words)
    return (found.actor.name if found.actor else None), found.by


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            QUOTED,
            "He",
            "Juri Vask",
        ),
        (
            "Juri Vask won the first vote. Vask was not willing to say who would run with him. The front-runner said"
            " that he would choose in May.",
            "The front-runner",
            "Juri Vask",
        ),
    ],
)
def test_the_likeliest_is_meant_where_no_rule_says(text: str, words: str, name: str) -> None:
    assert _meant(text, words) == (name, "actors.ranked")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Ada Orsk said on Monday that the harbour would be closed. The head of the church said that it was late.",
            "The head",
        ),
        ("The room was quiet. The clerks stared at Anders Holm. The baker said nothing had changed.", "The baker"),
    ],
)
def test_nobody_is_meant_where_nobody_is_likely_enough(text: str, words: str) -> None:
    assert all(m.actor is None for m in find(analyse(text), DAY) if m.span.of(text) == words)


def test_it_is_not_as_sure_as_a_rule() -> None:
    assert all(m.confidence <= 0.7 for m in find(analyse(QUOTED), DAY) if m.by == "actors.ranked")


def _seen(far: int, token: int, *, speaks: bool = False) -> ranked.Seen:
    return ranked.Seen(
        far=far,
        token=token,
        acts=speaks,
        speaks=speaks,
        told=False,
        first=speaks,
        pronoun=False,
        owns=False,
        owns_subject=False,
        done_to=not speaks,
        above=False,
        quoted=False,
        apart=False,
        near=far == 0,
    )


def test_who_spoke_is_likelier_than_who_was_spoken_to() -> None:
    options = {
        "vask": ranked.Option([_seen(1, 20, speaks=True)], 2, gender=True, named=True),
        "orsk": ranked.Option([_seen(1, 25)], 2, gender=True, named=True),
    }
    found = ranked.likeliest(ASKED, options)
    assert found is not None
    assert found[0] == "vask"
    assert 0.5 < found[1] < 1


def test_nobody_told_of_is_nobody_meant() -> None:
    assert ranked.likeliest(ASKED, {}) is None


def test_every_weight_is_of_a_feature_and_every_feature_tells_something() -> None:
    options = {"vask": ranked.Option([_seen(0, 30, speaks=True)], 1, gender=False, named=True)}
    told = ranked.features(ASKED, options)["vask"]
    assert {"far 0", "last to speak", "gender not known", "person"} <= told.keys()
    assert all(value > 0 for value in told.values())
