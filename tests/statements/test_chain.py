import itertools

import numpy as np

from onrecord.statements.chain import chained


def test_the_chain_of_each_sentence_is_the_best_of_all() -> None:
    chance = np.random.default_rng(0)
    scores, steps = (chance.normal(size=size).astype(np.float32) for size in ((5, 11), (3, 5)))
    sequences = [(0, 4), (4, 9), (9, 10), (10, 11)]
    found = chained(scores, np.array([start for start, _ in sequences]), steps)
    for start, end in sequences:

        def worth(chain: tuple[int, ...], start: int = start) -> float:
            path = sum(scores[tag, start + t] for t, tag in enumerate(chain))
            return float(path + sum(steps[(a + 1) // 2, b] for a, b in itertools.pairwise(chain)))

        best = max(itertools.product(range(5), repeat=end - start), key=worth)
        assert tuple(found[start:end]) == best


def test_one_word_is_a_chain_too() -> None:
    scores = np.array([[0.0], [2.0], [1.0]], dtype=np.float32)
    assert chained(scores, np.array([0]), np.zeros((2, 3), dtype=np.float32)).tolist() == [1]
