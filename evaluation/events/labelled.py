"""The labelled sentences of running news, and whether their offsets fit the texts.

``python -m evaluation.events.labelled news_ukraine wikinews`` prints each labelled trigger with its actors and
recipients, for the eye, and fails if a span lies outside its sentence or cuts a word. What the labels mean is told in
labels/README.md.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.events import draw
from onrecord.model import Span

LABELS = Path(__file__).parent / "labels" / "running.jsonl"


@dataclass(frozen=True, slots=True)
class Who:
    """An actor or recipient: the places where the sentence names it, each as good as another."""

    spans: tuple[Span, ...]
    code: str | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """One event as labelled; ``other`` is a second type that the manual allows as well."""

    type: str
    other: str | None
    triggers: tuple[Span, ...]
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    modality: str
    polarity: str
    claimed: bool
    presupposed: bool

    @property
    def types(self) -> tuple[str, ...]:
        """The types that are right."""
        return (self.type,) if self.other is None else (self.type, self.other)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence drawn, with all its events; most have none."""

    corpus: str
    article: str
    half: str
    span: Span
    events: tuple[Label, ...]


def main() -> int:
    """Exit code 1 if an offset does not fit."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.events.labelled", description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+", help="folders of the corpora the sentences were drawn from")
    given = parser.parse_args()
    texts = {(f.name, name): text for f in given.corpora for name, text in draw.texts(f)}
    there = [s for s in sentences() if (s.corpus, s.article) in texts]
    for sentence in there:
        for line in _shown(sentence, texts[sentence.corpus, sentence.article]):
            print(line)
    wrong = list(problems(there, texts))
    print(f"{len(there)} sentences, {sum(len(s.events) for s in there)} events, {len(wrong)} offsets wrong")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


def sentences(path: Path = LABELS) -> tuple[Sentence, ...]:
    """All labelled sentences, in the order they were drawn."""
    return tuple(_sentence(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())


def problems(labelled: Iterable[Sentence], texts: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """One line for each span outside its sentence or text, and for each that starts or ends within a word."""
    for sentence in labelled:
        text = texts[sentence.corpus, sentence.article]
        for span in (sentence.span, *_spans(sentence)):
            if not sentence.span.covers(span) or span.end > len(text):
                yield f"{sentence.article} {span.start}-{span.end}: outside the sentence"
            elif span != sentence.span and any(
                0 < i < len(text) and text[i - 1 : i + 1].isalnum() for i in (span.start, span.end)
            ):
                yield f"{sentence.article} {span.start}-{span.end}: cuts a word"


def _spans(sentence: Sentence) -> Iterator[Span]:
    for event in sentence.events:
        yield from event.triggers
        for who in event.actors + event.recipients:
            yield from who.spans


def _shown(sentence: Sentence, text: str) -> Iterator[str]:
    for event in sentence.events:
        sides = (
            (_words(who.spans[:1], text) for who in event.actors),
            (_words(w.spans[:1], text) for w in event.recipients),
        )
        actors, recipients = (", ".join(side) or "–" for side in sides)
        yield f"{event.type:9} {_words(event.triggers, text)}: {actors} → {recipients} ({event.modality})"


def _words(spans: Iterable[Span], text: str) -> str:
    return " / ".join(text[s.start : s.end] for s in spans)


def _sentence(row: dict[str, Any]) -> Sentence:
    events = tuple(map(_label, row["events"]))
    return Sentence(row["corpus"], row["article"], row.get("half", "train"), Span(*row["sentence"]), events)


def _label(row: dict[str, Any]) -> Label:
    actors, recipients = (tuple(map(_who, row[side])) for side in ("actors", "recipients"))
    triggers = tuple(Span(*pair) for pair in row["triggers"])
    told = (row["modality"], row["polarity"], row["claimed"], row["presupposed"])
    return Label(row["type"], row.get("or"), triggers, actors, recipients, *told)


def _who(row: dict[str, Any] | list[int]) -> Who:
    if isinstance(row, list):  # the labels to train on: one span, no code
        return Who((Span(*row),), None)
    return Who(tuple(Span(*pair) for pair in row["spans"]), row["code"], row.get("name"))


if __name__ == "__main__":
    raise SystemExit(main())
