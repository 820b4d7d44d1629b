"""What a web page says of itself for machines: JSON-LD, then meta elements."""

import datetime
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from onrecord.intake import dates

_ARTICLE = re.compile(
    r"(?:(?:Opinion|Reportage|Analysis|Review|Background)?News|Scholarly|Tech|Satirical|Advertiser)?(?:Content)?Article$"
    r"|(?:Live)?BlogPosting$|Report$"
)
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article.published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publish-date", "publish_date", "pubdate",
    "publication_date", "published_at", "dc.date.issued", "dcterms.created", "dc.date", "article_date_original", "date",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "headline", "parsely-title", "dc.title")
_OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site")
_BYLINES = ("author", "article:author", "parsely-author", "byl", "dc.creator", "sailthru.author", "cxenseparse:author")
_IN_URL = re.compile(r"[/_-]((?:19|20)\d\d)[/_.-]?([01]\d)[/_.-]?([0-3]\d)(?=\D|$)")
_DEEP = 12
_AUTHORS = 4


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; ``dated_by`` is ``json-ld`` or ``meta``, ``body`` is the text as JSON-LD gives it."""

    published: datetime.date | None
    dated_by: str | None
    in_url: datetime.date | None
    url: str | None
    title: str | None
    byline: str | None
    outlet: str | None
    language: str | None
    body: str | None


def read(tree: HtmlElement, url: str | None = None) -> Metadata:
    """What the page says, JSON-LD before meta elements."""
    meta = _meta(tree)
    url = url or _first(_canonical(tree), meta.get("og:url"))
    linked = _json_ld(tree, url)
    by_linked = dates.read(_string(linked.get("datePublished")) or "")
    by_meta = next((d for name in _DATES if (d := dates.read(meta.get(name, "")))), None) or _time(tree)
    outlet = _first(_names(linked.get("publisher")), *(meta.get(n) for n in _OUTLETS), _host(url))
    return Metadata(
        published=by_linked or by_meta,
        dated_by="json-ld" if by_linked else "meta" if by_meta else None,
        in_url=_in_url(url),
        url=url,
        title=_title(_string(linked.get("headline")), meta, _headings(tree), outlet),
        byline=_first(_names(linked.get("author")), *(_names(meta.get(n)) for n in _BYLINES), _author(tree)),
        outlet=outlet,
        language=_language(_first(_string(linked.get("inLanguage")), tree.get("lang"), meta.get("og:locale"))),
        body=_string(linked.get("articleBody")),
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The first content of each meta element, by its lower-case name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _clean(element.get("content"))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _canonical(tree: HtmlElement) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and (element.get("href") or "").startswith("http"):
            return str(element.get("href"))
    return None


def _json_ld(tree: HtmlElement, url: str | None) -> dict[str, Any]:
    """The article that a page's JSON-LD describes: the one with the page's address, else the first."""
    articles: list[dict[str, Any]] = []
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or ""):
            try:
                articles.extend(_articles(json.loads((element.text or "").strip().rstrip(";"), strict=False)))
            except (ValueError, RecursionError):
                continue
    own = [a for a in articles if url and _path(url) in (_path(address) for address in _addresses(a))]
    return next(iter([*own, *(a for a in articles if a.get("datePublished")), *articles]), {})


def _articles(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The articles anywhere in a JSON-LD value, outermost first."""
    if depth > _DEEP:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict):
        types = value.get("@type")
        if any(_ARTICLE.match(str(t).rsplit("/", 1)[-1]) for t in (types if isinstance(types, list) else [types])):
            yield value
        for item in value.values():
            yield from _articles(item, depth + 1)


def _addresses(linked: dict[str, Any]) -> Iterator[str]:
    for value in (linked.get("url"), linked.get("@id"), linked.get("mainEntityOfPage")):
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _path(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return url


def _time(tree: HtmlElement) -> datetime.date | None:
    """The date of a time element that the page marks as its publication."""
    for element in tree.iter("time", "abbr", "span"):
        marked = f"{element.get('itemprop') or ''} {element.get('class') or ''}"
        if element.get("pubdate") is not None or re.search(r"datePublished|\bpublished\b|entry-date", marked):
            value = dates.read(element.get("datetime") or element.get("content") or element.get("title") or "")
            if value:
                return value
    return None


def _in_url(url: str | None) -> datetime.date | None:
    """The date in an address such as ``/2022/10/13/talks`` or ``/talks-20221013``."""
    match = _IN_URL.search(url) if url else None
    try:
        return datetime.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _title(linked: str | None, meta: dict[str, str], headings: list[str], outlet: str | None) -> str | None:
    """The title: what JSON-LD says, then meta elements, then the only first-level heading."""
    only = headings[:1] if len(headings) < 3 else []
    told = (linked, *(meta.get(name) for name in _TITLES), *only, *headings[-1:])
    return _first(*(_bare(title, outlet) for title in told))


def _headings(tree: HtmlElement) -> list[str]:
    """The page's first-level headings, then its title."""
    found = [_clean(e.text_content()) for tag in ("h1", "title") for e in tree.iter(tag)]
    return [heading for heading in found if heading]


def _names(value: Any) -> str | None:
    """The names of one or several people or organisations."""
    values = value if isinstance(value, list) else [value]
    names = [_string(v.get("name") if isinstance(v, dict) else v) for v in values]
    real = (n for n in names if n and "://" not in n and re.search(r"[^\W\d]{2}", n))
    return ", ".join(dict.fromkeys(real)) or None


def _author(tree: HtmlElement) -> str | None:
    """The names that the page prints as links to their authors, or marks as such; many are those of other reports."""
    marked = [e for e in tree.iter("a", "span") if e.get("rel") == "author" or e.get("itemprop") == "author"]
    return _names([e.text_content() for e in marked]) if len(marked) <= _AUTHORS else None


def _bare(title: str | None, outlet: str | None) -> str | None:
    """A title without the name of the outlet at its end: ``Ministers meet - Example News``."""
    match = re.fullmatch(r"(.+?)\s+[-–—|]\s+(.{2,40})", title or "")
    return (
        match[1] if match and outlet and match[2].casefold() in outlet.casefold() + outlet.replace(" ", "") else title
    )


def _string(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return _clean(value) if isinstance(value, str) else None


def _clean(value: str | None) -> str | None:
    """The words without white space around them; publishers escape them once too often (``&quot;``)."""
    return " ".join(html.unescape(value).split()) or None if value else None


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
    except ValueError:
        return None


def _language(value: str | None) -> str | None:
    """The two-letter code of a language tag such as ``en-GB``."""
    match = re.match(r"[A-Za-z]{2}(?=$|[-_])", value or "")
    return match[0].lower() if match else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)
