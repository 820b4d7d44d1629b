"""A piece of HTML in a feed or a table → the words it prints."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, fragments_fromstring

_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "div", "tr", "figcaption", "br"}
_UNSEEN = {"script", "style"}
_MARKED = re.compile(
    r"\s*<(?:p|div|h[1-6]|article|section|span|figure|img|ul|ol|br|b|strong|em|a)\b[^>]*>", re.IGNORECASE
)


def is_html(text: str) -> bool:
    """Whether a text begins as a piece of a page does."""
    return bool(_MARKED.match(text))


def printed(html: str | None) -> str:
    """The words of a piece of HTML, its paragraphs between blank lines; what has no markup, in one paragraph."""
    if not html or not re.search(r"[<&]", html):
        return " ".join((html or "").split())
    try:
        pieces = fragments_fromstring(html, parser=HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return " ".join(re.sub(r"<[^>]*>", " ", html).split())
    words = "".join(piece if isinstance(piece, str) else "".join(_words(piece)) for piece in pieces)
    return "\n\n".join(" ".join(block.split()) for block in words.split("\n\n") if block.strip())


def _words(element: HtmlElement) -> Iterator[str]:
    """The words below an element, a blank line around each block; without recursion, for deep nesting."""
    unseen = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node.tag in _BLOCKS:
            yield "\n\n"
        unseen += (event == "start") - (event == "end") if node.tag in _UNSEEN else 0
        found = node.text if event == "start" else node.tail
        if not unseen and found and (event == "start" or node is not element or found.strip()):
            yield " ".join(found.split("\n"))
