"""Quotation marks → quotations: a state machine over the marks on the original offsets.

Curly, straight, French and low marks, single marks used as outer ones, and the dash that opens a paragraph. Every
paragraph starts with a clean state, so that one odd mark does not spoil the rest; a quotation left open is carried on
only where the next paragraph opens with a mark again.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.model import Span
from onrecord.statements.cues import reporting_forms

PAIRS = {"“": '”"', "«": "»", "„": "“”", '"': '"”', "‘": "’", "'": "'’", "``": "''", "''": "''", "”": "”"}
# Two marks for one, ``so''; a single ` is none. Begun with all that may begin it, it is found at once.
_MARK = re.compile(r"[`'“”„«»\"‘’](?:(?<=`)`|(?<=')'|(?<!`))")
_APART = re.compile(r"[—–-](?<=\s[—–-])(?=\s)")
_DASH = re.compile(r"(?:^|(?<=[.!?…”\"]))\s*[—–-]{1,2}\s*(?=[A-Z“\"])")
"""“… as before.- We will not leave”: a dash that opens, at the start of a paragraph or after a sentence."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words with their marks: one span a paragraph; nested quotations are part of the outer one."""

    spans: tuple[Span, ...]
    closed: bool = True

    @property
    def start(self) -> int:
        """Where the first mark stands."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the last mark ends."""
        return self.spans[-1].end


def quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations of the paragraphs, in order; those carried over a paragraph break are one."""
    found: list[Quotation] = []
    waiting = False
    for paragraph in paragraphs:
        here = list(_in_paragraph(text, paragraph))
        opens = bool(here) and not text[paragraph.start : here[0].start].strip()
        if waiting and opens and text[here[0].start] == text[found[-1].spans[-1].start]:
            found[-1] = Quotation(found[-1].spans + here[0].spans, here[0].closed)
            found.extend(here[1:])
        else:
            found.extend(here)
        waiting = bool(found) and not found[-1].closed and (bool(here) and here[-1].closed is False)
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    opening = text[paragraph.start : paragraph.start + 9].lstrip()[:1]
    # A hyphen in a word, “pre-war”, quotes nothing: most paragraphs need no more.
    if opening in ("—", "–", "-") or _APART.search(text, paragraph.start, paragraph.end):
        dashed = list(_between_dashes(text, paragraph))
        if dashed:
            yield from dashed
            return
    open_: list[tuple[str, int]] = []
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        sign = mark.group()
        if open_ and sign in PAIRS[open_[-1][0]] and _may_close(text, mark, open_[-1], paragraph):
            _, start = open_.pop()
            if not open_:
                yield Quotation((Span(start, mark.end()),))
        elif _may_open(text, mark, paragraph):
            if open_ and _never_closed(text, open_[0][0], mark, paragraph):
                # The first was never closed: it ends where the next opens.
                yield Quotation((Span(open_[0][1], _trimmed(text, open_[0][1], mark.start())),), closed=False)
                open_.clear()
            open_.append((sign, mark.start()))
    if open_ and open_[0][0] not in "‘'":
        yield Quotation((Span(open_[0][1], _trimmed(text, open_[0][1], paragraph.end)),), closed=False)


def _between_dashes(text: str, paragraph: Span) -> Iterator[Quotation]:
    """What dashes quote: “— We will not leave, — said the mayor.” Opened and never closed: the whole paragraph."""
    start, opened = paragraph.start, False
    if dash := _DASH.match(text, paragraph.start, paragraph.end):
        start, opened = dash.end(), True
    while closes := _dash_closing(text, start, paragraph.end):
        # “He spoke of Warsaw.- It is late - said the envoy”: the last dash that may open does.
        openings = [dash.end() for dash in _DASH.finditer(text, start, closes.start())]
        if closes["name"] and not opened and not openings:
            return  # "The bridge was hit - Kyiv said so - by a drone"
        yield Quotation((Span(max([start, *openings]), closes.start()),))
        dash = _DASH.search(text, closes.end(), paragraph.end)
        if dash is None:
            return
        start = dash.end()
    if opened and start < paragraph.end:
        yield Quotation((Span(start, paragraph.end),))


def _dash_closing(text: str, start: int, end: int) -> re.Match[str] | None:
    for dash in _APART.finditer(text, start + 1, end):
        if (closes := _dash_closes().match(text, dash.start() - 1, end)) is not None:
            return closes
    return None


@cache
def _dash_closes() -> re.Pattern[str]:
    """A dash and a reporting verb behind it: “ — said the mayor”, “ - he sums up”, “ – Anna Vask said”."""
    verbs = "|".join(sorted(map(re.escape, reporting_forms())))
    who = r"(?:(?:he|she|they|we|I)|(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,4}))\s+"
    return re.compile(rf"\s(?:[—–-]\s+|—)(?=(?:{who})?(?:also\s+)?(?:{verbs})\b)")


def _may_open(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    sign = mark.group()
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    if sign in ("“", "«", "„", "``"):
        return True
    if sign not in PAIRS or after.isspace():
        return False
    bounded = before.isspace() or before in "([{—–-“\"«„‘'/:,"
    if sign in "‘'":
        # An apostrophe that opens nothing: ’90s, ’em, and those that never close.
        return bounded and after.isalpha() and _closer(text, mark.end(), sign, paragraph) is not None
    if sign == "”":
        # Printed by mistake for the opening mark: ”We will stay,” she said.
        return before.isspace() and after.isalpha() and "”" in text[mark.end() : paragraph.end]
    return bounded


def _may_close(text: str, mark: re.Match[str], open_: tuple[str, int], paragraph: Span) -> bool:
    sign = mark.group()
    if sign in "'’" and open_[0] in "‘'":
        return _closer(text, open_[1] + 1, open_[0], paragraph) == mark.start()
    if sign in ('"', "''"):
        before = text[mark.start() - 1]
        after = text[mark.end()] if mark.end() < paragraph.end else " "
        return not before.isspace() or not after.isalnum()
    return True


def _closer(text: str, start: int, sign: str, paragraph: Span) -> int | None:
    """Where a single mark opened just before closes: never within a word, rarely as a plural’s apostrophe."""
    doubtful = None
    for position in range(start, paragraph.end):
        if text[position] not in PAIRS[sign]:
            continue
        after = text[position + 1] if position + 1 < paragraph.end else " "
        if after.isalnum():
            continue
        if text[position - 1] == "s" and after.isspace() and position + 1 < paragraph.end:
            doubtful = doubtful or position
            continue
        return position
    return doubtful


def _never_closed(text: str, sign: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Whether too few closing marks are left for both the open quotation and the one opening here."""
    if sign == mark.group() == '"':
        return True
    rest = text[mark.end() : paragraph.end]
    return sign == mark.group() and sign in "“«" and rest.count(PAIRS[sign][0]) < rest.count(sign) + 2


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
