"""What rules and tagger hand on: source, cue and content as ranges of tokens, before anything is looked up."""

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.model import Span
from onrecord.statements.words import LOOSE, Range, Words


class Relation(NamedTuple):
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
        start, end = self.content[0]
        if start <= token < end:
            return True
        return len(self.content) > 1 and any(start <= token < end for start, end in self.content)


def ranges(words: Words, tokens: Iterable[int]) -> tuple[Range, ...]:
    """The tokens as ranges, joined over white space and freed of punctuation at their ends."""
    if isinstance(tokens, range):
        whole = _trimmed(words, tokens.start, tokens.stop)
        return () if whole is None else (whole,)
    found: list[list[int]] = []
    for i in sorted(tokens):
        if found and (i == found[-1][1] or all(pos == "SPACE" for pos in words.pos[found[-1][1] : i])):
            found[-1][1] = i + 1
        else:
            found.append([i, i + 1])
    trimmed = (_trimmed(words, start, end) for start, end in found)
    return tuple(r for r in trimmed if r is not None)


def spans(words: Words, found: Iterable[Range]) -> tuple[Span, ...]:
    """The ranges in characters."""
    return tuple(words.span(r) for r in found)


def _trimmed(words: Words, start: int, end: int) -> Range | None:
    printed, pos = words.printed, words.pos
    while start < end and (pos[start] == "SPACE" or printed[start] in LOOSE):
        start += 1
    while start < end and (pos[end - 1] == "SPACE" or printed[end - 1] in LOOSE):
        end -= 1
    for word in printed[start:end]:
        if len(word) > 1 or word.isalnum():
            return start, end
    return None
