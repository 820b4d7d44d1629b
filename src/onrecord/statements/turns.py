"""Labels that attribute what follows: turns of a transcript ("MS. GREY:  We will go on."), and "Weir: no talks"."""

import re
from collections.abc import Iterator

from onrecord.language.columns import Part
from onrecord.language.labels import labels
from onrecord.model import PROSE, Span
from onrecord.statements.relation import Relation
from onrecord.statements.words import ENDS, Range, Words

BY = "turn 1"
HEADLINE = "headline 1"
_LONGEST_NAME = 6
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
    sources = _labels(words, prose)
    ends = [*(start for start, _ in sources), len(words.printed)][1:]
    for source, until in zip(sources, ends, strict=True):
        start = _after(words, source[1], until)
        within = ((max(part.first, start), min(part.after, until)) for part in prose)
        content = tuple(_trimmed(words, first, after) for first, after in within if first < after)
        if content := tuple(words_ for words_ in content if words_[0] < words_[1]):
            yield Relation(source, (), content, None, 0.95, BY)


def _labels(words: Words, prose: list[Part]) -> list[Range]:
    """The labels of turns: in capitals at the beginning of a paragraph, or names before a colon."""
    capitals = [label for part in prose if (label := _label(words, part)) is not None]
    named = [label for span in labels(words.columns) if (label := words.inside(span)) is not None]
    if len(capitals) < FEWEST and not named:
        return []
    return sorted({label[0]: label for label in (*capitals, *named)}.values())


def _trimmed(words: Words, start: int, end: int) -> Range:
    """A stretch without white space at its ends."""
    while start < end and words.is_space(end - 1):
        end -= 1
    return start, end


def is_label(words: Words, relation: Relation) -> bool:
    """Whether the cue of a relation is but the colon of a label."""
    return bool(relation.cue) and all(words.of(cue).strip() == ":" for cue in relation.cue)


def headlines(words: Words) -> Iterator[Relation]:
    """The statement a headline makes: "Weir: Talks will resume" (only a person or a body speaks so), "…, Weir says"."""
    prose = [part for part in words.parts if part.kind in PROSE]
    if len(prose) < 2 or prose[0].first or not words.columns.sentences:
        return
    if (ended := _ended(words, prose[0])) is not None:
        yield ended
    colon = next((i for i in range(min(_LONGEST_NAME, len(words.printed))) if words.printed[i] == ":"), None)
    if colon is None:
        return
    first, names = prose[0], words.columns.sentences[0].names
    named = any(name.after == colon and name.label in ("PERSON", "ORG") for name in names)
    if not named or not colon + 2 < first.after - 1 or words.printed[first.after - 1] in ENDS:
        return
    yield Relation((0, colon), ((colon, colon + 1),), ((colon + 1, first.after),), None, 0.7, HEADLINE)


def _ended(words: Words, headline: Part) -> Relation | None:
    """What a headline says before its last comma: "Bridge to reopen in June, mayor says"; no verb need be finite."""
    verb = headline.after - 1
    cue = words.cues.get(verb)
    if cue is None or cue.kind == "thought" or "c" not in cue.contents or words.tags[verb] not in ("VBZ", "VBP", "VBD"):
        return None
    comma = next((i for i in range(verb - 1, headline.first + 2, -1) if words.printed[i] == ","), None)
    if comma is None or not 1 < verb - comma <= _LONGEST_NAME + 1:
        return None
    content = (headline.first, comma)
    return Relation((comma + 1, verb), ((verb, verb + 1),), (content,), verb, 0.7, HEADLINE)


def _label(words: Words, part: Part) -> Range | None:
    """The tokens of the label a paragraph begins with."""
    found = _LABEL.match(words.text, part.start, part.end)
    return words.inside(Span(found.start(), found.end())) if found else None


def _after(words: Words, start: int, end: int) -> int:
    while start < end and (words.is_space(start) or words.of((start, start + 1)) in (":", ".", "—", "-")):
        start += 1
    return start
