"""Rows of a table (JSON lines, JSON, CSV) → Articles; a row that is none becomes a Reject, and the next is read.

Columns are found by their names (``columns.tsv``) or named by the caller. A row is held at a time, however long the
file. Where there is no text, a title and its summary are the text, as in a feed.
"""

import csv
import datetime
import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from onrecord.errors import BrokenInput, EmptyInput, InputError, NotText, TooLarge
from onrecord.intake import dates, files, markup
from onrecord.intake import text as plain
from onrecord.model import Article, Reject

ROW = 20_000_000
"""The longest row, in bytes."""
WHOLE = 200_000_000
"""The largest JSON file that is one value, in bytes; JSON lines have no such limit."""
FIELDS = ("text", "summary", "title", "published", "outlet", "url", "byline", "language")

_LISTS = ("articles", "items", "results", "data", "entries", "documents", "docs", "response")


def json_lines(
    stream: BinaryIO, where: str, *, columns: Mapping[str, str] | None = None, **given: Any
) -> Iterator[Article | Reject]:
    """An article for each line that holds a JSON object."""
    number = 0
    while True:
        number += 1
        try:
            line = _line(stream)
            if not line:
                return
            if line.strip():
                yield _article(_object(line), columns, given)
        except InputError as error:
            yield _reject(error, f"{where}:{number}")
            if isinstance(error, _Ends):
                return


def json_whole(
    stream: BinaryIO, where: str, *, columns: Mapping[str, str] | None = None, **given: Any
) -> Iterator[Article | Reject]:
    """The articles of a file that is one JSON value: a list of objects, an object that holds one, or one article."""
    data = files.whole(stream, WHOLE, "a JSON file")
    try:
        value = json.loads(plain.decode(data))
    except (ValueError, RecursionError):
        yield from json_lines(io.BytesIO(data), where, columns=columns, **given)
        return
    for number, row in enumerate(_rows(value), start=1):
        try:
            yield _article(_checked(row), columns, given)
        except InputError as error:
            yield _reject(error, f"{where}:{number}")


def comma_separated(
    stream: BinaryIO, where: str, *, columns: Mapping[str, str] | None = None, **given: Any
) -> Iterator[Article | Reject]:
    """An article for each row below a header; commas, semicolons, tabs or bars between the columns."""
    csv.field_size_limit(max(csv.field_size_limit(), ROW))
    header = _line(stream)
    if not header.strip():
        raise EmptyInput("no header: expected a first line with the names of the columns, such as title,date,url,text")
    encoding = _encoding(header, stream)
    lines = _Lines(stream, header, encoding)
    first = header.decode(encoding, "replace").removeprefix("\ufeff")
    reader = csv.reader(lines, delimiter=max(",;\t|", key=first.count))
    names = [name.strip() for name in next(reader)]
    chosen = _columns(names, columns)
    if not {"text", "summary", "title"} & chosen.keys():
        raise BrokenInput(_no_text(names))
    while True:
        begins = reader.line_num + 1
        try:
            row = next(reader, None)
            if row is None:
                return
            if row:
                yield _article(_cells(names, row), columns, given)
        except (InputError, csv.Error) as error:
            failed = (
                error
                if isinstance(error, InputError)
                else BrokenInput(f"{error}: expected a row of {len(names)} cells")
            )
            yield _reject(failed, f"{where}:{begins}")
            if isinstance(error, _Ends):
                return


class _Ends(BrokenInput):
    """Nothing can be read after this row."""


class _Lines:
    """The lines of a CSV file as text, decoded one by one."""

    def __init__(self, stream: BinaryIO, header: bytes, encoding: str) -> None:
        self.lines = chain([header], iter(lambda: _line(stream), b""))
        self.encoding = encoding
        self.first = True

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        try:
            text = line.decode(self.encoding)
        except UnicodeDecodeError:
            text = line.decode("cp1252", "replace")
        if self.first:
            text, self.first = text.removeprefix("\ufeff"), False
        return text


def _line(stream: BinaryIO) -> bytes:
    """The next line; what packed data cannot give any more ends the table."""
    try:
        line = stream.readline(ROW + 1)
    except files.BROKEN as error:
        raise _Ends(files.broken(error)) from error
    if len(line) > ROW:
        while line and not line.endswith(b"\n"):
            line = stream.readline(ROW)
        raise TooLarge(f"more than {ROW:,} bytes in one row: a row may have {ROW:,}")
    return line


