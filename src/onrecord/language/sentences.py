"""Where sentences start, from the network's scores and what newsrooms never do."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LONGEST = 150
CLOSING = frozenset({"”", "’", ")", "]", ",", ";", ".", "?", "!", "'s", "’s", "%"})
OPENS_NOTHING = frozenset({"Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Sen.", "Rep.", "Gov.", "Lt.", "Col.", "Prof.", "St."})


def starts(words: Sequence[str], scores: NDArray[np.float32], firsts: Sequence[int]) -> list[int]:
    """The first word of every sentence.

    Args:
        words: all words.
        scores: of each word, how much likelier it starts a sentence than not (log odds).
        firsts: the first word of every paragraph: always a start.
    """
    known = set(firsts)
    found = sorted(known | {i for i in np.flatnonzero(scores > 0).tolist() if _may_start(words, i)})
    cut: list[int] = []
    for begin, end in zip(found, [*found[1:], len(words)], strict=True):
        cut += _cut(scores, begin, end)
    return cut


def _may_start(words: Sequence[str], i: int) -> bool:
    return i > 0 and words[i] not in CLOSING and words[i - 1] not in OPENS_NOTHING


def _cut(scores: NDArray[np.float32], begin: int, end: int) -> list[int]:
    """The start, and more where a sentence is too long to be one: lists, tables, junk."""
    found = [begin]
    while end - found[-1] > LONGEST:
        first = found[-1] + LONGEST // 2
        found.append(first + int(scores[first : found[-1] + LONGEST].argmax()))
    return found
