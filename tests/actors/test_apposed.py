"""Who is named beside a description, and whom a pronoun then means."""

import datetime

import pytest

from onrecord.actors import find
from onrecord.language import analyse

DAY = datetime.date(2022, 10, 13)


def meant(text: str) -> dict[str, str]:
    """What words refer to; of the same words, the last."""
    return {m.span.of(text): m.actor.id for m in find(analyse(text), DAY) if m.actor}


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("Ms Dohnal's sister, Anna Vask, told the court that she was proud.", "Ms Dohnal's sister", "found:anna-vask"),
        (
            "Brask's top prosecutor in 2020, Peter Orsk, declined to comment.",
            "Brask's top prosecutor",
            "found:peter-orsk",
        ),
        ("One of the banker's victims, Laura Orsk, filed a lawsuit.", "the banker's victims", "found:laura-orsk"),
    ],
)
def test_a_description_is_who_is_set_off_after_it(text: str, words: str, id_: str) -> None:
    assert meant(text)[words] == id_


def test_a_list_sets_nobody_off() -> None:
    assert "The tycoon's lawyers" not in meant("The tycoon's lawyers, Laura Orsk, and two guards left the court.")


def test_she_is_who_is_apposed_to_the_subject() -> None:
    text = (
        "Greta Halvorsen was jailed in 2021. A friend of the accused, Laura Orsk, met Halvorsen in court. She said on "
        "Monday that it had been hard."
    )
    assert meant(text)["She"] == "found:laura-orsk"


def test_who_is_apposed_to_a_name_does_not_stand_for_it() -> None:
    text = (
        '"Brask is glad," Andrij Dohnal, head of the office of the mayor of Brask, Pavlo Vask, wrote on Monday. '
        '"The ban is coming," he added.'
    )
    assert meant(text)["he"] == "found:andrij-dohnal"


def test_the_subject_of_the_clause_above_is_who_he_is() -> None:
    text = (
        "Viktor Orsk rules the town, and he may rule it for years to come. Bishop Peter Dohnal compared Orsk with a "
        "medieval prince, saying that he feared nobody."
    )
    assert meant(text)["he"] == "found:peter-dohnal"


def test_a_woman_by_her_first_name_is_no_he() -> None:
    text = "Yvonne Orsk met Leonard Vask in Brask. Vask left early. She said the talks had failed."
    assert meant(text)["She"] == "found:yvonne-orsk"


def test_a_name_that_a_word_calls_a_newspaper_is_one_throughout() -> None:
    text = (
        "Mr Vask was concerned about the claims by newspaper Anders Nyheter. In four cases the leaks went on, the "
        "newspaper reported. Anders Nyheter said that others would follow."
    )
    found = {m.span.of(text): m for m in find(analyse(text), DAY) if m.actor}
    assert found["the newspaper"].actor == found["Anders Nyheter"].actor
    assert found["Anders Nyheter"].label == "ORG"


def test_who_holds_an_office_is_no_body() -> None:
    text = 'Juri Vask, chairman of the Estonian parliament, met students. "We are ready," Vask said.'
    found = {m.span.of(text): m for m in find(analyse(text), DAY) if m.actor}
    assert found["Juri Vask"].label == "PERSON"
    assert found["Vask"].actor == found["Juri Vask"].actor


def test_she_is_nobody_nameless_told_of_long_before() -> None:
    text = "A US senator was there. The sun shone. The town was quiet. “I had no choice,” she says."
    assert "she" not in meant(text)


def test_she_is_whose_account_was_just_told_of() -> None:
    text = (
        "Laura Vask accused Greta Halvorsen. Halvorsen denied it. Halvorsen was jailed. Some details of Vask's account "
        "have changed over time. She initially said that it was in March."
    )
    assert meant(text)["She"] == "found:laura-vask"


def test_a_spokeswoman_of_a_ministry_is_known_by_a_foreign_spelling() -> None:
    text = "A spokeswoman for the Russian Ministry of Foreign Affairs, Maria Zacharowa, said that it was over."
    assert meant(text)["Maria Zacharowa"] == "person:maria-zakharova"
