"""How likely each word reports an event, and of which type: a small network over what the language pipeline made of it.

It weighs a word's own encoding and its head's, its object, what else hangs on it, and the type that the tables promise.
It knows only words that reported an event somewhere in its training or stand in the tables; it is trained by
``python -m training.events.network`` on sentences labelled by hand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord import language
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
Floats = NDArray[np.float32]
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
    types = chances[:, 1:].argmax(axis=1).tolist()
    return {
        token: (TYPES[at], round(1 - none, 3))
        for token, at, none in zip(seen.tokens, types, chances[:, 0].tolist(), strict=True)
    }


@cache
def shipped() -> Weights:
    """The weights that come with the package."""
    return load(WEIGHTS)


def load(path: Path) -> Weights:
    """The weights of a file, in single precision."""
    with np.load(path) as file:
        found: dict[str, NDArray[Any]] = {name: file[name] for name in file.files}
    words = {name: found.pop(name).tolist() for name in ("lemmas", "deps", "tags")}
    wide = {name: np.ascontiguousarray(array, np.float32) for name, array in found.items()}
    return Weights(wide, **{name: {word: at for at, word in enumerate(its)} for name, its in words.items()})


def inputs(held: Columns, tensor: NDArray[Any], weights: Weights) -> Inputs:
    """What the network sees of an article's words that it knows, in the article's prose."""
    known, lemmas, pos = weights.lemmas, held.lemmas, held.pos
    tokens = [at for at in held.prose.nonzero()[0].tolist() if lemmas[at] in known and pos[at] in PARTS]
    heads: list[int] = held.heads[tokens].tolist()
    below, objects = _below(held, tokens)
    vector = language.pipeline.shipped().network.small.get
    dep, tag = weights.deps.get, weights.tags.get
    rows = [vector(lemmas[at].lower(), 0) if at is not None else 0 for at in objects]
    marks = [
        (dep(held.dep[at], 0), dep(held.dep[head], 0), tag(held.tags[at], 0), tag(held.tags[head], 0))
        for at, head in zip(tokens, heads, strict=True)
    ]
    return Inputs(
        tokens,
        np.array([known[lemmas[at]] for at in tokens], dtype=np.int64),
        tensor[tokens],
        tensor[heads],
        np.array(rows, dtype=np.int64),
        np.array(marks, dtype=np.int64).reshape(-1, 4),
        below,
    )


def _below(held: Columns, tokens: Sequence[int]) -> tuple[Floats, list[int | None]]:
    """By which relations something hangs on each word; and its first object."""
    count = len(held.head)
    places = np.full(count, -1, dtype=np.int64)
    places[tokens] = np.arange(len(tokens))
    above = places[held.heads]
    above[held.heads == np.arange(count)] = -1
    marks = np.zeros((len(tokens), len(BELOW)), dtype=np.float32)
    objects: list[int | None] = [None] * len(tokens)
    hanging = (above >= 0).nonzero()[0]
    for child, place in zip(hanging.tolist(), above[hanging].tolist(), strict=True):
        dep = held.dep[child]
        at = _BELOW.get(dep)
        if at is not None:
            marks[place, at] = 1
            if dep == "obj" and objects[place] is None:
                objects[place] = child
    return marks, objects


_BELOW = {dep: at for at, dep in enumerate(BELOW)}


def _chances(seen: Inputs, given: Ints, weights: Mapping[str, NDArray[Any]]) -> Floats:
    """The chances of no event and of each type, a row a word."""
    hidden: Floats = seen.encoded @ weights["encoded"]
    hidden += seen.above @ weights["above"]
    hidden += language.pipeline.shipped().network.word_vectors[seen.vectors] @ weights["vectors"]
    hidden += seen.below @ weights["below"]
    for name, rows in _tables(seen, given):
        hidden += weights[name][rows]
    np.maximum(hidden, 0, out=hidden)
    hidden += np.maximum(hidden @ weights["second"] + weights["second.bias"], 0)
    scores: Floats = hidden @ weights["out"] + weights["out.bias"]
    raised: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    raised /= raised.sum(axis=1, keepdims=True)
    return raised


def _tables(seen: Inputs, given: Ints) -> Iterable[tuple[str, Ints]]:
    yield "own", seen.lemmas
    yield from zip(("dep", "dep_above", "tag", "tag_above"), seen.marks.T, strict=True)
    yield "pattern", given
