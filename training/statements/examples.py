"""Annotated articles as the tagger sees them, and how well it tags them."""

import logging
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from evaluation.scores import Counts, total
from evaluation.statements.polnear import Attribution, read_articles
from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord import language
from onrecord.model import Span
from onrecord.statements import tagger
from onrecord.statements.attribute import groundwork
from onrecord.statements.features import Columns, columns
from onrecord.statements.words import words_of

log = logging.getLogger(__name__)
ROLES = {"source": tagger.SOURCE, "cue": tagger.CUE, "content": tagger.CONTENT}


@dataclass
class Example:
    """One article: its columns, its tags, its rows in the tables, and the scores a teacher gives it, a row a word."""

    columns: Columns
    tags: NDArray[np.int64]
    numbers: dict[str, NDArray[np.int64]]
    taught: NDArray[np.float16] | None = None


def examples(folder: Path, cache: Path | None = None) -> list[Example]:
    """The articles of a PolNeAR folder, read by the language pipeline as it is; those a cache keeps are not read."""
    kept = cache / f"{folder.name}.pkl" if cache is not None else None
    if kept is not None and kept.is_file():
        with kept.open("rb") as file:
            return list(pickle.load(file))
    found = []
    for article in read_articles(folder):
        doc = language.analyse(article.text)
        words = words_of(doc)
        made = columns(words, *groundwork(words))
        made = replace(made, encoded=made.encoded.astype(np.float16))
        found.append(Example(made, tags_of(doc, made.tokens, article.attributions), {}))
    if kept is not None:
        with kept.open("wb") as file:
            pickle.dump(found, file)
    log.info("%s: %d articles, %d words", folder.name, len(found), sum(len(e.tags) for e in found))
    return found


def tags_of(doc: Doc, tokens: NDArray[np.int64], attributions: tuple[Attribution, ...]) -> NDArray[np.int64]:
    """The annotated tag of each of some words; a span begins again only after a word that is not part of it."""
    starts = np.array([doc[i].idx for i in tokens.tolist()])
    ends = np.array([doc[i].idx + len(doc[i]) for i in tokens.tolist()])
    tags, text = np.zeros(len(starts), dtype=np.int64), doc.text
    for attribution in attributions:
        for role, begin in ROLES.items():
            for span in _joined(text, getattr(attribution, role)):
                inside = np.flatnonzero((ends > span.start) & (starts < span.end))
                tags[inside] = begin + 1
                tags[inside[:1]] = begin
    return tags


def _joined(text: str, spans: tuple[Span, ...]) -> Iterator[Span]:
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and not text[last.end : span.start].strip():
            last = Span(last.start, max(span.end, last.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def figures(examples: Sequence[Example], weights: Mapping[str, Any]) -> dict[str, Counts]:
    """Exact spans by role, and words of content, of all the examples together."""
    counts: dict[str, list[Counts]] = {name: [] for name in (*ROLES, "content tokens")}
    for example in examples:
        tags, _ = tagger.tag(example.columns, weights)
        ours, gold = ({*tagger.pieces(t, example.columns.sequences)} for t in (tags, example.tags))
        for name, role in ROLES.items():
            a, b = ({p for p in side if p[0] == role} for side in (ours, gold))
            counts[name].append(Counts(len(a & b), len(a), len(b)))
        ours_in, gold_in = (np.isin(t, (5, 6)) for t in (tags, example.tags))
        counts["content tokens"].append(Counts((ours_in & gold_in).sum(), ours_in.sum(), gold_in.sum()))
    return {name: total(c) for name, c in counts.items()}
