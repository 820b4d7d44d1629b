"""An expression's value: its words reckoned from the publication date, or from the time that the text named before.

What the words mean by themselves is said by one function a reading: `dates`, `days`, `periods`, `durations`.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from onrecord.model import Timex
from onrecord.times import calendar, dates, days, durations, periods
from onrecord.times.calendar import Interval, shift
from onrecord.times.context import DROPPED, Context, Meaning, Unanchored, follows
from onrecord.times.expressions import Expression
from onrecord.times.narrative import SEEN_FROM_TODAY, quoted
from onrecord.times.rules import VERSION, value_in

Reading = Callable[[Expression, Context], Meaning]


def timex(expression: Expression, context: Context) -> Timex | None:
    """The expression resolved in its context, which remembers it; None if the words are no time after all."""
    found = meaning(expression, context)
    if found is DROPPED:
        return None
    context.remember(found, expression)
    earliest, latest = _allowed(expression, found, context) or (None, None)
    return Timex(
        span=expression.span,
        type=found.type or expression.rule.type,  # type: ignore[arg-type]
        value=found.value,
        mod=found.mod,
        earliest=earliest,
        latest=latest,
        anchor=str(found.anchor) if found.anchor else None,
        by=f"times/{expression.rule.name} {VERSION}",
    )


def meaning(expression: Expression, context: Context) -> Meaning:
    """What the expression means; value None where that cannot be known."""
    reading = expression.rule.reading
    if context.narrative and expression.rule.name in SEEN_FROM_TODAY and quoted(expression):
        return Meaning(None)  # "It is us today," he warned in 1936: not the day on which the history was published
    try:
        found = Meaning(reading[1:]) if reading.startswith("=") else _reading(reading)(expression, context)
    except (Unanchored, OverflowError, ValueError):
        found = Meaning(None)
    if found.mod or found is DROPPED:
        return found
    mod = _mod(expression)
    return replace(found, mod=mod) if mod else found


@cache
def _reading(name: str) -> Reading:
    """The function that `rules.tsv` names."""
    for module in (dates, days, periods, durations):
        if name in vars(module):
            reading: Reading = vars(module)[name]
            return reading
    raise LookupError(f"no reading {name!r} in dates, days, periods or durations")


def _mod(e: Expression) -> str | None:
    """The mod that words like "early", "nearly", "more than" give."""
    if not e.rule.groups:
        return None
    if group := e.group("EDGE") or e.group("SHORTEDGE") or e.group("FOREGOING"):
        return _first(("EDGEWORD", "EDGENOUN", "EDGEPART"), e.printed(group))
    if e.rule.type == "DURATION" and follows(e, "about", "around", "roughly", "some", "approximately"):
        return "APPROX"
    if group := e.group("ABOUTS") or e.group("BOUNDS"):
        return _first(("LESSMORE",), e.printed(group))
    return "APPROX" if e.words.printed[e.match.end() - 1] == "so" else None


def _first(kinds: tuple[str, ...], words: tuple[str, ...]) -> str | None:
    return next((value for word in words for kind in kinds if (value := value_in(kind, word))), None)


def _allowed(e: Expression, found: Meaning, context: Context) -> Interval | None:
    """The interval a meaning allows: its stretch of the calendar as the mod narrows it, or what it spans up to now."""
    if found.allowed:
        return calendar.narrow(found.allowed, found.mod)
    if allowed := calendar.interval(found.value):
        return _until_now(e, calendar.narrow(allowed, found.mod), allowed, context) if found.mod else allowed
    if context.published is None or not found.value:
        return None
    start, end = calendar.interval(context.today.isoformat()) or (None, None)
    if found.value == "PRESENT_REF" and start and end:
        return start, end
    if e.rule.name.startswith("lasting") and e.rule.type == "DURATION":
        try:
            return _spanned(e, found.value, context.today)
        except (OverflowError, ValueError):  # before the year 1, after 9999
            return None
    return None


def _until_now(e: Expression, narrowed: Interval, allowed: Interval, context: Context) -> Interval:
    """ "Earlier this week" ends, and "later this week" begins, with the day of publication if that lies in the week."""
    if context.published is None or not (e.has("earlier") or e.has("later")):
        return narrowed
    today, tomorrow = calendar.interval(context.today.isoformat()) or allowed
    if not allowed[0] <= today < allowed[1]:
        return narrowed
    return (allowed[0], tomorrow) if e.has("earlier") else (today, allowed[1])


def _spanned(e: Expression, value: str, today: datetime.date) -> Interval | None:
    """The days of a duration that ends ("the past three months") or begins ("the next 24 hours") today."""
    matched = re.fullmatch(r"P(?:(\d+)([DWMY])|T(\d+)H)", value)
    now = calendar.interval(today.isoformat())
    if matched is None or now is None:
        return None
    sign = 1 if e.has("next", "coming", "following") else -1
    if matched[3]:
        far = now[0] + sign * datetime.timedelta(hours=int(matched[3]))
        return (far, now[1]) if sign < 0 else (now[0], far + datetime.timedelta(days=1))
    end = shift(today, sign * int(matched[1]), matched[2])
    other = calendar.interval(end.isoformat()) or now
    return (other[0], now[1]) if sign < 0 else (now[0], other[1])
