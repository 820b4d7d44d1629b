"""Trees from scores."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.trees import heads, is_tree


def test_one_root_and_no_cycle_is_a_tree() -> None:
    assert is_tree([1, 1, 1])
    assert not is_tree([0, 1, 1])
    assert not is_tree([1, 0, 2])


def test_a_single_word_is_its_own_head() -> None:
    assert heads(np.zeros((1, 1), dtype=np.float32)) == [0]


def test_a_cycle_gives_way_to_the_best_tree() -> None:
    scores = np.array([[0, 9, 1], [9, 0, 2], [0, 0, 5]], dtype=np.float32)
    assert heads(scores) == [1, 2, 2]


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_any_scores_give_a_tree(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    assert is_tree(heads(scores))


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 4), st.integers(0, 2**32 - 1))
def test_no_other_tree_with_that_root_is_better(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    found = heads(scores)
    root = next(i for i, head in enumerate(found) if i == head)
    trees = (list(t) for t in np.ndindex(*[size] * size) if is_tree(list(t)) and t[root] == root)
    best = max(sum(scores[i, h] for i, h in enumerate(tree)) for tree in trees)
    assert np.isclose(sum(scores[i, h] for i, h in enumerate(found)), best, atol=1e-4)
