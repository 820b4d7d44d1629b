"""The paragraphs of a text: lines that stand alone, or lines that were broken to fit a width and belong together."""

import itertools
import re
from dataclasses import dataclass

from onrecord.model import Span

WIDTH = range(40, 133)
"""How wide a text may be that is taken to be broken into lines by hand or machine."""

FLOWING = 0.25
"""The share of lines that go on in lower case from which on a text is broken into lines."""
FULL = 0.6
"""The share of lines with no room for the next word from which on a text is broken into lines."""

_BULLET = re.compile(r"(?:[-*•▪●–]|\d{1,2}[.)])\s+\S|#{1,6} |>")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The characters of a paragraph, trimmed of white space; ``text`` is what was printed there."""

    span: Span
    text: str


def split(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order; every character that is not white space is in one of them."""
    lines = _lines(text)
    fit = width(text)
    found: list[Paragraph] = []
    for before, line in itertools.pairwise((None, *lines)):
        assert line is not None
        if fit and before is not None and _goes_on(text, before, line, fit):
            span = Span(found[-1].span.start, line.span.end)
            found[-1] = Paragraph(span, span.of(text))
        else:
            found.append(line)
    return tuple(found)


def is_bullet(line: str) -> bool:
    """Whether a line is an item of a list in prose: ``- grain``, ``1. fish``."""
    return bool(_BULLET.match(line))


def _lines(text: str) -> tuple[Paragraph, ...]:
    """The lines that hold more than white space."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if printed := line.strip():
            start = at + line.index(printed[0])
            found.append(Paragraph(Span(start, start + len(printed)), printed))
        at += len(line)
    return tuple(found)


def width(text: str) -> int | None:
    """The width that lines were broken to fit, or None where each line is a paragraph.

    In broken text many lines go on in lower case, or their first word would not have fitted on the line before. The
    width is that of most lines that another follows, not of the longest, because an address longer than any line
    stands on a line of its own.
    """
    rows = [row.strip() for row in text.splitlines()]
    pairs = [(a, b.split()[0]) for a, b in itertools.pairwise(rows) if a and b]
    if len(pairs) < 2:
        return None
    flowing = sorted(len(a) for a, word in pairs if word[0].islower())
    if len(flowing) >= FLOWING * len(pairs):
        most = flowing[int(0.9 * (len(flowing) - 1))]
        return most if most in WIDTH else None
    most = sorted(len(a) for a, _ in pairs)[int(0.8 * (len(pairs) - 1))]
    full = sum(len(a) + 1 + len(word) >= 0.9 * most for a, word in pairs)
    return most if most in WIDTH and full >= FULL * len(pairs) else None


def _goes_on(text: str, before: Paragraph, line: Paragraph, fit: int) -> bool:
    """Whether a line continues the one before: nothing blank between; in lower case, or no room for it there."""
    blank = len((text[before.span.end : line.span.start] + ".").splitlines()) > 2
    full = len(before.text) + 1 + len(line.text.split()[0]) >= 0.8 * fit
    return (full or line.text[0].islower()) and not blank and not is_bullet(line.text)
