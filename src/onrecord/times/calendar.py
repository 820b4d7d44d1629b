"""Calendar arithmetic on TIMEX3 values, by the standard library alone.

A unit is one letter as in TIMEX3: D day, W week, M month, Q quarter, Y year, E decade, C century; H, MIN and S are
hours, minutes and seconds. A value is as coarse as its unit: 2022, 2022-10, 2022-W41, 202 (the 2020s), 20 (the 2000s).
"""

import datetime
import re
from functools import lru_cache

Interval = tuple[datetime.datetime, datetime.datetime]

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, as meteorologists count in the north; the winter of 2022 begins in December 2022."""

HOURS = {"MO": (6, 12), "MI": (12, 13), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30), "DT": (6, 18)}
"""Hours of the parts of a day; the night runs into the next day."""

_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_DAYS_IN = {"D": 1, "W": 7}
_OPEN = {"D": "-XX-XX", "W": "-WXX", "M": "-XX", "Q": "-QX"}
"""What follows the year where the period of a unit is not known."""


def shift(day: datetime.date, count: int, unit: str) -> datetime.date:
    """The day so many units away; a day that the month does not have becomes its last: 31 January + 1 M is 28 February.

    Raises OverflowError or ValueError outside the years 1 to 9999.
    """
    if unit in _DAYS_IN:
        return day + datetime.timedelta(days=count * _DAYS_IN[unit])
    months = day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit]
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(day.day, _last_day(year, month + 1)))


def _last_day(year: int, month: int) -> int:
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return (following - datetime.timedelta(days=1)).day


def value_of(day: datetime.date, unit: str) -> str:
    """The TIMEX3 value of the period of that unit in which the day lies; ISO weeks belong to their Thursday's year."""
    if unit == "D":
        return day.isoformat()
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if unit == "WE":
        return value_of(day, "W") + "-WE"
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return f"{day.year:04}"[: {"Y": 4, "E": 3, "C": 2}[unit]]


def counted(stretch: Interval, count: int, unit: str) -> str | None:
    """The value of the period so many units from a day that lies in a stretch, its digits open where that leaves them.

    Two years after a day of October 1915 it is 1917; four days after it, 1915-XX-XX; after one of December, unknown.
    """
    first, last = (
        shift(day.date(), count, unit) for day in (stretch[0], stretch[1] - datetime.timedelta(microseconds=1))
    )
    value, other = value_of(first, unit), value_of(last, unit)
    if value == other:
        return value
    if value[:4] != other[:4] or unit not in _OPEN:
        return None
    return f"{value[:7]}-XX" if unit == "D" and value[:7] == other[:7] else value[:4] + _OPEN[unit]


def season_of(day: datetime.date) -> tuple[int, str]:
    """Year and code of the season in which the day lies; January belongs to the winter that began the year before."""
    if day.month < 3:
        return day.year - 1, "WI"
    return day.year, ("SP", "SU", "FA", "WI")[day.month // 3 - 1]


def month_away(day: datetime.date, month: int, direction: int) -> int:
    """The year of that month: the last before (-1) or the first after (+1) the day's own, or whichever is likelier (0).

    News tells more of the past: without a direction a month lies ahead only if it is less than three months away.
    """
    apart = (month - day.month) % 12
    forward = direction > 0 or (direction == 0 and apart < 3)
    ahead = (apart or 12 * direction) if forward else apart - 12
    return (day.year * 12 + day.month - 1 + ahead) // 12


def day_near(day: datetime.date, month: int, number: int, direction: int) -> datetime.date:
    """That month and day, the nearest (0), the last (-1) or the first to come (+1); ValueError if no year has it."""
    found = [d for d in (_day(day.year + step, month, number) for step in range(-8, 9)) if d is not None]
    if direction < 0:
        found = [d for d in found if d <= day][-1:]
    elif direction > 0:
        found = [d for d in found if d >= day][:1]
    return min(found, key=lambda d: abs((d - day).days))


def easter(year: int) -> datetime.date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    w = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * w) // 451
    month, day = divmod(h + w - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


def orthodox(code: str, year: int) -> datetime.date:
    """The day of a holiday by the Julian calendar, as Gregorian: 13 days later from 1900 to 2099, Easter by Meeus."""
    if code != "easter":
        return holiday(code, year - 1) + datetime.timedelta(days=13)
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return datetime.date(year, month, day + 1) + datetime.timedelta(days=13)


def holiday(code: str, year: int) -> datetime.date:
    """The day of a holiday in a year: "12-25", "11-4-4" for the fourth Thursday of November, or "easter"."""
    if code == "easter":
        return easter(year)
    month, *rest = (int(number) for number in code.split("-"))
    if len(rest) == 1:
        return datetime.date(year, month, rest[0])
    count, weekday = rest
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))


