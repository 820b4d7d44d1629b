"""Readings of durations, of what is counted by them ("two weeks ago", "a day later") and of sets.

Each function is named in the reading column of `rules.tsv` and gives what an expression means in a context.
"""

import datetime
from dataclasses import replace
from fractions import Fraction

from onrecord.times.calendar import shift
from onrecord.times.context import DROPPED, Context, Meaning, follows, on, precedes
from onrecord.times.days import near, weekday
from onrecord.times.expressions import Expression
from onrecord.times.numbers import VAGUE, amount, decimal
from onrecord.times.periods import away, away_from, year_earlier
from onrecord.times.rules import value_in
from onrecord.times.tense import told

_ONE = Fraction(1)
_YEARS = {"E": 10, "C": 100}
_DAYS = frozenset({"D", "W", "M", "Y"})
"""Units by which a day is counted from another: "two weeks ago Tuesday"."""
_SECONDS = {"H": 3600, "MIN": 60, "S": 1}
_DETERMINERS = frozenset({"the", "all", "its", "their", "his", "her", "our", "those"})
_HALF_UNITS = {"Y": "6M", "H": "30M", "MIN": "30S", "D": "T12H"}
"""Half a unit, as TIMEX3 writes it: two and a half years are P2Y6M."""
_HALVES = {"H": (30, "MIN"), "MIN": (30, "S"), "D": (12, "H"), "Y": (6, "M"), "E": (5, "Y"), "C": (50, "Y")}
"""Half of one unit, counted in a smaller."""


def duration(e: Expression, c: Context) -> Meaning:
    """So many units; a date where "in" stands before them and the clause looks ahead: "will rule in two weeks"."""
    if e.get("UNIT") == "Q" and (e.has("some") or _is_fraction(e)):
        return DROPPED
    return _ahead(e, c, _count(e)) or Meaning(_period(_count(e), e.get("UNIT") or ""), mod=_couple(e))


def _is_fraction(e: Expression) -> bool:
    """Whether "three quarters" are a part of something: "of the town", unlike "of growth"."""
    after = e.words.small(e.match.end(), e.match.end() + 2)
    return e.has("three") and after[:1] == ["of"] and not _DETERMINERS.isdisjoint(after[1:])


def _ahead(e: Expression, c: Context, count: Fraction | str) -> Meaning | None:
    """The period so many units after publication; None unless "in" stands before them in a clause that looks ahead."""
    unit = e.get("UNIT") or ""
    if isinstance(count, str) or unit in _SECONDS or e.group("BOUNDS") or not follows(e, "in"):
        return None
    if c.published is None or c.narrative or c.tense(e) != "future":
        return None
    return replace(_from_today(c, count, unit, 1), type="DATE")


def months_reported(e: Expression, c: Context) -> Meaning:
    """So many units from the beginning of the year: "the first nine months"."""
    return duration(e, c)


def duration_one(e: Expression, c: Context) -> Meaning:
    """One unit."""
    return Meaning(_period(_ONE, e.get("UNIT") or e.get("LONGLASTING") or ""))


def rate(e: Expression, c: Context) -> Meaning:
    """Every unit of which so many smaller ones are meant: "24 hours a day", "five days a week"."""
    return Meaning(_period(_ONE, value_in("UNIT", e.printed()[-1]) or ""))


def duration_a(e: Expression, c: Context) -> Meaning:
    """One unit; a set in a rate: "$5 million a year", "700 seats a week"."""
    if _is_rate(e):
        return replace(duration_one(e, c), type="SET")
    return _ahead(e, c, _ONE) or duration_one(e, c)


def _is_rate(e: Expression) -> bool:
    """Whether an amount stands before "a year": a number, a unit, or what is counted.

    "It takes 20 men a week to mend it" is no rate: what is counted there needs the time.
    """
    start = e.match.start()
    before = tuple(e.words.small(start - 6, start))
    if e.group("BOUNDS") or not before or not e.has("a", "an"):
        return False
    if before[-1][-1].isdigit() or any(value_in(kind, before[-1]) for kind in ("AMOUNT", "UNITS")):
        return True
    counted = len(before) > 1 and before[-1].endswith("s") and amount(before[-2:-1]) is not None
    return counted and not any(value_in("SPENT", word) for word in before)


def duration_half(e: Expression, c: Context) -> Meaning:
    """Half a unit."""
    count, unit = _HALVES.get(e.get("UNIT") or "", (None, e.get("UNIT") or ""))
    return Meaning(_period(Fraction(count) if count else Fraction(1, 2), unit))


