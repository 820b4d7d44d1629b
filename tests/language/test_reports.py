"""A reported clause before its verb of speech."""

import pytest

from onrecord.language.reports import one_subject, turn


def test_what_is_reported_becomes_the_complement_of_the_verb_that_reports_it() -> None:
    words = ["Talks", "continue", ",", "ministers", "said", "."]
    heads, deps = [1, 1, 1, 4, 1, 1], ["nsubj", "ROOT", "punct", "nsubj", "parataxis", "punct"]
    turn(heads, deps, words, lambda i: {"said": "say"}.get(words[i], words[i]), 0, 6)
    assert heads == [1, 4, 1, 4, 4, 4]
    assert deps == ["nsubj", "ccomp", "punct", "nsubj", "ROOT", "punct"]


def test_two_clauses_side_by_side_stay_as_they_are() -> None:
    words = ["Night", "fell", ",", "they", "left", "."]
    heads, deps = [1, 1, 1, 4, 1, 1], ["nsubj", "ROOT", "punct", "nsubj", "parataxis", "punct"]
    turn(heads, deps, words, lambda i: {"left": "leave"}.get(words[i], words[i]), 0, 6)
    assert heads == [1, 1, 1, 4, 1, 1]


def test_an_aside_in_the_middle_stays_an_aside() -> None:
    words = ["Talks", ",", "he", "said", ",", "continue", "."]
    heads, deps = [5, 3, 3, 5, 3, 5, 5], ["nsubj", "punct", "nsubj", "parataxis", "punct", "ROOT", "punct"]
    before = list(heads)
    turn(heads, deps, words, lambda i: {"said": "say"}.get(words[i], words[i]), 0, 7)
    assert heads == before


@pytest.mark.parametrize(
    ("words", "heads", "deps", "told"),
    [
        # "The expert Ada Vask left": a name beside a noun with an article.
        ("The/DT expert/NN Ada/NNP Vask/NNP left/VBD", [1, 4, 4, 2, 4], "det nsubj nsubj flat ROOT", (2, 1, "appos")),
        # "Danish expert Ada Vask left": a bare noun describes the name.
        (
            "Danish/JJ expert/NN Ada/NNP Vask/NNP left/VBD",
            [1, 4, 4, 2, 4],
            "amod nsubj nsubj flat ROOT",
            (1, 2, "nmod:desc"),
        ),
        (
            "The/DT mayor/NN ,/, Vask/NNP ,/, left/VBD",
            [1, 5, 3, 5, 3, 5],
            "det nsubj punct nsubj punct ROOT",
            (3, 1, "appos"),
        ),
        # Not where something else stands between, nor two names.
        ("The/DT talks/NNS today/NN Vask/NNP left/VBD", [1, 4, 4, 4, 4], "det nsubj obl nsubj ROOT", (3, 4, "nsubj")),
        ("Oslo/NNP Vask/NNP left/VBD", [2, 2, 2], "nsubj nsubj ROOT", (1, 2, "nsubj")),
    ],
)
def test_two_subjects_side_by_side_are_one(words: str, heads: list[int], deps: str, told: tuple[int, int, str]) -> None:
    printed, tags = zip(*(word.split("/") for word in words.split()), strict=True)
    relations, (word, head, dep) = deps.split(), told
    one_subject(heads, relations, printed, tags, 0, len(heads))
    assert (heads[word], relations[word]) == (head, dep)
