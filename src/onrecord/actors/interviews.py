"""Interviews without labels: questions and answers are paragraphs in turn, and what stands above tells who answers."""

import re
from collections.abc import Iterator, Sequence

from onrecord.actors.candidates import Candidate
from onrecord.language.columns import Columns
from onrecord.model import Span

_ASKED = re.compile(
    r"\binterview(?:s|ed)?\b(?: with)?|\b(?:spoke|speaks|talked|talks|sat down) (?:to|with)\b"
    r"|\bconversation with\b|\bQ&A with\b|\banswer(?:s|ed) (?:\w+ ){0,3}questions\b"
)
_QUESTION = re.compile(r"\?[”\"’']?\s*$")
_AND_ANOTHER = re.compile(r",? (?:and|&) [A-Z]")
_FEWEST = 3
"""How many questions with an answer right behind them make an interview."""
_LONGEST = 400
"""Characters of a question."""
_FAR = 250
"""Within how many characters of the word for it somebody is said to be interviewed."""


def find(page: Columns, names: Sequence[Candidate]) -> list[tuple[Span, Candidate]]:
    """The answers, each with whom the article says it interviews; none where it names two, or is no interview."""
    if page.text.count("?") < _FEWEST or _ASKED.search(page.text) is None:
        return []
    parts = [Span(part.start, part.end) for part in page.parts if not page.text[part.start : part.end].isspace()]
    asked = [i for i, part in enumerate(parts) if _is_question(part.of(page.text))]
    if sum(i + 1 < len(parts) and i + 1 not in asked for i in asked) < _FEWEST:
        return []
    answering = _interviewed(page.text, parts[asked[0]].start, names)
    if answering is None:
        return []
    return [(part, answering) for i, part in enumerate(parts) if i > asked[0] and i not in asked]


def _is_question(printed: str) -> bool:
    return len(printed) < _LONGEST and printed[0] not in "“\"‘'" and _QUESTION.search(printed) is not None


def _interviewed(text: str, first: int, names: Sequence[Candidate]) -> Candidate | None:
    """Whom the words above the first question say is asked."""
    above = [n for n in names if n.label == "PERSON" and n.actor is not None and n.end <= first]
    for told in _ASKED.finditer(text, 0, first):
        near = list(_near(text, told, above))
        if near:
            several = len({n.actor for n in near}) > 1 or _AND_ANOTHER.match(text, near[-1].end)
            return None if several else near[0]
    return None


def _near(text: str, told: re.Match[str], above: Sequence[Candidate]) -> Iterator[Candidate]:
    """The person named behind the word, and those joined to him; before it, who "answered questions"."""
    if told[0].startswith("answer"):
        yield from [
            n for n in above if told.start() - _FAR < n.end <= told.start() and "\n" not in text[n.end : told.start()]
        ][-1:]
        return
    end = told.end()
    for name in above:
        if told.end() <= name.start < told.end() + _FAR and "\n" not in text[told.end() : name.start]:
            joined = text[end : name.start].strip(" ,") in ("and", "&", "")
            if end == told.end() or joined:
                yield name
                end = name.end
