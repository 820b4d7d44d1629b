"""Readings of weeks, months, quarters, seasons and years seen from today or from the time named before.

Each function is named in the reading column of `rules.tsv` and gives what an expression means in a context.
"""

import datetime
import re

from onrecord.times import calendar
from onrecord.times.beginnings import campaign
from onrecord.times.calendar import shift, value_of
from onrecord.times.context import DROPPED, SEASONS, Context, Meaning, follows, nth, number, precedes, step, year_ahead
from onrecord.times.dates import spoken_year
from onrecord.times.expressions import Expression
from onrecord.times.rules import value_in

_EDGES = {"beginning": "START", "start": "START", "end": "END", "close": "END"}
"""Words for a point, the first or the last of a stretch: "the end of its eighth month"."""
_HALF_A_QUARTER = datetime.timedelta(days=45)


def away(day: datetime.date, count: int, unit: str) -> str:
    """The value of the period so many units away, as coarse as the unit."""
    if unit == "2W":
        count, unit = 2 * count, "W"
    return value_of(shift(day, count, "W" if unit == "WE" else unit), unit)


def away_from(c: Context, count: int, unit: str) -> str | None:
    """The value of the period so many units from the time named before; open where that was named more coarsely."""
    if unit == "2W":
        count, unit = 2 * count, "W"
    if unit == "WE":
        return away(c.before, count, unit)
    return calendar.counted(c.stretch, count, unit)


def unit_step(e: Expression, c: Context) -> Meaning:
    """Last, this or next week, month, year; none in the name of a programme: ABC's "This Week"."""
    if e.printed()[0] in ("this", "last", "next") and _title(e):
        return DROPPED
    day = c.seen_from(e)
    return Meaning(away(day, step(e), e.get("UNIT") or "D"), anchor=day)


def _title(e: Expression) -> bool:
    """Whether the words stand behind a quotation mark, each with a capital."""
    text, start = e.words.text, e.span.start
    return text[start - 1 : start] in ("'", '"', "“", "‘", "`") and e.span.of(text).istitle()


def unit_the(e: Expression, c: Context) -> Meaning:
    """This year; but the quarter that is reported on, the last weekend, and of days the one its sentence named."""
    unit = e.get("UNIT")
    if e.has("day"):
        return Meaning(c.day_of(e).isoformat(), anchor=c.day_of(e))
    if unit == "Q":
        return Meaning(_reported(c), anchor=c.now)
    if unit == "WE" and c.now.weekday() < 5 and c.tense(e) != "future":
        return Meaning(away(c.now, -1, "WE"), anchor=c.now)
    return Meaning(away(c.now, 0, unit or "D"), anchor=c.now)


def previous_step(e: Expression, c: Context) -> Meaning:
    """The following or the previous day, month, year: beside the one named before.

    "Over the next decade" is the length that begins today, unless a history is told; "over the next year" may be the
    calendar's, as annotators have it.
    """
    unit = e.get("UNIT") or ""
    if (
        unit != "Y"
        and e.has("next")
        and follows(e, "over", "within", "during", "in")
        and not c.narrative
        and c.tense(e) != "past"
    ):
        value = {"E": "P10Y", "C": "P100Y", "Q": "P3M"}.get(unit, f"P1{unit}")
        return Meaning(value, anchor=c.published and c.today, type="DURATION")
    sign = -1 if e.has("previous", "prior", "preceding") else 1
    return Meaning(away_from(c, sign, unit), anchor=c.previous)


def beside_that(e: Expression, c: Context) -> Meaning:
    """The day, month or year before or after the one named before."""
    return Meaning(away_from(c, -1 if e.has("before") else 1, e.get("UNIT") or ""), anchor=c.previous)


def period_end(e: Expression, c: Context) -> Meaning:
    """The end of this week, month, quarter."""
    return Meaning(away(c.now, 0, e.get("UNIT") or "M"), mod="END", anchor=c.now)


