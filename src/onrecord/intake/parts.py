"""What each paragraph of a text is: headline, dateline, body, or set apart from the article's own prose.

A teaser, a caption or an advertisement is not the article speaking: it stays in the text, labelled, and nothing is found
there. The words that betray such lines are in ``parts.tsv``. When in doubt, a paragraph is body.
"""

import csv
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from onrecord.intake.opening import Line, Opening, lines
from onrecord.model import Part, PartKind, Span

PARAGRAPH = 50_000
"""The longest paragraph in characters; a longer one is divided after a sentence."""

_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_BULLET = re.compile(r"[-*•▪●–]\s+\S")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?"
_PLACE = r"[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,4}"
_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*){0,4}"
_AGENCY = r"[(/][A-Z][\w .&/-]{1,30}[)/]"
_DASH = r"\s*(?:-{1,2}|–|—)\s"
_DATELINES = (
    # KYIV, Oct 13 (Reuters) -      GENEVA (AP) —      LONDON/KYIV, Oct. 13, 2022 (AFP) –
    re.compile(rf"{_PLACE}(?:,\s+[A-Z][\w. ]{{1,20}})?(?:[,.]\s+{_DAY})?\s*{_AGENCY}\.?{_DASH}"),
    # MOSCOW, October 13. /TASS/.
    re.compile(rf"{_CAPITALS},\s+{_DAY}\.?\s+/[A-Z][\w -]+/\.\s"),
    # GENEVA —      GENEVA, Switzerland —      GENEVA, Oct 13 -
    re.compile(rf"{_CAPITALS}(?:,\s+[A-Z][\w. ]{{1,20}})?(?:[,.]\s+{_DAY})?{_DASH}"),
    # Geneva, October 13 (Agency) is the first form; (Agency) - alone
    re.compile(rf"\([A-Z][\w .&/-]{{1,30}}\){_DASH}"),
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that set a line apart. ``reach`` is ``line`` (it is only these words), ``start``, ``end`` or ``list``."""

    kind: PartKind
    reach: str
    words: re.Pattern[str]
    example: str


def find(text: str, opening: Opening | None = None, known: Mapping[Span, PartKind] | None = None) -> tuple[Part, ...]:
    """One part for each paragraph, in order; a dateline is a part of its own before the paragraph it opens.

    Args:
        known: the spans of paragraphs whose kind is known, as a page shows it; words that set a line apart still do.
    """
    opening = opening or Opening()
    found: list[Part] = []
    listing = False
    for paragraph in _paragraphs(text, opening):
        kind, listing = _kind(paragraph, opening, listing)
        kind = (known or {}).get(paragraph.span, kind) if kind == "body" else kind
        found.extend(_divided(text, paragraph, kind, first=all(part.kind != "body" for part in found)))
    return tuple(found)


@cache
def patterns() -> tuple[Pattern, ...]:
    """The table ``parts.tsv``."""
    with (Path(__file__).parent / "parts.tsv").open(encoding="utf-8", newline="") as file:
        next(file)
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Pattern(cast(PartKind, row["kind"]), row["reach"], re.compile(row["words"], re.I), row["example"])
            for row in rows
        )


def is_wrapped(text: str) -> bool:
    """Whether lines were broken to fit a width, so that a line is not a paragraph.

    In wrapped text the first word of a line would not have fitted on the line before; where each line is a
    paragraph, it would have.
    """
    rows = text.splitlines()
    width = max((len(row.rstrip()) for row in rows), default=0)
    pairs = [(a.rstrip(), b.strip()) for a, b in itertools.pairwise(rows) if a.strip() and b.strip()]
    full = sum(len(a) + 1 + len(b.split()[0]) > width for a, b in pairs)
    return width <= 132 and bool(pairs) and full >= 0.6 * len(pairs)


def _paragraphs(text: str, opening: Opening) -> Iterator[Line]:
    """The paragraphs without what stands for date and author."""
    every = list(lines(text))
    wrapped = is_wrapped(text)
    open_: Line | None = None
    for line in every:
        for piece in _outside(text, line, opening.furniture):
            joined = wrapped and open_ is not None and _goes_on(text, open_, piece, opening)
            if joined and open_ is not None:
                span = Span(open_.span.start, piece.span.end)
                open_ = Line(span, span.of(text))
                continue
            if open_ is not None:
                yield open_
            open_ = piece
    if open_ is not None:
        yield open_


def _goes_on(text: str, before: Line, line: Line, opening: Opening) -> bool:
    between = text[before.span.end : line.span.start]
    blank = len(between.splitlines()) > 1 or not between.isspace()
    return not blank and not _BULLET.match(line.text) and before.span != opening.headline


def _outside(text: str, line: Line, furniture: Sequence[Span]) -> Iterator[Line]:
    """What is left of a line when furniture is taken away."""
    start = line.span.start
    for span in [*(s for s in furniture if s.overlaps(line.span)), Span(line.span.end, line.span.end)]:
        piece = text[start : max(start, span.start)]
        if printed := piece.strip():
            begin = start + piece.index(printed[0])
            yield Line(Span(begin, begin + len(printed)), printed)
        start = max(start, span.end)


def _kind(paragraph: Line, opening: Opening, listing: bool) -> tuple[PartKind, bool]:
    """What a paragraph is, and whether a list of links goes on after it."""
    if opening.headline is not None and paragraph.span.overlaps(opening.headline):
        return "headline", False
    words = " ".join(paragraph.text.split())
    for pattern in patterns():
        if _matches(pattern, words):
            return pattern.kind, pattern.reach == "list"
    if listing and _is_title(words):
        return "link", True
    if _is_shouted(words):
        return "link", False
    return "body", False


def _matches(pattern: Pattern, words: str) -> bool:
    if pattern.reach in ("line", "list"):
        return bool(pattern.words.fullmatch(words.strip(" \t-–—*_#>|:•·[]()")))
    return bool(pattern.words.match(words) if pattern.reach == "start" else pattern.words.search(words))


def _is_title(words: str) -> bool:
    """Whether words look like a headline: short, and without a full stop."""
    return len(words) <= 140 and not _STOP.search(words)


def _is_shouted(words: str) -> bool:
    """Whether a line is the capital-letter headline of another report: MINISTERS WARN OF HARD WINTER AS TALKS STALL."""
    letters = [c for c in words if c.isalpha()]
    return len(words.split()) >= 5 and _is_title(words) and sum(c.isupper() for c in letters) > 0.9 * len(letters)


def _divided(text: str, paragraph: Line, kind: PartKind, *, first: bool) -> Iterable[Part]:
    """The part of a paragraph; two if a dateline opens it, several if it is longer than any paragraph is."""
    start, end = paragraph.span.start, paragraph.span.end
    if kind == "body" and first and (length := _dateline(paragraph.text)):
        yield Part(Span(start, start + len(paragraph.text[:length].rstrip())), "dateline")
        rest = paragraph.text[length:]
        start += length + len(rest) - len(rest.lstrip())
    while end - start > PARAGRAPH:
        stop = max(
            (m.end() for m in re.finditer(r"[.!?][\"'”’)]*\s", text[start : start + PARAGRAPH])), default=PARAGRAPH
        )
        yield Part(Span(start, start + len(text[start : start + stop].rstrip())), kind)
        start += stop
        start += len(text[start:end]) - len(text[start:end].lstrip())
    if start < end:
        yield Part(Span(start, end), kind)


def _dateline(words: str) -> int:
    """How many characters a dateline takes at the start of a paragraph."""
    return next((len(match[0]) for form in _DATELINES if (match := form.match(words))), 0)
