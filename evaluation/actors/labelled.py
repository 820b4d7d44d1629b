"""Our own labels: who is meant by sources of statements and by actors of events, by article and offsets, no text.

``python -m evaluation.actors.labelled PATH`` says which labels do not fit the articles; PATH is the folder of corpora.
"""

import argparse
import json
import lzma
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.model import Span

LABELS = Path(__file__).parent / "labels" / "articles.jsonl"


@dataclass(frozen=True, slots=True)
class Referent:
    """Who is meant: ``known`` by name, by office (the name is no word of the article) or nobody (a nameless one).

    ``mention`` is the fullest words for them in the article, the first of these; ``head`` the word that carries it.
    """

    id: str
    name: str
    known: str
    kind: str
    country: str | None
    sector: str | None
    mention: Span
    head: Span


@dataclass(frozen=True, slots=True)
class Words:
    """Words that mean somebody, two for "both sides"; form: name, description, pronoun, metonym or turn."""

    span: Span
    head: Span
    form: str
    referents: tuple[Referent, ...]
    cue: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """An event: its trigger, those who act and those acted on."""

    trigger: Span
    actors: tuple[Words, ...]
    recipients: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The labels of one article; drawn at random, or sought for a kind of source."""

    corpus: str
    article: str
    date: str
    half: str
    drawn: str
    referents: tuple[Referent, ...]
    sources: tuple[Words, ...]
    events: tuple[Deed, ...]


def articles() -> tuple[Labelled, ...]:
    """All labelled articles."""
    return tuple(_article(json.loads(line)) for line in LABELS.read_text(encoding="utf-8").splitlines())


class Printed(NamedTuple):
    """What a corpus has of an article."""

    text: str
    title: str | None


def printed(corpora: Path) -> dict[tuple[str, str], Printed]:
    """The labelled articles that are there, by corpus and article."""
    found: dict[tuple[str, str], Printed] = {}
    wanted = {(a.corpus, a.article) for a in articles()}
    for corpus in sorted({corpus for corpus, _ in wanted}):
        found |= {(corpus, name): one for name, one in _printed(corpora, corpus) if (corpus, name) in wanted}
    return found


def problems(labels: Iterable[Labelled], found: Mapping[tuple[str, str], Printed]) -> Iterator[str]:
    """What does not fit: a span outside its article, one that cuts a word, a head outside its words."""
    for label in labels:
        if (label.corpus, label.article) not in found:
            continue
        text = found[label.corpus, label.article].text
        for span in _spans(label):
            if span.end > len(text) or span.start >= span.end:
                yield f"{label.article} {span.start}-{span.end}: outside the article"
            elif _cuts(text, span.start) or _cuts(text, span.end):
                yield f"{label.article} {span.start}-{span.end}: cuts a word"


def _spans(label: Labelled) -> Iterator[Span]:
    for referent in label.referents:
        yield from (referent.mention, referent.head)
    for event in label.events:
        yield event.trigger
    for words in (*label.sources, *(w for e in label.events for w in e.actors + e.recipients)):
        yield from (words.span, words.head, *words.cue)


def _cuts(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _article(row: dict[str, Any]) -> Labelled:
    referents = {r["id"]: _referent(r) for r in row["referents"]}
    return Labelled(
        row["corpus"],
        row["article"],
        row["date"],
        row["half"],
        row["drawn"],
        tuple(referents.values()),
        tuple(_words(s, referents) for s in row["sources"]),
        tuple(
            Deed(
                Span(*e["trigger"]),
                tuple(_words(w, referents) for w in e["actors"]),
                tuple(_words(w, referents) for w in e["recipients"]),
            )
            for e in row["events"]
        ),
    )


def _referent(row: dict[str, Any]) -> Referent:
    mention, head = Span(*row["mention"]), Span(*row["mention_head"])
    known = (row["id"], row["name"], row["known"], row["kind"], row["country"], row["sector"])
    return Referent(*known, mention, head)


def _words(row: dict[str, Any], referents: Mapping[str, Referent]) -> Words:
    cue = tuple(Span(*c) for c in row.get("cue", ()))
    return Words(
        Span(*row["span"]), Span(*row["head"]), row["form"], tuple(referents[r] for r in row["referents"]), cue
    )


def _printed(corpora: Path, corpus: str) -> Iterator[tuple[str, Printed]]:
    """Name and print of each article of a corpus: a folder of texts, or a file of JSON lines."""
    folder, _, name = corpus.partition("/")
    for path in sorted((corpora / folder).glob("*.txt")):
        yield path.stem, Printed(path.read_text(encoding="utf-8"), None)
    lines = corpora / folder / f"{name or 'articles'}.jsonl.xz"
    if lines.is_file():
        with lzma.open(lines, "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                yield row.get("id") or row["path"], Printed(row["text"], row.get("title"))


def main() -> int:
    """Exit code 1 if a label does not fit its article."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.actors.labelled", description=__doc__)
    parser.add_argument("path", type=Path, help="the folder of corpora")
    there = printed(parser.parse_args().path)
    told = list(problems(articles(), there))
    print(*told, f"{len(there)} of {len(articles())} articles, {len(told)} problems", sep="\n")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
