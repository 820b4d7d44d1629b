"""Transcripts: the turn is the attribution. "MS. GREY:  We will go on." """

import re
from collections.abc import Iterator

from onrecord.model import Span
from onrecord.statements.relation import Relation
from onrecord.statements.words import Part, Range, Words

BY = "turn 1"
FEWEST = 3
"""Turns that make a text a transcript; a headline "KYIV: …" makes none."""

_LABEL = re.compile(
    r"""(?: Q | A )(?= [.:]?\s{2,} | [.:]\s )
    | (?: (?:MR|MS|MRS|DR|GEN|ADM|AMB|SEC)\.\s+ )? [A-Z][A-Z’'.-]+ (?: \s+[A-Z][A-Z’'.-]+ ){0,4}
      (?: \s*\([^)\n]{1,40}\) )? (?=:\s)
    | (?: Question | Answer | Reporter | Moderator | Interviewer )(?=:\s)""",
    re.VERBOSE,
)


def relations(words: Words) -> Iterator[Relation]:
    """One statement for each turn of a transcript: the printed label is the source, there is no cue."""
    prose = [part for part in words.parts if part.kind == "body"]
    labels = {part.start: label for part in prose if (label := _label(words, part)) is not None}
    if len(labels) < FEWEST:
        return
    source: Range | None = None
    content: list[Range] = []
    for part in prose:
        if (label := labels.get(part.start)) is not None:
            if source is not None and content:
                yield Relation(source, (), tuple(content), None, 0.95, BY)
            source, content = label, []
        start = part.start if label is None else _after(words, label[1], part.end)
        if source is not None and start < part.end:
            content.append((start, part.end))
    if source is not None and content:
        yield Relation(source, (), tuple(content), None, 0.95, BY)


def _label(words: Words, part: Part) -> Range | None:
    """The tokens of the label a paragraph begins with."""
    found = _LABEL.match(words.text, part.first, part.after)
    return words.inside(Span(found.start(), found.end())) if found else None


def _after(words: Words, start: int, end: int) -> int:
    while start < end and (words.space[start] or words.of((start, start + 1)) in (":", ".", "—", "-")):
        start += 1
    return start
