import datetime

import pytest
from lxml.html import document_fromstring

from onrecord.intake import metadata

LINKED = """{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Example News"},
  {"@type": ["NewsArticle"], "headline": "Ministers meet &quot;at last&quot;", "datePublished": "2022-10-13T14:05:00Z",
   "dateModified": "2022-10-14", "author": [{"@type": "Person", "name": "Ann Example"}, {"name": "Ben Sample"}],
   "publisher": {"name": "Example News"}, "mainEntityOfPage": {"@id": "https://news.example/grain"},
   "inLanguage": "en-GB"}]}"""


def said(head: str, url: str | None = None) -> metadata.Metadata:
    return metadata.read(document_fromstring(f"<html lang='en'><head>{head}</head><body><p>x</p></body></html>"), url)


def test_json_ld_gives_date_title_byline_outlet_and_language() -> None:
    found = said(f'<script type="application/ld+json">{LINKED}</script>')
    assert found.published == datetime.datetime(2022, 10, 13, 14, 5, tzinfo=datetime.UTC)
    assert found.dated_by == "json-ld"
    assert found.title == 'Ministers meet "at last"'
    assert found.byline == "Ann Example, Ben Sample"
    assert (found.outlet, found.language) == ("Example News", "en")


def test_of_several_articles_the_one_with_the_address_of_the_page_is_meant() -> None:
    other = '{"@type": "NewsArticle", "url": "https://news.example/rain", "datePublished": "2020-01-01"}'
    scripts = f'<script type="application/ld+json">[{other}, {LINKED}]</script>'
    found = said(scripts + '<link rel="canonical" href="https://news.example/grain">')
    assert found.published == datetime.datetime(2022, 10, 13, 14, 5, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2022-10-13">',
        '<meta itemprop="datePublished" content="2022-10-13">',
        '<meta name="DC.date.issued" content="13 October 2022">',
        '<meta name="parsely-pub-date" content="2022-10-13">',
    ],
)
def test_meta_elements_give_the_date(head: str) -> None:
    found = said(head)
    assert (found.published, found.dated_by) == (datetime.date(2022, 10, 13), "meta")


@pytest.mark.parametrize(
    "broken", ["{", "[[[[", "", "{'a': 1}", "[" * 5000, '{"@type": "NewsArticle", "datePublished": 5}']
)
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script><meta name="date" content="2022-10-13">'
    assert said(head).published == datetime.date(2022, 10, 13)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2022/10/13/grain", datetime.date(2022, 10, 13)),
        ("https://news.example/grain-20221013", datetime.date(2022, 10, 13)),
        ("https://news.example/2022-10-13-grain", datetime.date(2022, 10, 13)),
        ("https://news.example/2022/13/45/grain", None),
        ("https://news.example/article/20221", None),
        ("https://[broken", None),
    ],
)
def test_an_address_may_hold_the_date(url: str, day: datetime.date | None) -> None:
    assert said("", url).in_url == day


def test_the_name_of_the_outlet_is_no_part_of_the_title() -> None:
    head = (
        '<meta property="og:site_name" content="Example News"><meta property="og:title" content="Grain - Example News">'
    )
    assert said(head).title == "Grain"
    assert said('<meta property="og:title" content="Talks - and then?">').title == "Talks - and then?"


def test_numbers_and_addresses_are_no_authors() -> None:
    assert said('<meta name="author" content="105092">').byline is None
    assert said('<meta name="author" content="https://news.example/ann">').byline is None
