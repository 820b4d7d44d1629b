"""The sentences labelled to train the network on, from the corpora they were drawn from: offsets to texts.

A sentence of ``news_ukraine`` or ``wikinews`` is read within its article; one of ``rss`` (leads of feeds), ``pages``
(news pages) or ``gmb`` (world news of the Groningen Meaning Bank) by itself.
"""

import csv
import io
import json
import lzma
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.events import draw, running
from evaluation.events import labelled as evaluated
from evaluation.events.labelled import Label, Who

from onrecord.model import Span

LABELS = Path(__file__).parent / "labels" / "sentences.jsonl"
READ = frozenset({"look", "further", "fifth", "earlier"})
"""The halves of the labels for evaluation that may be read."""
WITHIN = frozenset({"news_ukraine", "wikinews"})
"""Corpora whose sentences are read within their articles."""
LENGTH = 6000
"""Characters of an article that are read."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: the text to read, where it stands there, its events with offsets into that text."""

    article: str
    text: str
    span: Span
    events: tuple[Label, ...]


def sentences(corpora: Path, treebanks: Path, labels: Path = LABELS) -> Iterator[Sentence]:
    """All labelled sentences whose corpus is there."""
    texts = {
        **{name: dict(draw.texts(corpora / name)) for name in WITHIN},
        "rss": dict(_leads(corpora / "rss")),
        "pages": dict(_pages(corpora / "pages")),
        "gmb": dict(_gmb(treebanks / "gmb" / "ner_dataset.csv.zip")),
    }
    for row in map(json.loads, labels.read_text(encoding="utf-8").splitlines()):
        text = texts[row["corpus"]].get(row["article"])
        if text is not None:
            yield _sentence(row, text)


def looked_at(corpora: Path) -> Iterator[Sentence]:
    """The sentences of running news that are labelled for evaluation and were read; never those that measure."""
    texts = {name: dict(draw.texts(corpora / name)) for name in ("news_ukraine", "wikinews")}
    for one in (*evaluated.sentences(), *running.earlier(), *evaluated.sentences(running.FURTHER)):
        if one.half in READ and one.article in texts[one.corpus]:
            text = texts[one.corpus][one.article][:LENGTH]
            yield Sentence(f"{one.corpus} {one.article}", text, one.span, one.events)


def _sentence(row: Mapping[str, Any], text: str) -> Sentence:
    start, end = row["sentence"]
    alone = row["corpus"] not in WITHIN
    shift = start if alone else 0
    events = tuple(_label(event, shift) for event in row["events"])
    read = text[start:end].replace("\n", " ") if alone else text[:LENGTH]
    return Sentence(f"{row['corpus']} {row['article']}", read, Span(start - shift, end - shift), events)


def _label(row: Mapping[str, Any], shift: int) -> Label:
    triggers, actors, recipients = (
        tuple(Span(start - shift, end - shift) for start, end in row[name])
        for name in ("triggers", "actors", "recipients")
    )
    ones, others = (tuple(Who((span,), None) for span in side) for side in (actors, recipients))
    told = (row["modality"], row["polarity"], row["claimed"], row["presupposed"])
    return Label(row["type"], row.get("or"), triggers, ones, others, *told)


def _leads(folder: Path) -> Iterator[tuple[str, str]]:
    """The first lead under a link, tags taken out."""
    seen: set[str] = set()
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                lead = re.sub(r"<[^>]+>", " ", (row.get("summary") or "").strip())
                if len(lead.split()) >= 10 and row["link"] not in seen:
                    seen.add(row["link"])
                    yield row["link"], lead


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*/*.json")):
        for version, page in json.loads(path.read_text(encoding="utf-8")).items():
            sections = (page.get("body") or {}).get("sections", [])
            paragraphs = [paragraph for section in sections for paragraph in section.get("paragraphs", [])]
            yield f"{path.parent.name}/{path.stem}/{version}", "\n".join(paragraphs)


def _gmb(path: Path) -> Iterator[tuple[str, str]]:
    """The sentences by their places, their tokens put together as they would be printed."""
    with zipfile.ZipFile(path) as packed:
        rows = csv.reader(io.TextIOWrapper(packed.open("ner_dataset.csv"), encoding="latin-1"))
        next(rows)
        found: list[list[str]] = []
        for row in rows:
            if row[0]:
                found.append([])
            found[-1].append(row[1])
    yield from ((str(place), printed(words)) for place, words in enumerate(found))


def printed(words: list[str]) -> str:
    """Tokens as one sentence."""
    text = re.sub(r" ([.,;:?!%)\]])", r"\1", " ".join(words))
    text = re.sub(r"([(\[$]) ", r"\1", text)
    text = re.sub(r" ('s|'|n't|'re|'ll|'ve|'d)\b", r"\1", text)
    return re.sub(r'" ([^"]*) "', r'"\1"', text).replace("U.S..", "U.S.")
