from hypothesis import given
from hypothesis import strategies as st

from onrecord.chains.words import runs, sketch, words


def test_words_are_compared_without_signs_endings_and_function_words() -> None:
    said = words("“We’ll negotiate,” she said, “with Karvania’s neighbours — not before 12.5 tonnes arrive.”")
    told = words("that they would be negotiating with the neighbours of Karvania")
    assert set(told.content) <= set(said.content)
    assert said.numbers == {"12.5"}
    assert (said.negations, told.negations) == (1, 0)


def test_names_of_more_than_one_word_and_numbers_in_words_are_known() -> None:
    said = words("The minister says Kenneth G. Clark named six of them to the Harbour Board")
    assert said.numbers == {"six"}
    assert said.names == (frozenset({"kenneth", "clark"}), frozenset({"harbour", "board"}))


def test_every_way_to_say_no_is_counted() -> None:
    assert [words(w).negations for w in ("we cannot yield", "we won't yield", "nobody yields", "we yield")] == [
        1,
        1,
        1,
        0,
    ]


@given(st.lists(st.sampled_from(["strait", "port", "crew", "talks", "ship", "coast"]), max_size=30), st.integers(1, 9))
def test_a_text_shares_its_smallest_hashes_with_itself_and_has_no_more_than_asked_for(
    told: list[str], size: int
) -> None:
    found = sketch(runs(tuple(told), 2), size)
    assert len(found) <= size
    assert list(found) == sorted(set(found))
    assert found == sketch(runs(tuple(told), 2), size + 3)[:size]
