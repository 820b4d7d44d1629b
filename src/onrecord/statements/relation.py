"""What rules and tagger hand on: source, cue and content as ranges of tokens, before anything is looked up."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.statements.words import Range, Words


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
        if len(self.content) == 1:
            return set(range(*self.content[0]))
        return {i for start, end in self.content for i in range(start, end)}

    def holds(self, token: int) -> bool:
        """Whether a token is part of the content."""
        return any(start <= token < end for start, end in self.content)


def ranges(words: Words, tokens: Iterable[int]) -> tuple[Range, ...]:
    """The tokens as ranges, joined over white space and freed of punctuation at their ends."""
    found: list[list[int]] = []
    for i in sorted(tokens):
        if found and (i == found[-1][1] or all(words.space[found[-1][1] : i])):
            found[-1][1] = i + 1
        else:
            found.append([i, i + 1])
    trimmed = (_trimmed(words, start, end) for start, end in found)
    return tuple(r for r in trimmed if r is not None)


def spans(words: Words, found: Iterable[Range]) -> tuple[Span, ...]:
    """The ranges in characters."""
    return tuple(words.span(r) for r in found)


def _trimmed(words: Words, start: int, end: int) -> Range | None:
    loose = words.loose
    while start < end and loose[start]:
        start += 1
    while start < end and loose[end - 1]:
        end -= 1
    starts, ends = words.starts, words.ends
    says = any(ends[i] - starts[i] > 1 or words.text[starts[i]].isalnum() for i in range(start, end))
    return (start, end) if says else None
