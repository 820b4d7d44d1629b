"""Multinomial logistic regression with balanced classes (scikit-learn), its weights as plain arrays."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from onrecord.events.classify import BUCKETS, TYPES, Matrix

STRENGTH = 20.0
"""Inverse of the penalty on squared weights."""


def train(rows: Sequence[dict[int, float]], roots: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Weights (buckets by types) and biases; the same every time."""
    model = LogisticRegression(C=STRENGTH, max_iter=300, class_weight="balanced")
    model.fit(_matrix(rows), [TYPES.index(root) for root in roots])
    weights = np.zeros((BUCKETS, len(TYPES)), np.float32)
    bias = np.full(len(TYPES), -20, np.float32)
    weights[:, model.classes_] = model.coef_.T
    bias[model.classes_] = model.intercept_
    return weights, bias


def predict(weights: Matrix, bias: Matrix, row: dict[int, float]) -> str:
    """The likeliest type."""
    scores = bias + sum((value * weights[bucket] for bucket, value in row.items()), np.zeros_like(bias))
    return TYPES[int(scores.argmax())]


def folds(roots: Sequence[str], number: int = 5, seed: int = 0) -> npt.NDArray[np.int64]:
    """The fold of each example, classes spread evenly."""
    chance = np.random.default_rng(seed)
    assigned = np.zeros(len(roots), np.int64)
    for root in sorted(set(roots)):
        members = chance.permutation([i for i, r in enumerate(roots) if r == root])
        assigned[members] = (np.arange(len(members)) + chance.integers(number)) % number
    return assigned


def _matrix(rows: Sequence[dict[int, float]]) -> sparse.csr_matrix:
    ends = np.cumsum([0, *(len(row) for row in rows)]).astype(np.int32)
    buckets = np.fromiter((bucket for row in rows for bucket in row), np.int32)
    values = np.fromiter((value for row in rows for value in row.values()), np.float32)
    return sparse.csr_matrix((values, buckets, ends), shape=(len(rows), BUCKETS))
