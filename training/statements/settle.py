"""Chosen on dev once the network stands: how readily a span begins, and what its chances are worth.

`python -m training.statements.settle POLNEAR NPZ` rewrites the weights with both.
"""

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from evaluation.statements.polnear import Annotated, Attribution, read_articles
from numpy.typing import NDArray

from onrecord import language
from onrecord.model import Span, Statement
from onrecord.statements import attribute, tagger
from training.statements.examples import Example, examples, figures
from training.statements.network import ROLE_OF

log = logging.getLogger(__name__)
READINESS = (-0.8, -0.4, 0.0, 0.4, 0.8)
AS_GOOD = 0.004
"""How much less a mean F1 may be and still be as good: of several settings the least ready is taken."""
OPENING = ([0], [tagger.SOURCE, tagger.CUE, tagger.CONTENT])


def main() -> None:
    """Nothing; the weights are rewritten."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("polnear", type=Path, help="folder with dev")
    parser.add_argument("weights", type=Path)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    with np.load(arguments.weights) as file:
        arrays = {name: file[name] for name in file.files}
    dev = examples(arguments.polnear / "dev")
    arrays["steps"] = arrays["steps"] + _readiness(arguments.weights, dev) * _opening()
    arrays["worth"] = np.array([1.0, 0.0], dtype=np.float32)
    np.savez_compressed(arguments.weights, **arrays)
    arrays["worth"] = _worth(arguments.weights, arguments.polnear / "dev")
    np.savez_compressed(arguments.weights, **arrays)


def _opening() -> NDArray[np.float16]:
    """1 where a span begins after a word outside."""
    table = np.zeros((max(ROLE_OF) + 1, len(ROLE_OF)), dtype=np.float16)
    table[np.ix_(*OPENING)] = 1
    return table


def _readiness(path: Path, dev: Sequence[Example]) -> np.float16:
    """What to add to the beginning of a span: as little as is as good, for what is no statement elsewhere.

    In the political news of the corpus every paragraph attributes something; in other news fewer do.
    """
    reached: dict[float, float] = {}
    for readiness in READINESS:
        weights: dict[str, Any] = tagger.load(path)
        weights["steps"] = weights["steps"] + np.float32(readiness) * _opening()
        found = figures(dev, weights)
        reached[readiness] = sum(c.f1 for c in found.values()) / len(found)
        log.info("readiness %.1f %s", readiness, {n: round(float(c.f1), 4) for n, c in found.items()})
    return np.float16(min(r for r, f1 in reached.items() if f1 >= max(reached.values()) - AS_GOOD))


def _worth(path: Path, folder: Path) -> NDArray[np.float32]:
    """Slope and offset from the odds of a statement's tags to the odds that it is right (Platt)."""
    weights = tagger.load(path)
    chances: list[float] = []
    right: list[bool] = []
    for article in read_articles(folder):
        for statement in attribute.find(language.analyse(article.text), article.name, (), (), weights=weights):
            if statement.by.startswith("tagger") and statement.within is None:
                chances.append(statement.confidence)
                right.append(is_right(statement, article))
    odds = np.log(np.clip(chances, 0.01, 0.99)) - np.log1p(-np.clip(chances, 0.01, 0.99))
    slope, offset = 1.0, 0.0
    for _ in range(5000):
        gap = 1 / (1 + np.exp(-(slope * odds + offset))) - np.array(right)
        slope, offset = slope - 0.1 * float((gap * odds).mean()), offset - 0.1 * float(gap.mean())
    log.info("%d statements, %.3f right; slope %.2f, offset %.2f", len(right), np.mean(right), slope, offset)
    return np.array([slope, offset], dtype=np.float32)


def is_right(statement: Statement, article: Annotated) -> bool:
    """Whether somebody annotated it: half of the words of both contents in common, and a source that touches."""
    return any(_agree(statement, gold) for gold in article.attributions)


def _agree(statement: Statement, gold: Attribution) -> bool:
    ours, theirs = _characters(statement.content), _characters(gold.content)
    source = statement.source.span if statement.source else None
    touching = (
        source is None if not gold.source else source is not None and any(source.overlaps(s) for s in gold.source)
    )
    # A floating quotation is part of a longer annotated content.
    return touching and len(ours & theirs) >= 0.5 * (len(ours) if not statement.cue else len(ours | theirs))


def _characters(spans: Sequence[Span]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}


if __name__ == "__main__":
    main()
