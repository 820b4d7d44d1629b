"""Dates as newsrooms and machines print them.

Only what is printed is taken: no day is guessed from a month, no year from the clock, and ``05/06/2022`` stays unknown,
because nothing says whether it is May or June.
"""

import datetime
import re
from dataclasses import dataclass

from onrecord.model import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HOURS = {"Z": 0, "UTC": 0, "GMT": 0, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3}
_HOURS |= {
    "EST": -5,
    "EDT": -4,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "AEST": 10,
    "AEDT": 11,
    "JST": 9,
}
_ZONE = rf"(?-i:{'|'.join(sorted(_HOURS, key=len, reverse=True))}|ET\b)\b|[+-]\d\d:?\d\d(?!\d)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?(?!\d)\s*(?:[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_PRINTED = re.compile(
    rf"""(?<![\w/.-])
    (?:(?P<clock_before>{_CLOCK})\s*(?P<zone_before>{_ZONE})?\s*[,|]?\s+(?:on\s+)?)?
    {_WEEKDAY}
    (?: (?P<year1>\d{{4}})(?P<separator>[-/.])(?P<month1>\d{{1,2}})(?P=separator)(?P<day1>\d{{1,2}})
      | (?P<year2>(?:19|20)\d\d)(?P<month2>[01]\d)(?P<day2>[0-3]\d)(?=T\d{{4}}|\D|$)
      | {_DAY.format("day3")}(?:\s+|[\s-](?:of\s+)?)(?P<month3>{_MONTH})\.?(?:,?\s+|-)(?P<year3>\d{{4}})
      | (?P<month4>{_MONTH})\.?\s+{_DAY.format("day4")},?\s+(?P<year4>\d{{4}})
      | (?P<first5>\d{{1,2}})(?P<mark>[./-])(?P<second5>\d{{1,2}})(?P=mark)(?P<year5>\d{{4}})
    )(?!\d)
    (?:(?:T|\s*[,|·•]?\s*(?:-\s+|at\s+|@\s*)?)
       (?P<clock>{_CLOCK}|(?<=T)\d{{4,6}})\s*(?P<zone>{_ZONE})?)?
    (?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A date, and the characters that print it."""

    span: Span
    value: datetime.date


def find(line: str) -> tuple[Printed, ...]:
    """Every full date printed in a line, in order: ``Thursday, 13 October 2022, 14:05 GMT``, ``Oct. 13, 2022``, ISO."""
    found = ((match, _value(match)) for match in _PRINTED.finditer(line))
    return tuple(Printed(Span(*match.span()), value) for match, value in found if value is not None)


def read(printed: str) -> datetime.date | None:
    """The date that a field holds, or None; a ``datetime`` where the hour is printed.

    Examples:
        >>> read("20220125T090000Z")
        datetime.datetime(2022, 1, 25, 9, 0, tzinfo=datetime.timezone.utc)
        >>> read("13 October 2022")
        datetime.date(2022, 10, 13)
        >>> read("05/06/2022") is None
        True
    """
    printed = printed.strip()
    if re.fullmatch(r"\d{10}|\d{13}|\d{9,10}\.\d+", printed):
        return _from_epoch(float(printed))
    match = _PRINTED.match(printed)
    return _value(match) if match and len(match[0]) >= 0.6 * len(printed) else None


def _from_epoch(seconds: float) -> datetime.datetime:
    """A moment counted since 1970, in seconds or, where the number is that large, in milliseconds."""
    return datetime.datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, datetime.UTC)


def _value(match: re.Match[str]) -> datetime.date | None:
    numbers = _numbers(match)
    if numbers is None:
        return None
    try:
        day = datetime.date(*numbers)
        clock = match["clock"] or match["clock_before"]
        return _at(day, clock, match["zone"] or match["zone_before"]) if clock else day
    except ValueError:
        return None


def _numbers(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Year, month and day, where the print leaves no doubt."""
    for form in "1234":
        if match[f"year{form}"]:
            month = match[f"month{form}"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            return int(match[f"year{form}"]), number, int(match[f"day{form}"])
    first, second, year = int(match["first5"]), int(match["second5"]), int(match["year5"])
    if match["mark"] == "." or first > 12 or first == second:
        return year, second, first
    return (year, first, second) if second > 12 else None


def _at(day: datetime.date, clock: str, zone: str | None) -> datetime.datetime:
    if clock.isdigit():
        clock = ":".join(re.findall("..", clock))
    hour, minute, second = (*(int(number) for number in re.findall(r"\d+", clock)[:3]), 0, 0)[:3]
    half = re.search(r"[ap]", clock, re.IGNORECASE)
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half[0].lower() == "p" else 0)
    return datetime.datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(zone, day))


def _zone(zone: str | None, day: datetime.date) -> datetime.timezone | None:
    """The offset a zone stands for; ET, which changes with the season, is left unknown."""
    if zone is None or zone == "ET":
        return None
    if zone in _HOURS:
        return datetime.timezone(datetime.timedelta(hours=_HOURS[zone])) if _HOURS[zone] else datetime.UTC
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    if not minutes:
        return datetime.UTC
    return datetime.timezone(datetime.timedelta(minutes=-minutes if zone[0] == "-" else minutes))
