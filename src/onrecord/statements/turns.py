"""Transcripts: the turn is the attribution. "MS. GREY:  We will go on." """

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from onrecord.statements.relation import Range, Relation

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


def relations(doc: Doc) -> Iterator[Relation]:
    """One statement for each turn of a transcript: the printed label is the source, there is no cue."""
    prose = [part for part in doc.spans["parts"] if part.label_ == "body"]
    text = doc.text  # Put together anew whenever it is asked for.
    labels = {part.start: label for part in prose if (label := _label(doc, text, part)) is not None}
    if len(labels) < FEWEST:
        return
    source: Range | None = None
    content: list[Range] = []
    for part in prose:
        if (label := labels.get(part.start)) is not None:
            if source is not None and content:
                yield Relation(source, (), tuple(content), None, 0.95, BY)
            source, content = label, []
        start = part.start if label is None else _after(doc, label[1], part.end)
        if source is not None and start < part.end:
            content.append((start, part.end))
    if source is not None and content:
        yield Relation(source, (), tuple(content), None, 0.95, BY)


def _label(doc: Doc, text: str, part: Span) -> Range | None:
    """The tokens of the label a paragraph begins with."""
    found = _LABEL.match(text, part.start_char, part.end_char)
    words = doc.char_span(found.start(), found.end(), alignment_mode="contract") if found else None
    return None if words is None or not len(words) else (words.start, words.end)


def _after(doc: Doc, start: int, end: int) -> int:
    while start < end and (doc[start].is_space or doc[start].text in (":", ".", "—", "-")):
        start += 1
    return start
