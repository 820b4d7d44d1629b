"""The entries of a feed (RSS, Atom) → Articles; one that holds nothing becomes a Reject.

An entry with its full text is that text. One with a lead only is its title and the lead, in two paragraphs.
"""

import calendar
import datetime
import importlib
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.errors import BrokenInput, EmptyInput, InputError, UnknownFormat
from onrecord.intake import dates, files
from onrecord.intake import text as plain
from onrecord.intake.markup import printed
from onrecord.model import Article, Reject

LIMIT = 20_000_000
"""The largest feed, in bytes."""
FULL = 600
"""From how many characters on the content of an entry is its full text, not a lead."""


def articles(
    stream: BinaryIO, where: str, *, published: datetime.date | None = None, outlet: str | None = None
) -> Iterator[Article | Reject]:
    """An article for each entry of a feed."""
    data = files.whole(stream, LIMIT, "a feed")
    feed = _parsed(data)
    if not feed.entries:
        raise BrokenInput(f"no entry in {len(data):,} bytes: expected a feed, RSS or Atom")
    for number, entry in enumerate(feed.entries, start=1):
        try:
            yield _article(entry, feed.feed, published, outlet)
        except InputError as error:
            yield Reject(f"{where}:{number}", str(error), type(error).__name__)


def _parsed(data: bytes) -> Any:
    """The feed as feedparser gives it; from a stream, because bytes alone would be opened as a path."""
    try:
        library = importlib.import_module("feedparser")
    except ImportError as error:
        raise UnknownFormat("a feed, and feedparser is not installed: pip install feedparser") from error
    try:
        return library.parse(io.BytesIO(data), sanitize_html=False)
    except Exception as error:  # whatever its parsers raise on a broken feed
        raise BrokenInput(f"the feed cannot be taken apart ({error}): expected RSS or Atom") from error


def _article(entry: Any, feed: Any, published: datetime.date | None, outlet: str | None) -> Article:
    title = printed(_held(entry, "title"))
    contents = [printed(content.get("value")) for content in entry.get("content", ())]
    summary = printed(_held(entry, "summary"))
    longest = max([*contents, summary], key=len)
    text = longest if len(longest) >= FULL else "\n\n".join(filter(None, (title, longest)))
    if not text:
        raise EmptyInput("neither title nor text: expected an entry with one of them")
    when, how = _date(entry)
    return plain.article(
        text,
        published=published or when,
        dated_by="given" if published else how,
        outlet=outlet or printed(entry.get("source", {}).get("title")) or printed(feed.get("title")) or None,
        url=_held(entry, "link") or None,
        title=title or None,
        byline=printed(_held(entry, "author")) or None,
        language=(_held(feed, "language") or "")[:2].lower() or None,
    )


def _held(fields: Any, name: str) -> str | None:
    """What a field itself holds: feedparser would give ``published`` for a missing ``updated``."""
    value = dict.get(fields, name)
    return value if isinstance(value, str) else None


def _date(entry: Any) -> tuple[datetime.date | None, str]:
    """When the entry was published, or where only that is told, when it was last updated."""
    for name, how in (("published", "feed"), ("updated", "feed, updated")):
        value = dates.read(_held(entry, name) or "")
        moment = dict.get(entry, f"{name}_parsed")
        if value is None and moment:
            value = datetime.datetime.fromtimestamp(calendar.timegm(moment), datetime.UTC)
        if value:
            return value, how
    return None, "feed"
