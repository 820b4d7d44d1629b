"""Our own labels: 150 sentences of news and of White House texts, by article and offsets, no text."""

import json
import lzma
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evaluation.scores import Counts
from onrecord import language, statements
from onrecord.model import Span, Statement

LABELS = Path(__file__).parent / "labels" / "sentences.jsonl"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement a person found."""

    source: Span
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Six sentences of an article and every statement whose cue stands there; a turn counts where it reaches in."""

    corpus: str
    article: str
    half: str
    span: Span
    statements: tuple[Labelled, ...]


def windows() -> Iterator[Window]:
    """The labelled windows."""
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        said = tuple(
            Labelled(Span(*s["source"][0]), tuple(Span(*c) for c in s["cue"]), tuple(Span(*c) for c in s["content"]))
            for s in row["statements"]
            if s["kind"] != "thought"
        )
        yield Window(row["corpus"], row["article"], row["half"], Span(*row["window"]), said)


def measure(corpora: Path, half: str) -> dict[str, list[Counts]]:
    """Statements found and right, window by window, of one half of the labels.

    Thoughts are left out on both sides: what was said is measured. Found: cue and content each share words with those
    labelled. Exact: content to the character, marks aside.
    """
    rows: dict[str, list[Counts]] = defaultdict(list)
    texts = _texts(corpora)
    for window in windows():
        if window.half != half or window.article not in texts:
            continue
        text = texts[window.article]
        said = statements.find(language.analyse(text), window.article, (), ())
        here = [s for s in said if _touches(s, window.span) and s.kind != "thought"]
        domain = window.corpus.partition("/")[0]
        rows[f"{domain}: found"].append(_counts(here, window, _matches))
        rows[f"{domain}: found, right source"].append(_counts(here, window, _matches_source))
        rows[f"{domain}: found, exact content"].append(_counts(here, window, partial(_exact, text)))
    return rows


def _counts(here: list[Statement], window: Window, match: Callable[[Statement, Labelled], bool]) -> Counts:
    true = sum(any(match(s, g) for g in window.statements) for s in here)
    hit = sum(any(match(s, g) for s in here) for g in window.statements)
    # Each side counts its own: two pieces of one labelled statement are both right, the statement is found once.
    return Counts(hit, hit + len(here) - true, len(window.statements))


def _touches(s: Statement, window: Span) -> bool:
    return any(window.covers(c) for c in s.cue) if s.cue else any(window.overlaps(c) for c in s.content)


def _matches(s: Statement, gold: Labelled) -> bool:
    cued = _overlap(s.cue, gold.cue) if s.cue and gold.cue else bool(s.cue) == bool(gold.cue)
    return cued and _overlap(s.content, gold.content)


def _matches_source(s: Statement, gold: Labelled) -> bool:
    return _matches(s, gold) and s.source is not None and s.source.span.overlaps(gold.source)


def _exact(text: str, s: Statement, gold: Labelled) -> bool:
    return _matches(s, gold) and _words(text, s.content) == _words(text, gold.content)


def _words(text: str, spans: tuple[Span, ...]) -> tuple[int, ...]:
    return tuple(i for span in spans for i in range(span.start, span.end) if text[i].isalnum())


def _overlap(ours: tuple[Span, ...], theirs: tuple[Span, ...]) -> bool:
    return any(a.overlaps(b) for a in ours for b in theirs)


def _texts(corpora: Path) -> dict[str, str]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for window in windows():
        wanted[window.corpus].add(window.article)
    found: dict[str, str] = {}
    for corpus, ids in wanted.items():
        name = "articles" if corpus == "news_ukraine" else corpus.partition("/")[2]
        path = corpora / corpus.partition("/")[0] / f"{name}.jsonl.xz"
        if path.is_file():
            with lzma.open(path, "rt", encoding="utf-8") as lines:
                rows = map(json.loads, lines)
                found |= {r[k]: r["text"] for r in rows for k in ("id", "path") if r.get(k) in ids}
    return found
