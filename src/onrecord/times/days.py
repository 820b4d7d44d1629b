"""Readings of days seen from today: weekdays, yesterday, this morning, holidays; and of times of day.

Each function is named in the reading column of `rules.tsv` and gives what an expression means in a context.
"""

import datetime
from dataclasses import replace

from onrecord.times import calendar
from onrecord.times.calendar import shift, value_of
from onrecord.times.context import DROPPED, Context, Meaning, nth, number, on, precedes, step
from onrecord.times.dates import full_date, month, month_day
from onrecord.times.expressions import Expression
from onrecord.times.numbers import amount
from onrecord.times.rules import value_in

_TO = frozenset({"to", "through", "until", "till", "-", "–"})
_YEAR = 12
"""Months in which a weekday falls on a day of the month, nearly always."""
_SOON = 14
"""Days that a holiday may lie ahead in a clause that does not look ahead: "as Easter week began"."""


def weekday(e: Expression, c: Context) -> Meaning:
    """The last such day, the publication day itself included; the next where the clause looks ahead.

    The second of two is the next after the first: "from Thursday to Sunday".
    """
    if _ends_a_range(e) and c.is_day_named:
        return on(shift(c.before, (number(e, "WEEKDAY") - c.before.isoweekday()) % 7, "D"), c.before)
    return _towards(number(e, "WEEKDAY"), c, 1 if c.tense(e) == "future" else -1, same=True)


def _ends_a_range(e: Expression) -> bool:
    """Whether a weekday and "to" stand before this one."""
    before = e.words.printed[max(e.match.start() - 2, 0) : e.match.start()]
    return len(before) == 2 and value_in("WEEKDAY", before[0]) is not None and before[1].lower() in _TO


def _towards(weekday: int, c: Context, direction: int, *, same: bool) -> Meaning:
    apart = (weekday - c.now.isoweekday()) % 7
    if direction < 0:
        apart = apart - 7 if apart else 0
    if apart == 0 and not same:
        apart = 7 * direction
    return on(shift(c.now, apart, "D"), c.now)


def weekday_back(e: Expression, c: Context) -> Meaning:
    """The last such day before publication; "the previous Friday" is that before the day named before."""
    if e.has("previous", "preceding") and c.is_day_named:
        apart = (c.before.isoweekday() - number(e, "WEEKDAY") - 1) % 7 + 1
        return on(shift(c.before, -apart, "D"), c.before)
    return _towards(number(e, "WEEKDAY"), c, -1, same=False)


def weekday_forth(e: Expression, c: Context) -> Meaning:
    """The first such day after publication."""
    return _towards(number(e, "WEEKDAY"), c, 1, same=False)


def weekday_here(e: Expression, c: Context) -> Meaning:
    """The next such day, or the last where the clause looks back."""
    return _towards(number(e, "WEEKDAY"), c, -1 if c.tense(e) == "past" else 1, same=True)


def day_beside_weekday(e: Expression, c: Context) -> Meaning:
    """The day before or after such a weekday: "the day before last Tuesday's hearing"."""
    away = step(e)
    day = weekday_back(e, c) if away < 0 else weekday_forth(e, c) if away > 0 else weekday(e, c)
    return on(shift(datetime.date.fromisoformat(day.value or ""), -1 if e.has("before") else 1, "D"), c.now)


def weekday_of_week(e: Expression, c: Context) -> Meaning:
    """That day of last, this or next week."""
    monday = shift(c.today, step(e) * 7 - c.today.weekday(), "D")
    return on(shift(monday, number(e, "WEEKDAY") - 1, "D"), c.today)


def weekday_of_month(e: Expression, c: Context) -> Meaning:
    """The first, third or last such day of a month: "the last Friday of this month"."""
    if e.group("MONTH"):
        first = datetime.date.fromisoformat(f"{month(e, c).value}-01")
    else:
        first = shift(c.today.replace(day=1), _month_step(e), "M")
    if e.group("NTHS"):
        day = shift(first, (number(e, "WEEKDAY") - first.isoweekday()) % 7 + 7 * (nth(e) - 1), "D")
    else:
        after = shift(first, 1, "M")
        day = shift(after, -((after.isoweekday() - number(e, "WEEKDAY") - 1) % 7 + 1), "D")
    if day.month != first.month:
        raise ValueError(f"no such day in the month: {e.printed()}")
    return on(day, c.base)