def _encoding(header: bytes, stream: BinaryIO) -> str:
    if header.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotText("a CSV file in UTF-16: expected UTF-8; save it as CSV UTF-8")
    return "utf-8"


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        return _checked(json.loads(plain.decode(line)))
    except (json.JSONDecodeError, RecursionError) as error:
        start = line[:40].decode("utf-8", "replace")
        raise BrokenInput(
            f'no JSON ({error}): expected an object, such as {{"text": …}}; there is {start!r}'
        ) from error


def _checked(value: Any) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise BrokenInput(f"JSON {type(value).__name__}: expected an object with the columns of one article")


def _rows(value: Any) -> list[Any]:
    """The rows that a JSON value holds."""
    if isinstance(value, dict):
        held = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
        return held if held is not None else [value]
    return value if isinstance(value, list) else [value]


def _cells(names: list[str], row: list[str]) -> Mapping[str, Any]:
    if len(row) != len(names):
        raise BrokenInput(
            f"{len(row)} cells: expected {len(names)}, one for each column; is a quotation mark left open?"
        )
    return dict(zip(names, row, strict=True))


def _article(row: Mapping[str, Any], columns: Mapping[str, str] | None, given: Mapping[str, Any]) -> Article:
    """The article of a row."""
    chosen = _columns(list(row), columns)
    cell = {field: _string(row[name]) for field, name in chosen.items()}
    text = cell.get("text") or "\n\n".join(filter(None, (cell.get("title"), cell.get("summary"))))
    if not text:
        raise EmptyInput(_no_text(list(row)) if not {"text", "summary", "title"} & chosen.keys() else _empty(chosen))
    return plain.article(
        markup.printed(text) or text if markup.is_html(text) else text,
        published=given.get("published") or _date(cell.get("published")),
        outlet=given.get("outlet") or _outlet(cell.get("outlet")),
        url=cell.get("url"),
        title=cell.get("title"),
        byline=cell.get("byline"),
        language=cell.get("language"),
        dated_by="given" if given.get("published") else "column",
    )


def _columns(names: list[str], columns: Mapping[str, str] | None) -> dict[str, str]:
    """The column of each field: the one the caller names, else the first with a common name."""
    for field, name in (columns or {}).items():
        if field not in FIELDS:
            raise ValueError(f"columns: no field {field!r}; there is {', '.join(FIELDS)}")
        if name not in names:
            raise BrokenInput(f"no column {name!r} for {field}; there is {', '.join(names)}")
    by_name = {re.sub(r"[\s-]+", "_", name.strip().lower()): name for name in reversed(names)}
    guessed = {field: by_name[name] for field, common in _common().items() for name in common if name in by_name}
    return guessed | dict(columns or {})


@cache
def _common() -> dict[str, tuple[str, ...]]:
    """The common names of each field's column, the preferred one last."""
    with (Path(__file__).parent / "columns.tsv").open(encoding="utf-8", newline="") as file:
        next(file)
        return {row["field"]: tuple(reversed(row["names"].split())) for row in csv.DictReader(file, delimiter="\t")}


def _string(value: Any) -> str | None:
    """What a cell holds, as text; of an object its name, of a list its members."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or value.get("$date")
    if isinstance(value, list):
        value = ", ".join(filter(None, map(_string, value)))
    if value is None or isinstance(value, bool):
        return None
    return value if isinstance(value, str) and value.strip() else str(value).strip() or None


def _date(cell: str | None) -> datetime.date | None:
    return dates.read(cell) if cell else None


def _outlet(cell: str | None) -> str | None:
    """The outlet; of an address, its host."""
    if cell and "://" in cell:
        try:
            return (urlsplit(cell).hostname or cell).removeprefix("www.")
        except ValueError:
            return cell
    return cell


def _no_text(names: list[str]) -> str:
    there = ", ".join(names[:12]) or "none"
    named = (names or ["body"])[-1]
    return f"no column holds a text; columns: {there}; name it: --column text={named}, or columns={{'text': {named!r}}}"


def _empty(chosen: Mapping[str, str]) -> str:
    held = [chosen[field] for field in ("text", "title", "summary") if field in chosen]
    return f"nothing in {', '.join(held)}: expected the text of a report"


def _reject(error: InputError, where: str) -> Reject:
    return Reject(where, str(error), "BrokenInput" if isinstance(error, _Ends) else type(error).__name__)
