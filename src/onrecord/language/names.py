"""Named spans from the scores of BIO labels."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Name = tuple[int, int, str]
TITLES = frozenset(
    {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Dame", "Lord", "Prof", "Prof."}
)


def decode(scores: NDArray[np.float32], labels: Sequence[str], starts: Sequence[int]) -> list[Name]:
    """First word, word after the last, and label of every name; a run of words gets the label that all together favour.

    Args:
        scores: words × labels.
        labels: "O" first, then `B-` and `I-` of every kind by turns.
        starts: words before which no name goes on.
    """
    best = scores.argmax(axis=1)
    kinds = [label[2:] for label in labels[1::2]]
    barriers = set(starts)
    runs: list[list[int]] = []
    for word in np.flatnonzero(best).tolist():
        begins = best[word] % 2 == 1 or word in barriers or not runs or runs[-1][1] != word
        if begins:
            runs.append([word, word + 1])
        else:
            runs[-1][1] = word + 1
    return [(first, after, kinds[_kind(scores[first:after])]) for first, after in runs]


def after_titles(words: Sequence[str], first: int, after: int, label: str) -> int:
    """Where a person's name begins without its title: of `Ms Vane`, at `Vane`."""
    while label == "PERSON" and first + 1 < after and words[first] in TITLES:
        first += 1
    return first


def surnames(heads: list[int], deps: list[str], proper: NDArray[np.bool_]) -> frozenset[int]:
    """Names read as auxiliaries, hung on the name before them now: "Theresa *May* said"; changes heads and relations.

    Args:
        proper: which words are tagged as names.
    """
    pairs = (np.flatnonzero(proper[1:] & proper[:-1]) + 1).tolist()
    found = frozenset(i for i in pairs if deps[i] == "aux" and heads[i] != i - 1)
    for i in found:
        heads[i], deps[i] = i - 1, "flat"
    return found


def _kind(scores: NDArray[np.float32]) -> int:
    return int((scores[0, 1::2] + scores[1:, 2::2].sum(axis=0)).argmax())