def _month_step(e: Expression) -> int:
    """How far the month is away that the words end in: "of last month"."""
    word = e.printed()[-2]
    return int(value_in("BACK", word) or value_in("FORTH", word) or 0)


def weekday_part(e: Expression, c: Context) -> Meaning:
    """The morning, evening or night of such a day."""
    return weekday(e, c).at(e.get("PART") or "")


def weekday_back_part(e: Expression, c: Context) -> Meaning:
    """The morning, evening or night of the last such day."""
    return weekday_back(e, c).at(e.get("PART") or "")


def night_of(e: Expression, c: Context) -> Meaning:
    """The night that begins on such a day."""
    return weekday(e, c).at("NI")


def night_into(e: Expression, c: Context) -> Meaning:
    """The night that ends on such a day, and is of the day before."""
    day = shift(datetime.date.fromisoformat(weekday(e, c).value or ""), -1, "D")
    return on(day, c.now).at("NI")


def weekday_nth(e: Expression, c: Context) -> Meaning:
    """The nearest day of a month that is such a weekday, on the side that the clause looks to."""
    months = (shift(c.base.replace(day=1), away, "M") for away in range(-_YEAR, _YEAR + 1))
    days = (shift(first, number(e, "NTH") - 1, "D") for first in months)
    side = {"past": -1, "future": 1}.get(c.tense(e) or "", 0)
    fitting = [day for day in days if day.isoweekday() == number(e, "WEEKDAY") and (day - c.base).days * side >= 0]
    return on(min(fitting, key=lambda day: abs((day - c.base).days)), c.base)


def near(e: Expression, c: Context) -> Meaning:
    """Today, yesterday, tomorrow."""
    return on(shift(c.today, int(e.get("NEARBY") or 0), "D"), c.today)


def near_part(e: Expression, c: Context) -> Meaning:
    """This morning, yesterday evening, tonight."""
    return near(e, c).at(e.get("PART") or "NI")


def last_night(e: Expression, c: Context) -> Meaning:
    """Yesterday's night or evening."""
    return on(shift(c.today, -1, "D"), c.today).at("NI" if e.has("night") else "EV")


def same_day(e: Expression, c: Context) -> Meaning:
    """The day named just before: "on Oct. 3, the day before a warrant was issued"; of a month, none of its days."""
    return on(c.before, c.before) if c.is_day_named else Meaning(None)


def overnight(e: Expression, c: Context) -> Meaning:
    """The night before publication, or the coming one where the clause looks ahead."""
    return on(shift(c.today, 0 if c.tense(e) == "future" else -1, "D"), c.today).at("NI")


def two_days_back(e: Expression, c: Context) -> Meaning:
    """The day before yesterday."""
    return on(shift(c.today, -2, "D"), c.today)


def two_days_on(e: Expression, c: Context) -> Meaning:
    """The day after tomorrow."""
    return on(shift(c.today, 2, "D"), c.today)


def part_that(e: Expression, c: Context) -> Meaning:
    """That evening: of the day named before."""
    return on(c.day_before, c.day_before).at(e.get("PART") or "")


def part_before(e: Expression, c: Context) -> Meaning:
    """The night before: of the day before the one named before."""
    return on(shift(c.day_before, -1, "D"), c.day_before).at(e.get("PART") or "")


def part_next(e: Expression, c: Context) -> Meaning:
    """The next morning: of the day after the one named before."""
    return on(shift(c.day_before, 1, "D"), c.day_before).at(e.get("PART") or "")


def holiday_year(e: Expression, c: Context) -> Meaning:
    """A holiday, or its eve, in a year: New Year's Eve is the last day of its own."""
    next_year = e.has("new") and e.has("eve")
    return Meaning(_holiday(e, number(e, "YEAR") + next_year).isoformat())


def holiday(e: Expression, c: Context) -> Meaning:
    """The last such day, or the next where it is near or the words or the clause look ahead."""
    days = [_holiday(e, c.now.year + away) for away in (-1, 0, 1)]
    coming, away = next(day for day in days if day >= c.now), step(e)
    if away > 0 or (away == 0 and ((coming - c.now).days <= _SOON or c.tense(e) == "future")):
        return on(coming, c.now)
    return on(max(day for day in days if day <= c.now), c.now)


