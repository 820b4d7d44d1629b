"""What the events room finds in the labelled sentences by weights that never saw their articles.

``python -m training.events.crossed CORPORA TREEBANKS [FOLDS]``: FOLDS is what ``training.events.network --folds`` and
``training.events.sides --folds`` wrote; without it, by the tables and rules alone. Prints precision, recall and F1 of
the types, and of types with actors and recipients, with bootstrap intervals, and how often events of a confidence are
right.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from evaluation.events import running
from evaluation.scores import Counts, table

from onrecord import actors, events, language, places, statements, times
from onrecord.events import learned, sides
from onrecord.intake import text as plain
from onrecord.model import Event, Reading
from training.events import labelled
from training.events.network import FOLDS, by_article

Weights = tuple[learned.Weights, sides.Weights]


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m training.events.crossed", description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("folds", type=Path, nargs="?", help="the weights of the folds; without, the tables alone")
    given = parser.parse_args()
    fresh = list(labelled.sentences(given.corpora, given.treebanks))
    folds = by_article([*fresh, *labelled.looked_at(given.corpora)])
    weights = [_weights(given.folds, fold) for fold in range(FOLDS)]
    rows: dict[str, list[Counts]] = defaultdict(list)
    sure = defaultdict(list)
    for sentence, fold in zip(fresh, folds, strict=False):
        read = _reading(sentence.text, weights[fold])
        found = [e for e in read.events if any(sentence.span.covers(t) for t in e.triggers)]
        for name, whole in (("event and type", False), ("with who and whom", True)):
            right = _right(found, sentence, read, whole=whole)
            for label in (name, f"{name}, {sentence.article.split()[0]}"):
                rows[label].append(Counts(sum(right), len(found), len(sentence.events)))
        for event, is_right in zip(found, _right(found, sentence, read, whole=False), strict=True):
            sure[int(event.confidence * 10)].append(is_right)
    print(table(rows))
    for tenth, rights in sorted(sure.items()):
        print(f"confidence {tenth / 10}: {len(rights)} events, {sum(rights) / len(rights):.2f} right")


def _weights(folds: Path | None, fold: int) -> Weights:
    if folds is None:
        return learned.Weights({}, {}, {}, {}), sides.Weights.of({}, (), (), ())
    return learned.load(folds / f"{fold}.npz"), sides.load(folds / f"sides{fold}.npz")


_read: dict[tuple[str, int], Reading] = {}


def _reading(text: str, weights: Weights) -> Reading:
    asked = text, id(weights)
    if asked not in _read:
        _read.clear()
        article = plain.article(text)
        doc = language.analyse(article.text, article.parts)
        when, where, who = times.find(doc, None), places.find(doc), actors.find(doc, None)
        said = statements.find(doc, article.id, who, when)
        found = events.find(doc, article.id, who, where, when, said, *weights)
        _read[asked] = Reading(article, (*who, *where), when, said, found)
    return _read[asked]


def _right(found: Sequence[Event], sentence: labelled.Sentence, read: Reading, *, whole: bool) -> list[bool]:
    """Which events are labelled; each is compared first with the label on its own trigger."""
    left, right = list(sentence.events), []
    for event in found:
        nearest = sorted(left, key=lambda g: not any(t.overlaps(u) for t in event.triggers for u in g.triggers))
        match = next((g for g in nearest if running.agrees(event, g, sentence, read, whole=whole)), None)
        if match is not None:
            left.remove(match)
        right.append(match is not None)
    return right


if __name__ == "__main__":
    main()
