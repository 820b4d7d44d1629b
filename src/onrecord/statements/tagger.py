"""Source, cue or content, word by word: a small network on the language pipeline's encoding, and a chain of tags."""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id

from onrecord import language
from onrecord.statements.chain import chained
from onrecord.statements.features import SMALL, Columns
from onrecord.statements.words import Floats, Hashes, Ints, Range

WEIGHTS = Path(__file__).parent / "weights" / "tagger.npz"
OUTSIDE, SOURCE, CUE, CONTENT = 0, 1, 3, 5
"""Tags: outside, and where a source, cue or content begins; one more is its inside."""


def tag(columns: Columns, weights: Mapping[str, NDArray[Any]] | None = None) -> tuple[Ints, Floats]:
    """The tag of each word, and how sure the network is of it before the chain is decoded."""
    weights = weights if weights is not None else shipped()
    if not len(columns.tokens):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    worths = scores(columns, weights)
    tags = chained(worths, columns.sentences, weights["steps"])
    return tags, _chances(worths, tags)


def scores(columns: Columns, weights: Mapping[str, NDArray[Any]]) -> Floats:
    """The score of each tag, a row, for each word, a column: of a word with its head, and that once more."""
    entered = _entered(columns, weights)
    mean = entered @ _mean(entered.shape[1])
    square = np.square(entered) @ _mean(entered.shape[1])
    entered *= (1 / np.sqrt(square - np.square(mean) + np.float32(1e-5)))[:, None]
    above, place = _heading(columns.heads)
    after: Floats = entered @ weights["after.weight"][0]
    after += weights["after.bias"]
    after += (entered.take(above, axis=0) @ weights["after.weight"][1]).take(place, axis=0)
    found: Floats = weights["score.weight"].T @ np.maximum(after, 0, out=after).T
    found += weights["score.bias"][:, None]
    return found


@cache
def shipped() -> dict[str, NDArray[Any]]:
    """The weights that come with the package, in single precision."""
    return load(WEIGHTS)


def load(path: Path) -> dict[str, NDArray[Any]]:
    """The weights of a file in single precision, the tables of columns that are looked up together made one."""
    with np.load(path) as file:
        found: dict[str, NDArray[Any]] = {name: file[name] for name in file.files}
    wide = {n: np.ascontiguousarray(a, np.float32 if a.dtype == np.float16 else a.dtype) for n, a in found.items()}
    return joined(wide)


def word_vectors() -> tuple[Hashes, Floats]:
    """The word vectors of the language pipeline, by the hashes of the words in small letters; the first is of none."""
    network = language.pipeline.shipped().network
    rows = network.small
    keys = np.fromiter(map(get_string_id, rows), dtype=np.uint64, count=len(rows))
    order = np.argsort(keys)
    own = network.word_vectors[np.append(0, np.fromiter(rows.values(), dtype=np.int64, count=len(rows))[order])]
    return keys[order], own * np.float32(4 / np.sqrt(np.square(own).sum(axis=1).mean()))


