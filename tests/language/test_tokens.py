"""The faster tokenizer gives what spaCy gives."""

import re

import pytest
import spacy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.language.tokens import APART, Tokenizer

NLP = spacy.blank("en")
TOKENIZER = Tokenizer()


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.text(alphabet=" \n\tab.,'’“”U.S-", max_size=60)))
def test_tokens_and_spaces_are_those_of_spacy(text: str) -> None:
    assume(not any(APART.search(stretch) for stretch in text.split()))
    assume(not re.search(r"['’]\s+['’]['’]", text))  # read by spaCy otherwise than the same marks by themselves
    doc, words = TOKENIZER.tokens(text)
    expected = NLP.tokenizer(text)
    assert words == [token.text for token in expected]
    assert [token.whitespace_ for token in doc] == [token.whitespace_ for token in expected]
    assert doc.text == text


def test_the_address_of_a_link_is_no_part_of_the_name_before_it() -> None:
    text = "opened by [Ada Vask](https://example.org/vask/), who (it said) left."
    doc, words = TOKENIZER.tokens(text)
    assert words[2:7] == ["[", "Ada", "Vask", "](https://example.org/vask/)", ","]
    assert doc.text == text


def test_a_mark_behind_a_colon_is_a_word_of_its_own() -> None:
    doc, words = TOKENIZER.tokens('Ada Vask:"Good evening." Orsk Brand:“No.” See “a”:"b".')
    assert words[:5] == ["Ada", "Vask", ":", '"', "Good"]
    assert words[words.index("Brand") :][:3] == ["Brand", ":", "“"]
    assert doc.text == 'Ada Vask:"Good evening." Orsk Brand:“No.” See “a”:"b".'


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ('is closed."Vask said', ["is", "closed", ".", '"', "Vask", "said"]),
        ('a "closed port".The mayor', ["a", '"', "closed", "port", '"', ".", "The", "mayor"]),
        ('"Yes",she said', ['"', "Yes", '"', ",", "she", "said"]),
        ("closed?The mayor left", ["closed", "?", "The", "mayor", "left"]),
        ("is closed.- We wait", ["is", "closed", ".", "-", "We", "wait"]),
        ('is closed."- We wait', ["is", "closed", ".", '"', "-", "We", "wait"]),
        ("the U.S.-led force", ["the", "U.S.-led", "force"]),
        ("see orsk.example/port?Name=2", ["see", "orsk.example/port?Name=2"]),
    ],
)
def test_sentences_that_no_space_parts_are_parted(glued: str, apart: list[str]) -> None:
    assert TOKENIZER.tokens(glued)[1] == apart
