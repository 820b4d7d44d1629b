import gzip
from pathlib import Path

import pytest

from onrecord import intake
from onrecord.model import Article, Reject

pytest.importorskip("warcio", reason="web archives need warcio")

PAGE = (
    b"<!doctype html><html><head><meta name='date' content='2022-10-13'></head><body><article>"
    b"<p>Ministers from nine countries met in Geneva on Thursday to discuss the export of grain by sea.</p>"
    b"<p>The talks, which the host country called difficult, go on next week after two elections.</p>"
    b"</article></body></html>"
)


def record(
    body: bytes, content: str = "text/html", status: str = "200 OK", url: str = "https://news.example/1"
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def read(tmp_path: Path, data: bytes, name: str = "pages.warc") -> list[Article | Reject]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(intake.articles(path))


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz", "pages"])
def test_each_page_of_an_archive_is_an_article(tmp_path: Path, name: str) -> None:
    records = [record(PAGE), record(PAGE, url="https://news.example/2")]
    data = b"".join(gzip.compress(r) for r in records) if name.endswith("gz") else b"".join(records)
    found = read(tmp_path, data, name)
    assert [a.url for a in found if isinstance(a, Article)] == ["https://news.example/1", "https://news.example/2"]


def test_the_day_a_page_was_fetched_is_not_its_date(tmp_path: Path) -> None:
    (found,) = read(tmp_path, record(PAGE.replace(b"<meta name='date' content='2022-10-13'>", b"")))
    assert isinstance(found, Article)
    assert found.published is None


def test_images_and_errors_are_passed_over_and_an_empty_page_is_rejected(tmp_path: Path) -> None:
    data = record(b"x", "image/png") + record(PAGE, status="404 Not Found") + record(b"<html></html>") + record(PAGE)
    bad, found = read(tmp_path, data)
    assert isinstance(bad, Reject)
    assert bad.where.endswith("pages.warc:3 https://news.example/1")
    assert isinstance(found, Article)


def test_an_archive_that_is_cut_off_keeps_what_came_before(tmp_path: Path) -> None:
    data = gzip.compress(record(PAGE)) + gzip.compress(record(PAGE))[:-60]
    found = read(tmp_path, data, "pages.warc.gz")
    assert isinstance(found[0], Article)
    assert isinstance(found[-1], Reject)
    assert "ends or is damaged" in found[-1].why


def test_an_archive_without_pages_says_so(tmp_path: Path) -> None:
    (bad,) = read(tmp_path, record(b"x", "image/png"))
    assert isinstance(bad, Reject)
    assert bad.why == "none of 1 records is a page or text answered in full: expected archived reports"