def _day(year: int, month: int, number: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def interval(value: str | None) -> Interval | None:
    """The half-open interval a DATE or TIME value allows, or None where it names no stretch of the calendar.

    Digits left open ("2022-10-XX") widen it. "2022-10" is all of October; "2022-10-13T15:30" one minute.
    """
    if not value or not value[0].isdigit():
        return None
    day, _, clock = value.partition("T")
    try:
        found = _days(re.sub(r"(-[WQ]?X+)+$", "", day))
        return _hours(found, clock) if found and clock else found
    except (ValueError, OverflowError):
        return None


def _days(value: str) -> Interval | None:
    if matched := re.fullmatch(
        r"(\d{2,4})(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)(?:-(WE|[1-7]))?|([QHS])(\d)|(SP|SU|FA|WI)))?", value
    ):
        digits, month, day, week, weekday, kind, number, season = matched.groups()
        first = int(digits.ljust(4, "0"))
        if week:
            return _week(first, int(week), weekday)
        if kind:
            months = {"Q": 3, "H": 6, "S": 6}[kind]
            return _months(first, months * (int(number) - 1) + 1, months)
        if season:
            return _months(first, SEASON_STARTS[season], 3)
        if day:
            return _span(datetime.date(first, int(month), int(day)), 1)
        return _months(first, int(month), 1) if month else _months(first, 1, 12 * 10 ** (4 - len(digits)))
    return None


def _months(year: int, month: int, count: int) -> Interval:
    first = datetime.date(year, month, 1)
    return _midnight(first), _midnight(shift(first, count, "M"))


def _week(year: int, week: int, weekday: str | None) -> Interval:
    if weekday == "WE":
        return _span(datetime.date.fromisocalendar(year, week, 6), 2)
    if weekday:
        return _span(datetime.date.fromisocalendar(year, week, int(weekday)), 1)
    return _span(datetime.date.fromisocalendar(year, week, 1), 7)


def _span(first: datetime.date, days: int) -> Interval:
    return _midnight(first), _midnight(first + datetime.timedelta(days=days))


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day)


def _hours(day: Interval, clock: str) -> Interval | None:
    start = day[0]
    if clock in HOURS:
        first, last = HOURS[clock]
        return start + datetime.timedelta(hours=first), start + datetime.timedelta(hours=last)
    if matched := re.match(r"(\d\d)(?::(\d\d)(?::(\d\d))?)?(?![\d:])", clock):
        hour, minute, second = matched.groups()
        start += datetime.timedelta(hours=int(hour), minutes=int(minute or 0), seconds=int(second or 0))
        length = datetime.timedelta(seconds=1) if second else datetime.timedelta(minutes=1 if minute else 60)
        return start, start + length
    return None


def narrow(allowed: Interval, mod: str | None) -> Interval:
    """The part of an interval that a mod leaves: its first half (START), middle half (MID), second half (END)."""
    start, end = allowed
    quarter = datetime.timedelta(seconds=(end - start).total_seconds() // 4)
    return {
        "START": (start, start + 2 * quarter),
        "MID": (start + quarter, end - quarter),
        "END": (start + 2 * quarter, end),
    }.get(mod or "", allowed)
