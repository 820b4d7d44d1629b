"""What rules and tagger hand on: source, cue and content as ranges of tokens, before anything is looked up."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.model import Span

Range = tuple[int, int]
"""A half-open range of tokens."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Who said what, in tokens; ``verb`` heads the cue; ``clause``: the content is no mere noun phrase."""

    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    verb: int | None
    confidence: float
    by: str
    clause: bool = True

    def tokens(self) -> set[int]:
        """The tokens of the content."""
        return {i for start, end in self.content for i in range(start, end)}


def ranges(doc: Doc, tokens: Iterable[int]) -> tuple[Range, ...]:
    """The tokens as ranges, joined over white space and freed of punctuation at their ends."""
    found: list[list[int]] = []
    for i in sorted(tokens):
        if found and _only_space(doc, found[-1][1], i):
            found[-1][1] = i + 1
        else:
            found.append([i, i + 1])
    trimmed = (_trimmed(doc, start, end) for start, end in found)
    return tuple(r for r in trimmed if r is not None)


def spans(doc: Doc, found: Iterable[Range]) -> tuple[Span, ...]:
    """The ranges in characters."""
    return tuple(Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for start, end in found)


def _only_space(doc: Doc, start: int, end: int) -> bool:
    return all(doc[i].is_space for i in range(start, end))


def _trimmed(doc: Doc, start: int, end: int) -> Range | None:
    while start < end and (doc[start].is_space or doc[start].text in _LOOSE):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in _LOOSE):
        end -= 1
    return (
        (start, end)
        if start < end and any(doc[i].text.isalnum() or len(doc[i]) > 1 for i in range(start, end))
        else None
    )


_LOOSE = frozenset({",", ".", ";", ":", "–", "—", "-", "--", "...", "…"})
