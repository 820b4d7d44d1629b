"""Strict, relaxed and value F1 of times on a TimeML corpus, and where they are wrong.

``python -m evaluation.times PATH [--parse] [--fold N [--rest] [--errors]] [--raise-floors]``. Strict: the same span.
Relaxed: spans that share a character. Value: relaxed and the same value. Interval: relaxed and the same stretch of the
calendar or, where a value names none, the same value. Folds are files by order of name modulo five; errors are shown of
the fold named, so that rules can be written from one part and the figure read on the rest.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from evaluation import scores
from evaluation.scores import Counts
from evaluation.times.corpus import Document, Gold, documents
from onrecord import language, times
from onrecord.model import Part, Span, Timex
from onrecord.times import calendar

FLOORS = Path(__file__).parent / "floors.toml"
PEERS = {
    "TimeBank": {
        "strict": "HeidelTime 85.3, SUTime 84.2",
        "relaxed": "HeidelTime 92.2, SUTime 91.2",
        "value": "HeidelTime 79.9, SUTime 70.0",
    },
    "AQUAINT": {
        "strict": "HeidelTime 81.3, SUTime 77.1",
        "relaxed": "HeidelTime 92.9, SUTime 89.1",
        "value": "HeidelTime 72.5, SUTime 67.8",
    },
    "WikiWars": {"strict": "HeidelTime 85.5", "relaxed": "HeidelTime 92.4", "value": "HeidelTime 83.3"},
}
"""F1 that others reach on the same files, measured by us; HeidelTime with a tagger."""


def main() -> int:
    """Exit code 1 if a figure fell below its floor."""
    arguments = _arguments()
    if not arguments.path.exists():
        print(f"skipped: no corpus at {arguments.path}")
        return 0
    find = _parsed if arguments.parse else _plain
    pairs = [(document, find(document)) for document in _chosen(arguments)]
    if arguments.errors and arguments.fold is not None and not arguments.rest:
        print(*(line for pair in pairs for line in _errors(*pair)), sep="\n")
    rows = {name: [_counts(d, found, agree) for d, found in pairs] for name, agree in MEASURES.items()}
    print(scores.table(rows, _peers(arguments.path)))
    return 0 if arguments.fold is not None else _floors(arguments, rows)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.times", description=__doc__)
    parser.add_argument("path", type=Path, help="a folder of TimeML files")
    parser.add_argument("--parse", action="store_true", help="let the pipeline parse each text first")
    parser.add_argument("--fold", type=int, choices=range(5), help="score this fifth only")
    parser.add_argument("--rest", action="store_true", help="score all but the fold named")
    parser.add_argument("--errors", action="store_true", help="show what is wrong in the fold named")
    parser.add_argument("--raise-floors", action="store_true")
    return parser.parse_args()


def _chosen(arguments: argparse.Namespace) -> list[Document]:
    """All documents, one fold of them, or all but that fold."""
    fold = arguments.fold
    return [d for n, d in enumerate(documents(arguments.path)) if fold is None or (n % 5 == fold) != arguments.rest]


def _peers(path: Path) -> dict[str, str]:
    return next((peers for name, peers in PEERS.items() if name.lower() in str(path).lower()), {})


def _floors(arguments: argparse.Namespace, rows: dict[str, list[Counts]]) -> int:
    figures = {name: scores.total(row).f1 for name, row in rows.items()}
    corpus = scores.digest(arguments.path) + (" parsed" if arguments.parse else "")
    fallen = scores.check_floors(FLOORS, corpus, figures, raise_floors=arguments.raise_floors)
    print("\n".join(fallen) or "no figure is below its floor")
    return 1 if fallen else 0


def _plain(document: Document) -> tuple[Timex, ...]:
    return times.find(document.text, document.published)


def _parsed(document: Document) -> tuple[Timex, ...]:
    parts = [Part(span, "body") for span in _paragraphs(document.text)]
    return times.find(language.analyse(document.text, parts), document.published)


def _paragraphs(text: str) -> Iterator[Span]:
    """The spans between blank lines."""
    start = 0
    for piece in text.split("\n\n"):
        if piece.strip():
            yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
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
    """The same stretch of the calendar; the gold may write a week without its zero (2000-W7), an open decade (198X)."""
    allowed = calendar.interval(re.sub(r"^(\d{3})X$", r"\1", re.sub(r"-W(\d)$", r"-W0\1", gold.value)))
    same = allowed is not None and calendar.interval(found.value) == allowed
    return _relaxed(found, gold) and (same or found.value == gold.value)


MEASURES = {"strict": _strict, "relaxed": _relaxed, "value": _value, "interval": _interval}


def _errors(document: Document, found: tuple[Timex, ...]) -> Iterator[str]:
    """One line an error: what kind, the words in their context, what was expected and what was found."""
    for gold in document.times:
        match = next((f for f in found if _relaxed(f, gold)), None)
        if match is None:
            yield _line("MISS", document, gold.span, f"{gold.type} {gold.value}")
            continue
        if match.span != gold.span:
            yield _line("SPAN", document, gold.span, f"{gold.value}, found {match.span.of(document.text)!r}")
        if match.value != gold.value:
            note = f"{gold.value}, found {match.value} by {match.by}; published {document.published}"
            yield _line("VALUE", document, gold.span, note)
    for extra in found:
        if not any(_relaxed(extra, gold) for gold in document.times):
            yield _line("EXTRA", document, extra.span, f"{extra.value} by {extra.by}")


def _line(kind: str, document: Document, span: Span, note: str) -> str:
    before, after = document.text[max(0, span.start - 60) : span.start], document.text[span.end : span.end + 40]
    words = (" ".join(piece.split()) for piece in (before, span.of(document.text), after))
    return "{:5} {} [{}] {} | {}".format(kind, *words, note)


if __name__ == "__main__":
    sys.exit(main())
