"""Whom a description means by whose it is, where the government is told, and who is brought in with "the"."""

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
        ("Sergei Lavrov called his Ukrainian counterpart on Friday.", "Ukrainian counterpart", "person:dmytro-kuleba"),
        ("Scholz spoke with his French counterpart on Friday.", "French counterpart", "person:elisabeth-borne"),
        ("Wang Yi left early, a statement released by his ministry said.", "his ministry", "ministry:CHN-foreign"),
        ("William Ruto, whose government signed the deal, stayed away.", "whose government", "gov:KEN"),
        ("Ukraine said its military would fight on.", "its military", "military:UKR"),
        ("In Finland, the government issued advice after Sweden had.", "the government", "gov:FIN"),
        ("The US Supreme Court upheld it. Vask said the court erred.", "the court", "org:us-supreme-court"),
    ],
)
def test_whose_it_is_says_who(text: str, words: str, id_: str) -> None:
    assert meant(text)[words] == id_


def test_the_counterpart_of_an_envoy_in_no_table_is_somebody_of_that_country() -> None:
    text = "The ambassador of Malta, Anna Orsk, met her Belgian counterpart on Friday."
    assert meant(text)["Belgian counterpart"].startswith("unnamed:bel-counterpart")


def test_the_troops_of_who_holds_no_office_of_state_are_nobody_known() -> None:
    assert "his troops" not in meant("Yevgeny Prigozhin said his troops had entered the town.")


def test_the_administration_is_the_one_just_called_so() -> None:
    text = (
        "The Ukrainian government insists that it will fight, and the US administration agrees. Russia objected. The "
        "administration says that chances are slim."
    )
    assert meant(text)["The administration"] == "gov:USA"


def test_the_government_is_none_told_pages_before_another_country() -> None:
    text = "The Swedish government approved it. Norway and Britain agreed. The government said it would take time."
    assert "The government" not in meant(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Kremlin-installed authorities said a school was hit.", "The Kremlin-installed authorities"),
        ("The participants in the talks said they would meet again.", "The participants"),
        ("The agency reported it, citing sources close to the mayor.", "sources"),
    ],
)
def test_several_are_brought_in_who_have_no_name(text: str, words: str) -> None:
    assert meant(text)[words].startswith("unnamed:")


def test_the_authors_are_told_by_name_elsewhere() -> None:
    assert "The authors" not in meant("The authors of the letter said that four men had died.")


def test_a_text_that_states_is_no_country() -> None:
    text = "The plan had not been revised since Russia was a guest. It states: “Vask's war has shattered peace.”"
    assert "It" not in meant(text)


def test_a_pronoun_is_found_behind_a_mark_that_no_space_follows() -> None:
    text = 'Olaf Scholz spoke of Ukraine. He said that it was "a threat to peace in Europe."He announced "hard steps".'
    found = [m for m in find(analyse(text), DAY) if m.span.of(text) == "He" and m.actor]
    assert [m.actor.id for m in found if m.actor] == ["person:olaf-scholz"] * 2


def test_a_minister_of_an_office_is_a_man_or_woman() -> None:
    text = "The Minister of the Israeli war office Beni Orsk said that his country would answer."
    assert meant(text)["his"] == "found:beni-orsk"


def test_a_lone_name_is_somebody_throughout() -> None:
    text = 'Zelianka is the best of them all. Critics met Zelianka in Brask. "It was hard," said Zelianka.'
    found = [m.label for m in find(analyse(text), DAY) if m.span.of(text) == "Zelianka" and m.actor]
    assert found == ["PERSON", "PERSON", "PERSON"]


def test_a_first_name_that_the_pipeline_leaves_off_belongs_to_the_name() -> None:
    text = "Missiles hit a district of Kharkiv early on Wednesday, said the mayor, Ihor Terekhov. It was bad, he added."
    assert meant(text)["he"] == meant(text)["the mayor"]


def test_what_is_called_an_agency_is_no_person() -> None:
    text = '"They have tanks there," said Janes, a global agency for intelligence. Troops move fast, the agency said.'
    found = {m.span.of(text): m for m in find(analyse(text), DAY) if m.actor}
    assert found["Janes"].label == "ORG"
    assert found["the agency"].actor == found["Janes"].actor


def test_she_of_whom_nothing_else_is_told_is_no_he_later() -> None:
    text = "Orskan Vask won the match. She thanked the crowd. Peter Dohnal lost it. He left early."
    assert meant(text)["He"] == "found:peter-dohnal"
