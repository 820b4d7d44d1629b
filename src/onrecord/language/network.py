"""The joint network in NumPy: words in, scores of tags, sentence starts, names and heads out.

The same sums as `training/language/joint/model.py`. Rows are packed: of all paragraphs, longest first, first their
first words, then their second words …, so that the recurrence takes one step a position without padding.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.language.words import Rows, rows

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
MOST_CACHED = 100_000


@dataclass(frozen=True, slots=True)
class Packing:
    """Where each word of text order stands in packed order, and its neighbours there; `count` stands for none."""

    order: Ints
    before: Ints
    after: Ints
    mirrored: Ints
    steps: Sequence[tuple[int, int]]


class Network:
    """The weights, and the vectors of the words met so far."""

    def __init__(self, weights: Mapping[str, Floats], vectors: Mapping[str, int], layers: str) -> None:
        self.weights, self.vectors, self.layers = weights, vectors, layers
        self.width = len(weights["embedding.norm.weight"])
        self._numbers: dict[str, int] = {}
        self._embedded = np.zeros((1024, self.width), dtype=np.float32)

    @cached_property
    def small(self) -> dict[str, int]:
        """The rows of the word vectors, by words in small letters."""
        found = {word.lower(): row for word, row in self.vectors.items() if word != word.lower()}
        return found | {word: row for word, row in self.vectors.items() if word == word.lower()}

    @cached_property
    def word_vectors(self) -> Floats:
        """The word vectors, a row a word; the first, of no word, is 0."""
        found: Floats = (self.weights["vectors"] * self.weights["vector_scale"]).astype(np.float32)
        found[0] = 0
        return found

    def encode(self, words: Sequence[str], lengths: Sequence[int]) -> Floats:
        """One row a word: paragraphs of the given lengths, each read by itself."""
        packing = pack(lengths)
        x = self._embed(words)[packing.order]
        for i, kind in enumerate(self.layers):
            layer = self._convolve if kind == "C" else self._recur
            x = layer(x, f"layers.{i}", packing)
        unpacked = np.empty_like(x)
        unpacked[packing.order] = x
        return unpacked

    def linear(self, x: Floats, name: str) -> Floats:
        """The scores of one layer."""
        found: Floats = x @ self.weights[f"{name}.weight"]
        bias = self.weights.get(f"{name}.bias")
        if bias is not None:
            found += bias
        return found

    def name_scores(self, x: Floats, lengths: Sequence[int]) -> Floats:
        """Scores of name labels, a word seen with its two neighbours."""
        index = np.arange(len(x))
        ends = np.cumsum(lengths)
        before, after = index - 1, index + 1
        before[np.concatenate([[0], ends[:-1]]).astype(np.intp)] = len(x)
        after[ends - 1] = len(x)
        return self.linear(self._near(x, "names_hidden", before, after), "names")

    def arc_sides(self, x: Floats) -> tuple[Floats, Floats, Floats]:
        """For every word: as dependent (already weighed), as head, and its score as root."""
        dependent = self.linear(x, "dependent")
        head = self.linear(x, "head")
        np.maximum(dependent, 0, out=dependent)
        weight = self.weights["arcs.weight"]
        weighed = dependent @ weight[:-1]
        weighed += weight[-1]
        return weighed, np.maximum(head, 0, out=head), self.linear(x, "root")[:, 0]

    def dep_scores(self, x: Floats, heads: Ints) -> Floats:
        """Scores of relations to the given heads."""
        dependent = self.linear(x, "dep_dependent")
        head = self.linear(x, "dep_head")[heads]
        both = np.concatenate([np.maximum(dependent + head, 0), dependent * head], axis=1)
        return self.linear(both, "deps")

    def _embed(self, words: Sequence[str]) -> Floats:
        numbers = self._numbers
        new = [word for word in dict.fromkeys(words) if word not in numbers]
        if len(numbers) + len(new) > MOST_CACHED:
            numbers.clear()
            new = list(dict.fromkeys(words))
        if new:
            self._learn(new)
        return self._embedded[[numbers[word] for word in words]]

    def _learn(self, words: Sequence[str]) -> None:
        first = len(self._numbers)
        while first + len(words) > len(self._embedded):
            self._embedded = np.concatenate([self._embedded, np.zeros_like(self._embedded)])
        found = [rows(word, self.vectors) for word in words]
        self._embedded[first : first + len(words)] = self._embedding(found)
        self._numbers.update((word, first + i) for i, word in enumerate(words))

    def _embedding(self, found: Sequence[Rows]) -> Floats:
        table = self.weights
        parts = [table["vectors"][[row.vector for row in found]] * table["vector_scale"][[row.vector for row in found]]]
        for i, key in enumerate(("word", "prefix", "suffix", "ending", "shape"), start=1):
            parts.append(table[f"embedding.tables.{key}.weight"][[row[i] for row in found]])
        grams = [table["embedding.grams.weight"][list(row.grams)].mean(axis=0, dtype=np.float32) for row in found]
        mixed = self.linear(np.concatenate([*parts, np.stack(grams)], axis=1, dtype=np.float32), "embedding.mix")
        return self._normalize(mixed.reshape(len(found), self.width, 2).max(axis=2), "embedding.norm")

    def _convolve(self, x: Floats, name: str, packing: Packing) -> Floats:
        change = self._near(x, f"{name}.linear", packing.before, packing.after)
        change += x
        return self._normalize(change, f"{name}.norm")

    def _near(self, x: Floats, name: str, before: Ints, after: Ints) -> Floats:
        """What a layer says of each word and its two neighbours, where that is positive."""
        weight, width = self.weights[f"{name}.weight"], self.width
        sides = np.zeros((len(x) + 1, weight.shape[1]), dtype=np.float32)
        found: Floats = x @ weight[width : 2 * width]
        for near, part in ((before, weight[:width]), (after, weight[2 * width :])):
            np.matmul(x, part, out=sides[:-1])
            found += sides[near]
        found += self.weights[f"{name}.bias"]
        return np.maximum(found, 0, out=found)

    def _recur(self, x: Floats, name: str, packing: Packing) -> Floats:
        half, width = self.width // 2, self.width
        values = self.linear(x, f"{name}.linear")
        gates = _sigmoid(values[:, width:])
        taken = gates[:, :width]
        added = values[:, :width] * taken
        kept = np.subtract(1, taken)
        for column in (added, kept):
            column[:, half:] = column[packing.mirrored, half:]
        state = _run(kept, added, packing.steps)
        state[:, half:] = state[packing.mirrored, half:]
        state *= gates[:, width:]
        return self._normalize(np.add(state, x, out=state), f"{name}.norm")

    def _normalize(self, x: Floats, name: str) -> Floats:
        """Rows of mean 0 and variance 1, weighed; in place."""
        x -= (x @ np.full(x.shape[1], 1 / x.shape[1], dtype=np.float32))[:, None]
        variance = np.einsum("ij,ij->i", x, x) / x.shape[1]
        x /= np.sqrt(variance + np.float32(1e-5))[:, None]
        x *= self.weights[f"{name}.weight"]
        x += self.weights[f"{name}.bias"]
        return x


def load(folder: Path) -> tuple[Network, dict[str, tuple[str, ...]]]:
    """The network kept in a folder, and its label sets."""
    with np.load(folder / "network.npz") as kept:
        arrays = {key: kept[key] for key in kept.files}
    vectors = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
    labels = {key[7:]: tuple(arrays.pop(key).tolist()) for key in list(arrays) if key.startswith("labels.")}
    layers = str(arrays.pop("layers"))
    small = {"vectors", *(key for key in arrays if key.startswith(("embedding.tables", "embedding.grams")))}
    weights = {key: array if key in small else array.astype(np.float32) for key, array in arrays.items()}
    return Network(weights, {word: i + 1 for i, word in enumerate(vectors)}, layers), labels


def pack(lengths: Sequence[int]) -> Packing:
    """The packed order of paragraphs of the given lengths."""
    sizes = np.asarray(lengths, dtype=np.intp)
    firsts = np.cumsum(sizes) - sizes
    longest_first = np.argsort(-sizes, kind="stable")
    sizes, firsts = sizes[longest_first], firsts[longest_first]
    position = np.concatenate([np.arange(size) for size in sizes])
    paragraph = np.repeat(np.arange(len(sizes)), sizes)
    sorting = np.lexsort((paragraph, position))
    position, paragraph = position[sorting], paragraph[sorting]
    active = np.bincount(position)
    begins = np.concatenate([[0], np.cumsum(active)])
    count = len(position)
    last = position == sizes[paragraph] - 1
    return Packing(
        order=firsts[paragraph] + position,
        before=np.where(position > 0, begins[position - 1] + paragraph, count),
        after=np.where(last, count, np.minimum(begins[position + 1] + paragraph, count)),
        mirrored=begins[sizes[paragraph] - 1 - position] + paragraph,
        steps=list(zip(begins[:-1].tolist(), begins[1:].tolist(), strict=True)),
    )


def _run(kept: Floats, added: Floats, steps: Iterable[tuple[int, int]]) -> Floats:
    before = 0
    for begin, end in steps:
        if begin:
            kept[begin:end] *= added[before : before + end - begin]
            added[begin:end] += kept[begin:end]
        before = begin
    return added


def _sigmoid(x: Floats) -> Floats:
    found = np.negative(x)
    np.exp(np.minimum(found, 30, out=found), out=found)
    found += 1
    return np.reciprocal(found, out=found)
