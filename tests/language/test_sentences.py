"""Sentence starts from scores and print, and names from scores."""

import numpy as np
import pytest

from onrecord.language.names import after_titles, decode
from onrecord.language.sentences import LONGEST, starts
from onrecord.language.words import sided


def found(text: str, likely: dict[int, float]) -> list[int]:
    """The starts in a text whose words stand apart, `_` marking that no space stands before."""
    words = text.split(" ")
    spaced = [not word.startswith("_") for word in words]
    scores = np.full(len(words), -3.0, dtype=np.float32)
    for i, score in likely.items():
        scores[i] = score
    return starts([word.lstrip("_") for word in words], spaced, scores, [0])


def test_a_stop_and_a_capital_speak_for_a_start() -> None:
    assert found("They met _. Talks failed _.", {3: -1.0}) == [0, 3]


def test_in_the_midst_of_words_a_doubtful_start_is_none() -> None:
    assert found("Senior researcher Mu Li agreed _.", {2: 0.5}) == [0]


def test_an_opening_quotation_mark_belongs_to_what_follows() -> None:
    assert found("They met _. “ _We failed _. _”", {4: 3.0}) == [0, 3]


def test_a_closing_quotation_mark_belongs_to_what_precedes() -> None:
    assert found("“ _We failed _. _” They left _.", {4: 3.0}) == [0, 5]


def test_a_dash_that_no_space_parts_from_the_sentence_before_begins_speech() -> None:
    assert found("It shut _. _- We wait _.", {4: 3.0}) == [0, 3]


def test_a_straight_mark_between_two_sentences_opens_where_none_is_open() -> None:
    assert found('It shut _. _" _We wait _, _" she said _.', {4: 3.0}) == [0, 3]
    assert found('" _It shut _. _" _She left _.', {5: 3.0}) == [0, 5]


def test_a_question_before_its_verb_of_speech_is_no_sentence() -> None:
    assert found("“ _Why _? _” Orlo asked _.", {4: -1.0}) == [0]


def test_nothing_starts_after_a_title() -> None:
    assert found("Gen. Orlo spoke _.", {1: 9.0}) == [0]


def test_what_is_too_long_is_cut() -> None:
    cut = found(" ".join(["word"] * (3 * LONGEST)), {})
    assert max(np.diff([*cut, 3 * LONGEST])) <= LONGEST


@pytest.mark.parametrize(
    ("words", "spaced", "expected"),
    [
        (['"', "No", ",", '"', "he"], [True, False, False, False, True], ["“", "No", ",", "”", "he"]),
        (["states", "'", "rights"], [True, False, True], ["states", "'", "rights"]),
        (["“", "No"], [True, False], ["“", "No"]),
    ],
)
def test_quotation_marks_are_turned_to_their_side(words: list[str], spaced: list[bool], expected: list[str]) -> None:
    assert sided(words, spaced) == expected


def test_a_run_of_words_gets_one_label_and_no_name_crosses_a_sentence() -> None:
    labels = ["O", "B-ORG", "I-ORG", "B-PERSON", "I-PERSON"]
    scores = np.zeros((5, 5), dtype=np.float32)
    for word, label, score in ((0, 3, 3), (1, 2, 2), (1, 4, 1.9), (3, 1, 5), (4, 2, 5)):
        scores[word, label] = score
    assert decode(scores, labels, [0, 4]) == [(0, 2, "PERSON"), (3, 4, "ORG"), (4, 5, "ORG")]


def test_a_title_is_no_part_of_a_name_but_a_name_of_one_word_stays() -> None:
    words = ["Ms", "Vane", "met", "Sir", "Edmund", "Orlo"]
    assert after_titles(words, 0, 2, "PERSON") == 1
    assert after_titles(words, 3, 6, "PERSON") == 4
    assert after_titles(words, 3, 4, "PERSON") == 3
    assert after_titles(words, 0, 2, "ORG") == 0
