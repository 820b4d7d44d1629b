"""How likely each word reports an event, and of which type: a small network over what the language pipeline made of it.

It weighs a word's own encoding and its head's, its object, what else hangs on it, and the type that the tables promise.
It knows only words that reported an event somewhere in its training or stand in the tables; it is trained by
``python -m training.events.network`` on sentences labelled by hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, TAG
from spacy.strings import get_string_id
from spacy.tokens import Doc

from onrecord import language
from onrecord.events import layers
from onrecord.events.layers import Floats
from onrecord.language.columns import Columns, columns

WEIGHTS = Path(__file__).parent / "weights" / "network.npz"
TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"),
    *("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""In the order of the network's outputs, behind that for no event."""
NUMBERS = {name: number for number, name in enumerate(TYPES, 1)}
"""The output of each type."""
PARTS = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV"})
BELOW = (
    *("nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp", "obl", "advcl", "nmod", "nmod:poss", "compound", "amod"),
    *("aux:pass", "cop", "acl", "acl:relcl", "conj", "case", "mark", "compound:prt", "det", "advmod", "obl:agent"),
)
"""Relations of which the network is told whether something hangs on the word by them."""
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the network sees: a row a word. Words, relations and tags are told by their places in the vocabularies."""

    tokens: list[int]
    lemmas: Ints
    """The place of the word among those known, small or with a capital."""
    encoded: Floats
    above: Floats
    vectors: Ints
    """The row of its object among the language pipeline's word vectors; 0 for none."""
    marks: Ints
    """The relation of the word and of its head, their tags."""
    below: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights, and the vocabularies they are for."""

    arrays: Mapping[str, NDArray[Any]]
    lemmas: Mapping[str, int]
    deps: Mapping[str, int]
    tags: Mapping[str, int]


def likely(doc: Doc, patterns: Mapping[int, str], weights: Weights | None = None) -> dict[int, tuple[str, float]]:
    """For each word that the network knows: the likeliest type, and how likely it is to report any event.

    Args:
        doc: the analysed article.
        patterns: the types that the tables promise words, by the word's number.
        weights: the shipped ones if None.
    """
    weights = weights if weights is not None else shipped()
    if len(doc.tensor) != len(doc):
        return {}  # of another pipeline
    seen = inputs(columns(doc), doc.tensor, weights)
    if not seen.tokens:
        return {}
    given = np.array([NUMBERS.get(patterns.get(token, ""), 0) for token in seen.tokens], dtype=np.int64)
    chances = _chances(seen, given, weights.arrays)
    types = map(TYPES.__getitem__, chances[:, 1:].argmax(axis=1).tolist())
    any_ = np.round(1 - chances[:, 0].astype(np.float64), 3).tolist()
    return dict(zip(seen.tokens, zip(types, any_, strict=True), strict=True))


@cache
def shipped() -> Weights:
    """The weights that come with the package."""
    return load(WEIGHTS)


def load(path: Path) -> Weights:
    """The weights of a file, in single precision."""
    arrays, words = layers.load(path, ("lemmas", "deps", "tags"))
    return Weights(arrays, **{name: {word: at for at, word in enumerate(its)} for name, its in words.items()})


def inputs(held: Columns, tensor: NDArray[Any], weights: Weights) -> Inputs:
    """What the network sees of an article's words that it knows; what is no prose has no part of speech."""
    known, lemmas, pos = weights.lemmas, held.lemmas, held.pos
    there = compress(range(len(lemmas)), map(known.__contains__, lemmas))
    tokens = [at for at in there if pos[at] in PARTS]
    rows = np.array(tokens, dtype=np.int64)
    both = np.array((rows, held.heads[rows]))
    encoded, above = tensor[both]
    deps = _places(held.numbers(DEP)[both], _numbers(tuple(weights.deps)))
    tags = _places(held.numbers(TAG)[both], _numbers(tuple(weights.tags)))
    below, vectors = _below(held, rows)
    own = np.array([known[lemmas[at]] for at in tokens], dtype=np.int64)
    return Inputs(tokens, own, encoded, above, vectors, np.maximum(np.concatenate((deps, tags)), 0).T, below)


def _below(held: Columns, tokens: Ints) -> tuple[Floats, Ints]:
    """By which relations something hangs on each word; and the row of its first object's vector."""
    count, heads = len(held.head), held.heads
    rows = np.full(count, -1, dtype=np.int64)
    rows[tokens] = np.arange(len(tokens))
    hanging = ((rows[heads] >= 0) & (heads != np.arange(count))).nonzero()[0]
    above, by = rows[heads[hanging]], _places(held.numbers(DEP)[hanging], _numbers(BELOW))
    marks = np.zeros((len(tokens), len(BELOW) + 1), dtype=np.float32)
    marks[above, by] = 1  # by any other relation: in the last column
    objects, vectors = (by == _OBJECT).nonzero()[0][::-1], np.zeros(len(tokens), dtype=np.int64)
    row = language.pipeline.shipped().network.small.get
    for child, word in zip(hanging[objects].tolist(), above[objects].tolist(), strict=True):
        vectors[word] = row(held.lemmas[child].lower(), 0)  # the first of several last, so that it stays
    return marks[:, :-1], vectors


_OBJECT = BELOW.index("obj")


@lru_cache(maxsize=16)
def _numbers(names: tuple[str, ...]) -> tuple[NDArray[np.uint64], Ints]:
    """spaCy's numbers of some names, in order and closed by the greatest there can be, with the place of each name."""
    numbers = np.array([*map(get_string_id, names), np.iinfo(np.uint64).max], dtype=np.uint64)
    order = numbers.argsort()
    return numbers[order], order


def _places(numbers: NDArray[np.uint64], names: tuple[NDArray[np.uint64], Ints]) -> Ints:
    """The places of names by spaCy's numbers; -1 for one that is not among them."""
    known, places = names
    at = known.searchsorted(numbers)
    found: Ints = np.where(known[at] == numbers, places[at], -1)
    return found


def _chances(seen: Inputs, given: Ints, weights: Mapping[str, NDArray[Any]]) -> Floats:
    """The chances of no event and of each type, a row a word."""
    hidden: Floats = seen.encoded @ weights["encoded"]
    hidden += seen.above @ weights["above"]
    objects = seen.vectors.nonzero()[0]  # few words have one
    hidden[objects] += language.pipeline.shipped().network.word_vectors[seen.vectors[objects]] @ weights["vectors"]
    hidden += seen.below @ weights["below"]
    for name, rows in _tables(seen, given):
        hidden += weights[name][rows]
    return layers.chances(hidden, weights)


def _tables(seen: Inputs, given: Ints) -> Iterable[tuple[str, Ints]]:
    yield "own", seen.lemmas
    yield from zip(("dep", "dep_above", "tag", "tag_above"), seen.marks.T, strict=True)
    yield "pattern", given
