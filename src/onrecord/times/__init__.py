"""Times: every expression of time in a text, resolved against the publication date and what the text named before."""

import datetime
from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from onrecord.language.columns import columns
from onrecord.model import PROSE, Span, Timex
from onrecord.times import expressions
from onrecord.times.context import Context
from onrecord.times.datelines import Dateline, dateline
from onrecord.times.expressions import Expression
from onrecord.times.narrative import asides, narrates
from onrecord.times.resolve import timex
from onrecord.times.syntax import modifying
from onrecord.times.tense import Tense, by_parse, by_words

__all__ = ["Dateline", "dateline", "find", "modifying"]


def find(text: Doc | str, published: datetime.date | str | None = None) -> tuple[Timex, ...]:
    """Every expression of time in a Doc's prose or in a plain text, in order, as TIMEX3.

    Without a publication date (or "2022-10-13"), what only it could resolve ("Tuesday", "last month") keeps value and
    anchor None.
    """
    published = _day(published) if isinstance(published, str) else published
    read = tuple(_expressions(text))
    narrative = narrates(read, published)
    context = Context(
        published, tense=_tense(text), narrative=narrative, asides=asides(read) if narrative else frozenset()
    )
    context.begun = {} if any(expression.rule.reading == "nth_since" for expression in read) else None
    return tuple(found for expression in read if (found := timex(expression, context)) is not None)


def _day(printed: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(printed)
    except ValueError as wrong:
        raise ValueError(f"published is {printed!r}, not a day such as 2022-10-13") from wrong


def _expressions(text: Doc | str) -> Iterator[Expression]:
    """The expressions of a plain text, or of those parts of a Doc that are prose."""
    if isinstance(text, str):
        yield from expressions.read(text)
        return
    page = columns(text)
    prose = [Span(part.start, part.end) for part in page.parts if part.kind in PROSE]
    for expression in expressions.read(page.text):
        span = expression.span
        if any(part.covers(span) for part in prose):
            yield expression


def _tense(text: Doc | str) -> Callable[[Expression], Tense]:
    """How to tell the tense: by the parse where there is one, else by the words."""
    if isinstance(text, str):
        return by_words
    return lambda expression: _parsed(text, expression)


def _parsed(doc: Doc, expression: Expression) -> Tense:
    """Future where the words look ahead ("they planned a march for Saturday"); else by the parse, else by the words."""
    words = by_words(expression)
    return words if words == "future" else by_parse(doc, expression) or words
