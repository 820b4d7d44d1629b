"""An expression's value: its words reckoned from the publication date, or from the date that the text named before.

Each function below `READINGS` is named in the reading column of `rules.tsv` and gives what the words mean in a
context, or None where that cannot be known.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from onrecord.times import calendar
from onrecord.times.calendar import shift, value_of
from onrecord.times.expressions import Expression
from onrecord.times.numbers import VAGUE, amount, decimal
from onrecord.times.tense import Tense


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: value, mod, the day it was counted from; a type where the rule's does not hold."""

    value: str | None
    mod: str | None = None
    anchor: datetime.date | None = None
    type: str | None = None


@dataclass(slots=True)
class Context:
    """What the words are read against: the publication day, the time named before, the tense of the clause."""

    published: datetime.date | None
    tense: Callable[[Expression], Tense]
    narrative: bool = False
    previous: str | None = None
    quarter: str | None = None

    @property
    def base(self) -> datetime.date | None:
        """The day to reckon from: the publication, or in a narrative of the past the day named before."""
        return self.before if self.narrative or self.published is None else self.published

    @property
    def before(self) -> datetime.date | None:
        """The first day of the time named before."""
        allowed = calendar.interval(self.previous)
        return allowed[0].date() if allowed else None

    def read(self, expression: Expression) -> "Meaning":
        """What the expression means; what it names is remembered for those that follow."""
        found = meaning(expression, self)
        if calendar.interval(found.value):
            self.previous = found.value
            if "-Q" in (found.value or "") and expression.rule.name in _REPORTED:
                self.quarter = self.quarter or found.value
        return found


DATED = frozenset({"weekday-full-date", "day-month-year", "month-year", "year", "season-year", "iso"})
"""Rules whose words name a year."""
DEICTIC = frozenset(
    {"near", "near-part", "weekday", "weekday-part", "unit-step", "ago", "ago-a", "month-back", "weekday-back"}
)
"""Rules whose words are counted from the day of writing."""
_REPORTED = frozenset({"quarter", "quarter-adjective", "quarter-of-year", "quarter-step-year"})
"""Rules that name the quarter a report of earnings is about, with which "a year earlier" compares."""

_SOON = 110
"""Days that a month and day may lie ahead in a clause that does not look ahead."""

DROPPED = "none"
"""The type of a meaning that is no time after all."""

Reading = Callable[[Expression, Context], Meaning | None]


def meaning(expression: Expression, context: Context) -> Meaning:
    """What the expression means in its context; value None where that cannot be known."""
    reading = expression.rule.reading
    try:
        found = Meaning(reading[1:]) if reading.startswith("=") else READINGS[reading](expression, context)
    except (OverflowError, ValueError):
        found = None
    found = found or Meaning(None)
    return found if found.mod else replace(found, mod=_mod(expression))


def _mod(expression: Expression) -> str | None:
    """The mod that words like "early", "nearly", "more than" give."""
    if group := next((g for g in map(expression.group, ("EDGE", "SHORTEDGE", "FOREGOING")) if g), None):
        values = [_word(kind, w) for w in expression.printed(group) for kind in ("EDGEWORD", "EDGENOUN", "EDGEPART")]
        return next((v for v in values if v), None)
    if expression.rule.type == "DURATION" and _follows(expression, "about", "around", "roughly", "some", "approximately"):
        return "APPROX"
    if group := expression.group("ABOUTS") or expression.group("BOUNDS"):
        values = [_word("LESSMORE", w) for w in expression.printed(group)]
        return next((v for v in values if v), None)
    return "APPROX" if expression.printed()[-2:] == ("or", "so") else None


def _word(kind: str, word: str) -> str | None:
    from onrecord.times.rules import grammar

    return grammar().lexicon.values.get((kind, word))


def _direction(e: Expression, c: Context) -> int:
    """Before or after the base: by the tense of the clause."""
    return {"past": -1, "future": 1}.get(c.tense(e) or "", 0)


# dates printed in full


def _printed(e: Expression, c: Context) -> Meaning | None:
    value = e.printed()[0].upper().replace(" ", "T")
    return Meaning(value, type="TIME" if "T" in value else "DATE") if calendar.interval(value) else None


