"""What expressions are read against, and what reading them gives."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord.times import calendar
from onrecord.times.beginnings import begins
from onrecord.times.expressions import Expression
from onrecord.times.rules import value_in
from onrecord.times.tense import Tense
from onrecord.times.words import STOP


class Unanchored(LookupError):
    """An expression is counted from a day that is not known; its value stays None. Never leaves this room."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: value, mod, the time it was counted from; a type where the rule's does not hold.

    ``allowed``: the days meant where no value names them, such as a month that begins on the 24th.
    """

    value: str | None
    mod: str | None = None
    anchor: datetime.date | str | None = None
    type: str | None = None
    allowed: calendar.Interval | None = None

    def at(self, clock: str) -> "Meaning":
        """The same day at a time or part of the day."""
        return replace(self, value=f"{self.value}T{clock}")


_BESIDE = frozenset({"previous_step", "from_previous", "from_previous_one"})
"""Readings that count from the time named before."""
_STEPS = frozenset(
    {"unit_step", "season_step", "month_step_year", "month_back", "month_forth", "near", "ago", "ago_one"}
)
"""Readings that look ahead or back from where a narrative has got to: "to leave by next summer"."""
_QUARTERS = frozenset({"quarter", "quarter_of_year", "quarter_step_year"})
"""Readings of quarters that a company may report on."""
DROPPED = Meaning(None, type="none")
"""The meaning of words that are no time after all."""


@dataclass(slots=True)
class Context:
    """What the words are read against: the publication, the time named before, the tense of the clause.

    ``told`` is where a narrative has got to, ``asides`` where it names years apart from its own. ``quarter`` is the one
    that a company reports on, ``months`` the first months of the year, where those came last. ``begun`` holds when a
    war or a strike is said to have begun; None where nothing is counted from that.
    """

    published: datetime.date | None
    tense: Callable[[Expression], Tense]
    narrative: bool = False
    previous: str | None = None
    told: str | None = None
    asides: frozenset[int] = frozenset()
    quarter: str | None = None
    months: str | None = None
    at: int = 0
    begun: dict[str, set[str]] | None = None

    @property
    def today(self) -> datetime.date:
        """The day of publication."""
        if self.published is None:
            raise Unanchored
        return self.published.date() if isinstance(self.published, datetime.datetime) else self.published

    @property
    def before(self) -> datetime.date:
        """The first day of the time named before."""
        allowed = calendar.interval(self.previous)
        if allowed is None:
            raise Unanchored
        return allowed[0].date()

    @property
    def story(self) -> datetime.date:
        """The first day of the time to which a narrative has got: the one named before that was no aside."""
        allowed = calendar.interval(self.told)
        if allowed is None:
            raise Unanchored
        return allowed[0].date()

    @property
    def stretch(self) -> calendar.Interval:
        """The days of the time named before, of which one is meant: all of March where "in March" was said."""
        allowed = calendar.interval((self.previous or "").partition("T")[0])
        if allowed is None:
            raise Unanchored
        return allowed

    @property
    def day_before(self) -> datetime.date:
        """The day named before, if what was named is a day; else the publication."""
        return self.before if self.is_day_named else self.today

    @property
    def is_day_named(self) -> bool:
        """Whether what was named before is a day."""
        return re.match(r"\d{4}-\d\d-\d\d", self.previous or "") is not None

    def day_of(self, e: Expression) -> datetime.date:
        """The day that a time of day is of: the one named before in a narrative or the same sentence, else today."""
        beside = self.previous is not None and STOP not in e.words.signature[self.at : e.match.start()]
        return self.day_before if self.narrative or beside else self.today

    @property
    def base(self) -> datetime.date:
        """The day that months are counted from: the publication, or in a narrative of the past where it has got to."""
        return self.story if self.narrative and self.told else self.today

    @property
    def now(self) -> datetime.date:
        """The day that weeks and years are counted from: the publication, or in a narrative where it has got to.

        Never the day named before where the publication is not known: "last week" is then seen from a day unknown.
        """
        return self.story if self.narrative and self.told and self.published else self.today

    def seen_from(self, e: Expression) -> datetime.date:
        """The day that "last", "this" and "next" are counted from, a narrative or not: the publication.

        "The previous April" and "the next spring" of a narrative are counted from where it has got to.
        """
        beside = e.has("previous", "prior", "preceding", "following") or follows(e, "the")
        return self.base if beside else self.today

    def remember(self, found: Meaning, e: Expression) -> None:
        """Keep what was named, and before which word, for what follows.

        Nothing is counted from what was left open, nor from a glance back beside what was named before: "In 1942 it
        held what it had won in the previous year. In January" is January 1942. Nor from anything, once a day has been
        named that an undated report does not tell: "He spoke on Tuesday. Two days later he fled."
        """
        value = found.value or ""
        if e.rule.reading == "months_reported" and value.endswith("M"):
            self.months = value
        if found.value is None and self.published is None:
            self.previous = self.told = None
        if value.startswith("BC"):
            self.previous = self.told = value
        if not calendar.interval(value) or "X" in value:
            return
        if self.begun is not None and (what := begins(e)):
            self.begun.setdefault(what, set()).add(value)
        if e.rule.reading in _QUARTERS or (self.quarter is None and e.rule.reading == "quarter_ended"):
            self._report(value)
        if not self._is_glance_back(e, value):
            self.previous, self.at = value, e.match.end()
            if not self._is_aside(e, value):
                self.told = value

    def _is_glance_back(self, e: Expression, value: str) -> bool:
        """Whether a time stands beside the one named before for comparison: "9 percent less than the previous week"."""
        beside = e.rule.reading in _BESIDE if self.narrative else e.rule.reading == "previous_step"
        return beside and value < (self.previous or "")

    def _is_aside(self, e: Expression, value: str) -> bool:
        """Whether a narrative does not get to a time: it is an aside, seen from today, or what it has got to, coarser.

        "On December 7, 1941 it struck. It was the worst of 1941. In January" is January 1942.
        """
        return e.match.start() in self.asides or e.rule.reading in _STEPS or (self.told or "").startswith(value)

    def _report(self, quarter: str) -> None:
        """Keep the quarter that is reported on, the latest that is over: others are an outlook, or to compare with."""
        self.months = None
        known = self.quarter
        if known is None or (self._is_over(quarter) and (quarter > known or not self._is_over(known))):
            self.quarter = quarter

    def _is_over(self, quarter: str) -> bool:
        _, end = calendar.interval(quarter) or (None, None)
        return self.published is not None and end is not None and end.date() <= self.today


def on(day: datetime.date, anchor: datetime.date) -> Meaning:
    """A day, counted from another."""
    return Meaning(day.isoformat(), anchor=anchor)


def number(e: Expression, kind: str) -> int:
    """The number that a class matched: 27 of "27th", 10 of "Oct."."""
    return int(re.sub(r"\D", "", e.get(kind) or ""))


def nth(e: Expression, kind: str = "NTHS") -> int:
    """The number that an ordinal says: 3 of "third" and of "3rd"."""
    word = e.printed(e.group(kind))[0]
    return int(value_in("ORDINAL", word) or re.sub(r"\D", "", word))


def year_ahead(e: Expression) -> int | None:
    """The year that a day, month or season shares with what is printed after it.

    "Between March and May 2021", "July 11-12, 2021", "11 and 12 July 2021", "the spring and early summer of 2021".
    """
    words = _joined(e)
    named = next((n for n, word in enumerate(words) if value_in("MONTH", word) or value_in("SEASON", word)), None)
    rest = words[1:4] if named is None else words[named : named + 4]
    year = next((int(word) for word in rest if re.fullmatch(r"(1[5-9]|20)\d\d", word)), None)
    if year is None or named is None or (here := _place_in_year(*e.printed())) is None:
        return year
    return year - (here > (_place_in_year(words[named]) or 0))


def month_ahead(e: Expression) -> int | None:
    """The month that a day shares with the one printed after it: "from the 13th to the 19th of October"."""
    return next((int(value) for word in _joined(e) if (value := value_in("MONTH", word))), None)


def _joined(e: Expression) -> list[str]:
    """The words after an expression, if one that joins it to them comes first."""
    words = e.words.printed[e.match.end() : e.match.end() + 6]
    return words if words and words[0].lower() in _JOINING else []


def _place_in_year(*words: str) -> int | None:
    """The number of the month, or of the season, that one of the words names."""
    for word in words:
        if month := value_in("MONTH", word):
            return int(month)
        if season := value_in("SEASON", word):
            return SEASONS.index(season)
    return None


SEASONS = ("SP", "SU", "FA", "WI")
_JOINING = frozenset({"and", "or", "to", "until", "through", "-", "–", "/", ","})


def step(e: Expression) -> int:
    """How far: "last" one back, "next" one on, "this" none."""
    return int(e.get("BACK") or e.get("FORTH") or e.get("HERE") or (-1 if e.has("past") else 0))


def follows(e: Expression, *words: str) -> bool:
    """Whether one of the words stands just before the expression."""
    at = e.match.start() - 1
    return at >= 0 and e.words.printed[at].lower() in words


def precedes(e: Expression, *words: str) -> bool:
    """Whether one of the words stands just after the expression."""
    at = e.match.end()
    return at < len(e.words.printed) and e.words.printed[at].lower() in words
