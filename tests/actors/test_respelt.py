import datetime

import pytest

from onrecord.actors import find
from onrecord.actors.respelt import alike
from onrecord.language import analyse

DAY = datetime.date(2022, 10, 13)


def meant(text: str) -> dict[str, str]:
    return {m.span.of(text): m.actor.id for m in find(analyse(text), DAY) if m.actor}


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("The Russian foreign minister Siergiej Ławrow arrived.", "Siergiej Ławrow", "person:sergei-lavrov"),
        ("The leader of Belarus Alaxandr Lukashenko spoke.", "Alaxandr Lukashenko", "person:alexander-lukashenko"),
        ("Emanuel Macron came to Brask.", "Emanuel Macron", "person:emmanuel-macron"),
        ("Aggression is ours, said President Zełnski in Kyiv.", "Zełnski", "person:volodymyr-zelensky"),
        (
            "The President of Ukraine Volodymyr Zelnski was late. Zelanski also thanked the crowd.",
            "Zelanski",
            "person:volodymyr-zelensky",
        ),
        (
            "Ukraine's defence minister, Oleksij Reznikow, objected.",
            "Ukraine's defence minister",
            "person:oleksii-reznikov",
        ),
    ],
)
def test_a_garbled_name_after_an_office_is_who_held_it(text: str, words: str, id_: str) -> None:
    assert meant(text)[words] == id_


def test_a_name_that_is_nearly_an_office_holders_is_another_person_without_the_office() -> None:
    assert meant("The plumber Joe Bidden met Ann Lee in Ukraine.")["Joe Bidden"] == "found:joe-bidden"


def test_names_are_alike_if_all_their_words_are() -> None:
    assert alike("Wolodymyr Zelanski", "Volodymyr Zelensky")
    assert not alike("Mark Johnston", "Boris Johnson")
    assert not alike("Kerry", "Kelly")
