"""Organisations called by a word for what they are, after their name and beside it."""

import datetime

import pytest

from onrecord.actors import find
from onrecord.actors.called import may_be_called
from onrecord.actors.roster import load
from onrecord.language import analyse

DAY = datetime.date(2022, 3, 1)


def _meant(text: str, words: str) -> str | None:
    return next((m.actor.id for m in find(analyse(text), DAY) if m.actor and m.span.of(text) == words), None)


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("NATO said the ships would stay. The alliance added that more would come.", "The alliance", "org:nato"),
        ("The European Union will pay. The bloc would decide on Monday.", "The bloc", "org:eu"),
        ("AFP reported that a ship sank. The agency said two sailors were missing.", "The agency", "org:afp"),
        ("Human Rights Watch said it was wrong. The organisation called for a vote.", "The organisation", "org:hrw"),
        ("The Institute for the Study of War told of it. The think tank said few left.", "The think tank", "org:isw"),
        ("The IAEA said inspectors were there. The watchdog said all was quiet.", "The watchdog", "org:iaea"),
        ("The Washington Post told of it. The American daily said few left.", "The American daily", "org:wapo"),
    ],
)  # fmt: skip
def test_an_organisation_is_meant_by_the_word_for_what_it_is(text: str, words: str, id_: str) -> None:
    assert _meant(text, words) == id_


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("They did not comment on it, according to AFP news agency.", "AFP news agency", "org:afp"),
        ("The broadsheet Die Woche wrote that the port was closed.", "The broadsheet", "found:die-woche"),
        ("According to the daily Bild, the plan was dropped.", "daily", "org:bild"),
        ("The Axios information portal reported that the ship sank.", "The Axios information portal", "org:axios"),
    ],
)
def test_a_word_for_a_body_beside_its_name_means_it(text: str, words: str, id_: str) -> None:
    assert _meant(text, words) == id_


@pytest.mark.parametrize(
    "text", ["Intelligence firm Levant said few had left.", "Polling firm Levant said trust had fallen."]
)
def test_a_name_after_the_word_for_a_body_is_no_person_s(text: str) -> None:
    assert [m.label for m in find(analyse(text), DAY) if m.span.of(text) == "Levant"] == ["ORG"]


def test_a_television_channel_is_no_newspaper() -> None:
    text = "CBS said on Sunday that the talks would go on. The newspaper reported fires."
    assert _meant(text, "The newspaper") is None


def test_an_alliance_is_not_called_an_agency() -> None:
    nato = load().named("NATO")[0]
    assert [may_be_called(nato, word) for word in ("alliance", "organisation", "agency")] == [True, True, False]


def test_a_dictator_is_who_leads_the_country_told_there() -> None:
    assert _meant("The Belarusian dictator said the exercises were over.", "The Belarusian dictator") == (
        "person:alexander-lukashenko"
    )


def test_a_dictator_of_no_country_told_is_nobody_in_particular() -> None:
    text = "President Biden met the troops in Warsaw. He said that the dictator must not win."
    assert _meant(text, "the dictator") is None


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        (
            'The coast is shut - reminds the British weekly.\n\nIt will open - says "Economist".',
            "weekly",
            "org:economist",
        ),
        ('It will open - says "Economist".\n\nThe coast is shut - said the weekly.', "the weekly", "org:economist"),
        (
            "“We stay,” he told Le Monde. The coast is shut, according to the French newspaper.",
            "newspaper",
            "org:le-monde",
        ),
    ],
)
def test_a_medium_is_who_is_named_below_or_was_spoken_to(text: str, words: str, id_: str) -> None:
    end = text.index(words) + len(words)
    found = [m.actor for m in find(analyse(text), datetime.date(2022, 10, 13)) if m.span.end == end]
    assert [actor and actor.id for actor in found] == [id_]
