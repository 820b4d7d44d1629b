"""Strict, relaxed and value F1 of times on a TimeML corpus, and where they are wrong.

``python -m evaluation.times PATH [--parse] [--fold N] [--errors] [--raise-floors]``. Strict: the same span. Relaxed: spans
that share a character. Value: relaxed and the same value. Interval: relaxed and the same stretch of the calendar or, where
there is none, the same value. Folds are files by order of name modulo five; errors are shown only of the fold named.
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from evaluation import scores
from evaluation.scores import Counts
from evaluation.times.corpus import Document, Gold, documents
from onrecord import language, times
from onrecord.model import Part, Span, Timex
from onrecord.times import calendar

FLOORS = Path(__file__).parent / "floors.toml"
Finder = Callable[[Document], tuple[Timex, ...]]


def main() -> int:
    """Exit code 1 if a figure fell below its floor."""
    arguments = _arguments()
    if not arguments.path.exists():
        print(f"skipped: no corpus at {arguments.path}")
        return 0
    read = list(enumerate(documents(arguments.path)))
    chosen = [d for i, d in read if arguments.fold is None or (i % 5 == arguments.fold) != arguments.rest]
    find = _parsed if arguments.parse else _plain
    pairs = [(d, find(d)) for d in chosen]
    if arguments.errors and arguments.fold is not None and not arguments.rest:
        for document, found in pairs:
            print(*_errors(document, found), sep="\n")
    rows = {name: [_counts(d, f, agree) for d, f in pairs] for name, agree in MEASURES.items()}
    print(scores.table(rows))
    if arguments.fold is not None:
        return 0
    figures = {name + (" parsed" if arguments.parse else ""): scores.total(row).f1 for name, row in rows.items()}
    corpus = scores.digest(arguments.path)
    fallen = scores.check_floors(FLOORS, corpus, figures, raise_floors=arguments.raise_floors)
    print(*fallen, sep="\n", end="\n" if fallen else "")
    return 1 if fallen else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.times", description=__doc__)
    parser.add_argument("path", type=Path, help="a folder of TimeML files")
    parser.add_argument("--parse", action="store_true", help="let the pipeline parse each text first")
    parser.add_argument("--fold", type=int, choices=range(5), help="score this fifth only")
    parser.add_argument("--rest", action="store_true", help="score all but the fold named")
    parser.add_argument("--errors", action="store_true", help="show what is wrong in the fold named")
    parser.add_argument("--raise-floors", action="store_true")
    return parser.parse_args()


def _plain(document: Document) -> tuple[Timex, ...]:
    return times.find(document.text, document.published)


def _parsed(document: Document) -> tuple[Timex, ...]:
    parts = [Part(Span(start, end), "body") for start, end in _paragraphs(document.text)]
    return times.find(language.analyse(document.text, parts), document.published)


def _paragraphs(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for piece in text.split("\n\n"):
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start += len(piece) + 2


def _counts(document: Document, found: tuple[Timex, ...], agree: Callable[[Timex, Gold], bool]) -> Counts:
    """Each gold time pairs with the first found one that it agrees with."""
    free = list(found)
    right = 0
    for gold in document.times:
        if match := next((f for f in free if agree(f, gold)), None):
            free.remove(match)
            right += 1
    return Counts(right, len(found), len(document.times))


def _strict(found: Timex, gold: Gold) -> bool:
    return found.span == gold.span


def _relaxed(found: Timex, gold: Gold) -> bool:
    return found.span.overlaps(gold.span)


def _value(found: Timex, gold: Gold) -> bool:
    return _relaxed(found, gold) and found.value == gold.value


def _interval(found: Timex, gold: Gold) -> bool:
    allowed = calendar.interval(gold.value)
    same = allowed is not None and calendar.interval(found.value) == allowed
    return _relaxed(found, gold) and (same or found.value == gold.value)


MEASURES = {"strict": _strict, "relaxed": _relaxed, "value": _value, "interval": _interval}


def _errors(document: Document, found: tuple[Timex, ...]) -> Iterable[str]:
    """One line an error: what kind, the words in their context, what was expected and what was found."""
    for gold in document.times:
        match = next((f for f in found if _relaxed(f, gold)), None)
        if match is None:
            yield _line("MISS", document, gold.span, f"{gold.type} {gold.value}")
        elif match.span != gold.span:
            yield _line("SPAN", document, gold.span, f"{gold.value}, found {match.span.of(document.text)!r} {match.value}")
        if match and match.value != gold.value:
            yield _line("VALUE", document, gold.span, f"{gold.value}, found {match.value} by {match.by}; of {document.published}")
    for extra in found:
        if not any(_relaxed(extra, gold) for gold in document.times):
            yield _line("EXTRA", document, extra.span, f"{extra.value} by {extra.by}")


def _line(kind: str, document: Document, span: Span, note: str) -> str:
    before, after = document.text[max(0, span.start - 60) : span.start], document.text[span.end : span.end + 40]
    return f"{kind:5} {' '.join(before.split())} [{' '.join(span.of(document.text).split())}] {' '.join(after.split())} | {note}"


sys.exit(main()) if __name__ == "__main__" else None
