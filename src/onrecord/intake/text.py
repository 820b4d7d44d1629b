"""Plain text: bytes → characters → Article."""

import datetime
import re

from charset_normalizer import from_bytes

from onrecord.errors import EmptyInput, NotText, TooLarge
from onrecord.intake import dates, opening, parts
from onrecord.model import Article, Part, article_id

LIMIT = 5_000_000
"""The largest plain text, in characters: a report has some thousands, a whole book a million."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def article(
    text: str,
    *,
    published: datetime.date | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    language: str | None = None,
    dated_by: str = "given",
) -> Article:
    """The article that a plain text is; date, byline and headline are read from its first lines where they stand there.

    What is given wins over what is printed. Without a date of either sort, ``published`` is None.
    """
    if not isinstance(text, str):
        raise ValueError(f"text is {type(text).__name__}: expected str; bytes become text with intake.decode(data)")
    given = as_date(published)
    if not text.strip():
        raise EmptyInput(f"{len(text)} characters, none of them printed: expected the text of a report")
    if len(text) > LIMIT:
        raise TooLarge(f"{len(text):,} characters: a plain text may have {LIMIT:,}; give its reports one by one")
    head = opening.read(text, title)
    pieces = parts.find(text, head)
    printed = (head.published, "first line") if head.published else (_in_dateline(text, pieces), "dateline")
    when, how = (given, dated_by) if given else printed
    return Article(
        id=article_id(outlet, url, when, text),
        text=text,
        outlet=outlet,
        published=when,
        url=url,
        title=title or (" ".join(head.headline.of(text).split()) if head.headline else None),
        byline=byline or head.byline,
        language=language,
        parts=pieces,
        dated_by=how if when else None,
    )


def _in_dateline(text: str, pieces: tuple[Part, ...]) -> datetime.date | None:
    """The date of a dateline that prints the year: ``GENEVA, October 13, 2022 (Agency) -``."""
    lines = (piece.span.of(text) for piece in pieces if piece.kind == "dateline")
    return next((printed.value for line in lines for printed in dates.find(line)), None)


def as_date(published: datetime.date | str | None) -> datetime.date | None:
    """The date an argument gives; a string is read, and one that cannot be read is a wrong argument."""
    if published is None or isinstance(published, datetime.date):
        return published
    if isinstance(published, str) and (value := dates.read(published)):
        return value
    raise ValueError(
        f"published={published!r}: expected a date, such as 2022-10-13, 2022-10-13T14:05Z or 13 October 2022"
    )


def decode(data: bytes, encoding: str | None = None) -> str:
    """The characters that bytes spell: in the encoding named, that of a byte order mark, UTF-8, or one detected."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _printed(_strictly(data, name))
    if encoding:
        try:
            return _printed(data.decode(encoding))
        except (LookupError, UnicodeDecodeError):
            pass
    if data[:4096].count(0) > 0.2 * len(data[:4096]):
        return _printed(
            _strictly(data, "utf-16-le" if data[1:4096:2].count(0) > data[0:4096:2].count(0) else "utf-16-be")
        )
    try:
        return _printed(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _printed(_detected(data))


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(
            f"byte {error.start:,} of {len(data):,} is no {encoding}: expected text; save it as UTF-8"
        ) from error


def _detected(data: bytes) -> str:
    """The text of bytes that are no UTF-8.

    English prose that is no UTF-8 is nearly always Windows-1252: a few curly quotation marks among ASCII. A detector
    guesses from those few, and guesses Turkish; so it is asked only when many letters are not ASCII.
    """
    sample = data[:1_000_000]
    foreign = sum(byte > 127 for byte in sample)
    if foreign < 0.05 * len(sample):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    best = from_bytes(sample).best()
    if best is None:
        raise NotText(f"{len(data):,} bytes in no encoding we know: expected text; save it as UTF-8")
    return data.decode(best.encoding, "replace")


def _printed(text: str) -> str:
    """The text, if it is one: what holds control characters is some other file."""
    if len(_CONTROL.findall(text[:100_000])) > 0.002 * len(text[:100_000]):
        raise NotText("control characters among the text: expected a report, not a binary file")
    return text.removeprefix("\ufeff")
