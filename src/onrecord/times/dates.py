"""Readings of dates: in full, days of months, months, years, decades, centuries.

Each function is named in the reading column of `rules.tsv` and gives what an expression means in a context.
"""

import datetime
import re
from dataclasses import replace

from onrecord.times import calendar
from onrecord.times.calendar import shift, value_of
from onrecord.times.context import DROPPED, Context, Meaning, follows, month_ahead, nth, number, on, step, year_ahead
from onrecord.times.expressions import Expression
from onrecord.times.numbers import amount
from onrecord.times.rules import value_in

_FAR = 110
"""Days that a date may lie ahead in a clause that does not look ahead: "the Oct. 23 killing", printed in May."""


def printed(e: Expression, c: Context) -> Meaning:
    """A date as computers write it; no time at all where there is no such day."""
    value = e.printed()[0].upper().replace(" ", "T")
    if calendar.interval(value) is None:
        return DROPPED
    return Meaning(value, type="TIME" if "T" in value else "DATE")


def slashed(e: Expression, c: Context) -> Meaning:
    """American order unless only the other makes a date; with points, the European; no time where there is no day."""
    first, second, year = (int(n) for n in re.split(r"[/.]", e.printed()[0]))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    month, day = (second, first) if "." in e.printed()[0] or first > 12 else (first, second)
    try:
        return Meaning(datetime.date(year, month, day).isoformat())
    except ValueError:
        return DROPPED


def full_date(e: Expression, c: Context) -> Meaning:
    """Year, month and day."""
    return Meaning(datetime.date(number(e, "YEAR"), number(e, "MONTH"), number(e, "DAY")).isoformat())


def part_of_full_date(e: Expression, c: Context) -> Meaning:
    """The night of a date in full."""
    return full_date(e, c).at(e.get("PART") or "")


def month_day(e: Expression, c: Context) -> Meaning:
    """The nearest such day; what ended on it is over: "in the year ended Dec. 31", printed in November."""
    return _day_of_month(e, c, number(e, "DAY"))


def _day_of_month(e: Expression, c: Context, day: int) -> Meaning:
    month = number(e, "MONTH")
    if shared := year_ahead(e):
        return Meaning(datetime.date(shared, month, day).isoformat())
    if c.narrative and c.told:
        return _told(c, month, day)
    towards = step(e) or (-1 if follows(e, "ended") else 0)
    found = calendar.day_near(c.base, month, day, towards)
    if not towards and (found - c.base).days > _FAR and c.tense(e) != "future":
        found = calendar.day_near(c.base, month, day, -1)
    return on(found, c.base)


def _told(c: Context, month: int, day: int | None) -> Meaning:
    """In a narrative: in the year just named, else near the date just named, rather after it than before."""
    if (c.told or "").startswith("BC") and day is None:
        return Meaning(f"{(c.told or '')[:6]}-{month:02}", anchor=c.told)
    if re.fullmatch(r"\d{4}(-(SP|SU|FA|WI))?", c.told or ""):
        found = calendar.day_near(datetime.date(c.story.year, 7, 1), month, day or 1, 0)
    else:
        found = calendar.day_near(shift(c.story, 1, "M"), month, day or 1, 0)
    return Meaning(value_of(found, "D" if day else "M"), anchor=c.told)


def part_of_date(e: Expression, c: Context) -> Meaning:
    """The night of a month and day."""
    return month_day(e, c).at(e.get("PART") or "")


def month_nth(e: Expression, c: Context) -> Meaning:
    """The first of a month, the nearest such day."""
    return _day_of_month(e, c, nth(e, "NTH" if e.group("NTH") else "ORDINAL"))


def nth_of_step_month(e: Expression, c: Context) -> Meaning:
    """A day of last, this or next month, or of the month named before: "the 28th of that month"."""
    first = c.before if e.group("THAT") else shift(c.base.replace(day=1), step(e), "M")
    return on(first.replace(day=nth(e)), c.before if e.group("THAT") else c.base)


def nth_alone(e: Expression, c: Context) -> Meaning:
    """A day of the month beside it or named before, else the last such day, or the next if the clause looks ahead."""
    day = number(e, "NTH")
    if month := month_ahead(e):
        shared = year_ahead(e)
        return on(datetime.date(shared, month, day) if shared else calendar.day_near(c.base, month, day, 0), c.base)
    if re.match(r"\d{4}-\d\d", c.previous or ""):
        return on(c.before.replace(day=day), c.before)
    away = (day > c.base.day and c.tense(e) != "future") - (day < c.base.day and c.tense(e) == "future")
    return on(shift(c.base.replace(day=1), -away, "M").replace(day=day), c.base)


def day_beside(e: Expression, c: Context) -> Meaning:
    """The day that shares its month with the one beside it: "Sept. 26 and 27", "26 and 27 September"."""
    near = e.words.printed[max(e.match.start() - 3, 0) : e.match.end() + 3]
    month, day = int(next(value for word in near if (value := value_in("MONTH", word)))), number(e, "DAY")
    if shared := number(e, "YEAR") if e.group("YEAR") else year_ahead(e):
        return Meaning(datetime.date(shared, month, day).isoformat())
    if follows(e, "and", "or", "-", "–", "to", "through", "until") and len(c.previous or "") >= len("2022-10-13"):
        return on(datetime.date(c.before.year, month, day), c.before)
    return on(calendar.day_near(c.base, month, day, 0), c.base)


def week_of(e: Expression, c: Context) -> Meaning:
    """The week in which a month and day lies."""
    day = month_day(e, c)
    return replace(day, value=value_of(datetime.date.fromisoformat(day.value or ""), "W"))


