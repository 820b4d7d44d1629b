"""What the tagger sees of each word: columns of small numbers, made for a whole article at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, LOWER, POS, TAG
from spacy.strings import get_string_id
from spacy.symbols import SPACE

from onrecord.statements.quotes import Quotation
from onrecord.statements.relation import Relation
from onrecord.statements.words import Hashes, Ints, Range, Words

HASHED = ("word", "tag", "dep")
"""Columns of string hashes, made small by the tagger's vocabularies."""
SMALL = {"quote": 6, "rule": 6, "edge": 4, "children": 64, "begins": 9, "ends": 9, "cue": 4, "place": 4}
"""Columns that are small already, and how many values each has."""
GROUPS = (("quote", "rule", "edge", "cue", "place"), ("children", "begins", "ends"), ("dep", "tag"), ("word",))
"""The columns that are looked up together."""
LONGEST = 320
"""Words in a sequence; a longer paragraph is cut between sentences."""

_CLAUSES = {"ccomp": 1, "xcomp": 2, "advcl": 3, "acl": 4, "acl:relcl": 5, "parataxis": 6, "obj": 7, "nsubj": 8}
_BITS = {"nsubj": 1, "ccomp": 2, "xcomp": 4, "obj": 8, "mark": 16, "parataxis": 32}
_KINDS = {"speech": 1, "writing": 1, "thought": 2}


@dataclass(frozen=True, slots=True)
class Columns:
    """The words of an article's prose, white space left out: where they stand, what they look like, where they hang.

    ``encoded`` is what the language pipeline's encoder made of them; ``sequences`` are paragraphs, ``sentences`` the
    first word of each sentence.
    """

    tokens: Ints
    heads: Ints
    encoded: NDArray[np.floating[Any]]
    hashed: dict[str, Hashes]
    small: dict[str, Ints]
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
    hashed = {n: words.columns.numbers(c).take(tokens) for n, c in zip(HASHED, (LOWER, TAG, DEP), strict=True)}
    printed = b"".join((_quoted(words, marks), *_ruled(count, found), _cues(words)))
    rows = np.frombuffer(printed, dtype=np.uint8).reshape(4, count).take(tokens, axis=1).astype(np.int64)
    small = dict(zip(("quote", "rule", "edge", "cue"), rows, strict=True))
    small["children"], small["begins"], small["ends"] = _clauses(words, hashed["dep"], tokens, place, head)
    small["place"] = _places(len(tokens), sequences)
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


def _clauses(words: Words, dep: Hashes, tokens: Ints, place: Ints, head: Ints) -> tuple[Ints, Ints, Ints]:
    """What hangs on each word, and the clauses that begin and end at it; of several the first of the list."""
    known, bits, kinds = _relations()
    children, begins, ends = np.zeros((3, len(head) + 1), dtype=np.int64)
    at = known.searchsorted(dep)
    hanging = (known.take(at, mode="clip") == dep).nonzero()[0]
    at = at[hanging]
    np.bitwise_or.at(children, head[hanging], bits[at])
    # Of several clauses that end at one word the last written counts: the first of the list.
    kind = kinds[at]
    order = (-kind).argsort(kind="stable")[: np.count_nonzero(kind)]
    clauses, kind = tokens[hanging[order]], kind[order]
    for column, edge in ((begins, words.edges[0]), (ends, words.edges[1])):
        column[place[edge[clauses]]] = kind
    return children[:-1], begins[:-1], ends[:-1]


@cache
def _relations() -> tuple[Hashes, Ints, Ints]:
    """The relations that count, by hash: the bit of each, and its place in the list of clauses."""
    names = sorted({*_BITS, *_CLAUSES}, key=get_string_id)
    known = np.array([get_string_id(name) for name in names], dtype=np.uint64)
    bits, kinds = (np.array([table.get(n, 0) for n in names], dtype=np.int64) for table in (_BITS, _CLAUSES))
    return known, bits, kinds


def _cues(words: Words) -> bytearray:
    """1 a reporting verb, 2 one of thought, 3 a noun of saying."""
    column = bytearray(len(words.pos))
    for i, cue in words.cues.items():
        column[i] = _KINDS[cue.kind]
    for i in words.nouns:
        column[i] = 3
    return column


def _places(count: int, sequences: Sequence[Range]) -> Ints:
    """1 the first word of a paragraph, 2 one of its first four, 3 its last."""
    column = np.zeros(count, dtype=np.int64)
    for start, end in sequences:
        column[start : min(start + 4, end)] = 2
        column[start] = 1
        column[end - 1] = 3
    return column
