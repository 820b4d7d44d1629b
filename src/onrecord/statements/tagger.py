"""Source, cue or content, word by word: a recurrent network and a chain of tags, run in numpy."""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.statements.features import HASHED, SMALL, Columns, Ints
from onrecord.statements.words import Range

WEIGHTS = Path(__file__).parent / "weights" / "tagger.npz"
OUTSIDE, SOURCE, CUE, CONTENT = 0, 1, 3, 5
"""Tags: outside, and where a source, cue or content begins; one more is its inside."""
Floats = NDArray[np.float32]


def tag(columns: Columns, weights: Mapping[str, NDArray[Any]] | None = None) -> tuple[Ints, Floats]:
    """The tag of each word, and how sure the network is of each tag before the chain is decoded: word, tag."""
    weights = weights if weights is not None else shipped()
    if not len(columns.tokens):
        return np.zeros(0, dtype=np.int64), np.zeros((0, 7), dtype=np.float32)
    own, above = _embedded(columns, weights)
    mixed = np.maximum(own @ weights["mix.own"] + above[columns.heads] @ weights["mix.head"] + weights["mix.bias"], 0)
    rows = _packed(columns.sequences)
    forth = _recurrent(mixed, rows, weights, "forth")
    back = _recurrent(mixed, _reversed(rows, columns.sequences), weights, "back")
    hidden = np.concatenate([forth, back], axis=1)
    after = hidden @ weights["after.own"] + (hidden @ weights["after.head"])[columns.heads] + weights["after.bias"]
    scores: Floats = np.maximum(after, 0) @ weights["score.weight"] + weights["score.bias"]
    return _decoded(scores, rows, weights["steps"]), _softmax(scores)


@cache
def shipped() -> dict[str, NDArray[Any]]:
    """The weights that come with the package, in single precision."""
    return load(WEIGHTS)


def load(path: Path) -> dict[str, NDArray[Any]]:
    """The weights of a file; half precision and eighths are widened."""
    with np.load(path) as file:
        found: dict[str, NDArray[Any]] = {name: file[name] for name in file.files}
    scale = found.pop("vectors.scale")
    found["vectors"] = found["vectors"].astype(np.float32) * scale
    return {n: np.ascontiguousarray(a, np.float32 if a.dtype == np.float16 else a.dtype) for n, a in found.items()}


def numbers(columns: Columns, weights: Mapping[str, NDArray[Any]]) -> dict[str, Ints]:
    """The rows of the embedding tables for each word; row 0 stands for what training never saw."""
    found = {n: lookup(columns.hashed[n], weights[f"keys.{n}"]) for n in HASHED}
    found["vector"] = lookup(columns.hashed["word"], weights["keys.vector"])
    return found | {n: columns.small[n] for n in SMALL}


def lookup(hashes: NDArray[np.uint64], keys: NDArray[np.uint64]) -> Ints:
    """The place of each hash among the sorted keys, from 1; 0 where it is none of them."""
    at = np.searchsorted(keys, hashes)
    at[at == len(keys)] = 0
    return np.where(keys[at] == hashes, at + 1, 0)


def worth(chance: float, weights: Mapping[str, NDArray[Any]]) -> float:
    """How often a statement whose tags were this likely was right, where it was measured (Platt)."""
    slope, offset = weights.get("worth", (1.0, 0.0))
    odds = math.log(max(chance, 0.01)) - math.log(max(1 - chance, 0.01))
    return round(1 / (1 + math.exp(-(float(slope) * odds + float(offset)))), 3)


def _embedded(columns: Columns, weights: Mapping[str, NDArray[Any]]) -> tuple[Floats, Floats]:
    rows = numbers(columns, weights)
    vector = weights["vectors"][rows["vector"]]
    tables = {n: weights[f"table.{n}"][rows[n]] for n in (*HASHED, *SMALL)}
    above = [tables[n] for n in ("word", "tag", "dep", "rule", "children", "cue")]
    return np.concatenate([vector, *tables.values()], axis=1), np.concatenate([vector, *above], axis=1)


def _packed(sequences: Sequence[Range]) -> list[Ints]:
    """For each step, the words that stand there, longest paragraphs first: no padding."""
    order = sorted(sequences, key=lambda r: r[0] - r[1])
    starts = np.array([a for a, _ in order])
    lengths = np.array([b - a for a, b in order])
    return [starts[lengths > t] + t for t in range(lengths[0])]


def _reversed(rows: Sequence[Ints], sequences: Sequence[Range]) -> list[Ints]:
    ends = np.array([a + b - 1 for a, b in sorted(sequences, key=lambda r: r[0] - r[1])])
    return [ends[: len(row)] - row for row in rows]


def _recurrent(inputs: Floats, rows: Sequence[Ints], weights: Mapping[str, NDArray[Any]], name: str) -> Floats:
    """A long short-term memory over every paragraph at once; the words of one step lie side by side."""
    order = np.concatenate(rows)
    gates = inputs[order] @ weights[f"{name}.input"] + weights[f"{name}.bias"]
    loop: Floats = weights[f"{name}.loop"]
    width = loop.shape[0]
    steps = np.empty((len(order), width), dtype=np.float32)
    hidden = cell = np.zeros((len(rows[0]), width), dtype=np.float32)
    at = 0
    for count in map(len, rows):
        gate = gates[at : at + count]
        gate += hidden[:count] @ loop
        # One tanh for all four: a sigmoid is (tanh(x / 2) + 1) / 2; the halves lie in the weights.
        np.tanh(gate, out=gate)
        keep = gate[:, : 3 * width]
        keep *= 0.5
        keep += 0.5
        cell = keep[:, width : 2 * width] * cell[:count] + keep[:, :width] * gate[:, 3 * width :]
        hidden = np.multiply(keep[:, 2 * width :], np.tanh(cell), out=steps[at : at + count])
        at += count
    found = np.empty_like(steps)
    found[order] = steps
    return found


def _decoded(scores: Floats, rows: Sequence[Ints], steps: Floats) -> Ints:
    """The best chain of tags for every paragraph (Viterbi)."""
    best = scores[rows[0]]
    back: list[Ints] = []
    last = np.zeros(len(rows[0]), dtype=np.int64)
    finals: list[Floats] = [best]
    for row in rows[1:]:
        reach = best[: len(row), :, None] + steps[None]
        back.append(reach.argmax(axis=1))
        best = reach.max(axis=1) + scores[row]
        finals.append(best)
    found = np.zeros(len(scores), dtype=np.int64)
    for t in range(len(rows) - 1, -1, -1):
        count = len(rows[t])
        following = len(rows[t + 1]) if t + 1 < len(rows) else 0
        # Paragraphs that end at this step begin their way back here.
        last[following:count] = finals[t][following:].argmax(axis=1)
        if following:
            last[:following] = back[t][np.arange(following), last[:following]]
        found[rows[t]] = last[:count]
    return found


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=1, keepdims=True)
    return chances


def pieces(tags: Ints, sequences: Sequence[Range]) -> list[tuple[int, int, int]]:
    """The spans that the tags mark, as (role, start, end), in order; none runs over a paragraph's end."""
    firsts = {start for start, _ in sequences}
    found: list[tuple[int, int, int]] = []
    for i, value in enumerate(tags.tolist()):
        if value == OUTSIDE:
            continue
        role = value if value % 2 else value - 1
        joins = value % 2 == 0 and found and found[-1][0] == role and found[-1][2] == i and i not in firsts
        if joins:
            found[-1] = (role, found[-1][1], i + 1)
        else:
            found.append((role, i, i + 1))
    return found
