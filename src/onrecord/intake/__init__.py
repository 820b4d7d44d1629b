"""bytes → Article: plain text, web pages, tables, feeds, archives.

What cannot be read becomes a `Reject`, and the next record is read.
"""

import datetime
from collections.abc import Iterator, Mapping
from io import BufferedReader
from os import PathLike, fspath
from typing import Any

from onrecord.errors import InputError
from onrecord.intake import feed, files, table, text
from onrecord.intake.files import Format
from onrecord.intake.text import article, as_date, decode
from onrecord.model import Article, Reject

__all__ = ["article", "articles", "decode"]


def articles(
    path: str | PathLike[str],
    *,
    published: datetime.date | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    columns: Mapping[str, str] | None = None,
    format: Format | None = None,
) -> Iterator[Article | Reject]:
    """Every article of a file, in order, or of standard input for ``-``; a Reject for what cannot be read.

    The kind of file is told by its name, else by its first bytes; .gz, .xz and .bz2 are unpacked.

    Args:
        columns: for a table, the column of a field, as in ``{"text": "body", "published": "day"}``.
        format: what kind of file it is, where neither its name nor its bytes tell.
    """
    name = fspath(path)
    given = {"published": as_date(published), "outlet": outlet}
    try:
        with files.opened(name) as stream:
            yield from _read(stream, name, format or files.kind(name, stream), given, url, columns)
    except InputError as error:
        yield Reject(name, str(error), type(error).__name__)


def _read(
    stream: BufferedReader,
    name: str,
    kind: Format,
    given: Mapping[str, Any],
    url: str | None,
    columns: Mapping[str, str] | None,
) -> Iterator[Article | Reject]:
    """The articles of an opened file. The room that reads it is imported now: trafilatura is slow to load."""
    if kind == "text":
        data = files.whole(stream, text.LIMIT, "a plain text")
        yield text.article(decode(data), url=url, **given)
    elif kind == "page":
        from onrecord.intake import page

        yield page.article(files.whole(stream, page.LIMIT, "a page"), url=url, **given)
    elif kind in _TABLES:
        yield from _TABLES[kind](stream, name, columns=columns, **given)
    elif kind == "feed":
        yield from feed.articles(stream, name, **given)
    else:
        from onrecord.intake import warc

        yield from warc.articles(stream, name, **given)


_TABLES = {"jsonl": table.json_lines, "json": table.json_whole, "csv": table.comma_separated}
