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
from onrecord.statements.features import GROUPS, HASHED, SMALL, Columns
from onrecord.statements.words import Hashes, Ints, Range

WEIGHTS = Path(__file__).parent / "weights" / "tagger.npz"
OUTSIDE, SOURCE, CUE, CONTENT = 0, 1, 3, 5
"""Tags: outside, and where a source, cue or content begins; one more is its inside."""
REACH = 32
"""How many words the running mean looks back, and ahead."""
Floats = NDArray[np.float32]


def tag(columns: Columns, weights: Mapping[str, NDArray[Any]] | None = None) -> tuple[Ints, Floats]:
    """The tag of each word, and how sure the network is of it before the chain is decoded."""
    weights = weights if weights is not None else shipped()
    if not len(columns.tokens):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    firsts, lasts = (np.array(ends, dtype=np.int64) for ends in zip(*columns.sequences, strict=True))
    lasts -= 1
    hidden = _normal(_with_heads(_entered(columns, weights), columns.heads), weights, "enter")
    hidden = _recurrent(hidden, firsts, lasts, weights)
    hidden = _convolved(hidden, firsts, lasts, weights)
    after = _with_heads(hidden @ weights["after.weight"] + weights["after.bias"], columns.heads)
    scores: Floats = after @ weights["score.weight"] + weights["score.bias"]
    tags = _chained(scores, columns.sentences, weights["steps"])
    return tags, _chances(scores, tags)


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
    vectors = network.weights["vectors"] * network.weights["vector_scale"]
    rows = {word.lower(): row for word, row in network.vectors.items() if word != word.lower()}
    rows |= {word: row for word, row in network.vectors.items() if word == word.lower()}
    keys = np.fromiter(map(get_string_id, rows), dtype=np.uint64, count=len(rows))
    order = np.argsort(keys)
    own = vectors[np.append(0, np.fromiter(rows.values(), dtype=np.int64, count=len(rows))[order])].astype(np.float32)
    own[0] = 0
    return keys[order], own * np.float32(4 / np.sqrt(np.square(own).sum(axis=1).mean()))


