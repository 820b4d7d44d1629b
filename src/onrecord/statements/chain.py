"""The best chain of tags of each sentence (Viterbi)."""

from functools import cache
from operator import sub

import numpy as np

from onrecord.statements.words import Floats, Ints


def chained(scores: Floats, begins: Ints, steps: Floats) -> Ints:
    """The tags of the best chain of each sentence, from the scores of each tag; no step leads from one into the next.

    Tag 0 is outside; of each role two tags follow, one for the word it begins with and one for the rest. A step
    depends on the role of the word before alone: four roles are chained, not seven tags, and each word begins its own
    or goes on, whichever is better behind the role before it.

    Args:
        scores: a row a tag, a column a word.
        begins: the first word of each sentence.
        steps: what a step is worth, a row a role before, a column a tag.
    """
    within = np.ones(scores.shape[1] + 1, dtype=np.float32)
    within[begins] = within[-1] = 0
    roles = _roles(scores, begins, within, steps)
    before = np.append(0, roles[:-1])
    here = np.arange(len(roles))
    begun, inside = (scores[tags, here] + steps[before, tags] * within[:-1] for tags in (2 * roles - 1, 2 * roles))
    return np.where(roles > 0, 2 * roles - (begun >= inside), 0)


def _roles(scores: Floats, begins: Ints, within: Floats, steps: Floats) -> Ints:
    """The role of each word on the best chain.

    Two words are joined to one stretch, two stretches to a longer one: what the best way from each role before it to
    each role at its end is worth. A stretch as long as the longest sentence holds an end of one, and is tied to the
    next by one role only. On the way back each stretch knows its ends and takes the best role in the middle.
    """
    count = scores.shape[1]
    bounds = [*begins.tolist(), count]
    levels = (max(map(sub, bounds[1:], bounds)) - 1).bit_length()
    order = _halves_first(count, levels)
    # Beyond the last word it is said again and again, each time a sentence by itself.
    tags = steps[:, :, None] * within.take(order, mode="clip")
    tags += scores.take(order, axis=1, mode="clip")
    ways = np.concatenate([tags[:, :1], np.maximum(tags[:, 1::2], tags[:, 2::2])], axis=1)
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
    roles = np.empty(len(order), dtype=np.int64)
    roles[order] = last
    return roles[:count]


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
