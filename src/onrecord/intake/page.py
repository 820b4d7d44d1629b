"""One web page: bytes → Article. The text is what trafilatura finds; the date is what the page says of itself.

Nothing is fetched. A page's words for machines are believed before what it prints, and its address last; ``dated_by``
says which. Each paragraph of the page is a paragraph of ``Article.text``, between blank lines.
"""

import datetime
import re
from collections import Counter
from dataclasses import dataclass

import htmldate
import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.errors import BrokenInput, EmptyInput, TooLarge
from onrecord.intake import parts
from onrecord.intake import text as plain
from onrecord.intake.metadata import Metadata, read
from onrecord.intake.opening import Opening
from onrecord.model import Article, PartKind, Span, article_id

LIMIT = 20_000_000
"""The largest page, in bytes. Pages of newsrooms have up to three million."""
ELEMENTS = 150_000
"""The most elements a page may have; beyond, extraction would take minutes."""
SHORTEST = 50
"""The fewest characters of prose that make a report; a page with less is a list of links, a login or an error."""
ATTRIBUTES = 500
"""The most attributes one element may have."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_ENOUGH = 0.7
"""The share of the text that JSON-LD gives which must be found: long reports in several columns lose all but one."""
_BLOCKS = ("p", "head", "quote", "item", "row", "code", "ab")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of the page; ``kind`` where the page itself shows what it is."""

    text: str
    kind: PartKind | None


def article(
    data: bytes | str,
    *,
    published: datetime.date | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Article:
    """The article that a web page holds; what is given wins over what the page says."""
    html = data if isinstance(data, str) else plain.decode(data, _charset(data))
    tree = _tree(html)
    said = read(tree, url)
    when, dated_by = _date(html, said)
    given = plain.as_date(published)
    blocks = _blocks(html, said.title)
    if said.body and _share(blocks, said.body) < _ENOUGH:
        blocks = max(blocks, _inside(tree, said.body), key=lambda found: _share(found, said.body or ""))
    text = "\n\n".join(block.text for block in blocks)
    if sum(len(block.text) for block in blocks if block.kind is None) < SHORTEST:
        raise EmptyInput("no paragraph of an article on this page: expected a report, not a list of links or a login")
    return Article(
        id=article_id(outlet or said.outlet, url or said.url, given or when, text),
        text=text,
        outlet=outlet or said.outlet,
        published=given or when,
        url=url or said.url,
        title=said.title,
        byline=said.byline,
        language=said.language,
        parts=parts.find(text, Opening(), _known(blocks)),
        dated_by="given" if given else dated_by,
    )


def _charset(data: bytes) -> str | None:
    """The encoding that a page names in its first bytes."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def _tree(html: str) -> HtmlElement:
    """The page's elements, if there are any and not absurdly many."""
    if not html.strip():
        raise EmptyInput("an empty page: expected HTML")
    if len(html) > LIMIT:
        raise TooLarge(f"{len(html):,} characters: a page may have {LIMIT:,}; save only the report")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise BrokenInput(f"the page cannot be taken apart ({error}): expected HTML") from error
    for number, element in enumerate(tree.iter()):
        if number > ELEMENTS:
            raise TooLarge(f"more than {ELEMENTS:,} elements: expected the page of one report; save only the report")
        if len(element.attrib) > ATTRIBUTES:
            raise BrokenInput(f"an element with {len(element.attrib):,} attributes: expected the page of a report")
    return tree


def _date(html: str, said: Metadata) -> tuple[datetime.date | None, str | None]:
    """When the page was published, and how that is known."""
    if said.published:
        return said.published, said.dated_by
    try:
        printed = htmldate.find_date(html, original_date=True, extensive_search=False, outputformat="%Y-%m-%d")
    except Exception:  # whatever its parsers raise on a hostile page: no date is known
        printed = None
    if printed and (said.in_url is None or printed != said.in_url.isoformat()):
        return datetime.date.fromisoformat(printed), "page"
    return said.in_url, "url" if said.in_url else None


def _blocks(html: str, title: str | None) -> list[_Block]:
    """The paragraphs that trafilatura finds; the title, which is no part of the text, is left out."""
    try:
        found = trafilatura.bare_extraction(
            html, with_metadata=False, include_comments=False, include_links=True, favor_precision=True
        )
    except Exception as error:  # whatever its parsers raise on a hostile page
        raise BrokenInput(f"no text can be taken from the page ({error}): expected the page of a report") from error
    body = getattr(found, "body", None)
    blocks = [_block(element) for element in _outermost(body)] if body is not None else []
    return [block for block in blocks if block.text and (title is None or block.text.casefold() != title.casefold())]


def _share(blocks: list[_Block], body: str) -> float:
    """How many of the words that JSON-LD gives are in the paragraphs found."""
    words = Counter(re.findall(r"\w+", body))
    found = Counter(word for block in blocks for word in re.findall(r"\w+", block.text))
    return (words & found).total() / max(1, words.total())


def _inside(tree: HtmlElement, body: str) -> list[_Block]:
    """The page's paragraphs that are in the text that JSON-LD gives, which may print the addresses of links between."""
    known = _runs(body)
    texts = (_words(element) for element in tree.iter("p"))
    return [_Block(text, None) for text in texts if (runs := _runs(text)) and len(runs & known) >= 0.6 * len(runs)]


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every three words in a row."""
    words = re.findall(r"\w+", text)
    return set(zip(words, words[1:], words[2:], strict=False))


def _outermost(body: etree._Element) -> list[etree._Element]:
    """The elements that are a paragraph each, in the order of the page."""
    found: list[etree._Element] = []
    waiting = list(reversed(body))
    while waiting:
        element = waiting.pop()
        if element.tag in _BLOCKS and not any(child.tag in _BLOCKS for child in element.iterdescendants()):
            found.append(element)
        elif any(child.tag in _BLOCKS for child in element.iterdescendants()):
            waiting.extend(reversed(element))
        elif element.tag != "graphic":
            found.append(element)
    return found


def _block(element: etree._Element) -> _Block:
    words = _words(element)
    linked = " ".join(_words(ref) for ref in element.iter("ref"))
    if (
        element.tag in ("p", "item")
        and words
        and len(linked) >= 0.9 * len(words)
        and not words.endswith((".", "”", '"'))
    ):
        return _Block(words, "link")
    return _Block(words, "headline" if element.tag == "head" else None)


def _words(element: etree._Element) -> str:
    for broken in element.iter("lb"):
        broken.tail = "\n" + (broken.tail or "")
    lines = "".join(element.itertext()).replace("\xa0", " ").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def _known(blocks: list[_Block]) -> dict[Span, PartKind]:
    """The spans of the paragraphs whose kind the page shows."""
    at, known = 0, {}
    for block in blocks:
        if block.kind:
            known[Span(at, at + len(block.text))] = block.kind
        at += len(block.text) + 2
    return known
