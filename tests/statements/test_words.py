import numpy as np

from onrecord import language
from onrecord.model import Span
from onrecord.statements.words import Words, edges, words_of

TEXT = "The mayor of Brask said that the road was closed."


def read(text: str = TEXT) -> Words:
    return words_of(language.analyse(text))


def test_a_span_of_characters_is_a_range_of_words_and_back() -> None:
    words = read()
    start = TEXT.index("Brask")
    assert words.of(words.inside(Span(start, start + 5)) or (0, 0)) == "Brask"
    assert words.inside(Span(start + 1, start + 4)) is None
    assert words.of(words.around(Span(start + 1, start + 4)) or (0, 0)) == "Brask"
    assert words.span((0, 2)) == Span(0, 9)


def test_what_hangs_on_a_word_is_known_with_its_edges() -> None:
    words = read()
    mayor = words.lower.index("mayor")
    assert (words.left[mayor], words.right[mayor]) == (0, 3)
    assert words.below(mayor) == [0, 1, 2, 3]
    assert words.root((0, 4)) == mayor
    assert list(words.above(0)) == [mayor, words.lower.index("said")]


def test_words_and_ends_of_sentences_are_counted() -> None:
    words = read("He left. They stayed, all of them.")
    assert words.stops[-1] == 2
    assert words.counted[-1] == 7


def test_a_tree_of_any_depth_has_its_edges() -> None:
    left, right = edges(np.array([0, *range(99)]))
    assert left.tolist() == list(range(100))
    assert set(right.tolist()) == {99}


def test_an_empty_text_has_no_words() -> None:
    assert read("").printed == []