def easter_day(e: Expression, c: Context) -> Meaning:
    """Easter's Sunday or Monday or the Friday before it, last or next as `holiday` has it; but an agreement's name."""
    if precedes(e, "agreement", "accord"):
        return DROPPED
    day = datetime.date.fromisoformat(holiday(e, c).value or "")
    return on(shift(day, -2 if e.has("good") else 1 if e.has("monday") else 0, "D"), c.now)


def holiday_week(e: Expression, c: Context) -> Meaning:
    """The week in which a holiday lies."""
    day = holiday(e, c)
    return replace(day, value=value_of(datetime.date.fromisoformat(day.value or ""), "W"))


def _holiday(e: Expression, year: int) -> datetime.date:
    code = "1-1" if e.has("new") else "easter" if e.has("good") else e.get("HOLIDAY") or ""
    day = calendar.orthodox(code, year) if e.has("orthodox") else calendar.holiday(code, year)
    return shift(day, -1, "D") if e.has("eve") else day


def clock(e: Expression, c: Context) -> Meaning:
    """A time of the day that its sentence names, else of the publication day; without one, of a day unknown."""
    if c.published is None:
        return Meaning(f"XXXX-XX-XXT{_time(e)}")
    return _day_of(e, c).at(_time(e))


def _day_of(e: Expression, c: Context) -> Meaning:
    """The day that a time of day is of."""
    if named := _weekday_by_brackets(e):
        return _towards(named, c, 1 if c.tense(e) == "future" else -1, same=True)
    day = c.day_of(e)
    return on(day, day)


def _weekday_by_brackets(e: Expression) -> int:
    """The number of the weekday in or behind the brackets with another zone's time; else 0.

    "At 10:35 a.m. (0735 GMT) on Friday", "at 4 in the morning (9 p.m. GMT Thursday)".
    """
    words = e.words.printed[e.match.end() : e.match.end() + 8]
    if words[:1] != ["("] or ")" not in words:
        return 0
    end = words.index(")")
    behind = [word for word in words[end + 1 :] if word != "on"][:1]
    return next((int(value) for word in (*behind, *words[:end]) if (value := value_in("WEEKDAY", word))), 0)


def clock_day(e: Expression, c: Context) -> Meaning:
    """A time of a weekday, of yesterday, today or tomorrow."""
    return (weekday(e, c) if e.group("WEEKDAY") else near(e, c)).at(_time(e))


def clock_date(e: Expression, c: Context) -> Meaning:
    """A time of a month and day."""
    return month_day(e, c).at(_time(e))


def clock_full_date(e: Expression, c: Context) -> Meaning:
    """A time of a date in full."""
    return full_date(e, c).at(_time(e))


def clock_in_part(e: Expression, c: Context) -> Meaning:
    """An hour in the morning, afternoon or evening."""
    hour, _, minute = e.printed()[0].partition(":")
    hours = int(amount((hour,)) or 0) % 12 + (0 if e.get("PART") == "MO" else 12)
    return _day_of(e, c).at(f"{hours:02}:{minute or '00'}")


def part_at_clock(e: Expression, c: Context) -> Meaning:
    """An hour of this evening, of Monday morning."""
    hour, _, minute = e.printed()[-1].partition(":")
    late = e.get("PART") != "MO" and int(hour) < 12
    day = weekday(e, c) if e.group("WEEKDAY") else near(e, c)
    return day.at(f"{int(hour) + 12 * late:02}:{minute or '00'}")


def _time(e: Expression) -> str:
    """Hours and minutes: 06:10 of "6:10 a.m.", 10:30 of "1030 GMT", 12:00 of "noon"."""
    words = e.printed(e.group("CLOCKTIME"))
    if noon := value_in("NOON", words[0]):
        return noon
    if len(words[0]) == 4 and words[0].isdigit():
        return f"{words[0][:2]}:{words[0][2:]}"
    hour, _, minute = words[0].replace(".", ":").partition(":")
    hours = int(amount((hour,)) or 0)
    if half := value_in("HALFDAY", words[-1]):
        hours = hours % 12 + (12 if half == "PM" else 0)
    return f"{hours:02}:{minute or '00'}"
