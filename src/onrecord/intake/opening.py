"""What stands at the edges of a text for its date, its author and its headline.

``date 2022-10-13 Ministers meet in Geneva`` carries a date and a headline on one line; ``By Ann Example`` and
``Published: 13 October 2022, 14:05 GMT`` are lines of their own. What stands for date and author is no prose, and
belongs to no part.
"""

import datetime
import re
from dataclasses import dataclass

from onrecord.intake import dates, paragraphs
from onrecord.intake.paragraphs import Paragraph
from onrecord.model import Span

LINES = 8
"""How many lines from the top may still stand for date, author or headline."""
HEADLINE = 200
"""The longest headline, in characters."""
EDGE = 300
"""How far into a line a date may stand for the whole text."""

_PUBLISHED = (
    r"(?:first\s+)?(?:date(?:line)?|dated|published|posted|issued|released|created|publication\s+date|pub\s*date)"
)
_UPDATED = r"(?:last\s+)?(?:updated|modified|edited)"
_LABEL = re.compile(rf"\W*(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))\b(?:\s+(?:on|at))?\s*[:|]?\s*", re.I)
_TRAIL = re.compile(r"\s*[-–—|·•:,(\[]+\s*$")
_CLOSE = re.compile(r"[)\]]?[\s.|]*$")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{1,4})?", re.I)
_NAME = r"(?:[A-Z][\w'’.-]*|de|der|van|von|al|el|bin)(?![\w])"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,4}}"
_AND = r"(?:,|\s+and|,\s+and|\s+&)"
# "By our correspondent in Brask", "From our own correspondent", "Staff and agencies"
_STAFF = (
    r"(?i:(?:(?:our|own|a|the|staff|special|foreign|political|diplomatic|chief|news|and)\s+){0,4}"
    r"(?:correspondents?|reporters?|staff|writers?|editors?|agencies|newsroom|bureau))(?![\w])"
)
_BYLINE = re.compile(
    rf"(?:(?i:by|from|written by|reporting by|story by)\s+(?=\w)|(?=(?i:staff|agencies)\b[^.\d]{{0,40}}$))"
    rf"(?P<names>{_STAFF}|{_NAMES}(?:{_AND}\s+{_NAMES}){{0,8}})"
    r"(?:\s+(?:in|for|at)\s+[A-Z][\w .,'’-]*|\s*[|,·•–-].{0,60})?"
)
_PLACE = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}(?:, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?")
_SENTENCE = re.compile(r"[.!?…:][\"'”’»)]*$")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the edges of a text say of it.

    ``furniture`` is what stands for date and author; ``titled`` is whether the headline is the title that is known.
    """

    published: datetime.date | None = None
    byline: str | None = None
    headline: Span | None = None
    titled: bool = False
    furniture: tuple[Span, ...] = ()


def read(text: str, title: str | None = None) -> Opening:
    """The date, byline and headline that the first lines print, or a last line that is labelled as a date."""
    every = paragraphs.split(text)
    reader = _Reader(title)
    opening, authored = True, False
    for line in every[:LINES]:
        opening = opening and reader.take(line, alone=len(every) == 1)
        if not opening:
            authored = reader.take_byline(line) or reader.take_date(line, bare=authored)
    for line in every[LINES:][-3:]:
        reader.take_date(line, bare=False)
    return Opening(
        reader.published or reader.updated,
        reader.byline,
        reader.headline,
        reader.titled,
        tuple(sorted(reader.furniture)),
    )


class _Reader:
    """What has been found so far, line by line."""

    def __init__(self, title: str | None) -> None:
        self.title = _plain(title) if title else None
        self.published: datetime.date | None = None
        self.updated: datetime.date | None = None
        self.byline: str | None = None
        self.headline: Span | None = None
        self.titled = False
        self.furniture: list[Span] = []

    def take(self, line: Paragraph, *, alone: bool) -> bool:
        """Whether the line belongs to the opening; the first line of prose ends it.

        Below that line, as under a standfirst, only bylines, labelled dates and a date under a byline are taken:
        ``24 February 2022`` above a paragraph of a chronicle is no date of publication.
        """
        if self.take_date(line, bare=True) or self.take_byline(line) or self._take_clock(line):
            return True
        if self.headline is not None and self.published is None and _is_place(line.text):
            return True
        rest = self._without_date(line)
        if rest is None:
            return True
        is_title = self.title is not None and _plain(rest.text) == self.title
        guessed = self.title is None and _is_headline(rest.text)
        if self.headline is None and not alone and (is_title or guessed):
            self.headline, self.titled = rest.span, is_title
            return True
        return False

    def take_date(self, line: Paragraph, *, bare: bool) -> bool:
        """Whether the line is nothing but dates and, unless they may stand bare, the words that announce them."""
        left, at = [], 0
        found = dates.find(line.text) if len(line.text) <= EDGE else ()
        for printed in found:
            left.append(line.text[at : printed.span.start])
            at = printed.span.end
        left.append(line.text[at:])
        if not found or not all(_is_bare(piece) for piece in left) or not (bare or _LABEL.match(left[0])):
            return False
        for before, printed in zip(left, found, strict=False):
            label = _LABEL.search(before)
            self._date(printed.value, updated=bool(label and label["updated"]))
        self.furniture.append(line.span)
        return True

    def _date(self, value: datetime.date, *, updated: bool) -> None:
        if updated:
            self.updated = self.updated or value
        else:
            self.published = self.published or value

    def _take_clock(self, line: Paragraph) -> bool:
        """Whether the line is an hour alone, as news agencies print above a brief: ``16:14``."""
        if not _CLOCK.fullmatch(line.text):
            return False
        self.furniture.append(line.span)
        return True

    def take_byline(self, line: Paragraph) -> bool:
        """Whether the line names the authors, with or without the date: ``By Ann Example | 13 October 2022``."""
        match = _BYLINE.match(line.text) if len(line.text) <= HEADLINE else None
        found = dates.find(line.text[:EDGE])
        if not match or (match.end() < len(line.text) and not found):
            return False
        if found:
            tail = _LABEL.sub("", line.text[match.end("names") : found[0].span.start])
            if re.search(r"\w{4,}", tail) and not re.match(r"\s+(?:in|for|at)\s", tail):
                return False
            self._date(found[0].value, updated="pdated" in line.text[: found[0].span.start])
        self.byline = self.byline or match["names"]
        self.furniture.append(line.span)
        return True

    def _without_date(self, line: Paragraph) -> Paragraph | None:
        """The line after its date has been taken off, which only a headline carries; None if nothing is left."""
        found = dates.find(line.text[:EDGE]) if self.headline is None else ()
        for printed in found[:1]:
            before, after = line.text[: printed.span.start], line.text[printed.span.end :]
            if _starts(before, after):
                self._date(printed.value, updated=bool(re.match(_UPDATED, before.strip(), re.I)))
                lead = len(after) - len(after.lstrip(" \t-–—|·•:,.)]"))
                return self._keep(line, printed.span.end + lead, len(line.text))
        for printed in found[-1:]:
            before, after = line.text[: printed.span.start], line.text[printed.span.end :]
            trail = _TRAIL.search(_without_label(before))
            if trail and trail.start() and _CLOSE.fullmatch(after):
                self._date(printed.value, updated=False)
                return self._keep(line, 0, trail.start())
        return line

    def _keep(self, line: Paragraph, start: int, end: int) -> Paragraph | None:
        """The line between two of its characters; the rest is furniture."""
        begin = line.span.start
        if start:
            self.furniture.append(Span(begin, begin + start))
        if end < len(line.text):
            self.furniture.append(Span(begin + end, line.span.end))
        return Paragraph(Span(begin + start, begin + end), line.text[start:end]) if start < end else None


def _without_label(before: str) -> str:
    """The words before a date at the end of a line, without the label that announces it."""
    return re.sub(rf"(?:{_PUBLISHED}|{_UPDATED})(?:\s+(?:on|at))?\s*:?\s*$", "", before, flags=re.I)


def _starts(before: str, after: str) -> bool:
    """Whether a date opens a line and is not the beginning of its first sentence.

    ``7 October 2023 was a day of mourning`` goes on in lower case: there the date is prose.
    """
    after = after.lstrip()
    if _LABEL.fullmatch(before):
        return True
    return (
        not before.strip(" \t([")
        and bool(after)
        and (after[0] in "-–—|·•:)]" or after[0].isupper() or after[0] in "‘“\"'")
    )


def _is_bare(piece: str) -> bool:
    """Whether nothing but a date's label, an hour or punctuation stands beside a date."""
    piece = _LABEL.sub("", piece)
    piece = _CLOCK.sub("", piece)
    return not re.search(
        r"\w{2,}",
        re.sub(
            rf"\b(?:{_PUBLISHED}|{_UPDATED}|on|at|and|ET|[A-Z]{{3,4}}|min(?:ute)?s? read|\d+)\b", "", piece, flags=re.I
        ),
    )


def _is_place(line: str) -> bool:
    """Whether a line below the headline is only a place or a rubric, as above a date: "Chisinau", "World"."""
    return bool(_PLACE.fullmatch(line))


def _is_headline(line: str) -> bool:
    """Whether a first line has no full stop and is not too long: a headline is no sentence with its stop."""
    return len(line) <= HEADLINE and not _SENTENCE.search(line) and len(line.split()) > 1


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