def _slashed(e: Expression, c: Context) -> Meaning | None:
    """American order unless only the other makes a date; with points, the European."""
    first, second, year = (int(n) for n in re.split(r"[/.]", e.printed()[0]))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    month, day = (second, first) if "." in e.printed()[0] or first > 12 else (first, second)
    return Meaning(f"{year:04}-{month:02}-{day:02}") if calendar.is_date(year, month, day) else None


def _number(e: Expression, kind: str) -> int:
    return int(re.sub(r"\D", "", e.get(kind) or ""))


def _full_date(e: Expression, c: Context) -> Meaning | None:
    year, month, day = _number(e, "YEAR"), _number(e, "MONTH"), _number(e, "DAY")
    if not calendar.is_date(year, month, day):
        return None
    return Meaning(f"{year:04}-{month:02}-{day:02}")


def _year_value(words: tuple[str, ...]) -> str:
    digits = re.sub(r"\D", "", words[-1])
    return digits if len(digits) > 2 else f"{'20' if int(digits) < 30 else '19'}{digits}"


def _year(e: Expression, c: Context) -> Meaning | None:
    return Meaning(_year_value(e.printed()))


def _year_bc(e: Expression, c: Context) -> Meaning | None:
    return Meaning(f"BC{_number(e, 'YEAR') if e.group('YEAR') else _number(e, 'DIGITS'):04}")


def _month_year(e: Expression, c: Context) -> Meaning | None:
    year = _spoken_year(e, c) if e.group("SPOKENYEAR") else Meaning(_year_value(e.printed()))
    return Meaning(f"{year.value}-{e.get('MONTH')}") if year else None


def _spoken_year(e: Expression, c: Context) -> Meaning | None:
    words = [w for w in e.printed("SPOKENYEAR") if w not in ("-", "and", "oh")]
    if words[0] == "two":
        return Meaning(str(2000 + int(amount(tuple(words[2:])) or 0)))
    rest = words[1:]
    return Meaning(f"{_word('NUMWORD', words[0])}{int(amount(tuple(rest)) or 0) % 100:02}")


def _decade(e: Expression, c: Context) -> Meaning | None:
    digits = re.sub(r"\D", "", e.printed()[-1])[:-1]
    return Meaning(digits if len(digits) == 3 else f"{'20' if digits in '0' else '19'}{digits}")


def _decade_words(e: Expression, c: Context) -> Meaning | None:
    century = "18" if e.has("eighteen") else "19"
    return Meaning(century + (e.get("TENWORDS") or ""))


def _nth(e: Expression, kind: str = "NTHS") -> int:
    word = e.printed(e.group(kind))[0]
    return int(_word("ORDINAL", word) or re.sub(r"\D", "", word))


def _century(e: Expression, c: Context) -> Meaning | None:
    return Meaning(f"{_nth(e) - 1:02}")


def _century_here(e: Expression, c: Context) -> Meaning | None:
    return Meaning(value_of(c.published, "C"), anchor=c.published) if c.published else None


# months, and days of months


def _month_day(e: Expression, c: Context) -> Meaning | None:
    """The nearest such day; what ended on it is over: "in the year ended Dec. 31", printed in November."""
    if c.base is None:
        return None
    month, day = int(e.get("MONTH") or 0), _number(e, "DAY")
    if c.narrative:
        return _told(c, month, day)
    step = _step(e) or (-1 if _follows(e, "ended") else 0)
    found = calendar.day_near(c.base, month, day, step)
    if found and not step and (found - c.base).days > _SOON and c.tense(e) != "future":
        found = calendar.day_near(c.base, month, day, -1)
    return Meaning(found.isoformat(), anchor=c.base) if found else None


def _told(c: Context, month: int, day: int | None) -> Meaning | None:
    """In a narrative: in the year just named, else near the date just named, rather after it than before."""
    before = c.before
    if before is None:
        return None
    if (
        c.previous
        and re.fullmatch(r"\d{4}(-(SP|SU|FA|WI))?", c.previous)
        and calendar.is_date(before.year, month, day or 1)
    ):
        found: datetime.date | None = datetime.date(before.year, month, day or 1)
    else:
        found = calendar.day_near(shift(before, 2, "M"), month, day or 1, 0)
    return Meaning(value_of(found, "D" if day else "M"), anchor=before) if found else None


