"""Datelines: "KYIV, Oct 13 (Reuters) -" → where, when and from which agency a report was filed."""

import datetime
import re
from dataclasses import dataclass

from onrecord.model import Span, Timex
from onrecord.times import expressions
from onrecord.times.context import Context
from onrecord.times.resolve import timex
from onrecord.times.words import rows

_HEAD = re.compile(
    r"""
    \s*
    (?P<place>[A-ZÀ-Þ][\w.'’-]*(?:[ /][A-ZÀ-Þ][\w.'’-]*){0,3}
        (?:,\s+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-ZÀ-Þ][\w.'’-]+(?:\ [A-ZÀ-Þ][\w.'’-]+)?)?)
    (?:,?\s+(?P<date>[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s+\d{4})?|\d{1,2}\s+[A-Z][a-z]{2,8}\.?(?:\s+\d{4})?)\.?)?
    (?:,?\s*[(/](?P<agency>[A-Za-z][\w.'’&/ -]{1,30}?)[)/]\.?\s*(?:--?|[–—_])?|\s*(?:--|[–—_])|\s+-\s)
    """,
    re.VERBOSE,
)
"""A place, a date, an agency in brackets or slashes, a dash: at least the place, and the agency or the dash."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a report: spans of the whole, the place and the agency, and its date with the year filled in."""

    span: Span
    place: Span
    date: Timex | None
    agency: Span | None


def dateline(text: str, published: datetime.date | None = None) -> Dateline | None:
    """The dateline with which a paragraph begins, or None.

    A date without a year takes the one nearest to the publication. "Kyiv – the mayor said" is none: a place that is
    not in capitals needs a date or an agency of `agencies.tsv` behind it.
    """
    match = _HEAD.match(text)
    if match is None:
        return None
    place, date, agency = (Span(*match.span(name)) if match[name] else None for name in ("place", "date", "agency"))
    known = agency is not None and [agency.of(text)] in rows("agencies.tsv")
    if place is None or not (date or known or place.of(text).split(",")[0].isupper()):
        return None
    return Dateline(Span(place.start, match.end()), place, _date(text, date, published), agency)


def _date(text: str, span: Span | None, published: datetime.date | None) -> Timex | None:
    """The time that stands at the date's span."""
    if span is None:
        return None
    context = Context(published, tense=lambda expression: None)
    found = (timex(e, context) for e in expressions.read(text[: span.end]) if e.span.overlaps(span))
    return next((t for t in found if t is not None), None)
