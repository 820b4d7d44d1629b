import contextlib
import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import BrokenInput, EmptyInput, InputError, TooLarge
from onrecord.intake import page

FIRST = "Ministers from nine countries met in Geneva on Thursday to discuss the export of grain through the strait."
SECOND = "The talks, which the host country called difficult, go on next week, when elections are over in two of them."
THIRD = "“We will not sign what we cannot keep,” the foreign minister of the smallest of the nine told reporters."


def html(body: str = "", head: str = "") -> bytes:
    prose = f"<p>{FIRST}</p><p>{SECOND}</p>{body}<p>{THIRD}</p>"
    return f"""<!doctype html><html lang="en"><head><title>Ministers meet</title>{head}</head><body>
      <nav><a href="/">Home</a> <a href="/world">World</a></nav>
      <article><h1>Ministers meet</h1>{prose}</article><footer>Example News</footer></body></html>""".encode()


def test_each_paragraph_of_the_page_is_one_of_the_text_and_the_furniture_is_gone() -> None:
    assert page.article(html()).text.split("\n\n") == [FIRST, SECOND, THIRD]


def test_what_the_page_says_of_itself_is_kept() -> None:
    head = (
        '<meta property="article:published_time" content="2022-10-13T14:05:00+00:00">'
        '<meta name="author" content="Ann Example">'
        '<meta property="og:site_name" content="Example News"><link rel="canonical" href="https://news.example/grain">'
    )
    found = page.article(html(head=head))
    assert found.published == datetime.datetime(2022, 10, 13, 14, 5, tzinfo=datetime.UTC)
    assert (found.title, found.byline, found.outlet) == ("Ministers meet", "Ann Example", "Example News")
    assert (found.url, found.language, found.dated_by) == ("https://news.example/grain", "en", "meta")


def test_what_is_given_wins_over_what_the_page_says() -> None:
    head = '<meta property="article:published_time" content="2022-10-13">'
    found = page.article(html(head=head), published="2022-10-12", outlet="The Sample", url="https://sample.example/1")
    assert (found.published, found.dated_by) == (datetime.date(2022, 10, 12), "given")
    assert (found.outlet, found.url) == ("The Sample", "https://sample.example/1")


def test_the_date_in_the_address_counts_where_the_page_says_nothing() -> None:
    found = page.article(html(), url="https://news.example/2022/10/13/grain")
    assert (found.published, found.dated_by) == (datetime.date(2022, 10, 13), "url")


def test_a_page_without_a_date_has_none() -> None:
    found = page.article(html())
    assert (found.published, found.dated_by) == (None, None)


def test_a_crosshead_is_a_headline_and_a_paragraph_that_is_one_link_is_a_link() -> None:
    link = (
        "<h2>What the nine want</h2><p>Each of the nine wants something else, an envoy said.</p>"
        '<p><a href="/x">Envoys leave town</a></p>'
    )
    found = page.article(html(link))
    kinds = {part.span.of(found.text): part.kind for part in found.parts}
    assert kinds["What the nine want"] == "headline"
    assert kinds.get("Envoys leave town", "link") == "link"
    assert kinds[FIRST] == "body"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_the_encoding_that_the_page_names_is_believed(encoding: str) -> None:
    data = html(head=f'<meta charset="{encoding}">').decode().encode(encoding)
    assert THIRD in page.article(data).text


def test_a_report_in_several_columns_is_found_whole_with_the_help_of_json_ld() -> None:
    columns = [
        f"The envoy of country {n} said that its harvest was {n * 7} per cent of last year's." for n in range(60)
    ]
    thirds = ["".join(f"<p>{text}</p>" for text in columns[n : n + 20]) for n in (0, 20, 40)]
    body = "<div>advert</div>".join(f"<div class='article-body'>{third}</div>" for third in thirds)
    linked = '{"@type": "NewsArticle", "articleBody": "' + " ".join(columns) + '"}'
    head = f'<script type="application/ld+json">{linked}</script>'
    found = page.article(f"<html><head>{head}</head><body>{body}<p>Cookies</p></body></html>")
    assert found.text.split("\n\n") == columns


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<div>" * 100_000 + b"<p>Ministers met.</p>",
        b"<html><body>" + b"<b><i><p>x " * 2_000,
        b"<html><body><p>" + b"a " * 300_000,
        b"<html><body>" + b"<table><tr><td>" * 2000 + b"x",
        b"<html><script>" + b"while(true){}" * 10_000,
        b"<p>" + b"\x00\xff\xfe" * 1000,
        b"<html><body><p>" + b"&#" * 50_000,
        b"<!--" * 50_000,
        b"<html>",
        b"<<<>>>><html><p></body>",
        b"<html><body><p " + b" ".join(b"a%d='x'" % n for n in range(20_000)) + b">x",
    ],
    ids=[
        "deep",
        "unclosed",
        "long",
        "tables",
        "script",
        "binary",
        "entities",
        "comments",
        "empty",
        "broken",
        "attributes",
    ],
)
def test_a_hostile_page_becomes_an_article_or_an_error_and_soon(data: bytes) -> None:
    begun = time.process_time()
    with contextlib.suppress(InputError):
        page.article(data)
    assert time.process_time() - begun < 20


def test_a_page_of_links_is_no_report() -> None:
    with pytest.raises(EmptyInput, match="expected a report"):
        page.article(b"<html><body><nav><a href='/'>Home</a></nav></body></html>")


def test_a_page_with_absurdly_many_elements_or_attributes_is_refused() -> None:
    with pytest.raises(TooLarge, match=f"more than {page.ELEMENTS:,} elements"):
        page.article(b"<html><body>" + b"<br>" * (page.ELEMENTS + 1))
    with pytest.raises(BrokenInput, match="attributes"):
        page.article(b"<html><body><p " + b" ".join(b"a%d='x'" % n for n in range(2000)) + b">Ministers met.")


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/ap=\"'!-&; \n"), max_size=200))
def test_any_characters_are_a_page_or_an_error_of_ours(data: str) -> None:
    try:
        assert page.article(data).text
    except InputError as error:
        assert str(error)  # noqa: PT017
