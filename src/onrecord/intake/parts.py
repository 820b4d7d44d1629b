"""What each paragraph of a text is: headline, dateline, body, or set apart from the article's own prose.

A teaser, a caption or an advertisement is not the article speaking: it stays in the text, labelled, and nothing is
found there. The words that betray such lines are in ``parts.tsv``. When in doubt, a paragraph is body.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from onrecord.intake import paragraphs
from onrecord.intake.opening import Opening
from onrecord.intake.paragraphs import Paragraph
from onrecord.model import PROSE, Part, PartKind, Span

PARAGRAPH = 50_000
"""The longest paragraph in characters; a longer one is divided after a sentence."""

ASIDE = 700
"""The longest paragraph that is set apart for its words, in characters; a longer one is prose."""

STANDFIRST = 3
"""How many paragraphs of body may stand above the dateline."""

MENU = 6
"""How many short lines in a row are a menu."""

_MARKS = " \t-–—*_#>|:•·[]()"
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?"
_CITY = r"[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,4}"
_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*){0,4}"
_LAND = r"(?:,\s+[A-Z][\w. ]{1,20})?"
_AGENCY = r"[(/][A-Z][\w .&/-]{1,30}[)/]"
_DASH = r"\s*(?:-{1,2}|–|—)(?:\s|$)"
_DATELINES = (
    # "KYIV, Oct 13 (Reuters) -", "GENEVA (AP) —", "LONDON/KYIV, Oct. 13, 2022 (AFP) –", "MINSK, 13 October (BelTA) –"
    re.compile(rf"{_CITY}{_LAND}(?:[,.]\s+{_DAY})?\s*{_AGENCY}\.?{_DASH}"),
    # "MOSCOW, October 13. /TASS/."
    re.compile(rf"{_CAPITALS},\s+{_DAY}\.?\s+/[A-Z][\w -]+/\.\s"),
    # "Kyiv. October 13. INTERFAX –"
    re.compile(rf"{_CITY}[.,]\s+{_DAY}[.,]?\s+[A-Z][A-Z -]+{_DASH}"),
    # "GENEVA —", "GENEVA, Switzerland —", "GENEVA, Oct 13 -"
    re.compile(rf"{_CAPITALS}{_LAND}(?:[,.]\s+{_DAY})?{_DASH}"),
    # "(Reuters) -"
    re.compile(rf"\([A-Z][\w .&/-]{{1,30}}\){_DASH}"),
    # "Moscow CNN —"
    re.compile(rf"{_CITY}\s+[A-Z]{{2,5}}{_DASH}"),
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that set a line apart. ``reach`` is ``line`` (it is only these words), ``start``, ``end`` or ``list``."""

    kind: PartKind
    reach: str
    words: str
    example: str

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled for the few lines that one of all patterns fits."""
        return re.compile(self.words, re.I)


def find(text: str, opening: Opening | None = None, known: Mapping[Span, PartKind] | None = None) -> tuple[Part, ...]:
    """One part for each paragraph, in order; a dateline is a part of its own before the paragraph it opens.

    Args:
        known: the spans of paragraphs whose kind is known, as a page shows it; words that set a line apart still do.
    """
    opening = opening or Opening()
    pieces = [piece for whole in paragraphs.split(text) for piece in _outside(text, whole, opening.furniture)]
    alone = known is None and paragraphs.width(text) is None
    kinds = _kinds(pieces, opening, known or {}, alone=alone)
    found: list[Part] = []
    above, dated = 0, False
    for piece, kind in zip(pieces, kinds, strict=True):
        whole = list(_divided(text, piece, kind, dated=not dated and above <= STANDFIRST))
        dated = dated or whole[0].kind == "dateline"
        above += whole[-1].kind == "body"
        found.extend(whole)
    return tuple(found)


@cache
def patterns() -> tuple[Pattern, ...]:
    """The table ``parts.tsv``."""
    with (Path(__file__).parent / "parts.tsv").open(encoding="utf-8", newline="") as file:
        next(file)
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Pattern(cast(PartKind, row["kind"]), row["reach"], row["words"], row["example"]) for row in rows)


def _outside(text: str, whole: Paragraph, furniture: Sequence[Span]) -> Iterator[Paragraph]:
    """What is left of a paragraph when furniture is taken away."""
    start = whole.span.start
    for span in [*(s for s in furniture if s.overlaps(whole.span)), Span(whole.span.end, whole.span.end)]:
        piece = text[start : max(start, span.start)]
        if printed := piece.strip():
            begin = start + piece.index(printed[0])
            yield Paragraph(Span(begin, begin + len(printed)), printed)
        start = max(start, span.end)


def _kinds(
    pieces: Sequence[Paragraph], opening: Opening, known: Mapping[Span, PartKind], *, alone: bool
) -> list[PartKind]:
    """What each paragraph is: by its own words first, then by what stands beside it.

    Args:
        alone: whether the lines are each a paragraph, and may be a menu; from a page the menus are gone already.
    """
    kinds: list[PartKind] = []
    listing = False
    for piece in pieces:
        kind, listing = _kind(piece, opening, listing)
        lettered = any(letter.isalpha() for letter in piece.text)
        kinds.append(known.get(piece.span, kind) if kind == "body" and lettered else kind)
    prose = [n for n, kind in enumerate(kinds) if kind == "body"]
    crossheads = any(_is_crosshead(pieces[n].text) for n in prose)
    for n in prose:
        words = " ".join(pieces[n].text.split())
        if (_is_title(words) and _is_card(pieces, n)) or (_is_shouted(words) and not crossheads):
            kinds[n] = "link"
    for n in _menus(pieces, kinds) if alone else ():
        kinds[n] = "link"
    return kinds


def _menus(pieces: Sequence[Paragraph], kinds: Sequence[PartKind]) -> list[int]:
    """The lines of body that stand in a run of many short lines without a stop: a menu, a list of links."""
    found: list[int] = []
    run: list[int] = []
    for n, piece in enumerate(pieces):
        if kinds[n] not in PROSE or (kinds[n] == "body" and _is_item(piece.text)):
            run.append(n)
            continue
        found.extend(run if len(run) >= MENU else ())
        run = []
    return [n for n in [*found, *(run if len(run) >= MENU else ())] if kinds[n] == "body"]


def _kind(paragraph: Paragraph, opening: Opening, listing: bool) -> tuple[PartKind, bool]:
    """What a paragraph is, and whether a list of links goes on after it."""
    words = " ".join(paragraph.text.split())
    headline = opening.headline is not None and paragraph.span.overlaps(opening.headline)
    if headline and opening.titled:
        return "headline", False
    pattern = _pattern(words) if len(words) <= ASIDE else None
    if pattern:
        return pattern.kind, pattern.reach == "list"
    if _dateline(paragraph.text) == len(paragraph.text):
        return "dateline", False
    if headline:
        return "headline", False
    if listing and _is_title(words):
        return "link", True
    return "body", False


def _pattern(words: str) -> Pattern | None:
    """The first pattern of the table that a line matches."""
    bare = words.strip(_MARKS)
    line, start, end = _any()
    if not (line.fullmatch(bare) or start.match(words) or end.search(words)):
        return None
    return next(pattern for pattern in patterns() if _matches(pattern, words, bare))


@cache
def _any() -> tuple[re.Pattern[str], ...]:
    """All patterns of a reach as one, because nearly every line matches none."""
    reaches = (("line", "list"), ("start",), ("end",))
    return tuple(
        re.compile("|".join(f"(?:{p.words})" for p in patterns() if p.reach in reach), re.I) for reach in reaches
    )


def _matches(pattern: Pattern, words: str, bare: str) -> bool:
    if pattern.reach in ("line", "list"):
        return bool(pattern.regex.fullmatch(bare))
    return bool(pattern.regex.match(words) if pattern.reach == "start" else pattern.regex.search(words))


def _is_title(words: str) -> bool:
    """Whether words look like a headline: short, and without a full stop."""
    return len(words) <= 140 and not _STOP.search(words)


def _is_card(pieces: Sequence[Paragraph], n: int) -> bool:
    """Whether a line is printed twice: a card repeats its headline, as description of the picture and as link."""
    beside = [pieces[m].text for m in (n - 1, n + 1) if 0 <= m < len(pieces)]
    return pieces[n].text in beside and any(letter.isalpha() for letter in pieces[n].text)


def _is_item(words: str) -> bool:
    """Whether a line may be an item of a menu: short, without a stop or a bullet."""
    short = len(words) <= 60 and not words[0].islower() and words[-1] not in ":;,-–—"
    return short and _is_title(words) and not paragraphs.is_bullet(words)


def _is_shouted(words: str) -> bool:
    """Whether a line is the capital-letter headline of another report: MINISTERS WARN OF HARD WINTER AS TALKS STALL.

    The crossheads of official documents are in capitals too, but marked up or numbered: ``**ENDING THE WAR**``.
    """
    plain = words[0].isalpha() or words[0] in "'\"‘“"
    return plain and words[-1] not in ":*>" and len(words.split()) >= 5 and _is_title(words) and _is_upper(words)


def _is_crosshead(words: str) -> bool:
    """Whether a line is a short crosshead in capitals, STRANGE PHONE CALL: long ones beside it are crossheads too."""
    return 2 <= len(words.split()) <= 4 and _is_title(words) and _is_upper(words)


def _is_upper(words: str) -> bool:
    """Whether nearly all letters are capitals."""
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) > 5 and sum(letter.isupper() for letter in letters) > 0.9 * len(letters)


def _divided(text: str, paragraph: Paragraph, kind: PartKind, *, dated: bool) -> Iterable[Part]:
    """The part of a paragraph; two if a dateline opens it, several if it is longer than any paragraph is."""
    start, end = paragraph.span.start, paragraph.span.end
    if kind == "body" and dated and (length := _dateline(paragraph.text)):
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
