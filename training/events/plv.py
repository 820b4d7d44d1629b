"""PLV: news sentences whose actor and recipient are marked, and the PLOVER root of what the one does to the other."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord import language
from onrecord.events import classify
from onrecord.events.reported import triggered
from onrecord.events.words import sentences
from onrecord.model import Part, Span


@dataclass(frozen=True, slots=True)
class Example:
    """One marked sentence."""

    text: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    root: str
    quad: str


def examples(path: Path) -> Iterator[Example]:
    """The sentences of a PLV table, in order."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            text, spans = _unmarked(row["marked_sentence"])
            yield Example(text, tuple(spans["s"]), tuple(spans["t"]), row["gold_root"], row["gold_penta"])


def hashed(example: Example) -> dict[int, float]:
    """The features of an example, by bucket."""
    doc = language.analyse(example.text, (Part(Span(0, len(example.text)), "body"),))
    read = tuple(sentences(doc))
    found = [pair for sentence in read for pair in triggered(sentence)]
    words = [word for sentence in read for word in sentence]
    return classify.hashed(classify.features(words, found, example.actors, example.recipients))


def _unmarked(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """The plain sentence, and what stood between the tags."""
    plain, starts = "", {"s": 0, "t": 0}
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    for piece in re.split(r"(</?[st]>)", marked):
        if piece in {"<s>", "<t>"}:
            starts[piece[1]] = len(plain)
        elif piece in {"</s>", "</t>"}:
            spans[piece[2]].append(Span(starts[piece[2]], len(plain)))
        else:
            plain += piece
    return plain, spans
