"""The filters that every query of the ledger takes."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict


class Options(TypedDict, total=False):
    """The filters, as keyword arguments of the queries, the actor aside; all are optional."""

    toward: str | None
    about: str | None
    since: datetime.date | None
    until: datetime.date | None
    type: str | None
    outlet: str | None
    limit: int | None


@dataclass(frozen=True, slots=True)
class Filters:
    """What a query keeps.

    Args:
        actor: who says or acts: an id, a name, part of a name, or a country (its government and its people).
        toward: to or about whom; written as ``actor``.
        about: words that must all be there; "in quotation marks" they must stand together.
        since: the first day; what allows a later day is kept.
        until: the last day, itself included.
        type: of a statement its manner or kind, of an event its PLOVER type or mode, of an actor its kind, of a reject
            the name of its error.
        outlet: who published.
        limit: how many rows at most.
    """

    actor: str | None = None
    toward: str | None = None
    about: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    type: str | None = None
    outlet: str | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        if self.limit is not None and self.limit < 1:
            raise ValueError(f"limit {self.limit}: expected a number of rows, 1 or more")
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"since {self.since} lies after until {self.until}: nothing can be both")


def match(about: str) -> str:
    """A full-text query that finds the words as words, whatever signs stand among them.

    >>> match('talks "prisoner exchange" OR')
    '"talks" "prisoner exchange" "OR"'
    """
    phrases = [" ".join(re.findall(r"\w+", a or b)) for a, b in re.findall(r'"([^"]*)"|([^\s"]+)', about)]
    if not any(phrases):
        raise ValueError(f"about {about!r}: expected at least one word to look for")
    return " ".join(f'"{phrase}"' for phrase in phrases if phrase)


def match_any(phrases: Iterable[str]) -> str:
    """A full-text query that finds any of some phrases; the words of each stand together.

    >>> match_any(("truce", "cease-fire"))
    '"truce" OR "cease fire"'
    """
    return " OR ".join(match(f'"{phrase}"') for phrase in phrases)
