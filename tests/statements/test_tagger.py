import numpy as np

from onrecord import language
from onrecord.statements.attribute import groundwork
from onrecord.statements.features import GROUPS, SMALL, columns
from onrecord.statements.tagger import (
    CONTENT,
    CUE,
    SOURCE,
    _convolved,
    _entered,
    _recurrent,
    lookup,
    numbers,
    pieces,
    shipped,
)
from onrecord.statements.words import words_of


def test_tags_become_spans_that_end_with_their_paragraph() -> None:
    tags = np.array([1, 2, 3, 5, 6, 6, 5, 0])
    assert pieces(tags, [(0, 5), (5, 8)]) == [
        (SOURCE, 0, 2),
        (CUE, 2, 3),
        (CONTENT, 3, 5),
        (CONTENT, 5, 6),
        (CONTENT, 6, 7),
    ]


def test_what_a_word_brings_goes_to_all_that_hang_on_it() -> None:
    doc = language.analyse("The mayor of Orsk said on Friday that the old bridge would open.")
    words = words_of(doc)
    made, weights = columns(words, *groundwork(words)), shipped()
    rows = numbers(made, weights)
    both = np.concatenate([made.encoded @ half for half in weights["enter.weight"]], axis=1)
    for group in GROUPS:
        at = np.zeros(len(made.tokens), dtype=np.int64)
        for name in group:
            at = at * (SMALL.get(name) or len(weights[f"keys.{name}"]) + 1) + rows[name]
        both += np.concatenate([half[at] for half in weights["table." + "+".join(group)]], axis=1)
    own, lent = np.split(both, 2, axis=1)
    assert np.allclose(_entered(made, weights).T, np.maximum(own + lent[made.heads], 0), atol=1e-5)


def test_the_recurrence_is_a_running_mean_both_ways() -> None:
    chance = np.random.default_rng(2)
    width, x = 4, chance.normal(size=(9, 4)).astype(np.float32)
    weights = {
        "recur.weight": chance.normal(size=(width, 3 * width)).astype(np.float32),
        "recur.bias": np.zeros(3 * width, dtype=np.float32),
    }
    gates = x @ weights["recur.weight"]
    # A sigmoid is half of one and the hyperbolic tangent of half; what the gates weigh is halved twice.
    halves = np.repeat([0.25, 0.5], [width, 2 * width]).astype(np.float32)
    halved = weights | {"recur.weight": weights["recur.weight"] * halves}
    taken, read = (1 / (1 + np.exp(-gates[:, a : a + width])) for a in (width, 2 * width))
    state = np.zeros_like(x)
    for start, end in ((0, 6), (6, 9)):
        for side, order in ((slice(2), range(start, end)), (slice(2, 4), range(end - 1, start - 1, -1))):
            now = np.zeros(2)
            for i in order:
                now = (1 - taken[i, side]) * now + taken[i, side] * gates[i, :width][side]
                state[i, side] = now
    found = _recurrent(np.ascontiguousarray(x.T), np.array([0, 6]), np.array([5, 8]), halved)
    assert np.allclose(found.T, state * read + x, atol=1e-5)


def test_a_word_is_changed_by_its_neighbours_within_the_paragraph() -> None:
    chance = np.random.default_rng(3)
    x = chance.normal(size=(2, 5)).astype(np.float32)
    weights = {"convolve.weight": chance.normal(size=(6, 2)), "convolve.bias": chance.normal(size=2)}
    of_next, own, of_last = weights["convolve.weight"].reshape(3, 2, 2)
    found = _convolved(x, np.array([0, 3]), np.array([2, 4]), weights)
    for i, (before, after) in enumerate([(None, 1), (0, 2), (1, None), (None, 4), (3, None)]):
        change = own @ x[:, i] + weights["convolve.bias"]
        change += 0 if before is None else of_next @ x[:, before]
        change += 0 if after is None else of_last @ x[:, after]
        assert np.allclose(found[:, i], np.maximum(change, 0) + x[:, i], atol=1e-5)


def test_a_word_never_seen_is_row_none() -> None:
    keys = np.array([3, 7, 9], dtype=np.uint64)
    assert lookup(np.array([7, 8, 12], dtype=np.uint64), keys).tolist() == [2, 0, 0]


def test_words_whose_hashes_end_alike_are_told_apart() -> None:
    keys = np.array([3, 3 + (1 << 40), 3 + (1 << 41)], dtype=np.uint64)
    asked = [*keys.tolist(), 3 + (1 << 42)]
    assert lookup(np.array(asked, dtype=np.uint64), keys).tolist() == [1, 2, 3, 0]
