import bz2
import datetime
import gzip
import io
import json
import lzma
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import intake
from onrecord.intake import table, text
from onrecord.model import Article, Reject

REPORT = b"date 2022-10-13 Ministers meet in Geneva\n\nThey parted without an agreement.\n"
PAGE = (
    b"<!doctype html><html><head><meta name='date' content='2022-10-13'></head><body><article><h1>Ministers meet</h1>"
    + b"<p>Ministers from nine countries met in Geneva on Thursday to discuss the export of grain by sea.</p>" * 1
    + b"<p>The talks, which the host country called difficult, go on next week after two elections.</p>"
    + b"</article></body></html>"
)
ROWS = b'{"text": "Ministers met.", "date": "2022-10-13"}\n' * 3
DAY = datetime.date(2022, 10, 13)


def one(path: Path | str) -> Article | Reject:
    (found,) = intake.articles(path)
    return found


@pytest.mark.parametrize(
    "data", [REPORT, PAGE, ROWS, b"[" + ROWS.splitlines()[0] + b"]"], ids=["text", "page", "rows", "list"]
)
@pytest.mark.parametrize("name", ["report", "report.gz", "report.xz", "report.bz2"])
def test_the_kind_of_file_is_told_by_its_bytes(tmp_path: Path, name: str, data: bytes) -> None:
    pack: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".xz": lzma.compress, ".bz2": bz2.compress}
    path = tmp_path / name
    path.write_bytes(pack.get(path.suffix, bytes)(data))
    found = list(intake.articles(path))
    assert found
    assert all(isinstance(article, Article) and article.published == DAY for article in found)


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT)))
    found = one("-")
    assert isinstance(found, Article)
    assert found.title == "Ministers meet in Geneva"


def test_what_is_given_holds_for_every_article_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(ROWS)
    found = list(intake.articles(path, outlet="Example News", published="2022-10-14"))
    assert {(a.outlet, a.published, a.dated_by) for a in found if isinstance(a, Article)} == {
        ("Example News", datetime.date(2022, 10, 14), "given")
    }


def test_a_named_format_wins_over_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE)
    (found,) = intake.articles(path, format="page")
    assert isinstance(found, Article)
    assert "<p>" not in found.text


@pytest.mark.parametrize(
    ("name", "data", "kind", "why"),
    [
        ("empty.txt", b"", "EmptyInput", "0 characters, none of them printed: expected the text of a report"),
        ("blank.txt", b" \n\t\n", "EmptyInput", "none of them printed"),
        ("empty.html", b"", "EmptyInput", "an empty page: expected HTML"),
        ("empty.csv", b"", "EmptyInput", "no header: expected a first line with the names of the columns"),
        ("binary.txt", bytes(range(256)) * 9, "NotText", "expected text; save it as UTF-8"),
        ("report.pdf", b"%PDF-1.7 ...", "UnknownFormat", "a PDF: expected text"),
        ("report.docx", b"PK\x03\x04....", "UnknownFormat", "Word or Excel"),
        ("report.zst", b"\x28\xb5\x2f\xfd....", "UnknownFormat", "packed with zstd"),
        ("cut.txt.gz", gzip.compress(REPORT * 50)[:-20], "BrokenInput", "cut off or damaged"),
        ("cut.html.xz", lzma.compress(PAGE * 50)[:-40], "BrokenInput", "cut off or damaged"),
        ("damaged.txt.bz2", b"BZh91AY&SY" + b"x" * 90, "BrokenInput", "cut off or damaged"),
        ("links.html", b"<html><body><a href='/'>Home</a></body></html>", "EmptyInput", "no paragraph of an article"),
        ("utf16.csv", "text,date\nx,y\n".encode("utf-16"), "NotText", "save it as CSV UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_rejected_with_the_reason(
    tmp_path: Path, name: str, data: bytes, kind: str, why: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = one(path)
    assert isinstance(found, Reject)
    assert (found.where, found.kind) == (str(path), kind)
    assert why in found.why


def test_a_missing_file_is_told_with_what_there_is(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(REPORT)
    found = one(tmp_path / "raport.txt")
    assert isinstance(found, Reject)
    assert found.why.startswith(f"no file {tmp_path / 'raport.txt'}: expected the path of a report, or - for standard")
    assert found.why.endswith("there is report.txt")


def test_a_folder_is_no_report(tmp_path: Path) -> None:
    found = one(tmp_path)
    assert isinstance(found, Reject)
    assert "is a folder: expected a file; name the files in it" in found.why


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_bytes(REPORT)
    path.chmod(0)
    found = one(path)
    assert isinstance(found, Reject)
    assert "may not be read" in found.why


@pytest.mark.parametrize(("name", "limit"), [("long.txt", text.LIMIT), ("long.html", 20_000_000)])
def test_a_file_beyond_the_limit_is_refused_without_reading_on(tmp_path: Path, name: str, limit: int) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(200_000_000)
    found = one(path)
    assert isinstance(found, Reject)
    assert found.kind == "TooLarge"
    assert f"more than {limit:,} bytes" in found.why


def test_rows_before_the_place_where_packed_data_is_cut_off_are_kept(tmp_path: Path) -> None:
    rows = b"".join(
        json.dumps({"text": f"Ministers met {n} times. {os.urandom(40).hex()}"}).encode() + b"\n" for n in range(2000)
    )
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(rows)[:-5000])
    *kept, last = intake.articles(path)
    assert len(kept) > 1000
    assert all(isinstance(article, Article) for article in kept)
    assert isinstance(last, Reject)
    assert last.kind == "BrokenInput"
    assert last.where == f"{path}:{len(kept) + 1}"


def test_a_row_beyond_the_limit_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROW", 200)
    long = json.dumps({"text": "Ministers met. " * 100}).encode() + b"\n"
    first, bad, last = table.json_lines(
        io.BytesIO(ROWS.splitlines(True)[0] + long + ROWS.splitlines(True)[0]), "rows.jsonl"
    )
    assert isinstance(first, Article)
    assert first == last
    assert bad == Reject("rows.jsonl:2", "more than 200 bytes in one row: a row may have 200", "TooLarge")
