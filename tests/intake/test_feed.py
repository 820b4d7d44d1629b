import datetime
from pathlib import Path

import pytest

from onrecord import intake
from onrecord.model import Article, Reject

pytest.importorskip("feedparser", reason="feeds need feedparser")

LEAD = "They parted early on Thursday, and nothing was signed."
FULL = "".join(
    f"<p>The envoy of country {n} said that its harvest was {n * 7} per cent of last year's.</p>" for n in range(12)
)


def rss(*items: str) -> str:
    head = "<title>Example News</title><link>https://news.example</link><language>en-gb</language>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'


def read(tmp_path: Path, feed: str | bytes) -> list[Article | Reject]:
    path = tmp_path / "feed.xml"
    path.write_bytes(feed.encode() if isinstance(feed, str) else feed)
    return list(intake.articles(path))


def test_an_entry_with_a_lead_is_its_title_and_the_lead(tmp_path: Path) -> None:
    item = f"""<item><title>Ministers meet</title><description>&lt;p&gt;{LEAD}&lt;/p&gt;</description>
      <link>https://news.example/grain</link><pubDate>Thu, 13 Oct 2022 14:05:00 GMT</pubDate>
      <author>Ann Example</author></item>"""
    (found,) = read(tmp_path, rss(item))
    assert isinstance(found, Article)
    assert found.text == f"Ministers meet\n\n{LEAD}"
    assert (found.outlet, found.url, found.byline) == ("Example News", "https://news.example/grain", "Ann Example")
    assert found.published == datetime.datetime(2022, 10, 13, 14, 5, tzinfo=datetime.UTC)
    assert (found.dated_by, found.language) == ("feed", "en")
    assert [part.kind for part in found.parts] == ["headline", "body"]


def test_an_entry_with_its_full_text_is_that_text(tmp_path: Path) -> None:
    item = f"<item><title>Ministers meet</title><description>{LEAD}</description>"
    content = f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[{FULL}]]></content:encoded>'
    (found,) = read(tmp_path, rss(item + content + "</item>"))
    assert isinstance(found, Article)
    assert len(found.parts) == 12
    assert found.title == "Ministers meet"


def test_an_atom_entry_without_a_date_of_publication_has_that_of_its_update(tmp_path: Path) -> None:
    entry = "<entry><title>Ministers meet</title><updated>2022-10-13T14:05:00Z</updated></entry>"
    (found,) = read(tmp_path, f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title>{entry}</feed>')
    assert isinstance(found, Article)
    assert (found.published, found.dated_by) == (
        datetime.datetime(2022, 10, 13, 14, 5, tzinfo=datetime.UTC),
        "feed, updated",
    )


def test_an_entry_that_holds_nothing_is_rejected_and_the_next_is_read(tmp_path: Path) -> None:
    first, bad, last = read(
        tmp_path, rss("<item><title>A</title></item>", "<item></item>", "<item><title>B</title></item>")
    )
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, Reject)
    assert bad.where.endswith("feed.xml:2")
    assert bad.why == "neither title nor text: expected an entry with one of them"


@pytest.mark.parametrize(
    "feed",
    [
        rss(),
        "<?xml version='1.0'?><rss><channel><item><title>cut",
        "<?xml version='1.0'?><urlset><url><loc>https://news.example</loc></url></urlset>",
        b"<?xml version='1.0' encoding='utf-8'?><rss>\xff\xfe\x00</rss>",
        "<rss><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><channel>&b;</channel></rss>",
        "/etc/hostname",
    ],
)
def test_a_broken_feed_ends_in_an_article_or_a_reason(tmp_path: Path, feed: str | bytes) -> None:
    path = tmp_path / "feed.rss"
    path.write_bytes(feed.encode() if isinstance(feed, str) else feed)
    (found,) = intake.articles(path)
    assert isinstance(found, Article) or "expected" in found.why
