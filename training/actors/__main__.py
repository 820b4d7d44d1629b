"""Make the weights of the ranker of antecedents: ``python -m training.actors GUM POLNEAR [--out TSV]``; a minute.

GUM is the folder of the treebank (its docs and splits.md). Prints what the ranker adds to the rules, five-fold by
document, at some least chances; then learns of everything and writes the table.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from onrecord.actors import ranked
from training.actors.examples import Example, examples, ruled

Floats = NDArray[np.float64]
OUT = Path(ranked.__file__).parent / "weights" / "ranked.tsv"
PENALTY = 1.0
"""Half of it times the squared weights is added to the loss."""
SILVER = 0.5
"""How much an example counts whose right answer is only the rules'."""
FOLDS = 5
SOURCE = "# What tells whom a pronoun means, and how much. Source and licence: CARD.md. Columns: feature, weight"


def main() -> None:
    """Cross-validate, learn, write."""
    parser = argparse.ArgumentParser(prog="python -m training.actors", description=__doc__)
    parser.add_argument("gum", type=Path, help="folder with docs and splits.md")
    parser.add_argument("polnear", type=Path, help="folder with train/text")
    parser.add_argument("--out", type=Path, default=OUT, metavar="TSV")
    given = parser.parse_args()
    seen = examples(given.gum)
    print(f"{len(seen)} pronouns, {sum(bool(e.right) for e in seen)} with somebody told of before")
    silver = list(ruled(given.polnear))
    print(f"{len(silver)} more by rule")
    guesses = cross_validated(seen, silver)
    for least in (0.5, 0.6, 0.7, 0.8, ranked.SURE, 0.9):
        print(added(seen, guesses, least))
    weights = learned(seen, silver)
    rows = (f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items()))
    given.out.write_text("\n".join((SOURCE, *rows)) + "\n", encoding="utf-8")
    print(f"{given.out.name}: {len(weights)} features")


def cross_validated(seen: Sequence[Example], silver: Sequence[Example]) -> list[tuple[str, float] | None]:
    """Whom weights that have not seen the document take, and by which chance."""
    texts = sorted({example.text for example in seen})
    random.Random(1).shuffle(texts)
    fold = {text: at % FOLDS for at, text in enumerate(texts)}
    guesses: list[tuple[str, float] | None] = [None] * len(seen)
    for held in range(FOLDS):
        weights = learned([example for example in seen if fold[example.text] != held], silver)
        for at, example in enumerate(seen):
            if fold[example.text] == held:
                guesses[at] = ranked.best(example.told, example.none, weights)
    return guesses


def added(seen: Sequence[Example], guesses: Sequence[tuple[str, float] | None], least: float) -> str:
    """How many of those that the rules leave open it takes by at least a chance, and how many of them rightly."""
    pairs = [(e, g[0]) for e, g in zip(seen, guesses, strict=True) if g is not None and g[1] >= least]
    new = [key in e.right for e, key in pairs if not e.ruled and e.role != "owns" and key in e.named]
    every = [key in e.right for e, key in pairs]
    return f"at {least}: adds {len(new)}, {sum(new)} right; of all {len(every)}, {sum(every)} right"


def learned(gold: Sequence[Example], silver: Sequence[Example]) -> dict[str, float]:
    """The weights that give those who are right the greatest chance."""
    seen = (*gold, *silver)
    names = sorted({name for e in seen for told in (*e.told.values(), e.none) for name in told})
    column = {name: at for at, name in enumerate(names)}
    rows = [told for e in seen for told in (*e.told.values(), e.none)]
    right = np.array([wanted for e in seen for wanted in (*(key in e.right for key in e.told), not e.right)])
    sizes = np.array([len(e.told) + 1 for e in seen])
    counts = np.array([1.0] * len(gold) + [SILVER] * len(silver))
    places = np.fromiter((column[name] for row in rows for name in row), np.int32)
    values = np.fromiter((value for row in rows for value in row.values()), np.float64)
    ends = np.cumsum([0, *map(len, rows)])
    matrix = sparse.csr_matrix((values, places, ends), shape=(len(rows), len(names)))
    found = optimize.minimize(_loss, np.zeros(len(names)), (matrix, right, sizes, counts), "L-BFGS-B", jac=True)
    return dict(zip(names, found.x.tolist(), strict=True))


def _loss(weights: Floats, matrix: Any, right: Floats, sizes: Floats, counts: Floats) -> tuple[float, Floats]:
    """How unlikely the weights make what is right, and the slope of that."""
    starts, of = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
    scores = matrix @ weights
    odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
    every, wanted = np.add.reduceat(odds, starts), np.add.reduceat(odds * right, starts)
    slope = matrix.T @ (counts[of] * (odds / every[of] - odds * right / wanted[of])) + PENALTY * weights
    return float(counts @ np.log(every / wanted) + PENALTY * weights @ weights / 2), slope


if __name__ == "__main__":
    main()
