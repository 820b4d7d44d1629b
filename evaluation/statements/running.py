"""Stances of running news: what statements drawn by chance are for or against, by article and offsets, no text.

Half of the articles are there to be looked at, half only to be measured. A label that two readers could honestly see
differently is weak: a stance found there is neither right nor wrong, one not found is not missed.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.scores import Counts
from evaluation.statements import draw
from onrecord import reading
from onrecord.model import Actor, Issue, Reading, Span, Stance, Statement

LABELS = Path(__file__).parent / "labels" / "stances.jsonl"
CORPORA = tuple(draw.NUMBERS)
HALVES = {"looked": ("looked",), "measured": ("measured",), "all": ("looked", "measured")}


@dataclass(frozen=True, slots=True)
class Label:
    """For (+1) or against (-1) an issue, or the actor these words name; words for another holder than the source."""

    issue: str | None
    actor: tuple[Span, ...]
    sign: int
    weak: bool
    holder: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement and what it is for or against, nothing where ``stances`` is empty."""

    corpus: str
    article: str
    half: str
    source: Span
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stances: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance that was read, and the statement it was read in."""

    stance: Stance
    said: Statement


def labelled() -> tuple[Labelled, ...]:
    """All labelled statements."""
    return tuple(_labelled(json.loads(line)) for line in LABELS.read_text(encoding="utf-8").splitlines())


def lacking(corpora: Path) -> list[Path]:
    """The folders that are not there."""
    return [corpora / name for name in CORPORA if not (corpora / name).is_dir()]


def measure(corpora: Path) -> dict[str, list[Counts]]:
    """Stances found and right by half and kind of target, article by article; and how many of the right are whose."""
    told = [(article[0].half, article, read) for article, read in read_again(labelled(), corpora)]
    rows: dict[str, list[Counts]] = {}
    for name, halves in HALVES.items():
        here = [(article, read) for half, article, read in told if half in halves]
        for kind in ("actors", "issues", "both"):
            rows[f"{name}: {kind}"] = [_sum(counts(s, r, kind) for s in a) for a, r in here]
        rows[f"{name}: right holder of the right"] = [_sum(held(s, r) for s in a) for a, r in here]
    return rows


def read_again(labels: Sequence[Labelled], corpora: Path) -> Iterator[tuple[tuple[Labelled, ...], Reading]]:
    """The labelled statements of each article, and the article's reading."""
    for corpus in CORPORA:
        names = {s.article for s in labels if s.corpus == corpus}
        for name, row in draw.rows(corpora / corpus):
            if name in names:
                here = tuple(s for s in labels if (s.corpus, s.article) == (corpus, name))
                yield here, reading.read(draw.article(row))


def counts(said: Labelled, read: Reading, kind: str = "both") -> Counts:
    """One statement: labels found, what was found that is right or wrong, labels to be found; weak ones aside."""
    gold = [g for g in said.stances if not g.weak and _is_kind(g.issue is not None, kind)]
    found = {
        (t.stance.target, t.stance.value > 0): t
        for t in taken(said, read)
        if _is_kind(isinstance(t.stance.target, Issue), kind)
    }
    hits = sum(any(agrees(t, g, read) for t in found.values()) for g in gold)
    wrong = sum(not any(agrees(t, g, read) for g in said.stances) for t in found.values())
    return Counts(hits, hits + wrong, len(gold))


def held(said: Labelled, read: Reading) -> Counts:
    """Of the labels found in one statement, how many with their holder, in it or in a statement that it quotes."""
    read_here = taken(said, read)
    found = [(g, [t for t in read_here if agrees(t, g, read)]) for g in said.stances if not g.weak]
    hits = sum(bool(ts) for _, ts in found)
    return Counts(sum(any(_holds(t, g, read) for t in ts) for g, ts in found), hits, hits)


def taken(said: Labelled, read: Reading) -> list[Taken]:
    """The stances read where a statement was labelled: in the one that shares most of its content, or inside it."""
    theirs = _letters(said.content)
    shares = {s.id: len(theirs & _letters(s.content)) / len(theirs | _letters(s.content)) for s in read.statements}
    best = max(shares, key=lambda i: shares[i], default="")
    where = _whole(said)
    return [
        Taken(stance, s)
        for s in read.statements
        if (s.id == best and shares[best] > 0) or _letters(s.content) <= theirs
        for stance in s.stances
        if stance.span.overlaps(where)
    ]


def agrees(found: Taken, gold: Label, read: Reading) -> bool:
    """Whether a stance has the sign of a label, and its issue, or the actor that its words name."""
    target = found.stance.target
    if (found.stance.value > 0) != (gold.sign > 0):
        return False
    if gold.issue is not None or isinstance(target, Issue):
        return isinstance(target, Issue) and target.id.rpartition(":")[2] == gold.issue
    return target in _named(gold.actor, read) or any(found.stance.span.overlaps(s) for s in gold.actor)


def _holds(found: Taken, gold: Label, read: Reading) -> bool:
    holder = found.stance.holder
    if gold.holder:
        return holder in _named(gold.holder, read)
    return found.said.source is not None and holder == found.said.source.actor


def _named(words: Iterable[Span], read: Reading) -> set[Actor]:
    spans = tuple(words)
    return {m.actor for m in read.mentions if m.actor is not None and any(m.span.overlaps(s) for s in spans)}


def _is_kind(issue: bool, kind: str) -> bool:
    return kind == "both" or issue == (kind == "issues")


def _letters(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(i for span in spans for i in range(span.start, span.end))


def _whole(said: Labelled) -> Span:
    spans = (said.source, *said.cue, *said.content, *(s for g in said.stances for s in g.actor))
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _sum(counted: Iterable[Counts]) -> Counts:
    return sum(counted, Counts())


def _labelled(row: dict[str, Any]) -> Labelled:
    stances = tuple(
        Label(g.get("issue"), _spans(g.get("actor", ())), g["sign"], g["weak"], _spans(g.get("holder", ())))
        for g in row["stances"]
    )
    where = (Span(*row["source"]), _spans(row["cue"]), _spans(row["content"]))
    return Labelled(row["corpus"], row["article"], row["half"], *where, stances)


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)
