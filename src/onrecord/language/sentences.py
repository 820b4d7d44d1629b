"""Where sentences start: the network's scores, and what print makes plain, the side of a word a space stands on."""

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LONGEST = 150
ENDS = frozenset({".", "?", "!", "...", "…"})
MARKS = frozenset("“”‘’\"'()[]«»„")
DASHES = frozenset("-–—")
NEVER_FIRST = frozenset({")", "]", ",", ";", ":", ".", "?", "!", "'s", "’s", "%", "n't", "n’t", "…"})
NEVER_LAST = frozenset(
    {"Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Sen.", "Rep.", "Gov.", "Lt.", "Col.", "Prof.", "St.", ","}
)
AFTER_STOP, AFTER_WORD = 1.5, -1.0


def starts(
    words: Sequence[str], spaced: Sequence[bool], scores: NDArray[np.float32], firsts: Sequence[int]
) -> list[int]:
    """The first word of every sentence.

    Args:
        words: all words.
        spaced: of each word, whether white space stands before it.
        scores: of each word, how much likelier it starts a sentence than not (log odds).
        firsts: the first word of every paragraph: always a start.
    """
    bounds = sorted({*firsts, len(words)})
    found: list[int] = []
    for begin, end in itertools.pairwise(bounds):
        likely = {begin} | {
            _moved(words, spaced, i, begin, end)
            for i in range(begin + 1, end)
            if scores[i] > -AFTER_STOP and scores[i] + _bias(words, spaced, i, begin) > 0
        }
        for first, after in _pairs(sorted(likely - {end}), end):
            found += _cut(scores, first, after)
    return found


def _bias(words: Sequence[str], spaced: Sequence[bool], i: int, begin: int) -> float:
    """What stands before speaks for a start (`… on Monday. “We …`) or against (`Senior researcher Mu Li`)."""
    if words[i] in NEVER_FIRST or words[i - 1] in NEVER_LAST:
        return -100.0
    before = i - 1 - _is_dash_of_speech(words, spaced, i - 1, begin)
    while before > begin and words[before] in MARKS:
        before -= 1
    if words[before] not in ENDS:
        return AFTER_WORD
    capital = words[i][0].isupper() or words[i] in MARKS
    doubtful = words[before] != "." and before < i - 1
    return AFTER_STOP if capital and not doubtful and any(spaced[before + 1 : i + 1]) else 0.0


def _moved(words: Sequence[str], spaced: Sequence[bool], i: int, begin: int, end: int) -> int:
    """The start, moved over quotation marks: an opening one belongs to what follows, a closing one to what precedes.

    A dash that speech begins with belongs to it: "The port is closed.- We wait".
    """
    if _is_dash_of_speech(words, spaced, i - 1, begin):
        return i - 1
    while i < end and words[i] in MARKS and not spaced[i] and not _opens(words, spaced, i, begin):
        i += 1
    while i - 1 > begin and i < end and words[i - 1] in MARKS and not spaced[i]:
        if not spaced[i - 1] and not _opens(words, spaced, i - 1, begin):
            break
        i -= 1
    return i


def _opens(words: Sequence[str], spaced: Sequence[bool], i: int, begin: int) -> bool:
    """Whether a straight mark with no space on either side opens: as many of its paragraph before it are paired."""
    if words[i] != '"' or spaced[i] or i + 1 == len(words) or spaced[i + 1] or not words[i + 1][0].isupper():
        return False
    return words[i - 1] in ENDS and list(words[begin:i]).count('"') % 2 == 0


def _is_dash_of_speech(words: Sequence[str], spaced: Sequence[bool], i: int, begin: int) -> bool:
    """Whether a word is a dash that no space parts from the sentence before it."""
    if i <= begin or words[i] not in DASHES or spaced[i]:
        return False
    quoted = i - 2 > begin and words[i - 1] in MARKS
    return words[i - 1 - quoted] in ENDS


def _pairs(found: list[int], end: int) -> list[tuple[int, int]]:
    return list(zip(found, [*found[1:], end], strict=True))


def _cut(scores: NDArray[np.float32], begin: int, end: int) -> list[int]:
    """The start, and more where a sentence is too long to be one: lists, tables, junk."""
    found = [begin]
    while end - found[-1] > LONGEST:
        first = found[-1] + LONGEST // 2
        found.append(first + int(scores[first : found[-1] + LONGEST].argmax()))
    return found