def joined(weights: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The weights, one table for the small columns in place of one each: the sum of their rows, all together.

    A word's row is what its vector gives, and what was learned of the word alone.
    """
    known, vectors = word_vectors()
    keys = np.union1d(known, weights["keys.word"])
    every = np.append(np.uint64(0), keys)
    own, given = weights["table.word"], vectors @ weights.pop("project")
    weights["table.word"] = own[lookup(every, weights["keys.word"])] + given[lookup(every, known)]
    weights["keys.word"], weights["slots.word"] = keys, slots(keys)
    together = np.zeros((1, own.shape[1]), dtype=np.float32)
    for name in SMALL:
        together = (together[:, None] + weights.pop(f"table.{name}")[None]).reshape(-1, own.shape[1])
    weights["table.small"] = together + weights.pop("enter.bias")
    return _halved(_shortened(weights))


def _shortened(weights: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The weights, what is done alike to every word done in them: its numbers are weighed, their mean taken out."""
    after = weights["after.weight"]
    weights["after.bias"] = weights["after.bias"] + weights.pop("enter.norm.bias") @ after
    after = weights.pop("enter.norm.weight")[:, None] * after
    weights["after.weight"] = after - after.mean(axis=0)
    return weights


def _halved(weights: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The weights, what a word brings for itself parted from what it brings for those that hang on it."""
    for name in ("enter.weight", "table.small", "table.word", "after.weight"):
        both = weights[name]
        weights[name] = np.ascontiguousarray(both.reshape(len(both), 2, -1).swapaxes(0, 1))
    weights["after.bias"] = weights["after.bias"].reshape(2, -1).sum(axis=0)
    return weights


def numbers(columns: Columns, weights: Mapping[str, NDArray[Any]]) -> dict[str, Ints]:
    """The row of each table for each word; row 0 stands for words that training never saw."""
    return {
        "small": _together() @ columns.small,
        "word": lookup(columns.hashed, weights["keys.word"], weights.get("slots.word")),
    }


@cache
def _together() -> Ints:
    """What the numbers of the small columns are weighed with to give one number for all."""
    sizes = np.array([*SMALL.values(), 1])
    return sizes[:0:-1].cumprod()[::-1]


def lookup(hashes: Hashes, keys: Hashes, known: NDArray[np.int32] | None = None) -> Ints:
    """The place of each hash among the sorted keys, from 1; 0 where it is none of them.

    A look into the slot that the last digits of a hash name finds nearly all; the rest, whose slot is another key's,
    are searched for.
    """
    known = slots(keys) if known is None else known
    at = known.take((hashes & np.uint64(len(known) - 1)).view(np.int64))
    found: Ints = np.multiply(at, keys.take(at - 1, mode="wrap") == hashes, dtype=np.int64)
    rest = (found != at).nonzero()[0]
    if len(rest):
        some = hashes[rest]
        place = keys.searchsorted(some)
        found[rest] = (place + 1) * (keys.take(place, mode="wrap") == some)
    return found


def slots(keys: Hashes) -> NDArray[np.int32]:
    """For the last digits of a hash the place of a key that has them, from 1: of several keys, the last."""
    found = np.zeros(1 << max(14, len(keys).bit_length() + 3), dtype=np.int32)
    found[(keys & np.uint64(len(found) - 1)).view(np.int64)] = np.arange(1, len(keys) + 1)
    return found


def rightly(weights: Mapping[str, NDArray[Any]]) -> tuple[float, float]:
    """The slope and the offset from the odds of a statement's tags to the odds that it is right."""
    slope, offset = weights.get("worth", (1.0, 0.0))
    return float(slope), float(offset)


def worth(chance: float, slope: float, offset: float) -> float:
    """How often a statement whose tags were this likely was right, where it was measured (Platt)."""
    odds = math.log(max(chance, 0.01)) - math.log(max(1 - chance, 0.01))
    return round(1 / (1 + math.exp(-(slope * odds + offset))), 3)


def _entered(columns: Columns, weights: Mapping[str, NDArray[Any]]) -> Floats:
    """What each word brings for itself, and what its head brings for those that hang on it; below zero cut.

    Two words in three head nothing: what they would bring as heads is not made.
    """
    above, place = _heading(columns.heads)
    own: Floats = columns.encoded @ weights["enter.weight"][0]
    lent: Floats = columns.encoded.take(above, axis=0) @ weights["enter.weight"][1]
    for name, at in numbers(columns, weights).items():
        table = weights[f"table.{name}"]
        own += table[0].take(at, axis=0)
        lent += table[1].take(at.take(above), axis=0)
    own += lent.take(place, axis=0)
    return np.maximum(own, 0, out=own)


def _heading(heads: Ints) -> tuple[Ints, Ints]:
    """The words that something hangs on; and for each word the place of its head among them."""
    heading = np.zeros(len(heads), dtype=bool)
    heading[heads] = True
    return heading.nonzero()[0], heading.cumsum().take(heads) - 1


@cache
def _mean(width: int) -> Floats:
    """What a row of numbers is weighed with to give their mean."""
    return np.full(width, 1 / width, dtype=np.float32)


def _chances(scores: Floats, tags: Ints) -> Floats:
    """The chance of each word's tag; of words outside, which nobody asks for, 0."""
    tagged = tags.nonzero()[0]
    scores = scores.take(tagged, axis=1)
    raised = np.exp(scores - np.maximum.reduce(scores))
    chances = np.zeros(len(tags), dtype=np.float32)
    chances[tagged] = raised[tags[tagged], np.arange(len(tagged))] / np.add.reduce(raised)
    return chances


def pieces(tags: Ints, sequences: Sequence[Range]) -> list[tuple[int, int, int]]:
    """The spans that the tags mark, as (role, start, end), in order; none runs over a paragraph's end."""
    return list(zip(*(column.tolist() for column in marked(tags, sequences)), strict=True))


def marked(tags: Ints, sequences: Sequence[Range]) -> tuple[Ints, Ints, Ints]:
    """The same as three columns: the roles of the spans, their starts, their ends."""
    begun = tags % 2 == 1
    roles = tags - (~begun & (tags > 0))
    begun[1:] |= roles[1:] != roles[:-1]
    begun[[start for start, _ in sequences]] = True
    starts = begun.nonzero()[0]
    ends = np.append(starts, len(tags))[1:]
    roles = roles[starts]
    within = roles.nonzero()[0]
    return roles[within], starts[within], ends[within]
