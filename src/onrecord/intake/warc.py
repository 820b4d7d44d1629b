"""The pages of a web archive (WARC, ARC) → Articles; a page that is none becomes a Reject.

The date of the archive is when a page was fetched, not when it was published: it is never taken for the latter.
"""

import datetime
import importlib
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from onrecord.errors import BrokenInput, EmptyInput, InputError, TooLarge, UnknownFormat
from onrecord.intake import files, page
from onrecord.intake import text as plain
from onrecord.model import Article, Reject


def articles(
    stream: BufferedReader, where: str, *, published: datetime.date | None = None, outlet: str | None = None
) -> Iterator[Article | Reject]:
    """An article for each page or plain text that was answered in full; images, scripts and errors are passed over."""
    iterate, failed = _library()
    number = kept = 0
    try:
        for number, record in enumerate(iterate(_Given(stream), arc2warc=True), start=1):
            kind = _kind(record)
            if kind:
                kept += 1
                yield _read(record, kind, f"{where}:{number}", published, outlet)
    except (*files.BROKEN, ValueError, failed) as error:
        why = f"the archive ends or is damaged after {number:,} records ({error}): expected a whole archive"
        yield Reject(f"{where}:{number + 1}", why, BrokenInput.__name__)
        return
    if not kept:
        raise EmptyInput(f"none of {number:,} records is a page or text answered in full: expected archived reports")


class _Given:
    """A stream that gives what it has: asked for more than can be unpacked, packed data gives only its error."""

    def __init__(self, stream: BufferedReader) -> None:
        self.stream = stream

    def read(self, size: int = 1 << 16) -> bytes:
        """At most so many bytes."""
        return self.stream.read1(size)


def _library() -> tuple[Any, type[Exception]]:
    """warcio's iterator over records, and its error."""
    try:
        exceptions = importlib.import_module("warcio.exceptions")
        return importlib.import_module("warcio.archiveiterator").ArchiveIterator, exceptions.ArchiveLoadFailed
    except ImportError as error:
        raise UnknownFormat("a web archive, and warcio is not installed: pip install warcio") from error


def _kind(record: Any) -> str | None:
    """``page`` or ``text`` if a record holds one."""
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() not in ("200", None):
        return None
    content = (headers or record.rec_headers).get_header("Content-Type") or ""
    kinds = {"text/html": "page", "application/xhtml+xml": "page", "text/plain": "text"}
    return kinds.get(content.split(";")[0].strip().lower())


def _read(record: Any, kind: str, where: str, published: datetime.date | None, outlet: str | None) -> Article | Reject:
    """The article of a record."""
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        data = record.content_stream().read(page.LIMIT + 1)
        if len(data) > page.LIMIT:
            raise TooLarge(f"more than {page.LIMIT:,} bytes: a page may have {page.LIMIT:,}")
        if kind == "text":
            return plain.article(plain.decode(data), published=published, outlet=outlet, url=url)
        return page.article(data, published=published, outlet=outlet, url=url)
    except InputError as error:
        return Reject(f"{where} {url}", str(error), type(error).__name__)
