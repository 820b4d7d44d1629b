"""onrecord reads news reports and keeps the public record: who said what, who did what to whom, when and where.

>>> import onrecord
>>> reading = onrecord.read("BRASK, May 4 — Karvania will not talk, its foreign minister said.")  # doctest: +SKIP
>>> reading.statements  # doctest: +SKIP

`read` makes an `Article` of a text and reads it; `articles` gives those of a file; a `Ledger` keeps readings and
answers queries. The nouns are in `onrecord.model`. Nothing heavy is imported before it is needed.
"""

import datetime
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnRecordError
from onrecord.model import (
    Actor,
    Article,
    Event,
    Issue,
    Mention,
    Part,
    Place,
    Reading,
    Reject,
    Span,
    Stance,
    Statement,
    Timex,
)

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

__all__ = [
    "Actor",
    "Article",
    "Event",
    "Issue",
    "Ledger",
    "Mention",
    "OnRecordError",
    "Part",
    "Place",
    "Reading",
    "Reject",
    "Span",
    "Stance",
    "Statement",
    "Timex",
    "articles",
    "read",
]


def read(
    text: str,
    *,
    published: datetime.date | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    roster: str | PathLike[str] | None = None,
    issues: str | PathLike[str] | None = None,
) -> Reading:
    """All that can be read in the plain text of a report.

    Args:
        published: the date of publication, from which "on Tuesday" is counted; without it a date in the first line or
            the dateline is taken, and without either such times stay unknown.
        roster: a file of your own actors, offices and countries; `onrecord.actors.roster` says how it is written.
        issues: a file of your own issues, for the positions taken on them; `onrecord.statements.issues` says how it is
            written.
    """
    from onrecord import intake
    from onrecord.actors.roster import load as load_roster
    from onrecord.reading import read as read_article
    from onrecord.statements.issues import load as load_issues

    article = intake.article(text, published=published, outlet=outlet, url=url, title=title)
    who, matters = load_roster(Path(roster)) if roster else None, load_issues(Path(issues)) if issues else None
    return read_article(article, who, matters)


def articles(path: str | PathLike[str], **known: Any) -> Iterator[Article | Reject]:
    """Every article of a file, and a `Reject` for what cannot be read; see `onrecord.intake.articles`."""
    from onrecord import intake

    return intake.articles(path, **known)


def __getattr__(name: str) -> Any:
    if name == "Ledger":
        from onrecord.ledger import Ledger

        return Ledger
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), "Ledger"})