def previous_same(e: Expression, c: Context) -> Meaning:
    """That day, month, year: the one named before."""
    return Meaning(away_from(c, 0, e.get("UNIT") or ""), anchor=c.previous)


def unknown(e: Expression, c: Context) -> Meaning:
    """Nothing: "the day after his death" is counted from a day that the words do not tell."""
    return Meaning(None)


def nth_since(e: Expression, c: Context) -> Meaning:
    """The so-manieth day, week, month or year of what the text says when it began; else nothing.

    "Its eighth month" of a war that began on Feb. 24 are the days from Sept. 24 to Oct. 23; its end is Oct. 24. "It is
    the second day of the strike" is today.
    """
    unit, count = value_in("UNIT", e.printed()[-1]) or "", nth(e)
    if unit == "D" and not c.narrative and follows(e, "is", "'s", "’s"):
        return Meaning(c.today.isoformat(), anchor=c.today)
    began = _beginning(e, c)
    allowed = calendar.interval(began)
    if allowed is None:
        return Meaning(None)
    first, last = allowed[0].date(), (allowed[1] - datetime.timedelta(days=1)).date()
    start, end = shift(first, count - 1, unit), shift(last, count, unit)
    if unit == "D" and first == last:
        return Meaning(start.isoformat(), anchor=began)
    edge = e.printed(e.group("EDGE"))[1:2] if first == last and e.group("EDGE") else ()
    if edge and edge[0] in _EDGES:
        return Meaning((start if _EDGES[edge[0]] == "START" else end).isoformat(), "APPROX", began)
    return Meaning(None, anchor=began, allowed=(_midnight(start), _midnight(end)))


def _beginning(e: Expression, c: Context) -> str | None:
    """When that began of which an expression counts the months; None if the text tells no day, or two."""
    told = (c.begun or {}).get(campaign(e) or "", set())
    return next(iter(told)) if len(told) == 1 else None


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day)


def quarter(e: Expression, c: Context) -> Meaning:
    """The quarter of this year, of the last where it is not yet over, of the next where the clause looks ahead."""
    wanted, now, year = nth(e), (c.base.month + 2) // 3, c.base.year
    if wanted > now and (c.tense(e) == "past" or wanted - now > 1):
        year -= 1
    elif wanted < now - 1 and c.tense(e) == "future":
        year += 1
    return Meaning(f"{year:04}-Q{wanted}", anchor=c.base)


def quarter_ended(e: Expression, c: Context) -> Meaning:
    """The quarter of the calendar that most lies in of three months up to a day: "the quarter ended Sept. 30"."""
    month, *rest = e.words.printed[e.match.end() + 1 : e.match.end() + 5]
    day = next((int(word) for word in rest[:1] if word.isdigit() and int(word) < 32), 28)
    year = next((int(word) for word in rest if len(word) == 4 and word.isdigit()), None)
    number, direction = int(value_in("MONTH", month) or 0), 1 if precedes(e, "ending") else -1
    end = datetime.date(year, number, day) if year else calendar.day_near(c.base, number, day, direction)
    return Meaning(value_of(end - _HALF_A_QUARTER, "Q"), anchor=None if year else c.base)


def latest(e: Expression, c: Context) -> Meaning:
    """The quarter that is over."""
    return Meaning(away(c.today, -1, "Q"), anchor=c.today)


def _reported(c: Context) -> str:
    """The quarter that a report of earnings is about: the one it named, else the last that is over."""
    return c.quarter or away(c.today, -1, "Q")


def quarter_of_year(e: Expression, c: Context) -> Meaning:
    """The quarter of a year."""
    return Meaning(f"{e.get('YEAR')}-Q{nth(e)}")


def q(e: Expression, c: Context) -> Meaning:
    """Q3: the last such quarter; no time at all beyond Q4."""
    wanted, now = number(e, "HOUR"), (c.base.month + 2) // 3
    if wanted not in range(1, 5):
        return DROPPED
    year = c.base.year - (wanted > now and c.tense(e) != "future") + (wanted < now and c.tense(e) == "future")
    return Meaning(f"{year:04}-Q{wanted}", anchor=c.base)