def _follows(e: Expression, *words: str) -> bool:
    """Whether one of the words stands just before the expression."""
    at = e.match.start() - 1
    return at >= 0 and e.words.printed(at).lower() in words


def _month_nth(e: Expression, c: Context) -> Meaning | None:
    if c.base is None:
        return None
    found = calendar.day_near(c.base, int(e.get("MONTH") or 0), _nth(e, "ORDINAL"), 0)
    return Meaning(found.isoformat(), anchor=c.base) if found else None


def _in_year(e: Expression, year: int, anchor: datetime.date) -> Meaning:
    return Meaning(f"{year:04}-{e.get('MONTH')}", anchor=anchor)


def _month(e: Expression, c: Context) -> Meaning | None:
    if c.base is None:
        return None
    month = int(e.get("MONTH") or 0)
    if c.narrative:
        return _told(c, month, None)
    ahead = (month - c.base.month) % 12
    if _follows(e, "by", "until", "through") and ahead <= 6:
        direction = 1 if ahead else 0
    else:
        direction = 0 if ahead <= 2 else _direction(e, c)
    return _in_year(e, calendar.month_away(c.base, month, direction), c.base)


def _month_back(e: Expression, c: Context) -> Meaning | None:
    """The last such month; the one just gone would have been called "last month"."""
    if c.base is None:
        return None
    month = int(e.get("MONTH") or 0)
    year = calendar.month_away(c.base, month, -1)
    return _in_year(e, year - (1 if (c.base.month - month) % 12 == 1 else 0), c.base)


def _month_forth(e: Expression, c: Context) -> Meaning | None:
    return _in_year(e, calendar.month_away(c.base, int(e.get("MONTH") or 0), 1), c.base) if c.base else None


def _month_here(e: Expression, c: Context) -> Meaning | None:
    return _in_year(e, c.base.year, c.base) if c.base else None


def _month_that_year(e: Expression, c: Context) -> Meaning | None:
    return _in_year(e, c.before.year, c.before) if c.before else None


def _step(e: Expression) -> int:
    """How far: "last" one back, "next" one on, "this" none."""
    return int(e.get("BACK") or e.get("FORTH") or e.get("HERE") or (-1 if e.has("past") else 0))


def _month_step_year(e: Expression, c: Context) -> Meaning | None:
    return _in_year(e, c.base.year + _step(e), c.base) if c.base else None


# days of the week, and of these days


def _weekday(e: Expression, c: Context) -> Meaning | None:
    """The last such day, the publication day itself included; the next where the clause looks ahead."""
    return _weekday_towards(e, c, 1 if c.tense(e) == "future" else -1, same=True)


def _weekday_towards(e: Expression, c: Context, direction: int, *, same: bool) -> Meaning | None:
    if c.published is None:
        return None
    apart = (int(e.get("WEEKDAY") or 0) - c.published.isoweekday()) % 7
    if direction < 0:
        apart = apart - 7 if apart else 0
    if apart == 0 and not same:
        apart = 7 * direction
    return Meaning(shift(c.published, apart, "D").isoformat(), anchor=c.published)


def _weekday_back(e: Expression, c: Context) -> Meaning | None:
    return _weekday_towards(e, c, -1, same=False)


def _weekday_forth(e: Expression, c: Context) -> Meaning | None:
    return _weekday_towards(e, c, 1, same=False)


def _weekday_here(e: Expression, c: Context) -> Meaning | None:
    return _weekday_towards(e, c, -1 if c.tense(e) == "past" else 1, same=True)


def _weekday_of_week(e: Expression, c: Context) -> Meaning | None:
    if c.published is None:
        return None
    monday = shift(c.published, _step(e) * 7 - c.published.weekday(), "D")
    return Meaning(shift(monday, int(e.get("WEEKDAY") or 1) - 1, "D").isoformat(), anchor=c.published)


def _with_part(day: Meaning | None, part: str | None) -> Meaning | None:
    return replace(day, value=f"{day.value}T{part}") if day and day.value and part else None


