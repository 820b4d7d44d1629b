"""What the tagger sees of each word: columns of small numbers, made for a whole article at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IS_SPACE, LOWER, SHAPE, SUFFIX, TAG
from spacy.tokens import Doc

from onrecord.statements.quotes import Quotation
from onrecord.statements.relation import Relation
from onrecord.statements.words import Range, Words

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

HASHED = ("word", "suffix", "shape", "tag", "dep", "name")
"""Columns of string hashes, made small by the tagger's vocabularies."""
SMALL = {"quote": 6, "rule": 6, "edge": 4, "children": 64, "begins": 9, "ends": 9, "cue": 4, "place": 4}
"""Columns that are small already, and how many values each has."""
LONGEST = 320
"""Words in a sequence; a longer paragraph is cut between sentences."""

_CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "obj", "nsubj")
_CHILDREN = ("nsubj", "ccomp", "xcomp", "obj", "mark", "parataxis")
_KINDS = {"speech": 1, "writing": 1, "thought": 2}


@dataclass(frozen=True, slots=True)
class Columns:
    """The words of an article's prose, white space left out: where they stand, what they look like, where they hang."""

    tokens: Ints
    heads: Ints
    hashed: dict[str, Hashes]
    small: dict[str, Ints]
    sequences: tuple[Range, ...]


def columns(words: Words, marks: Sequence[Quotation], found: Iterable[Relation]) -> Columns:
    """The columns of an article, given its quotations and what the rules found."""
    doc = words.doc
    table: Any = doc.to_array([LOWER, SUFFIX, SHAPE, TAG, DEP, ENT_TYPE, ENT_IOB, HEAD])
    tokens, sequences = _sequences(words)
    place = np.full(len(doc) + 1, -1, dtype=np.int64)
    place[tokens] = np.arange(len(tokens))
    heads = np.arange(len(doc)) + table[:, 7].astype(np.int64)
    here = table[tokens]
    head = place[heads[tokens]]
    head = np.where(head < 0, np.arange(len(tokens)), head)
    hashed = dict(zip(HASHED, (*here[:, :5].T, here[:, 5] * np.uint64(4) + here[:, 6]), strict=True))
    small = {"quote": _quoted(words, marks)[tokens]}
    small["rule"], small["edge"] = (column[tokens] for column in _ruled(len(doc), found))
    small["children"], small["begins"], small["ends"] = _clauses(doc, hashed["dep"], head)
    small["cue"] = _cues(words)[tokens]
    small["place"] = _places(len(tokens), sequences)
    return Columns(tokens, head, hashed, small, sequences)


def _sequences(words: Words) -> tuple[Ints, tuple[Range, ...]]:
    """The words of prose, and the paragraphs they make."""
    space = words.table[IS_SPACE].astype(bool)
    before = np.concatenate([[0], np.cumsum(~space)]).tolist()
    prose = np.zeros(len(space), dtype=bool)
    cuts: list[int] = []
    starts = {part.start for part in words.parts}
    since = count = 0
    for start, end in words.sentences:
        prose[start:end] = True
        if start in starts or count - since + end - start > LONGEST:
            since = count
            cuts.append(since)
        count += before[end] - before[start]
    cuts.append(count)
    ranges = tuple((a, b) for a, b in pairwise(cuts) if a < b)
    return np.flatnonzero(prose & ~space), ranges


def _quoted(words: Words, marks: Sequence[Quotation]) -> Ints:
    """1 opening mark, 2 inside, 3 closing mark, 4 inside one never closed, 5 a few words, perhaps scare quotes."""
    column = np.zeros(len(words.space), dtype=np.int64)
    for quotation in marks:
        for span in quotation.spans:
            piece = words.around(span)
            if piece is None:
                continue
            start, end = piece
            column[start:end] = 4 if not quotation.closed else 5 if end - start < 7 else 2
            column[start] = 1
            if quotation.closed or span is not quotation.spans[-1]:
                column[end - 1] = 3
    return column


def _ruled(count: int, found: Iterable[Relation]) -> tuple[Ints, Ints]:
    """What the rules say: source, cue, content by clause, by quotation, floating; and where each begins and ends."""
    role = np.zeros(count, dtype=np.int64)
    edge = np.zeros(count, dtype=np.int64)
    for relation in sorted(found, key=lambda r: r.content[0][0] - r.content[-1][1]):
        content = 3 if relation.by.startswith("syntax") else 5 if relation.verb is None else 4
        if relation.verb is not None and role[relation.verb] >= 3:
            continue
        pieces = [*((r, content) for r in relation.content), *((r, 2) for r in relation.cue)]
        if relation.source is not None and relation.verb is not None:
            pieces.append((relation.source, 1))
        for (start, end), value in pieces:
            role[start:end] = value
            edge[start:end] = 0
            edge[start] |= 1
            edge[end - 1] |= 2
    return role, edge


def _clauses(doc: Doc, dep: Hashes, head: Ints) -> tuple[Ints, Ints, Ints]:
    """What hangs on each word, and the clauses that begin and end at it."""
    order = np.arange(len(head))
    children = np.zeros(len(head), dtype=np.int64)
    for bit, name in enumerate(_CHILDREN):
        np.bitwise_or.at(children, head[dep == doc.vocab.strings[name]], 1 << bit)
    left, right = order.copy(), order.copy()
    for _ in range(12):
        np.minimum.at(left, head, left)
        np.maximum.at(right, head, right)
    begins, ends = np.zeros_like(order), np.zeros_like(order)
    for value, name in reversed(list(enumerate(_CLAUSES, start=1))):
        of = dep == doc.vocab.strings[name]
        begins[left[of]] = value
        ends[right[of]] = value
    return children, begins, ends


def _cues(words: Words) -> Ints:
    """1 a reporting verb, 2 one of thought, 3 a noun of saying."""
    column = np.zeros(len(words.space), dtype=np.int64)
    for i, cue in words.cues.items():
        column[i] = _KINDS[cue.kind]
    column[list(words.nouns)] = 3
    return column


def _places(count: int, sequences: Sequence[Range]) -> Ints:
    """1 the first word of a paragraph, 2 one of its first four, 3 its last."""
    column = np.zeros(count, dtype=np.int64)
    for start, end in sequences:
        column[start : min(start + 4, end)] = 2
        column[start] = 1
        column[end - 1] = 3
    return column
