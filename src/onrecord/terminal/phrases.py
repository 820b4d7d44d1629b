"""Nouns in words, for a person to read on a line."""

import datetime
from collections.abc import Sequence

from onrecord.ledger import Named, Printed
from onrecord.model import Article, Event, Mention, Span, Timex

SET_APART = ("caption", "teaser", "advertisement", "link")


def flat(words: str) -> str:
    """Printed words on one line."""
    return " ".join(words.split())


def quoted(words: str) -> str:
    """Printed words in quotation marks, on one line."""
    inner = flat(words).strip("“”")
    return f"‘{inner}’" if "“" in inner else f"“{inner}”"


def named(mention: Mention, text: str) -> str:
    """Who is meant, and the printed words where they differ: Sergei Lavrov (“He”)."""
    words = flat(mention.span.of(text))
    return _beside(mention.ref.name if mention.ref else None, words)


def named_row(row: Named) -> str:
    """Who is meant in a row of the ledger, and the printed words where they differ."""
    return _beside(row.name, flat(row.words))


def timed(time: Timex, text: str) -> str:
    """A time as its value, and the printed words: 2022-10-11 (“on Tuesday”)."""
    return _beside(time.value, flat(time.span.of(text)))


def timed_row(value: str | None, time: Printed | None) -> str | None:
    """The printed time of a row: its value, and the words."""
    return _beside(value, flat(time.words)) if time else None


def told_as(polarity: str, modality: str) -> str:
    """How an event is told: happened, ongoing, planned …, or denied."""
    return (
        modality if polarity == "positive" else "denied" if modality in ("happened", "ongoing") else f"not {modality}"
    )


def kind_of(event: Event) -> str:
    """Type, mode and contexts of an event: ASSAULT aerial (military)."""
    contexts = f" ({', '.join(event.contexts)})" if event.contexts else ""
    return " ".join(filter(None, (event.type, event.mode))) + contexts


def dated(article: Article) -> str:
    """The date of an article and how it is known."""
    if article.published is None:
        return "date of publication unknown: nothing in it tells the day"
    return f"published {day(article.published)}" + (f" (known by: {article.dated_by})" if article.dated_by else "")


def day(moment: datetime.date) -> str:
    """A date, with the hour where it is known."""
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime.datetime) else moment.isoformat()


def stance(value: float, conditional: bool, target: str) -> str:
    """For or against something, perhaps on condition."""
    side = "for" if value > 0 else "against" if value < 0 else "undecided on"
    return f"{side} {target}" + (", on condition" if conditional else "")


def content(spans: Sequence[str], manner: str) -> str:
    """What was said, in quotation marks where it is quoted, an ellipsis where something stands between."""
    return " … ".join(quoted(words) if manner == "direct" else flat(words) for words in spans)


def shortened(words: str, width: int) -> str:
    """At most so many characters, an ellipsis where some are left out."""
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def place_of(span: Span) -> str:
    """Where a span stands."""
    return f"characters {span.start}–{span.end}"


def _beside(name: str | None, words: str) -> str:
    if not name:
        return quoted(words)
    return name if name.casefold() == words.casefold() else f"{name} ({quoted(words)})"