def _weekday_part(e: Expression, c: Context) -> Meaning | None:
    return _with_part(_weekday(e, c), e.get("PART"))


def _weekday_back_part(e: Expression, c: Context) -> Meaning | None:
    return _with_part(_weekday_back(e, c), e.get("PART"))


def _near(e: Expression, c: Context) -> Meaning | None:
    if c.published is None:
        return None
    return Meaning(shift(c.published, int(e.get("NEARBY") or 0), "D").isoformat(), anchor=c.published)


def _near_part(e: Expression, c: Context) -> Meaning | None:
    return _with_part(_near(e, c), e.get("PART") or "NI")


def _last_night(e: Expression, c: Context) -> Meaning | None:
    if c.published is None:
        return None
    part = "NI" if e.has("night") else "EV"
    return _with_part(Meaning(shift(c.published, -1, "D").isoformat(), anchor=c.published), part)


def _two_days_back(e: Expression, c: Context) -> Meaning | None:
    return Meaning(shift(c.published, -2, "D").isoformat(), anchor=c.published) if c.published else None


def _two_days_on(e: Expression, c: Context) -> Meaning | None:
    return Meaning(shift(c.published, 2, "D").isoformat(), anchor=c.published) if c.published else None


def _part_of_full_date(e: Expression, c: Context) -> Meaning | None:
    return _with_part(_full_date(e, c), e.get("PART"))


def _part_of_date(e: Expression, c: Context) -> Meaning | None:
    return _with_part(_month_day(e, c), e.get("PART"))


def _day_before(c: Context) -> datetime.date | None:
    """The day named before, if it was a day; else the publication."""
    return c.before if c.previous and re.match(r"\d{4}-\d\d-\d\d", c.previous) else c.published


def _part_that(e: Expression, c: Context) -> Meaning | None:
    day = _day_before(c)
    return _with_part(Meaning(day.isoformat(), anchor=day), e.get("PART")) if day else None


def _part_next(e: Expression, c: Context) -> Meaning | None:
    day = _day_before(c)
    return _with_part(Meaning(shift(day, 1, "D").isoformat(), anchor=day), e.get("PART")) if day else None


def _holiday_in(e: Expression, year: int) -> datetime.date:
    day = calendar.holiday(e.get("HOLIDAY") or "", year)
    return shift(day, -1, "D") if e.has("eve") else day


def _holiday_year(e: Expression, c: Context) -> Meaning | None:
    return Meaning(_holiday_in(e, _number(e, "YEAR")).isoformat())


def _holiday(e: Expression, c: Context) -> Meaning | None:
    """The last such day, or the next where the words or the clause look ahead."""
    if c.published is None:
        return None
    days = [_holiday_in(e, c.published.year + step) for step in (-1, 0, 1)]
    ahead = _step(e) > 0 or (not _step(e) and c.tense(e) == "future")
    day = next(d for d in days if d >= c.published) if ahead else max(d for d in days if d <= c.published)
    return Meaning(day.isoformat(), anchor=c.published)


def _year_end(e: Expression, c: Context) -> Meaning | None:
    return Meaning(value_of(c.published, "Y"), mod="END", anchor=c.published) if c.published else None


# last week, this year, the quarter


def _away(day: datetime.date, count: int, unit: str) -> str | None:
    """The value of the period so many units away, as coarse as the unit; None for hours and less."""
    count, unit = (2 * count, "W") if unit == "2W" else (count, unit)
    if unit == "WE":
        return value_of(shift(day, count, "W"), "WE")
    return value_of(shift(day, count, unit), unit) if unit in "DWMQYEC" else None


def _unit_step(e: Expression, c: Context) -> Meaning | None:
    unit = e.get("UNIT") or "D"
    if c.published is None:
        return None
    value = _away(c.published, _step(e), unit)
    return Meaning(value, anchor=c.published) if value else None


def _unit_the(e: Expression, c: Context) -> Meaning | None:
    """ "the year" is this one, "the quarter" the one reported on."""
    unit = e.get("UNIT") or "D"
    if c.published is None:
        return None
    if unit == "Q":
        return Meaning(_reported(c, c.published), anchor=c.published)
    if unit == "WE" and c.published.weekday() < 5 and c.tense(e) != "future":
        return Meaning(value_of(shift(c.published, -1, "W"), "WE"), anchor=c.published)
    return _unit_step(e, c)


