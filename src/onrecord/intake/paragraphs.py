"""The paragraphs of a text: lines that stand alone, or lines that were broken to fit a width and belong together."""

import itertools
import re
from dataclasses import dataclass

from onrecord.model import Span

WIDTH = range(40, 133)
"""How wide a text may be that is taken to be broken into lines by hand or machine."""

_BULLET = re.compile(r"(?:[-*•▪●–]|\d{1,2}[.)])\s+\S|#{1,6} |>")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The characters of a paragraph, trimmed of white space; ``text`` is what was printed there."""

    span: Span
    text: str


def split(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order; every character that is not white space is in one of them."""
    lines = _lines(text)
    width = _width(text)
    found: list[Paragraph] = []
    for before, line in itertools.pairwise((None, *lines)):
        assert line is not None
        if width and before is not None and _goes_on(text, before, line, width):
            span = Span(found[-1].span.start, line.span.end)
            found[-1] = Paragraph(span, span.of(text))
        else:
            found.append(line)
    return tuple(found)


def _lines(text: str) -> tuple[Paragraph, ...]:
    """The lines that hold more than white space."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if printed := line.strip():
            start = at + line.index(printed[0])
            found.append(Paragraph(Span(start, start + len(printed)), printed))
        at += len(line)
    return tuple(found)


def _width(text: str) -> int | None:
    """The width that lines were broken to fit, or None where each line is a paragraph.

    In broken text the first word of a line would not have fitted on the line before. The width is that of all but
    the longest lines, because an address longer than any line stands on a line of its own.
    """
    rows = [row.strip() for row in text.splitlines()]
    pairs = [(a, b.split()[0]) for a, b in itertools.pairwise(rows) if a and b]
    lengths = sorted(len(row) for row in rows if row)
    if len(pairs) < 2:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    full = sum(len(a) + 1 + len(word) >= 0.9 * width for a, word in pairs)
    return width if width in WIDTH and full >= 0.6 * len(pairs) else None


def _goes_on(text: str, before: Paragraph, line: Paragraph, width: int) -> bool:
    """Whether a line continues the one before: nothing blank between, and its first word did not fit there."""
    blank = len((text[before.span.end : line.span.start] + ".").splitlines()) > 2
    full = len(before.text) + 1 + len(line.text.split()[0]) >= 0.8 * width
    return full and not blank and not _BULLET.match(line.text)
