"""Tagged spans, and what can be said of their words alone."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from onrecord.statements import quoted
from onrecord.statements.features import Columns
from onrecord.statements.tagger import CONTENT, marked
from onrecord.statements.words import Floats, Ints, Range, Words


class Piece(NamedTuple):
    """A tagged span in tokens, and the mean chance of its tags."""

    role: int
    start: int
    end: int
    sure: float


def pieces(columns: Columns, tags: Ints, chances: Floats, paragraphs: Sequence[Range]) -> dict[int, list[Piece]]:
    """The tagged spans of each paragraph that has any."""
    roles, firsts, afters = marked(tags, columns.sequences)
    # What the chances before each word come to: a mean is a difference of two.
    before = np.append(0.0, chances.cumsum(dtype=np.float64))
    means = (before[afters] - before[firsts]) / (afters - firsts)
    whole = (roles, columns.tokens[firsts], columns.tokens[afters - 1] + 1, means)
    starts = [start for start, _ in paragraphs]
    found: dict[int, list[Piece]] = {}
    for role, start, end, sure in zip(*(column.tolist() for column in whole), strict=True):
        piece = Piece(role, start, end, sure)
        here = found.setdefault(bisect_right(starts, piece.start) - 1, [])
        # Two cues side by side are one: "was" + "quoted as saying".
        if here and role != CONTENT and (here[-1].role, here[-1].end) == (role, piece.start):
            piece = Piece(role, here[-1].start, piece.end, min(sure, here[-1].sure))
            here.pop()
        here.append(piece)
    return found


def is_quoted(words: Words, content: Piece) -> bool:
    """Whether a tagged content begins or ends with a quotation mark."""
    return is_marked(words, (content.start, content.end))


def is_marked(words: Words, content: Range) -> bool:
    """Whether words begin or end with a quotation mark."""
    first, last = words.text[words.starts[content[0]]], words.text[words.ends[content[1] - 1] - 1]
    return first in "“\"«„‘'`”" or last in "”\"»’'"


def is_empty(words: Words, content: Range) -> bool:
    """Whether the words say nothing by themselves: a title in marks, or "which" in "…, which the owner denied"."""
    pronoun = content[1] - content[0] == 1 and words.tags[content[0]] == "WDT"
    return pronoun or names_something(words, content)


def names_something(words: Words, content: Range) -> bool:
    """Whether few quoted words, the last with a capital, are a title: "on “Face the Nation,” he said"."""
    if content[0] == 0 or content[1] - content[0] > 4 * quoted.SCARE or not is_marked(words, content):
        return False
    printed = [word for word in words.printed[content[0] : content[1]] if word.isalpha()]
    few = len(printed) <= quoted.SCARE and bool(printed) and printed[-1][0].isupper()
    return few and words.pos[content[0] - 1] == "ADP"