def _reported(c: Context, published: datetime.date) -> str:
    """The quarter that a report of earnings is about: the one it named, else the last that was over."""
    return c.quarter or value_of(shift(published, -1, "Q"), "Q")


def _latest(e: Expression, c: Context) -> Meaning | None:
    return Meaning(value_of(shift(c.published, -1, "Q"), "Q"), anchor=c.published) if c.published else None


def _previous_step(e: Expression, c: Context) -> Meaning | None:
    if c.before is None:
        return None
    value = _away(c.before, _step(e) or 1, e.get("UNIT") or "")
    return Meaning(value, anchor=c.before) if value else None


def _previous_same(e: Expression, c: Context) -> Meaning | None:
    if c.before is None:
        return None
    value = _away(c.before, 0, e.get("UNIT") or "")
    return Meaning(value, anchor=c.before) if value else None


# quarters, halves, seasons


def _quarter(e: Expression, c: Context) -> Meaning | None:
    if c.base is None:
        return None
    number, year = _nth(e), c.base.year
    now = (c.base.month + 2) // 3
    if number > now and (c.tense(e) == "past" or number - now > 1):
        year -= 1
    elif number < now - 1 and c.tense(e) == "future":
        year += 1
    return Meaning(f"{year:04}-Q{number}", anchor=c.base)


def _week_of(e: Expression, c: Context) -> Meaning | None:
    day = _month_day(e, c)
    return replace(day, value=value_of(datetime.date.fromisoformat(day.value), "W")) if day and day.value else None


def _quarter_of_year(e: Expression, c: Context) -> Meaning | None:
    return Meaning(f"{e.get('YEAR')}-Q{_nth(e)}")


def _quarter_step_year(e: Expression, c: Context) -> Meaning | None:
    return Meaning(f"{c.base.year + _step(e):04}-Q{_nth(e)}", anchor=c.base) if c.base else None


def _half(e: Expression) -> int:
    return 1 if e.has("first") else 2


def _half_of_year(e: Expression, c: Context) -> Meaning | None:
    return Meaning(f"{e.get('YEAR')}-H{_half(e)}")


def _half_step_year(e: Expression, c: Context) -> Meaning | None:
    return Meaning(f"{c.base.year + _step(e):04}-H{_half(e)}", anchor=c.base) if c.base else None


def _day_beside(e: Expression, c: Context) -> Meaning | None:
    """The day that shares its month with the one beside it: "Sept. 26 and 27", "26 and 27 September"."""
    if c.base is None:
        return None
    near = [e.words.printed(i) for i in range(max(e.match.start() - 3, 0), min(e.match.end() + 3, len(e.words.starts)))]
    month = next((value for word in near if (value := _word("MONTH", word))), None)
    found = calendar.day_near(c.base, int(month or 0), _number(e, "DAY"), 0)
    return Meaning(found.isoformat(), anchor=c.base) if found else None


def _year_and_quarter(e: Expression, c: Context) -> Meaning | None:
    if c.published is None:
        return None
    number = f"Q{_nth(e)}" if e.group("NTHS") else _reported(c, c.published)[5:]
    return Meaning(f"{e.get('YEAR')}-{number}", anchor=c.published)


def _fiscal_year(e: Expression, c: Context) -> Meaning | None:
    return Meaning(f"{c.published.year + _step(e):04}", anchor=c.published) if c.published else None


def _year_earlier(e: Expression, c: Context) -> Meaning | None:
    """The year before; where a quarter is being reported on, that quarter of it."""
    if c.published is None:
        return None
    if e.group("NTHS"):
        return Meaning(f"{c.published.year - 1:04}-Q{_nth(e)}", anchor=c.published)
    year, _, number = _reported(c, c.published).partition("-")
    return Meaning(f"{int(year) - 1:04}-{number}", anchor=c.published)


def _season_year(e: Expression, c: Context) -> Meaning | None:
    year = _spoken_year(e, c) if e.group("SPOKENYEAR") else Meaning(e.get("YEAR"))
    return Meaning(f"{year.value}-{e.get('SEASON')}") if year else None


