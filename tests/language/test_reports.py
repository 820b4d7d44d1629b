"""A reported clause before its verb of speech."""

from onrecord.language.reports import turn


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
