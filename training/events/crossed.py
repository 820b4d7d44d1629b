"""What the events room finds in the labelled sentences by weights that never saw their articles.

``python -m training.events.crossed CORPORA TREEBANKS [FOLDS]``: FOLDS is what ``training.events.network --folds``
wrote; without it, by the tables alone. Prints precision, recall and F1 of the types with bootstrap intervals, and how
often events of a confidence are right.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from evaluation.scores import Counts, table

from onrecord import actors, events, language, places, statements, times
from onrecord.events import learned
from onrecord.intake import text as plain
from onrecord.model import Event
from training.events import labelled
from training.events.network import FOLDS, by_article

Told = tuple[tuple[str, ...], ...]


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m training.events.crossed", description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("folds", type=Path, nargs="?", help="the weights of the folds; without, the tables alone")
    given = parser.parse_args()
    fresh = list(labelled.sentences(given.corpora, given.treebanks))
    folds = by_article([*fresh, *labelled.looked_at(given.corpora)])
    none = learned.Weights({}, {}, {}, {})
    weights = [learned.load(given.folds / f"{fold}.npz") if given.folds else none for fold in range(FOLDS)]
    counts, sure = [], defaultdict(list)
    for sentence, fold in zip(fresh, folds, strict=False):
        found = list(_found(sentence, weights[fold]))
        right = list(_right(found, tuple(types for types, _ in sentence.events)))
        counts.append(Counts(sum(right), len(found), len(sentence.events)))
        for event, is_right in zip(found, right, strict=True):
            sure[int(event.confidence * 10)].append(is_right)
    print(table({"event and type": counts}))
    for tenth, rights in sorted(sure.items()):
        print(f"confidence {tenth / 10}: {len(rights)} events, {sum(rights) / len(rights):.2f} right")


_read: dict[tuple[str, int], tuple[Event, ...]] = {}


def _found(sentence: labelled.Sentence, weights: learned.Weights) -> Iterator[Event]:
    asked = sentence.text, id(weights)
    if asked not in _read:
        article = plain.article(sentence.text)
        doc = language.analyse(article.text, article.parts)
        when, where, who = times.find(doc, None), places.find(doc), actors.find(doc, None)
        said = statements.find(doc, article.id, who, when)
        _read[asked] = events.find(doc, article.id, who, where, when, said, weights)
    for event in _read[asked]:
        if any(sentence.start <= trigger.start < sentence.end for trigger in event.triggers):
            yield event


def _right(found: list[Event], told: Told) -> Iterator[bool]:
    left = list(told)
    for event in found:
        match = next((types for types in left if event.type in types), None)
        if match is not None:
            left.remove(match)
        yield match is not None


if __name__ == "__main__":
    main()
