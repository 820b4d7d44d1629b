import itertools

import numpy as np

from onrecord.statements.tagger import CONTENT, CUE, SOURCE, _decoded, _packed, lookup, pieces


def test_tags_become_spans_that_end_with_their_paragraph() -> None:
    tags = np.array([1, 2, 3, 5, 6, 6, 5, 0])
    assert pieces(tags, [(0, 5), (5, 8)]) == [
        (SOURCE, 0, 2),
        (CUE, 2, 3),
        (CONTENT, 3, 5),
        (CONTENT, 5, 6),
        (CONTENT, 6, 7),
    ]


def test_the_decoded_chain_is_the_best_of_all_chains() -> None:
    chance = np.random.default_rng(0)
    scores, steps = chance.normal(size=(9, 3)), chance.normal(size=(3, 3))
    sequences = [(0, 4), (4, 9)]
    found = _decoded(scores, _packed(sequences), steps)
    for start, end in sequences:

        def worth(chain: tuple[int, ...], start: int = start) -> float:
            path = sum(scores[start + t, tag] for t, tag in enumerate(chain))
            return float(path + sum(steps[a, b] for a, b in itertools.pairwise(chain)))

        best = max(itertools.product(range(3), repeat=end - start), key=worth)
        assert tuple(found[start:end]) == best


def test_a_word_never_seen_is_row_none() -> None:
    keys = np.array([3, 7, 9], dtype=np.uint64)
    assert lookup(np.array([7, 8, 12], dtype=np.uint64), keys).tolist() == [2, 0, 0]
