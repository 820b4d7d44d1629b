"""Who is in an office, and from when to when."""

import datetime
import re
from dataclasses import dataclass

from onrecord.language.lexicon import fold
from onrecord.model import Actor

_WORD = re.compile(r"[^\W_]+")


def day_of(moment: datetime.date | None) -> datetime.date | None:
    """The day of a moment of publication, whose hour may be known."""
    return moment.date() if isinstance(moment, datetime.datetime) else moment


@dataclass(frozen=True, slots=True)
class Term:
    """One actor in one office, of a country or an organisation; half open, and as coarse as its source."""

    actor: Actor
    office: str
    country: str | None
    of: str | None
    start: datetime.date | None
    end: datetime.date | None
    source: str
    code: str | None = None
    """The CAMEO code of the organisation: who leads rebels is no part of a government."""

    def holds(self, on: datetime.date | None) -> bool:
        """Whether it holds on a day; without a day, whether it has no end."""
        if on is None:
            return self.end is None
        return (self.start is None or self.start <= on) and (self.end is None or on < self.end)


def slug(name: str) -> str:
    """A name as part of an id: "António Guterres" is antonio-guterres."""
    return "-".join(_WORD.findall(fold(name)))


def date(text: str, end: bool = False) -> datetime.date | None:
    """A date as coarse as it is written: "2022" begins in January; as an end it reaches to the next January."""
    if not text:
        return None
    year, month, day = ([int(n) for n in text.split("-")] + [0, 0])[:3]
    if end and not month:
        return datetime.date(year + 1, 1, 1)
    if end and not day:
        return datetime.date(year + month // 12, month % 12 + 1, 1)
    return datetime.date(year, month or 1, day or 1)
