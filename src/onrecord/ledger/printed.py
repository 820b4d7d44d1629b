"""Which printed words to show for a finding: nothing is shown without them."""

import re
from collections.abc import Sequence

from onrecord.model import Article, Event, Span

_SENTENCE_END = re.compile(
    r"""(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bGen)(?<!\bLt)(?<!\bCol)(?<!\bSt)
                               [.!?…]["”’')\]]*\s+(?=["“‘'(\[]?[A-Z0-9])""",
    re.VERBOSE,
)
_GAP = " … "


def words(article: Article, spans: Sequence[Span]) -> str:
    """The printed words of spans in reading order, an ellipsis where something stands between them."""
    return _GAP.join(span.of(article.text) for span in spans)


def sentence(article: Article, event: Event) -> Span:
    """The sentence an event was read in, cut out of its part by punctuation; it always holds every trigger."""
    first, last = min(event.triggers), max(event.triggers)
    part = next((p.span for p in article.parts if p.span.covers(first)), Span(0, len(article.text)))
    return _cut(article.text, part, Span(first.start, max(first.end, last.end)))


def _cut(text: str, part: Span, core: Span) -> Span:
    start, end = part.start, max(part.end, core.end)
    for stop in _SENTENCE_END.finditer(text, part.start, end):
        if stop.end() <= core.start:
            start = stop.end()
        elif stop.start() >= core.end:
            end = len(text[: stop.end()].rstrip())
            break
    return Span(start, end)
