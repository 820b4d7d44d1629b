"""What the room's two networks share: how their weights are kept, and their last layers."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def load(path: Path, vocabularies: Sequence[str]) -> tuple[dict[str, NDArray[Any]], dict[str, list[str]]]:
    """The arrays of a file in single precision, and its vocabularies of some names."""
    with np.load(path) as file:
        found: dict[str, NDArray[Any]] = {name: file[name] for name in file.files}
    words = {name: found.pop(name).tolist() for name in vocabularies}
    return {name: np.ascontiguousarray(array, np.float32) for name, array in found.items()}, words


def chances(hidden: Floats, weights: Mapping[str, NDArray[Any]]) -> Floats:
    """The chances of each output, a row a word, from the sums that enter the first layer; these are used up."""
    np.maximum(hidden, 0, out=hidden)
    hidden += np.maximum(hidden @ weights["second"] + weights["second.bias"], 0)
    scores: Floats = hidden @ weights["out"] + weights["out.bias"]
    raised: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    raised /= raised.sum(axis=1, keepdims=True)
    return raised