def month(e: Expression, c: Context) -> Meaning:
    """The month that the clause looks to; where it looks nowhere, the last, or one no more than two months ahead."""
    wanted = number(e, "MONTH")
    if shared := year_ahead(e):
        return Meaning(f"{shared}-{wanted:02}")
    if c.narrative and c.told:
        return _told(c, wanted, None)
    ahead = (wanted - c.base.month) % 12
    direction = 0 if ahead <= 2 else {"past": -1, "future": 1}.get(c.tense(e) or "", 0)
    if follows(e, "by", "until", "through") and 0 < ahead <= 6:
        direction = 1
    return _in_year(e, calendar.month_away(c.base, wanted, direction), c.base)


def _in_year(e: Expression, year: int, anchor: datetime.date) -> Meaning:
    return Meaning(f"{year:04}-{e.get('MONTH')}", anchor=anchor)


def month_back(e: Expression, c: Context) -> Meaning:
    """The last such month; the one just gone would have been called "last month"."""
    day = c.seen_from(e)
    wanted = number(e, "MONTH")
    just_gone = (day.month - wanted) % 12 == 1
    return _in_year(e, calendar.month_away(day, wanted, -1) - just_gone, day)


def month_forth(e: Expression, c: Context) -> Meaning:
    """The next such month."""
    day = c.seen_from(e)
    return _in_year(e, calendar.month_away(day, number(e, "MONTH"), 1), day)


def month_here(e: Expression, c: Context) -> Meaning:
    """That month of this year."""
    day = c.seen_from(e)
    return _in_year(e, day.year, day)


def month_that_year(e: Expression, c: Context) -> Meaning:
    """That month of the year named before."""
    return _in_year(e, c.before.year, c.before)


def month_step_year(e: Expression, c: Context) -> Meaning:
    """That month of last, this or next year."""
    day = c.seen_from(e)
    return _in_year(e, day.year + step(e), day)


def month_year(e: Expression, c: Context) -> Meaning:
    """That month of that year."""
    spelled = spoken_year(e, c).value if e.group("SPOKENYEAR") else _four_digits(e.printed()[-1])
    return Meaning(f"{spelled}-{e.get('MONTH')}")


def year(e: Expression, c: Context) -> Meaning:
    """That year; '96 is 1996, '22 is 2022."""
    return Meaning(_four_digits(e.printed()[-1]))


def _four_digits(word: str) -> str:
    digits = re.sub(r"\D", "", word)
    return digits if len(digits) > 2 else f"{'20' if int(digits) < 30 else '19'}{digits}"


def year_range_end(e: Expression, c: Context) -> Meaning:
    """The second year of "1915-17"; none in "2022-10" or where the two do not touch."""
    first, start = e.words.printed[e.match.start() - 2], e.span.start
    later = int(e.printed()[0]) > int(first) % 100
    touching = e.words.starts[e.match.start() - 2] + len(first) + 1 == start
    return Meaning(first[:2] + e.printed()[0]) if later and touching else DROPPED


def year_bc(e: Expression, c: Context) -> Meaning:
    """That year before Christ, as TIMEX3 writes it."""
    return Meaning(_before_christ(e))


def _before_christ(e: Expression) -> str:
    return f"BC{number(e, 'YEAR' if e.group('YEAR') else 'DIGITS'):04}"


def month_bc(e: Expression, c: Context) -> Meaning:
    """That month of that year before Christ."""
    return Meaning(f"{_before_christ(e)}-{e.get('MONTH')}")


def season_bc(e: Expression, c: Context) -> Meaning:
    """That season of that year before Christ."""
    return Meaning(f"{_before_christ(e)}-{e.get('SEASON')}")


def century_bc(e: Expression, c: Context) -> Meaning:
    """The century before Christ."""
    return Meaning(f"BC{nth(e) - 1:02}")


def spoken_year(e: Expression, c: Context) -> Meaning:
    """The year as it is said: "nineteen ninety-six", "two thousand and four"."""
    words = tuple(w for w in e.printed("SPOKENYEAR") if w not in ("-", "and", "oh"))
    if words[0] == "two":
        return Meaning(str(2000 + int(amount(words[2:]) or 0)))
    return Meaning(f"{value_in('NUMWORD', words[0])}{int(amount(words[1:]) or 0) % 100:02}")


def year_end(e: Expression, c: Context) -> Meaning:
    """The end of this year."""
    return Meaning(value_of(c.now, "Y"), mod="END", anchor=c.now)


def fiscal_year(e: Expression, c: Context) -> Meaning:
    """Last, this or next year, when a company's begins is not known; the one in "Fiscal Year (FY) 2021"."""
    near = e.words.printed[e.match.end() : e.match.end() + 5]
    if near[:1] == ["("] and (year := next((word for word in near if re.fullmatch(r"20\d\d", word)), None)):
        return Meaning(year)
    return Meaning(f"{c.today.year + step(e):04}", anchor=c.today)


def decade(e: Expression, c: Context) -> Meaning:
    """The decade: 197 for the 1970s and the '70s."""
    digits = re.sub(r"\D", "", e.printed()[-1])[:-1]
    return Meaning(digits if len(digits) == 3 else f"{'20' if digits == '0' else '19'}{digits}")


def decade_words(e: Expression, c: Context) -> Meaning:
    """The decade: 196 for the sixties."""
    return Meaning(("18" if e.has("eighteen") else "19") + (e.get("TENWORDS") or ""))


def century(e: Expression, c: Context) -> Meaning:
    """The century: 19 for the 20th."""
    return Meaning(f"{nth(e) - 1:02}")


def century_here(e: Expression, c: Context) -> Meaning:
    """This century."""
    return Meaning(value_of(c.today, "C"), anchor=c.today)
