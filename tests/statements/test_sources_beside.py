"""Whom the words for a source mean, where a person is named inside them but does not head them."""

import datetime

import pytest

from onrecord import actors, statements, times
from onrecord.language import analyse

DAY = datetime.date(2022, 10, 13)


def source(text: str) -> str | None:
    """Whom the first source of a text refers to."""
    doc = analyse(text)
    said = statements.find(doc, "", actors.find(doc, DAY), times.find(doc, DAY))
    found = next(s.source for s in said if s.source is not None)
    return found.actor.id if found.actor else None


@pytest.mark.parametrize(
    "text",
    [
        "The fund for the fight against graft of the critic Anna Vask said that the wedding was false.",
        "A letter to Peter Dohnal, the commissioner, said that the gifts were not declared.",
        "Brask’s old friends, including Karvania’s Anna Vask, said that the strikes were wrong.",
    ],
)
def test_a_person_named_behind_a_preposition_is_not_who_speaks(text: str) -> None:
    assert not (source(text) or "").startswith("found:")


@pytest.mark.parametrize(
    "text",
    [
        "One of his victims, Anna Vask, said that the banker was to blame.",
        "Brask senior adviser Anna Vask said that the race was close.",
        "President of the Karvanian Council Anna Vask said that history would not forget it.",
    ],
)
def test_a_person_named_with_the_head_is_who_speaks(text: str) -> None:
    assert source(text) == "found:anna-vask"


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("A Reuters investigation found that the tank had fired.", "org:reuters"),
        (
            "Brask is unsafe, according to an analysis by the Karvanian Roads Institute.",
            "found:karvanian-roads-institute",
        ),
        ("The Kremlin's statement said that the talks were over.", "gov:RUS"),
    ],
)
def test_what_a_text_says_is_said_by_who_issued_it(text: str, id_: str) -> None:
    assert source(text) == id_


@pytest.mark.parametrize(
    "text",
    [
        "A Reuters poll showed that few voters wanted it.",
        "A letter to NATO said that the gifts were not declared.",
    ],
)
def test_what_a_poll_shows_or_a_letter_tells_is_not_said_by_who_is_named_in_it(text: str) -> None:
    assert source(text) is None


def test_the_statement_is_who_said_something_in_it() -> None:
    text = "The Kremlin said in a statement that the talks were over. The statement added that it would rain."
    doc = analyse(text)
    said = statements.find(doc, "", actors.find(doc, DAY), times.find(doc, DAY))
    found = {s.source.span.of(text): s.source.actor for s in said if s.source is not None}
    assert found["The statement"] == found["The Kremlin"] is not None


def test_who_is_named_right_behind_his_trade_speaks_where_the_parser_has_two_subjects() -> None:
    text = (
        "Ukrainian player Marta Orsk criticised Dohnal after their first-round match for "
        '"never saying she does not support this war".'
    )
    doc = analyse(text)
    sources = [s.source for s in statements.find(doc, "a", actors.find(doc), ()) if s.source is not None]
    assert {source.actor.name for source in sources if source.actor} == {"Marta Orsk"}
    assert all(source.actor is not None for source in sources)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Russian energy giant Gazprom says it is cutting daily gas deliveries.", "org:gazprom"),
        ("“It was the first time,” CBS This Morning co-Anchor Anders Holm said.", "found:anders-holm"),
    ],
)
def test_a_name_that_the_parser_has_beside_its_description_as_two_subjects_speaks(text: str, id_: str) -> None:
    assert source(text) == id_