def _season(e: Expression, c: Context) -> Meaning | None:
    return _season_towards(e, c, 0)


def _season_step(e: Expression, c: Context) -> Meaning | None:
    return _season_towards(e, c, _step(e))


def _season_towards(e: Expression, c: Context, step: int) -> Meaning | None:
    """Last, this or next spring: counted in springs from the one that has begun last."""
    if c.base is None:
        return None
    season = e.get("SEASON") or ""
    if c.narrative and not step:
        told = _told(c, calendar.SEASON_STARTS[season], None)
        return replace(told, value=f"{(told.value or '')[:4]}-{season}") if told else None
    year, now = calendar.season_of(c.base)
    order = ("SP", "SU", "FA", "WI")
    if step < 0 and order.index(season) >= order.index(now) or step > 0 and order.index(season) <= order.index(now):
        year += step
    return Meaning(f"{year:04}-{season}", anchor=c.base)


# durations and what is counted from them


def _period(number: Fraction | str, unit: str) -> str:
    """The TIMEX3 duration: P3M, PT30M, PXD, P2.5Y; a century is 100 years."""
    if unit == "2W":
        number, unit = (number if isinstance(number, str) else number * 2), "W"
    if unit in "EC" and isinstance(number, Fraction):
        number, unit = number * (10 if unit == "E" else 100), "Y"
    letter = {"MIN": "M", "C": "CE"}.get(unit, unit)
    rest, printed = "", number if isinstance(number, str) else decimal(number)
    if not isinstance(number, str) and number.denominator == 2 and number > 1 and unit in _HALVES:
        rest, printed = _HALVES[unit], str(number.numerator // 2)
    return f"P{'T' if unit in ('H', 'MIN', 'S') else ''}{printed}{letter}{rest}"


_HALVES = {"Y": "6M", "H": "30M", "MIN": "30S", "D": "T12H"}
"""Half a unit, as TIMEX3 writes it: two and a half years are P2Y6M."""


def _count(e: Expression) -> Fraction | str:
    found = amount(e.printed(e.group("COUNT")))
    if found is None:
        raise ValueError(f"no number in {e.printed()}")
    return found


def _couple(e: Expression) -> str | None:
    return "APPROX" if e.has("couple") else None


def _duration(e: Expression, c: Context) -> Meaning | None:
    return Meaning(_period(_count(e), e.get("UNIT") or ""), mod=_couple(e))


def _duration_one(e: Expression, c: Context) -> Meaning | None:
    return Meaning(_period(Fraction(1), e.get("UNIT") or ""))


def _duration_half(e: Expression, c: Context) -> Meaning | None:
    unit = e.get("UNIT") or ""
    minor = {"H": (30, "MIN"), "MIN": (30, "S"), "D": (12, "H"), "Y": (6, "M"), "E": (5, "Y"), "C": (50, "Y")}
    number, unit = minor.get(unit, (Fraction(1, 2), unit))
    return Meaning(_period(Fraction(number), unit))


def _duration_and_half(e: Expression, c: Context) -> Meaning | None:
    return Meaning(_period(Fraction(3, 2), e.get("UNIT") or ""))


def _duration_vague(e: Expression, c: Context) -> Meaning | None:
    return Meaning(_period(VAGUE, e.get("UNIT") or ""))


def _lasting(e: Expression, c: Context) -> Meaning | None:
    return Meaning(_period(_count(e), e.get("UNIT") or ""), mod=_couple(e), anchor=c.base)


def _lasting_vague(e: Expression, c: Context) -> Meaning | None:
    return Meaning(_period(VAGUE, e.get("UNIT") or ""), anchor=c.base)


def _lasting_one(e: Expression, c: Context) -> Meaning | None:
    return Meaning(_period(Fraction(1), e.get("UNIT") or ""), anchor=c.base)


def _counted(day: datetime.date | None, number: Fraction | str, unit: str, sign: int) -> Meaning | None:
    """The period so many units from a day, as coarse as the unit."""
    if day is None:
        return None
    if isinstance(number, str):
        return Meaning("PAST_REF" if sign < 0 else "FUTURE_REF", anchor=day)
    if unit in ("H", "MIN", "S"):
        return Meaning(None, anchor=day, type="TIME")
    if unit in "EC":
        number, unit = number * (10 if unit == "E" else 100), "Y"
    if number.denominator != 1 and unit == "Y":
        number, unit = number * 12, "M"
    value = _away(day, sign * round(number), unit)
    return Meaning(value, anchor=day) if value else None


def _ago(e: Expression, c: Context) -> Meaning | None:
    return _counted(c.published, _count(e), e.get("UNIT") or "", -1)


def _ago_one(e: Expression, c: Context) -> Meaning | None:
    if e.get("UNIT") == "Y" and c.quarter:
        return _year_earlier(e, c)
    return _counted(c.published, Fraction(1), e.get("UNIT") or "", -1)


def _from_previous(e: Expression, c: Context) -> Meaning | None:
    sign, unit = int(e.get("LATER") or 1), e.get("UNIT") or ""
    found, number = _counted(c.before, _count(e), unit, sign), _count(e)
    if (
        found
        and c.before
        and unit == "W"
        and isinstance(number, Fraction)
        and len(c.previous or "") >= len("2022-10-13")
    ):
        return replace(found, value=shift(c.before, sign * round(7 * number), "D").isoformat())
    return found


def _from_previous_one(e: Expression, c: Context) -> Meaning | None:
    if e.get("UNIT") == "Y" and e.has("earlier") and c.quarter:
        return _year_earlier(e, c)
    return _counted(c.before, Fraction(1), e.get("UNIT") or "", int(e.get("LATER") or 1))


# sets


def _every(e: Expression, c: Context) -> Meaning | None:
    return Meaning(_period(Fraction(2 if e.has("other") else 1), e.get("UNIT") or ""))


def _every_weekday(e: Expression, c: Context) -> Meaning | None:
    if e.group("WEEKDAY"):
        return Meaning(f"XXXX-WXX-{e.get('WEEKDAY')}")
    if e.group("PART"):
        return Meaning(f"XXXX-XX-XXT{e.get('PART')}")
    return Meaning(f"XXXX-{e.get('MONTH') if e.group('MONTH') else e.get('SEASON')}")


def _often(e: Expression, c: Context) -> Meaning | None:
    return Meaning(e.get("OFTEN"))


# times of day


def _time(e: Expression) -> str:
    words = e.printed("CLOCKTIME")
    if noon := _word("NOON", words[0]):
        return noon
    hour, _, minute = words[0].partition(":")
    number = int(hour) if hour.isdigit() else int(amount((hour,)) or 0)
    half = _word("HALFDAY", words[-1])
    if half:
        number = number % 12 + (12 if half == "PM" else 0)
    return f"{number:02}:{minute or '00'}"


def _clock(e: Expression, c: Context) -> Meaning | None:
    if c.base is None:
        return Meaning(f"XXXX-XX-XXT{_time(e)}")
    return Meaning(f"{c.base.isoformat()}T{_time(e)}", anchor=c.base)


def _clock_date(e: Expression, c: Context) -> Meaning | None:
    return _with_part(_month_day(e, c), _time(e))


def _clock_in_part(e: Expression, c: Context) -> Meaning | None:
    if c.base is None:
        return None
    hour = int(amount(e.printed()[:1]) or 0) % 12 + (0 if e.get("PART") == "MO" else 12)
    return Meaning(f"{c.base.isoformat()}T{hour:02}:00", anchor=c.base)


def _soon(e: Expression, c: Context) -> Meaning | None:
    """No time at all in a narrative: "the city soon fell"."""
    return Meaning("FUTURE_REF", type=DROPPED if c.tense(e) == "past" else None)


def _clock_day(e: Expression, c: Context) -> Meaning | None:
    day = _weekday(e, c) if e.group("WEEKDAY") else _near(e, c)
    return _with_part(day, _time(e))


READINGS: dict[str, Reading] = {
    name.removeprefix("_"): function
    for name, function in globals().copy().items()
    if name.startswith("_") and callable(function) and getattr(function, "__code__", None) is not None
}
"""What `rules.tsv` can name in its reading column."""
