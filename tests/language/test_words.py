"""What the network sees of a word."""

import pytest

from onrecord.language.lemmas import Lemmas, change
from onrecord.language.network import pack
from onrecord.language.words import TABLES, plain_form, rows, shape


@pytest.mark.parametrize(
    ("word", "expected"), [("McCain-led", "XxXxxx-xxx"), ("2022", "000"), ("U.S.", "X.X."), ("", "")]
)
def test_shapes_keep_capitals_and_signs(word: str, expected: str) -> None:
    assert shape(word) == expected


def test_digits_and_quotes_are_made_alike() -> None:
    assert plain_form("1998’s") == plain_form("2022's") == "0000's"


def test_rows_lie_inside_their_tables_and_do_not_change() -> None:
    found = rows("Zaporizhzhia", {"Zaporizhzhia": 7})
    assert found.vector == 7
    assert found == rows("Zaporizhzhia", {"Zaporizhzhia": 7})
    assert all(0 <= row < TABLES[table] for table, row in zip(list(TABLES)[:-1], found[1:-1], strict=True))
    assert all(0 <= gram < TABLES["grams"] for gram in found.grams)


def test_packed_words_have_the_neighbours_of_their_paragraph() -> None:
    packing = pack([2, 3])
    assert packing.order.tolist() == [2, 0, 3, 1, 4]
    assert [packing.order.tolist()[i] if i < 5 else None for i in packing.before] == [None, None, 2, 0, 3]
    assert [packing.order.tolist()[i] if i < 5 else None for i in packing.after] == [3, 1, 4, None, None]
    assert [packing.order.tolist()[i] for i in packing.mirrored] == [4, 1, 3, 0, 2]


def test_the_longest_ending_decides_a_lemma_and_whole_words_come_first() -> None:
    lemmas = Lemmas({("VBD", "ed"): (2, ""), ("VBD", "ied"): (3, "y"), ("VBD", "^said"): (2, "y")}, {})
    assert [lemmas.lemma(word, "VBD") for word in ("Rejected", "denied", "said")] == ["reject", "deny", "say"]


def test_a_change_turns_a_word_into_its_lemma() -> None:
    assert change("VBD", "Went", "go") == (4, "go")
    assert change("NNS", "cities", "city") == (3, "y")
