"""Labels of turns that are printed as names: "President of Karvania Ada Vask: Good evening. Orsk Brand: Thank you."

Labels in capitals ("MS. VASK:") need no parse; the rooms that read transcripts find these by their form.
"""

import re
from typing import NamedTuple

from onrecord.language.columns import Columns, Sentence
from onrecord.model import Span

_COLON = re.compile(":")
_LONGEST = 18
_FEWEST = 3
_SHORTEST = 2
_BEGINNING = frozenset({"NOUN", "PROPN", "ADJ"})
_INTRODUCING = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "PUNCT", "PART"})
_NAMELESS = frozenset({"question", "answer", "remark", "reply", "reporter", "moderator", "interviewer"})


def labels(page: Columns) -> tuple[Span, ...]:
    """The labels of a transcript, each from the office or name to the end of the name before a colon.

    An article is a transcript if three sentences begin so, or two and an office introduces one of them, or if its body
    begins with an office and a name: "Foreign Minister Ada Vask: no talks" in its middle makes none.
    """
    # Few sentences have a colon at all: they are told first.
    numbers = page.by_sentence(Span(*mark.span()) for mark in _COLON.finditer(page.text))
    found = [label for number in numbers if (label := _label(page, page.sentences[number])) is not None]
    named = [label for label in found if label.named]
    introduced = [label for label in named if label.introduced]
    body = next((s.start for s in page.sentences if s.kind == "body"), -1)
    opens = any(label.span.start == body for label in introduced)
    enough = len(named) >= _FEWEST or (len(named) > 1 and introduced) or opens
    return tuple(sorted({*(label.span for label in found), *_asked(page)})) if enough else ()


def _asked(page: Columns) -> list[Span]:
    """The labels of those without a name: "Question: …"."""
    begins = [s.first for s in page.sentences if s.kind == "body" and page.lower[s.first] in _NAMELESS]
    return [Span(page.starts[t], page.ends[t]) for t in begins if _before_colon(page, t + 1)]


class _Label(NamedTuple):
    """A label, whether it ends with a person's name as the pipeline sees it, and whether an office stands before."""

    span: Span
    named: bool
    introduced: bool


def _label(page: Columns, sentence: Sentence) -> _Label | None:
    """The label that a sentence begins with: words without a verb, the last two with capitals, then a colon."""
    if sentence.kind != "body":
        return None
    first = sentence.first
    while first < sentence.after and page.printed[first].isspace():
        first += 1
    last = min(first + _LONGEST, sentence.after)
    colon = next((token for token in range(first, last) if _before_colon(page, token)), first)
    if colon - first < _SHORTEST or page.pos[first] not in _BEGINNING:
        return None
    if any(page.pos[token] not in _INTRODUCING for token in range(first, colon)):
        return None
    if not all(page.printed[token][0].isupper() for token in (first, colon - 2, colon - 1)):
        return None
    name = next((n for n in sentence.names if n.after == colon and n.label == "PERSON"), None)
    return _Label(
        Span(page.starts[first], page.ends[colon - 1]), name is not None, name is not None and first < name.first
    )


def _before_colon(page: Columns, token: int) -> bool:
    return token + 1 < len(page.printed) and page.printed[token] == ":"