def q_of_year(e: Expression, c: Context) -> Meaning:
    """Q3 of a year; no time at all beyond Q4."""
    wanted = number(e, "HOUR")
    return Meaning(f"{e.get('YEAR')}-Q{wanted}") if wanted in range(1, 5) else DROPPED


def quarter_step_year(e: Expression, c: Context) -> Meaning:
    """The quarter of last, this or next year."""
    return Meaning(f"{c.base.year + step(e):04}-Q{nth(e)}", anchor=c.base)


def year_and_quarter(e: Expression, c: Context) -> Meaning:
    """ "The 2021 third quarter"; without a number the quarter that is reported on."""
    number = f"Q{nth(e)}" if e.group("NTHS") else _reported(c)[5:]
    return Meaning(f"{e.get('YEAR')}-{number}", anchor=c.today)


def year_earlier(e: Expression, c: Context) -> Meaning:
    """The quarter reported on, a year before; as many months, where those were named last."""
    if e.group("NTHS"):
        return Meaning(f"{c.today.year - 1:04}-Q{nth(e)}", anchor=c.today)
    if c.months and not e.has("quarter"):
        return Meaning(c.months, type="DURATION") if e.has("period") else _year_before(c)
    year, _, number = _reported(c).partition("-")
    return Meaning(f"{int(year) - 1:04}-{number}", anchor=c.today)


def _year_before(c: Context) -> Meaning:
    return Meaning(away(c.today, -1, "Y"), anchor=c.today)


def half_of_year(e: Expression, c: Context) -> Meaning:
    """The first or second half of a year."""
    return Meaning(f"{e.get('YEAR')}-H{1 if e.has('first') else 2}")


def half_step_year(e: Expression, c: Context) -> Meaning:
    """The first or second half of last, this or next year."""
    return Meaning(f"{c.base.year + step(e):04}-H{1 if e.has('first') else 2}", anchor=c.base)


def season_year(e: Expression, c: Context) -> Meaning:
    """The season of a year."""
    year = spoken_year(e, c).value if e.group("SPOKENYEAR") else e.get("YEAR")
    return Meaning(f"{year}-{e.get('SEASON')}")


def season(e: Expression, c: Context) -> Meaning:
    """The season that began last, or the coming one where the clause looks ahead."""
    wanted = e.get("SEASON") or ""
    if shared := year_ahead(e):
        return Meaning(f"{shared}-{wanted}")
    if c.narrative and c.told:
        return _told(c, wanted)
    year, now = calendar.season_of(c.base)
    later = SEASONS.index(wanted) - SEASONS.index(now)
    if later > 0 and c.tense(e) != "future":
        year -= 1
    elif later < 0 and c.tense(e) == "future":
        year += 1
    return Meaning(f"{year:04}-{wanted}", anchor=c.base)


def _told(c: Context, wanted: str) -> Meaning:
    """In a narrative: in the year just named, else the nearest to the date just named, rather after it than before."""
    year = re.match(r"BC\d{4}|\d{4}$", c.told or "")
    if year:
        return Meaning(f"{year[0]}-{wanted}", anchor=c.told)
    near = calendar.day_near(shift(c.story, -1, "M"), calendar.SEASON_STARTS[wanted], 1, 0)
    return Meaning(f"{near.year:04}-{wanted}", anchor=c.told)


def season_step(e: Expression, c: Context) -> Meaning:
    """Last, this or next spring: "this" is the calendar year's, the winter that has begun where it has."""
    wanted, away, day = e.get("SEASON") or "", step(e), c.seen_from(e)
    year, now = calendar.season_of(day)
    later = SEASONS.index(wanted) - SEASONS.index(now)
    if away == 0:
        year = year if wanted == "WI" else day.year
    elif (away < 0 and later >= 0) or (away > 0 and later <= 0):
        year += away
    return Meaning(f"{year:04}-{wanted}", anchor=day)
