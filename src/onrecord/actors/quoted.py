"""Which words stand inside quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from onrecord.model import Span

_OPENING = {"“": "”", "„": "“", "«": "»", '"': '"'}
_MARKS = re.compile('[“”„«»"]')


class Quoted:
    """The quoted stretches of an article; a mark that nothing closes reaches to the end of its paragraph."""

    def __init__(self, text: str, parts: Iterable[tuple[int, int]]) -> None:
        self._text = text
        marks = list(_MARKS.finditer(text))
        at = [mark.start() for mark in marks]
        inside = ((marks[bisect_left(at, start) : bisect_left(at, end)], end) for start, end in parts if marks)
        self._spans = [span for some, end in inside if some for span in _in_part(text, some, end)]
        self._starts = [span.start for span in self._spans]

    def at(self, offset: int) -> Span | None:
        """The quoted stretch that an offset lies in."""
        before = bisect_right(self._starts, offset) - 1
        return self._spans[before] if before >= 0 and offset < self._spans[before].end else None

    def above(self, span: Span) -> Span | None:
        """The quoted stretch before another."""
        before = bisect_right(self._starts, span.start) - 2
        return self._spans[before] if before >= 0 else None

    def whole(self, span: Span) -> list[Span]:
        """The stretches of a quotation of several paragraphs: each opens it again, the last one closes it."""
        first = after = bisect_right(self._starts, span.start) - 1
        while first and self._goes_on(first - 1):
            first -= 1
        while after + 1 < len(self._spans) and self._goes_on(after):
            after += 1
        return self._spans[first : after + 1]

    def _goes_on(self, number: int) -> bool:
        """Whether nothing closes a stretch, and the next one begins the next paragraph."""
        one, other = self._spans[number], self._spans[number + 1]
        closed = self._text[one.end - 1] in '”»"“' and one.end - one.start > 1
        return not closed and self._text[one.end : other.start].isspace()


def _in_part(text: str, marks: Sequence[re.Match[str]], end: int) -> list[Span]:
    """The quoted stretches of a part, from its quotation marks and where it ends."""
    spans: list[Span] = []
    opened = closing = None
    for mark in marks:
        if opened is None:
            opened, closing = (mark.start(), _OPENING[mark[0]]) if mark[0] in _OPENING else (None, None)
        elif mark[0] == closing or _closes(text, mark, closing):
            spans.append(Span(opened, mark.end()))
            opened = None
    if opened is not None:
        spans.append(Span(opened, end))
    return spans


def _closes(text: str, mark: re.Match[str], closing: str | None) -> bool:
    """Whether another mark than its own closes a quotation: “we stay," she said."""
    if closing == "”" and mark[0] == '"':
        return text[mark.start() - 1] in ",.?!" and not text[mark.end() : mark.end() + 1].isalnum()
    return closing == '"' and mark[0] == "”"
