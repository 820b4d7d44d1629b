"""Attributions found beside those annotated: exact spans, tokens, whole relations."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.scores import Counts
from evaluation.statements.polnear import Attribution
from onrecord.model import Span, Statement

ROLES = ("content", "source", "cue")
MANNERS = ("direct", "mixed", "indirect")
HUMAN = {
    "content": "human 68.2",
    "content direct": "human 89.7",
    "content mixed": "human 70.3",
    "content indirect": "human 61.8",
    "content tokens": "human 91.3",
    "source": "human 78.5",
    "cue": "human 71.1",
}
"""Pairwise agreement of PolNeAR's annotators on the 20 articles that several of them read."""

_TOKEN = re.compile(r"\w+|[^\w\s]")
_OPENING = "“\"«„‘'`"
_CLOSING = "”\"»’'"


@dataclass(frozen=True, slots=True)
class Found:
    """One statement as the corpus would have annotated it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def outermost(said: Iterable[Statement]) -> list[Found]:
    """The statements as PolNeAR annotates them: every word in one attribution at most, the outer one.

    A floating quotation, a statement of its own for us, is there part of the attribution before it.
    """
    found: list[Found] = []
    for s in said:
        source = (s.source.span,) if s.source else ()
        if s.within is not None:
            continue
        if not s.cue and found and found[-1].source == source:
            found[-1] = Found(source, found[-1].cue, found[-1].content + s.content)
        else:
            found.append(Found(source, s.cue, s.content))
    return found


def score(text: str, found: Sequence[Found], gold: Sequence[Attribution]) -> dict[str, Counts]:
    """For one article, each figure's counts.

    The unit of the exact figures is an unbroken span of one attribution (pieces with only white space between are one);
    of the whole relation its content and its source together.
    """
    counts: dict[str, Counts] = {}
    for role in ROLES:
        ours, theirs = _units(text, found, role), _units(text, gold, role)
        counts[role] = Counts(len(ours & theirs), len(ours), len(theirs))
    contents = _units(text, found, "content"), _units(text, gold, "content")
    for manner in MANNERS:
        ours, theirs = ({s for s in side if manner_of(s.of(text)) == manner} for side in contents)
        counts[f"content {manner}"] = Counts(len(ours & theirs), len(ours), len(theirs))
    for role in ROLES:
        words = _tokens(text, _units(text, found, role)), _tokens(text, _units(text, gold, role))
        counts[f"{role} tokens"] = Counts(len(words[0] & words[1]), len(words[0]), len(words[1]))
    whole = {_whole(text, f) for f in found}, {_whole(text, g) for g in gold}
    counts["content + source"] = Counts(len(whole[0] & whole[1]), len(whole[0]), len(whole[1]))
    return counts


def manner_of(words: str) -> str:
    """Direct where the words begin and end with marks, mixed where they hold some, else indirect."""
    if words[0] in _OPENING and words[-1] in _CLOSING:
        return "direct"
    return "mixed" if any(mark in words for mark in '“”"«»') else "indirect"


def _units(text: str, relations: Sequence[Found] | Sequence[Attribution], role: str) -> set[Span]:
    return {span for relation in relations for span in _unbroken(text, getattr(relation, role))}


def _unbroken(text: str, spans: Iterable[Span]) -> set[Span]:
    joined: list[Span] = []
    for span in sorted({_trimmed(text, s) for s in spans}):
        if joined and joined[-1].end <= span.start and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return {s for s in joined if s.end > s.start}


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def _tokens(text: str, spans: Iterable[Span]) -> set[int]:
    return {span.start + m.start() for span in spans for m in _TOKEN.finditer(span.of(text))}


def _whole(text: str, relation: Found | Attribution) -> tuple[frozenset[Span], frozenset[Span]]:
    return frozenset(_unbroken(text, relation.content)), frozenset(_unbroken(text, relation.source))
