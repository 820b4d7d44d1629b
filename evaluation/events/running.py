"""Running news: sentences taken at random, most of which report no event, with the events they do report."""

import csv
import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.scores import Counts
from onrecord import actors, events, language, places, times
from onrecord.model import Event, Mention, Span

LABELS = Path(__file__).parent / "labels" / "news_ukraine.tsv"
LENGTH = 6000
"""Characters of an article that were read when sentences were drawn."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One labelled event."""

    type: str
    trigger: Span
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]


def scored(corpus: Path) -> dict[str, list[Counts]]:
    """Counts a sentence: events with the right type, and with type, actors and recipients right."""
    texts = dict(_texts(corpus))
    rows: dict[str, list[Counts]] = {"event and type": [], "with who and whom": []}
    for article, sentences in _labels().items():
        found = _found(texts[article][:LENGTH])
        for sentence, gold in sentences.items():
            here = [e for e in found if any(sentence.covers(t) for t in e.triggers)]
            rows["event and type"].append(_counts(here, gold, whole=False))
            rows["with who and whom"].append(_counts(here, gold, whole=True))
    return rows


def _counts(found: list[Event], gold: list[Gold], *, whole: bool) -> Counts:
    left, right = list(gold), 0
    for event in found:
        match = next((g for g in left if _agrees(event, g, whole=whole)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return Counts(right, len(found), len(gold))


def _agrees(event: Event, gold: Gold, *, whole: bool) -> bool:
    if event.type != gold.type:
        return False
    return not whole or (_same(event.actors, gold.actors) and _same(event.recipients, gold.recipients))


def _same(found: tuple[Mention, ...], gold: tuple[Span, ...]) -> bool:
    """Whether each gold span is overlapped and nothing else is found; an actor merged from another sentence counts."""
    return bool(found) == bool(gold) and all(any(m.span.overlaps(g) for m in found) for g in gold)


def _found(text: str) -> tuple[Event, ...]:
    doc = language.analyse(text)
    return events.find(doc, "", actors.find(doc, None), places.find(doc), times.find(doc, None))


def _labels() -> dict[str, dict[Span, list[Gold]]]:
    articles: dict[str, dict[Span, list[Gold]]] = {}
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(lines[1:], delimiter="\t"):
        sentence = Span(int(row["start"]), int(row["end"]))
        gold = articles.setdefault(row["article"], {}).setdefault(sentence, [])
        if row["type"]:
            gold.append(
                Gold(
                    row["type"], *_spans(row["trigger"]), tuple(_spans(row["actors"])), tuple(_spans(row["recipients"]))
                )
            )
    return articles


def _spans(printed: str) -> list[Span]:
    return [Span(*map(int, pair.split("-"))) for pair in printed.split()]


def _texts(corpus: Path) -> Iterator[tuple[str, str]]:
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield str(row["id"]), row["text"]
