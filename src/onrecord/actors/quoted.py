"""Which words stand inside quotation marks."""

from bisect import bisect_right

from spacy.tokens import Doc

from onrecord.model import Span

_OPENING = {"“": "”", "„": "“", "«": "»", '"': '"'}


class Quoted:
    """The quoted stretches of an article; a mark that nothing closes reaches to the end of its paragraph."""

    def __init__(self, doc: Doc) -> None:
        text = doc.text
        self._spans = [span for part in doc.spans["parts"] for span in _in_part(text, part.start_char, part.end_char)]
        self._starts = [span.start for span in self._spans]

    def at(self, offset: int) -> Span | None:
        """The quoted stretch that an offset lies in."""
        before = bisect_right(self._starts, offset) - 1
        return self._spans[before] if before >= 0 and offset < self._spans[before].end else None


def _in_part(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    opened = closing = None
    for at in range(start, end):
        character = text[at]
        if opened is None and character in _OPENING:
            opened, closing = at, _OPENING[character]
        elif opened is not None and character == closing:
            spans.append(Span(opened, at + 1))
            opened = None
    if opened is not None:
        spans.append(Span(opened, end))
    return spans
