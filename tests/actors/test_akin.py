"""What organisations and the nameless are called, by the words in their names and of the same sort."""

import datetime

import pytest

from onrecord.actors import find
from onrecord.language import analyse

DAY = datetime.date(2022, 11, 13)


def meant(text: str) -> dict[str, str]:
    """What words refer to; of the same words, the last."""
    return {m.span.of(text): m.actor.id for m in find(analyse(text), DAY) if m.actor}


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        (
            "The Brask Studies Centre said it had looked at the film. On Thursday, the institute revealed more.",
            "the institute",
            "found:brask-studies-centre",
        ),
        (
            "The Orskan Workers Federation met. Later the union said it would strike.",
            "the union",
            "found:orskan-workers-federation",
        ),
        ("Sales fell, according to OrskData, a figure that dwarfs others.", "OrskData", "found:orskdata"),
    ],
)
def test_an_organisation_is_called_by_what_its_name_says(text: str, words: str, id_: str) -> None:
    assert meant(text)[words] == id_


def test_an_authority_is_no_company() -> None:
    text = "The General Aviation Authority did not answer. The company said that a bird was to blame."
    assert "The company" not in meant(text)


def test_a_word_in_a_name_is_no_body_named_before() -> None:
    text = "The secularist magazine Denmarkt said so. The Union of Orskan Writers said it would go to court."
    assert "The Union" not in meant(text)


def test_a_pilot_is_no_general() -> None:
    text = "An Orskan general said that the jet was lost. The pilot said nothing."
    assert "The pilot" not in meant(text)


def test_a_town_of_the_name_of_a_small_capital_is_no_government() -> None:
    assert "Plymouth" not in meant("Plymouth said that its buses would not run.")
    assert meant("Plymouth said, as Montserrat had, that it was safe.")["Plymouth"] == "gov:MSR"


def test_they_who_are_counted_are_meant_by_they() -> None:
    text = "Hundreds of protesters marched in Brask. “Let her speak,” they chanted. They said they would be back."
    found = meant(text)
    assert found["They"] == found["protesters"]


def test_another_officer_has_a_name() -> None:
    assert meant("Another officer, John Orsk, said it was loud.")["Another officer"] == "found:john-orsk"


def test_the_researchers_are_brought_in_without_a_name_but_the_two_men_are_not() -> None:
    assert meant("The researchers said that it rained.")["The researchers"].startswith("unnamed:")
    assert "The two men" not in meant("The two men said that it rained.")
