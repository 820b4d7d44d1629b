"""What the tagger sees of each word: columns of small numbers, made for a whole article at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import LOWER, POS
from spacy.symbols import SPACE

from onrecord.statements.quotes import Quotation
from onrecord.statements.relation import Relation
from onrecord.statements.words import Hashes, Ints, Range, Words

SMALL = {"quote": 6, "rule": 6, "edge": 4, "cue": 4}
"""The columns, and how many values each has: looked up together. How a word hangs, its encoding tells."""
LONGEST = 320
"""Words in a sequence; a longer paragraph is cut between sentences."""

_KINDS = {"speech": 1, "writing": 1, "thought": 2}


@dataclass(frozen=True, slots=True)
class Columns:
    """The words of an article's prose, white space left out: where they stand, what they look like, where they hang.

    ``encoded`` is what the language pipeline's encoder made of them, ``hashed`` the hashes of the words in small
    letters, ``small`` the columns, a row each; ``sequences`` are paragraphs, ``sentences`` the first word of each
    sentence.
    """

    tokens: Ints
    heads: Ints
    encoded: NDArray[np.floating[Any]]
    hashed: Hashes
    small: Ints
    sequences: tuple[Range, ...]
    sentences: Ints


def columns(words: Words, marks: Sequence[Quotation], found: Iterable[Relation]) -> Columns:
    """The columns of an article, given its quotations and what the rules found."""
    count = len(words.pos)
    tokens, sequences, sentences = _sequences(words)
    order = np.arange(len(tokens))
    place = np.full(count, -1, dtype=np.int64)
    place[tokens] = order
    head = place.take(words.heads.take(tokens))
    head = np.where(head < 0, order, head)
    hashed = words.columns.numbers(LOWER).take(tokens)
    printed = b"".join((_quoted(words, marks), *_ruled(count, found), _cues(words)))
    small = np.frombuffer(printed, dtype=np.uint8).reshape(len(SMALL), count).take(tokens, axis=1).astype(np.int64)
    encoded = words.doc.tensor.take(tokens, axis=0)
    return Columns(tokens, head, encoded, hashed, small, sequences, sentences)


def _sequences(words: Words) -> tuple[Ints, tuple[Range, ...], Ints]:
    """The words of prose, the paragraphs they make, and where their sentences begin."""
    tokens = (words.columns.prose & (words.columns.numbers(POS) != SPACE)).nonzero()[0]
    bounds = tokens.searchsorted(np.array(words.sentences, dtype=np.int64).reshape(-1, 2))
    starts = {part.first for part in words.parts}
    cuts: list[int] = []
    since = 0
    for (start, end), (first, _) in zip(words.sentences, bounds.tolist(), strict=True):
        if start in starts or first - since + end - start > LONGEST:
            since = first
            cuts.append(since)
    cuts.append(len(tokens))
    ranges = tuple((a, b) for a, b in pairwise(cuts) if a < b)
    return tokens, ranges, bounds[bounds[:, 0] < bounds[:, 1], 0]


def _quoted(words: Words, marks: Sequence[Quotation]) -> bytearray:
    """1 opening mark, 2 inside, 3 closing mark, 4 inside one never closed, 5 a few words, perhaps scare quotes."""
    column = bytearray(len(words.pos))
    for quotation in marks:
        for span in quotation.spans:
            piece = words.around(span)
            if piece is None:
                continue
            start, end = piece
            column[start:end] = (b"\4" if not quotation.closed else b"\5" if end - start < 7 else b"\2") * (end - start)
            column[start] = 1
            if quotation.closed or span is not quotation.spans[-1]:
                column[end - 1] = 3
    return column


def _ruled(count: int, found: Iterable[Relation]) -> tuple[bytearray, bytearray]:
    """What the rules say: source, cue, content by clause, by quotation, floating; and where each begins and ends."""
    role, edge = bytearray(count), bytearray(count)
    for relation in sorted(found, key=lambda r: r.content[0][0] - r.content[-1][1]):
        verb = relation.verb
        if verb is not None and role[verb] >= 3:
            continue
        content = b"\3" if relation.by.startswith("syntax") else b"\5" if verb is None else b"\4"
        source = () if relation.source is None or verb is None else (relation.source,)
        for pieces, value in ((relation.content, content), (relation.cue, b"\2"), (source, b"\1")):
            for start, end in pieces:
                role[start:end] = value * (end - start)
                edge[start:end] = bytes(end - start)
                edge[start] |= 1
                edge[end - 1] |= 2
    return role, edge


def _cues(words: Words) -> bytearray:
    """1 a reporting verb, 2 one of thought, 3 a noun of saying."""
    column = bytearray(len(words.pos))
    for i, cue in words.cues.items():
        column[i] = _KINDS[cue.kind]
    for i in words.nouns:
        column[i] = 3
    return column
