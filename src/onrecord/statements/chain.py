"""The best chain of tags of each sentence (Viterbi)."""

from functools import cache
from operator import sub

import numpy as np

from onrecord.statements.words import Floats, Ints


def chained(scores: Floats, begins: Ints, steps: Floats) -> Ints:
    """The tags of the best chain of each sentence, from the scores of each tag; no step leads from one into the next.

    Two words are joined to one stretch, two stretches to a longer one: what the best way from each tag before it to
    each tag at its end is worth. A stretch as long as the longest sentence holds an end of one, and is tied to the
    next by one tag only. On the way back each stretch knows its ends and takes the best tag in the middle.

    Args:
        scores: a row a tag, a column a word.
        begins: the first word of each sentence.
        steps: what a step is worth, a row the tag before, a column the tag behind.
    """
    count = scores.shape[1]
    bounds = [*begins.tolist(), count]
    levels = (max(map(sub, bounds[1:], bounds)) - 1).bit_length()
    order = _halves_first(count, levels)
    within = np.ones(count + 1, dtype=np.float32)
    within[begins] = within[count] = 0
    # Beyond the last word it is said again and again, each time a sentence by itself.
    ways = steps[:, :, None] * within.take(order, mode="clip")
    ways += scores.take(order, axis=1, mode="clip")
    stretches: list[Floats] = []
    for _ in range(levels):
        half = ways.shape[2] // 2
        stretches.append(ways[:, :, None, :half] + ways[None, :, :, half:])
        ways = np.maximum.reduce(stretches[-1], axis=1)
    last = np.concatenate([ways[0, :, :-1] + ways[:, 0, 1:], ways[0, :, -1:]], axis=1).argmax(axis=0)
    before = np.append(0, last[:-1])
    for through in reversed(stretches):
        middle = through[before, :, last, np.arange(len(last))].argmax(axis=1)
        before, last = np.concatenate([before, middle]), np.concatenate([middle, last])
    tags = np.empty(len(order), dtype=np.int64)
    tags[order] = last
    return tags[:count]


def _halves_first(count: int, levels: int) -> Ints:
    """The words of a text in the order in which each stretch's first half stands in the first half of all.

    Stretches are of ``2 ** levels`` words; of the last some are beyond the text.
    """
    stretches = -(-count >> levels)
    order: Ints = np.add.outer(_halves(levels), np.arange(stretches) << levels).ravel()
    return order


@cache
def _halves(levels: int) -> Ints:
    """The words of one stretch in that order: 0, 4, 2, 6, 1, 5, 3, 7."""
    order = np.zeros(1, dtype=np.int64)
    for _ in range(levels):
        order = np.concatenate([2 * order, 2 * order + 1])
    return order
