"""Bytes from a path or standard input, unpacked where they are packed, and what kind of file they are."""

import bz2
import gzip
import io
import lzma
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, cast

from onrecord.errors import BrokenInput, InputError, TooLarge, UnknownFormat

Format = Literal["text", "page", "jsonl", "json", "csv", "feed", "warc"]

_PACKED = ((b"\x1f\x8b", gzip.open), (b"\xfd7zXZ\0", lzma.open), (b"BZh", bz2.open))
BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError)
_ENDINGS: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".csv": "csv", ".tsv": "csv",
    ".rss": "feed", ".atom": "feed", ".warc": "warc", ".arc": "warc",
}  # fmt: skip
_OTHER = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, Word or Excel file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd"),
    (b"\x04\x22\x4d\x18", "packed with lz4"),
)


@contextmanager
def opened(path: str) -> Iterator[io.BufferedReader]:
    """The unpacked bytes of a file, or of standard input for ``-``."""
    with _raw(path) as raw:
        start = raw.peek(8)
        unpack = next((function for magic, function in _PACKED if start.startswith(magic)), None)
        if unpack is None:
            yield raw
            return
        with unpack(raw) as unpacked:
            yield cast(io.BufferedReader, unpacked)  # a buffer around it would lose the bytes before a damage


@contextmanager
def _raw(path: str) -> Iterator[io.BufferedReader]:
    if path == "-":
        given = sys.stdin.buffer
        yield given if isinstance(given, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, given))
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115
    except OSError as error:
        raise InputError(_unopened(path, error)) from error
    with file:
        yield file


def _unopened(path: str, error: OSError) -> str:
    """Why a path could not be opened, and what to do."""
    if isinstance(error, IsADirectoryError):
        return f"{path} is a folder: expected a file; name the files in it, such as {Path(path) / '*.txt'}"
    if isinstance(error, FileNotFoundError):
        near = [p.name for p in sorted(Path(path).parent.glob("*"))[:3]] if Path(path).parent.is_dir() else []
        there = f"; there is {', '.join(near)}" if near else ""
        return f"no file {path}: expected the path of a report, or - for standard input{there}"
    if isinstance(error, PermissionError):
        return f"{path} may not be read: expected a file you have permission to read; try chmod u+r"
    return f"{path} cannot be opened: {error.strerror or error}"


def whole(stream: BinaryIO, limit: int, what: str) -> bytes:
    """All bytes of a stream, if they are no more than the limit."""
    try:
        data = stream.read(limit + 1)
    except BROKEN as error:
        raise BrokenInput(broken(error)) from error
    if len(data) > limit:
        raise TooLarge(f"more than {limit:,} bytes: {what} may have {limit:,}; divide it, or take the report out of it")
    return data


def broken(error: Exception) -> str:
    """What to say of packed data that ends early or is damaged."""
    return f"the packed data is cut off or damaged ({error}): expected a whole file; fetch or pack it again"


def kind(path: str, stream: io.BufferedReader) -> Format:
    """What kind of file it is: by the end of its name, else by its first bytes."""
    name = Path(path.removesuffix(".gz").removesuffix(".xz").removesuffix(".bz2"))
    try:
        start = stream.peek(2048)[:2048]
    except BROKEN as error:
        raise BrokenInput(broken(error)) from error
    for magic, what in _OTHER:
        if start.startswith(magic):
            raise UnknownFormat(f"{what}: expected text, a web page, a feed, JSON lines or CSV; save its text first")
    return _ENDINGS.get(name.suffix.lower()) or _by_content(start)


def _by_content(start: bytes) -> Format:
    head = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith(b"warc/"):
        return "warc"
    page, feed = head.find(b"<html"), re.search(rb"<(?:rss|feed|rdf:rdf)\b", head)
    if feed and not 0 <= page < feed.start():
        return "feed"
    if head.startswith(b"<?xml") and page < 0:
        return "feed"
    if head.startswith((b"<!doctype html", b"<head", b"<?xml", b"<!--")) or page >= 0 or b"<body" in head:
        return "page"
    if head.startswith((b'{"', b"{ ", b"{}")):
        return "jsonl"
    return "json" if head.startswith((b'[{"', b"[\n", b"[ {")) else "text"