def joined(weights: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The weights, one table a group of columns in place of one a column: the sum of their rows, all pairs.

    A word's row is what its vector gives, and what was learned of the word alone.
    """
    known, vectors = word_vectors()
    keys = np.union1d(known, weights["keys.word"])
    every = np.append(np.uint64(0), keys)
    own, given = weights["table.word"], vectors @ weights.pop("project")
    weights["table.word"] = own[lookup(every, weights["keys.word"])] + given[lookup(every, known)]
    weights["keys.word"] = keys
    for group in GROUPS:
        table = weights.pop(f"table.{group[0]}")
        for name in group[1:]:
            table = (table[:, None] + weights.pop(f"table.{name}")[None]).reshape(-1, table.shape[1])
        weights["table." + "+".join(group)] = np.ascontiguousarray(table)
    return weights


def numbers(columns: Columns, weights: Mapping[str, NDArray[Any]]) -> dict[str, Ints]:
    """The row of each column's table for each word; row 0 stands for what training never saw."""
    return columns.small | {n: lookup(columns.hashed[n], weights[f"keys.{n}"]) for n in HASHED}


def lookup(hashes: Hashes, keys: Hashes) -> Ints:
    """The place of each hash among the sorted keys, from 1; 0 where it is none of them."""
    at = np.searchsorted(keys, hashes)
    at[at == len(keys)] = 0
    return np.where(keys[at] == hashes, at + 1, 0)


def rightly(weights: Mapping[str, NDArray[Any]]) -> tuple[float, float]:
    """The slope and the offset from the odds of a statement's tags to the odds that it is right."""
    slope, offset = weights.get("worth", (1.0, 0.0))
    return float(slope), float(offset)


def worth(chance: float, slope: float, offset: float) -> float:
    """How often a statement whose tags were this likely was right, where it was measured (Platt)."""
    odds = math.log(max(chance, 0.01)) - math.log(max(1 - chance, 0.01))
    return round(1 / (1 + math.exp(-(slope * odds + offset))), 3)


def _entered(columns: Columns, weights: Mapping[str, NDArray[Any]]) -> Floats:
    """What each word brings: on the left for itself, on the right for those that hang on it."""
    rows = numbers(columns, weights)
    found: Floats = columns.encoded @ weights["enter.weight"]
    found += weights["enter.bias"]
    for group in GROUPS:
        at = rows[group[0]]
        for name in group[1:]:
            at = at * (SMALL.get(name) or len(weights[f"keys.{name}"]) + 1) + rows[name]
        found += weights["table." + "+".join(group)].take(at, axis=0)
    return found


def _with_heads(both: Floats, heads: Ints) -> Floats:
    """Each word's own half and the other half of its head, what is below zero cut."""
    width = both.shape[1] // 2
    found: Floats = both[:, :width] + both[:, width:].take(heads, axis=0)
    np.maximum(found, 0, out=found)
    return found


def _recurrent(x: Floats, firsts: Ints, lasts: Ints, weights: Mapping[str, NDArray[Any]]) -> Floats:
    """A running mean over each paragraph, both ways, its forgetting and reading gated by the word.

    Every word first takes in the state of its neighbour, then of the word two away, then four: no walk word by word.
    """
    width, half, last = x.shape[1], x.shape[1] // 2, len(x) - 1
    gates = x @ weights["recur.weight"] + weights["recur.bias"]
    taken = _sigmoid(gates[:, width : 2 * width])
    state = gates[:, :width] * taken
    kept = np.subtract(1, taken, out=taken)
    # The way back is the way forth over the columns turned round.
    for columns in (state, kept):
        columns[:, half:] = columns[::-1, half:].copy()
    kept[firsts, :half] = 0
    kept[last - lasts, half:] = 0
    step, longest = 1, min(int((lasts - firsts).max()) + 1, REACH)
    while step < longest:
        state[step:] += kept[step:] * state[:-step]
        kept[step:] *= kept[:-step].copy()
        step *= 2
    state[:, half:] = state[::-1, half:].copy()
    state *= _sigmoid(gates[:, 2 * width :])
    state += x
    return _normal(state, weights, "recur")


def _convolved(x: Floats, firsts: Ints, lasts: Ints, weights: Mapping[str, NDArray[Any]]) -> Floats:
    """A word and its two neighbours → a change to the word."""
    width = x.shape[1]
    near = np.zeros((len(x), 3 * width), dtype=np.float32)
    near[1:, :width] = x[:-1]
    near[firsts, :width] = 0
    near[:, width : 2 * width] = x
    near[:-1, 2 * width :] = x[1:]
    near[lasts, 2 * width :] = 0
    change = near @ weights["convolve.weight"] + weights["convolve.bias"]
    np.maximum(change, 0, out=change)
    change += x
    return _normal(change, weights, "convolve")


def _normal(x: Floats, weights: Mapping[str, NDArray[Any]], name: str) -> Floats:
    x = x - x.mean(axis=1, keepdims=True)
    x /= np.sqrt(np.einsum("ij,ij->i", x, x)[:, None] / x.shape[1] + np.float32(1e-5))
    x *= weights[f"{name}.norm.weight"]
    x += weights[f"{name}.norm.bias"]
    return x


def _sigmoid(x: Floats) -> Floats:
    found = np.multiply(x, np.float32(0.5))
    np.tanh(found, out=found)
    found *= np.float32(0.5)
    found += np.float32(0.5)
    return found


def _chances(scores: Floats, tags: Ints) -> Floats:
    """The chance of each word's tag."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = raised[np.arange(len(tags)), tags] / raised.sum(axis=1)
    return chances


def _chained(scores: Floats, begins: Ints, steps: Floats) -> Ints:
    """The best chain of tags of each sentence (Viterbi): no step leads from one into the next.

    Two words are joined to one stretch, two stretches to a longer one: what the best way from each tag before it to
    each tag at its end is worth. On the way back each stretch knows its ends and takes the best tag in the middle.
    """
    ways = np.empty((len(steps), *scores.T.shape), dtype=np.float32)
    ways[:] = (scores - scores.max(axis=1, keepdims=True)).T
    within = np.ones(len(scores), dtype=np.float32)
    within[begins] = 0
    ways += steps[:, :, None] * within
    stretches: list[Floats] = []
    while ways.shape[2] > 1:
        if ways.shape[2] % 2:
            ways = np.concatenate([ways, _standing(len(steps))], axis=2)
        stretches.append(ways)
        ways = (ways[:, :, None, ::2] + ways[None, :, :, 1::2]).max(axis=1)
    bounds = np.array(np.divmod(ways.argmax(), len(steps)), dtype=np.int64)
    for ways in reversed(stretches):
        order = np.arange(0, ways.shape[2], 2)
        known = bounds[: len(order) + 1]
        bounds = np.empty(2 * len(order) + 1, dtype=np.int64)
        bounds[::2] = known
        bounds[1::2] = (ways[known[:-1], :, order] + ways[:, known[1:], order + 1].T).argmax(axis=1)
    return bounds[1 : len(scores) + 1]


def _standing(count: int) -> Floats:
    """The stretch of no word: whatever tag goes in comes out."""
    return np.where(np.eye(count, dtype=bool), np.float32(0), np.float32(-np.inf))[:, :, None]


def pieces(tags: Ints, sequences: Sequence[Range]) -> list[tuple[int, int, int]]:
    """The spans that the tags mark, as (role, start, end), in order; none runs over a paragraph's end."""
    found: list[tuple[int, int, int]] = []
    firsts = {start for start, _ in sequences}
    last = since = 0
    for i, tag in enumerate(tags.tolist()):
        inside = tag % 2 == 0
        role = tag - 1 if inside and tag else tag
        if role == last and (not role or (inside and i not in firsts)):
            continue
        if last:
            found.append((last, since, i))
        last, since = role, i
    return [*found, (last, since, len(tags))] if last else found
