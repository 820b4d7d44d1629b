"""Which words stand inside quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from onrecord.model import Span

_OPENING = {"“": "”", "„": "“", "«": "»", '"': '"'}
_MARKS = re.compile('[“”„«»"]')


class Quoted:
    """The quoted stretches of an article; a mark that nothing closes reaches to the end of its paragraph."""

    def __init__(self, text: str, parts: Iterable[tuple[int, int]]) -> None:
        self._spans = [span for start, end in parts for span in _in_part(text, start, end)]
        self._starts = [span.start for span in self._spans]

    def at(self, offset: int) -> Span | None:
        """The quoted stretch that an offset lies in."""
        before = bisect_right(self._starts, offset) - 1
        return self._spans[before] if before >= 0 and offset < self._spans[before].end else None


def _in_part(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    opened = closing = None
    for mark in _MARKS.finditer(text, start, end):
        if opened is None:
            opened, closing = (mark.start(), _OPENING[mark[0]]) if mark[0] in _OPENING else (None, None)
        elif mark[0] == closing:
            spans.append(Span(opened, mark.end()))
            opened = None
    if opened is not None:
        spans.append(Span(opened, end))
    return spans
