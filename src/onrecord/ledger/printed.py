"""Which printed words to show for a finding: nothing is shown without them."""

import re
from collections.abc import Sequence

from onrecord.model import Article, Event, Span

_SENTENCE_END = re.compile(r"""[.!?…]["”’')\]]*\s+(?=["“‘'(\[]?[A-Z0-9])""")
_ABBREVIATED = re.compile(
    r"""(?: ^ | [\W_] )                      # "Republican Rep. Tim Moore met Sen. Lee and J. Orsk of the U.S. Army."
        (?: [A-Z] | adm | brig | capt | cmdr | co | col | corp | dr | ft | gen | gov | hon | inc | jr | lt | ltd | maj
          | messrs | mr | mrs | ms | mt | no | pres | prof | rep | rev | sec | sen | sgt | sr | st | supt | vs
          | jan | feb | mar | apr | aug | sept? | oct | nov | dec ) \Z""",
    re.VERBOSE | re.IGNORECASE,
)
_GAP = " … "


def words(article: Article, spans: Sequence[Span]) -> str:
    """The printed words of spans in reading order, an ellipsis where something stands between them."""
    return _GAP.join(span.of(article.text) for span in spans)


def sentences(article: Article, event: Event) -> tuple[Span, ...]:
    """The sentences in which an event is mentioned, one for each trigger, in order and each once."""
    return tuple(dict.fromkeys(_around(article, trigger) for trigger in event.triggers))


def sentence(text: str, part: Span, words: Span) -> Span:
    """The sentence of a part of a text that holds some words, cut out by punctuation."""
    start, end = part.start, part.end
    for stop in _SENTENCE_END.finditer(text, part.start, part.end):
        if _ABBREVIATED.search(text[max(0, stop.start() - 8) : stop.start()]):
            continue
        if stop.end() <= words.start:
            start = stop.end()
        elif stop.start() >= words.end:
            end = len(text[: stop.end()].rstrip())
            break
    return Span(start, end)


def _around(article: Article, trigger: Span) -> Span:
    """The sentence that holds a trigger."""
    part = next((p.span for p in article.parts if p.span.covers(trigger)), Span(0, len(article.text)))
    return sentence(article.text, part, trigger)
