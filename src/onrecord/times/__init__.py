"""Times: every expression of time in a text, resolved against the publication date and what the text named before."""

import datetime
from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from onrecord.model import PROSE, Span, Timex
from onrecord.times import calendar, expressions
from onrecord.times.expressions import Expression
from onrecord.times.resolve import Context, Meaning, meaning
from onrecord.times.rules import VERSION
from onrecord.times.syntax import modifying
from onrecord.times.tense import Tense, by_parse, by_words

__all__ = ["find", "modifying"]

_REPORTED = frozenset({"quarter", "quarter-adjective", "quarter-of-year", "quarter-step-year"})
"""Rules that name the quarter a report of earnings is about, with which "a year earlier" compares."""


def find(text: Doc | str, published: datetime.date | None = None) -> tuple[Timex, ...]:
    """Every expression of time in a Doc's prose or in a plain text, in order, as TIMEX3.

    Without a publication date, what only it could resolve ("Tuesday", "last month") keeps value None.
    """
    day = published.date() if isinstance(published, datetime.datetime) else published
    context = Context(day, tense=_tense(text))
    found = []
    for expression in _expressions(text):
        said = meaning(expression, context)
        found.append(_timex(expression, said))
        if said.value and calendar.interval(said.value):
            context.previous = said.value
            if "-Q" in said.value and expression.rule.name in _REPORTED:
                context.quarter = said.value
    return tuple(found)


def _tense(text: Doc | str) -> Callable[[Expression], Tense]:
    """How to tell the tense: by the parse where there is one, else by the words."""
    if isinstance(text, str):
        return by_words
    return lambda expression: by_parse(text, expression) or by_words(expression)


def _expressions(text: Doc | str) -> Iterator[Expression]:
    """The expressions of a plain text, or of those parts of a Doc that are prose."""
    if isinstance(text, str):
        yield from expressions.read(text)
        return
    prose = [Span(part.start_char, part.end_char) for part in text.spans.get("parts", ()) if part.label_ in PROSE]
    for expression in expressions.read(text.text):
        if any(part.covers(expression.span) for part in prose):
            yield expression


def _timex(expression: Expression, said: Meaning) -> Timex:
    allowed = calendar.interval(said.value)
    if allowed:
        allowed = calendar.narrow(allowed, said.mod)
    return Timex(
        span=expression.span,
        type=said.type or expression.rule.type,  # type: ignore[arg-type]
        value=said.value,
        mod=said.mod,
        earliest=allowed[0] if allowed else None,
        latest=allowed[1] if allowed else None,
        anchor=said.anchor.isoformat() if said.anchor else None,
        by=f"times/{expression.rule.name} {VERSION}",
    )
