"""Whether a text tells history, and which of the years it names are asides from what it tells."""

import datetime
from collections.abc import Sequence
from statistics import quantiles

from onrecord.times.expressions import Expression

_DATED = frozenset({"weekday-full-date", "day-month-year", "month-year", "year", "season-year", "iso"})
"""Rules whose words name a year."""
_ENOUGH = 4
"""How many dates a text must name to tell history."""
_COARSE = frozenset({"year", "iso"})
"""Rules whose words name a year and nothing finer."""
_UNDATED = frozenset({"month", "month-after-preposition", "weekday-month-day", "day-month"})
"""Rules whose words name a month and no year."""
_BEFORE_CHRIST = frozenset({"year-bc", "year-range-bc", "month-bc", "season-bc", "century-bc"})
SEEN_FROM_TODAY = frozenset(
    {"near", "near-part", "weekday", "weekday-part", "unit-step", "ago", "ago-a", "month-back"}
    | {
        "weekday-back",
        "weekday-here",
        "weekday-forth",
        "weekday-step-part",
        "day-beside-weekday",
        "tonight",
        "last-night",
    }
)
"""Rules whose words are counted from the day of writing."""


def narrates(read: Sequence[Expression], published: datetime.date | None) -> bool:
    """Whether a text tells a past that the publication is no part of: its months and days are those of years long ago.

    Then "in April" follows the date named before: "In March 1940 the war ended. In April a new one began." Years alone
    ("since 2014") are the background of any report. Of a text without a date of publication it is enough that nothing
    in it is seen from today.
    """
    if published is None:
        return _near(read) == 0
    past = [
        e for e in read if e.rule.name in _BEFORE_CHRIST or (e.rule.name in _DATED and e.year() < published.year - 1)
    ]
    if len(past) < _ENOUGH:
        return False
    near, fine = _near(read), sum(e.rule.name not in _COARSE for e in past)
    if fine >= _ENOUGH and fine > 5 * near:
        return True
    undated = sum(e.rule.name in _UNDATED for e in read)
    return near == 0 and undated > 2 * len(past)


def _near(read: Sequence[Expression]) -> int:
    """How many times are seen from today, in the text's own words."""
    return sum(e.rule.name in SEEN_FROM_TODAY and not quoted(e) for e in read)


def asides(read: Sequence[Expression]) -> frozenset[int]:
    """Where the expressions begin that name a year apart from those around them, or far from most of the text's.

    "In March 1975 it attacked, though the plan was for 1976. On 11 March the front broke; by May 1975 all was lost."
    The front broke in 1975. "The fort was sold in 1920; a book of 2004 says for a song. In May it burned" is May 1920.
    """
    dated = [(e.match.start(), e.year()) for e in read if e.rule.name in _DATED and e.year() < 9999]
    apart = {
        at
        for (_, before), (at, year), (_, after) in zip(dated, dated[1:], dated[2:], strict=False)
        if abs(before - after) < min(abs(year - before), abs(year - after))
    }
    return frozenset(apart | _far(dated))


def _far(dated: Sequence[tuple[int, int]]) -> set[int]:
    """The years farther from the middle half of all than three times its breadth, or thirty years."""
    if len(dated) < _ENOUGH:
        return set()
    low, _, high = quantiles([year for _, year in dated], n=4, method="inclusive")
    reach = 3 * max(high - low, 10)
    return {at for at, year in dated if not low - reach <= year <= high + reach}


def quoted(e: Expression) -> bool:
    """Whether an expression stands in quotation marks, which its paragraph opened before it."""
    before = e.words.text[: e.span.start].rpartition("\n\n")[2]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
