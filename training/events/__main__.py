"""Train the classifier of events: ``python -m training.events PLV.tsv [--out classifier.npz]``.

Prints the five-fold cross-validated accuracy and macro-F1, then trains on everything and writes the weights.
"""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

from onrecord.events import classify
from training.events import logistic, plv

OUT = Path(classify.__file__).parent / "weights" / "classifier.npz"


def main() -> None:
    """Cross-validate, train, write."""
    parser = argparse.ArgumentParser(prog="python -m training.events", description=__doc__)
    parser.add_argument("path", type=Path, help="the PLV table")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    examples = list(plv.examples(arguments.path))
    rows, roots = [plv.hashed(e) for e in examples], [e.root for e in examples]
    for seed in range(3):
        guesses = cross_validated(rows, roots, seed)
        right = sum(g == r for g, r in zip(guesses, roots, strict=True))
        print(f"seed {seed}: accuracy {right / len(roots):.3f}, macro-F1 {macro(guesses, roots):.3f}")
    weights, bias = logistic.train(rows, roots)
    np.savez_compressed(arguments.out, weights=weights.astype(np.float16), bias=bias)
    print(f"{arguments.out.name}: {arguments.out.stat().st_size // 1024} KiB")


def cross_validated(rows: list[dict[int, float]], roots: list[str], seed: int = 0) -> list[str]:
    """The type each example gets from a model that has not seen its fold."""
    fold = logistic.folds(roots, seed=seed)
    guesses = [""] * len(rows)
    for held in range(5):
        inside = [i for i in range(len(rows)) if fold[i] != held]
        weights, bias = logistic.train([rows[i] for i in inside], [roots[i] for i in inside])
        for i in range(len(rows)):
            if fold[i] == held:
                guesses[i] = logistic.predict(weights, bias, rows[i])
    return guesses


def macro(guesses: list[str], roots: list[str]) -> float:
    """The mean of the F1 of each root."""
    right = Counter(r for g, r in zip(guesses, roots, strict=True) if g == r)
    found, there = Counter(guesses), Counter(roots)
    return sum(2 * right[r] / (found[r] + there[r]) for r in there) / len(there)


if __name__ == "__main__":
    main()