def duration_and_half(e: Expression, c: Context) -> Meaning:
    """A unit and a half."""
    return Meaning(_period(Fraction(3, 2), e.get("UNIT") or ""))


def duration_vague(e: Expression, c: Context) -> Meaning:
    """Units that nobody counted."""
    return Meaning(_period(VAGUE, e.get("UNIT") or ""))


def lasting(e: Expression, c: Context) -> Meaning:
    """So many units up to or from now."""
    return Meaning(_period(_count(e), e.get("UNIT") or ""), mod=_couple(e), anchor=c.published and c.today)


def lasting_vague(e: Expression, c: Context) -> Meaning:
    """Units up to or from now, uncounted."""
    return Meaning(_period(VAGUE, e.get("UNIT") or ""), anchor=c.published and c.today)


def lasting_one(e: Expression, c: Context) -> Meaning:
    """One unit up to now; "the last day of the fair" is none."""
    if e.has("day") and precedes(e, "of"):
        return DROPPED
    return Meaning(_period(_ONE, e.get("UNIT") or ""), anchor=c.published and c.today)


def _period(count: Fraction | str, unit: str) -> str:
    """The duration as TIMEX3 writes it: P3M, PT30M, PXD, P2Y6M; decades and centuries are counted in years."""
    if unit == "2W":
        count, unit = (count if isinstance(count, str) else 2 * count), "W"
    letter, rest = ("M" if unit == "MIN" else unit), ""
    if not isinstance(count, str):
        if unit in _YEARS:
            count, letter = count * _YEARS[unit], "Y"
        if count.denominator == 2 and count > 1 and unit in _HALF_UNITS:
            count, rest = Fraction(count.numerator // 2), _HALF_UNITS[unit]
    return f"P{'T' * (unit in _SECONDS)}{count if isinstance(count, str) else decimal(count)}{letter}{rest}"


def _count(e: Expression) -> Fraction | str:
    found = amount(e.printed(e.group("COUNT")))
    if found is None:
        raise ValueError(f"no number in {e.printed()}")
    return found


def _couple(e: Expression) -> str | None:
    return "APPROX" if e.has("couple") else None


def ago(e: Expression, c: Context) -> Meaning:
    """So many units before publication, as coarse as the unit."""
    return _from_today(c, _count(e), e.get("UNIT") or "", -1)


def ago_one(e: Expression, c: Context) -> Meaning:
    """One unit before publication; in a report of earnings "a year ago" is the same quarter."""
    if e.get("UNIT") == "Y" and c.quarter and not c.months:
        return year_earlier(e, c)
    return _from_today(c, _ONE, e.get("UNIT") or "", -1)


def ago_day(e: Expression, c: Context) -> Meaning:
    """The day so many units before such a weekday, today, yesterday: "two weeks ago Tuesday"."""
    day = datetime.date.fromisoformat((weekday(e, c) if e.group("WEEKDAY") else near(e, c)).value or "")
    count = _count(e) if e.group("COUNT") else _ONE
    if isinstance(count, str):
        return Meaning("PAST_REF", anchor=c.today)
    count, unit = _whole(count, e.get("UNIT") or "")
    if unit == "2W":
        count, unit = 2 * count, "W"
    if unit not in _DAYS:
        raise ValueError(f"no day is counted by {unit}")
    return on(shift(day, -round(count), unit), c.today)


def ago_half(e: Expression, c: Context) -> Meaning:
    """Half a unit before publication, as coarse as the unit that half of it is counted in."""
    count, unit = _HALVES.get(e.get("UNIT") or "", (0, ""))
    if not count:
        raise ValueError(f"no half in {e.printed()}")
    return _from_today(c, Fraction(count), unit, -1)


def ago_and_half(e: Expression, c: Context) -> Meaning:
    """A unit and a half before publication: a year and a half is eighteen months."""
    return _from_today(c, Fraction(3, 2), e.get("UNIT") or "", -1)


def from_previous(e: Expression, c: Context) -> Meaning:
    """So many units after or before the time named before; weeks after a day are days."""
    return _from_previous(c, _count(e), e.get("UNIT") or "", _side(e))


def _side(e: Expression) -> int:
    """After (1) the time named before, or before it (-1)."""
    return -1 if e.has("before", "previously") else int(e.get("LATER") or 1)


def vague_from_previous(e: Expression, c: Context) -> Meaning:
    """Uncounted units after or before the time named before: "days later"."""
    return _from_previous(c, VAGUE, e.get("UNIT") or "", _side(e))


def from_previous_one(e: Expression, c: Context) -> Meaning:
    """One unit after or before the time named before; in a report of earnings "a year earlier" is the same quarter."""
    if e.get("UNIT") == "Y" and e.has("earlier") and c.quarter:
        return _from_today(c, _ONE, "Y", -1) if c.months else year_earlier(e, c)
    return _from_previous(c, _ONE, e.get("UNIT") or "", _side(e))


def _from_previous(c: Context, count: Fraction | str, unit: str, sign: int) -> Meaning:
    """The period so many units from the time named before, as coarse as the unit; weeks from a day are days."""
    if unit in _SECONDS:
        return Meaning(None, anchor=c.previous, type="TIME")
    if isinstance(count, str):
        return Meaning(("PAST_REF" if sign < 0 else "FUTURE_REF") if c.previous else None, anchor=c.previous)
    if unit == "W" and len(c.previous or "") >= len("2022-10-13"):
        count, unit = 7 * count, "D"
    count, unit = _whole(count, unit)
    return Meaning(away_from(c, sign * round(count), unit), anchor=c.previous)


def _whole(count: Fraction, unit: str) -> tuple[Fraction, str]:
    """The same length in units that the calendar counts: decades in years, half years in months."""
    if unit in _YEARS:
        count, unit = count * _YEARS[unit], "Y"
    return (count * 12, "M") if count.denominator != 1 and unit == "Y" else (count, unit)


def _from_today(c: Context, count: Fraction | str, unit: str, sign: int) -> Meaning:
    """The period so many units from publication, as coarse as the unit."""
    if isinstance(count, str):
        return Meaning("PAST_REF" if sign < 0 else "FUTURE_REF", anchor=c.today)
    if unit in _SECONDS:
        return _moment(c, sign * count * _SECONDS[unit], unit)
    count, unit = _whole(count, unit)
    return Meaning(away(c.today, sign * round(count), unit), anchor=c.today)


def _moment(c: Context, seconds: Fraction, unit: str) -> Meaning:
    """The hour or minute counted from the hour of publication, where that is known."""
    if not isinstance(c.published, datetime.datetime):
        return Meaning(None, anchor=c.today, type="TIME")
    moment = c.published + datetime.timedelta(seconds=float(seconds))
    return Meaning(moment.strftime("%Y-%m-%dT%H" if unit == "H" else "%Y-%m-%dT%H:%M"), anchor=c.today, type="TIME")


def present(e: Expression, c: Context) -> Meaning:
    """Now; no time at all where it opens a sentence before a comma: "Now, let us be clear"."""
    opens = e.span.of(e.words.text)[0].isupper() and precedes(e, ",")
    return DROPPED if opens and e.has("now") else Meaning("PRESENT_REF")


def soon(e: Expression, c: Context) -> Meaning:
    """Soon, seen from now; no time at all in a narrative: "the city soon fell", "a protest that soon became a riot"."""
    return DROPPED if c.tense(e) == "past" or told(e) else Meaning("FUTURE_REF")


def every(e: Expression, c: Context) -> Meaning:
    """Every unit, or every other."""
    return Meaning(_period(Fraction(2 if e.has("other") else 1), e.get("UNIT") or ""))


def every_weekday(e: Expression, c: Context) -> Meaning:
    """Every such weekday, month, season or part of the day, as TIMEX3 leaves open which."""
    if e.group("WEEKDAY"):
        return Meaning(f"XXXX-WXX-{e.get('WEEKDAY')}")
    if e.group("PART"):
        return Meaning(f"XXXX-XX-XXT{e.get('PART')}")
    return Meaning(f"XXXX-{e.get('MONTH') if e.group('MONTH') else e.get('SEASON')}")


def every_weekday_part(e: Expression, c: Context) -> Meaning:
    """The same part of every such weekday: "on Friday evenings"."""
    return Meaning(f"XXXX-WXX-{e.get('WEEKDAY')}T{e.get('PART')}")


def every_weekday_ahead(e: Expression, c: Context) -> Meaning:
    """The part of every such weekday that is named two words on: "on Monday and Tuesday nights"."""
    part = value_in("PARTS", e.words.printed[e.match.end() + 2])
    return Meaning(f"XXXX-WXX-{e.get('WEEKDAY')}T{part}")


def often(e: Expression, c: Context) -> Meaning:
    """Daily, weekly, yearly."""
    return Meaning(e.get("OFTEN"))
