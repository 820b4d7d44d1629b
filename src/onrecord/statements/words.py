"""An article's words as plain columns, made once: asking a Doc again and again takes longer than reading it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, IS_PUNCT, IS_SPACE, LEMMA, LENGTH, LOWER, ORTH, POS, TAG
from spacy.strings import get_string_id
from spacy.tokens import Doc

from onrecord.model import Span
from onrecord.statements import cues
from onrecord.statements.cues import Cue

Range = tuple[int, int]
"""A half-open range of tokens."""
Hashes = NDArray[np.uint64]

_COLUMNS = (LOWER, TAG, DEP, ENT_TYPE, ENT_IOB, HEAD, LEMMA, POS, IDX, LENGTH, IS_SPACE, IS_PUNCT, ORTH)
_ENDS = tuple(np.uint64(get_string_id(mark)) for mark in ".!?")
_LOOSE = np.sort(
    np.array([get_string_id(m) for m in (",", ".", ";", ":", "–", "—", "-", "--", "...", "…")], dtype=np.uint64)
)


class Part(NamedTuple):
    """A part of the article: its kind, and where it stands in tokens and in characters."""

    kind: str
    start: int
    end: int
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class Words:
    """Every token of an article, white space included.

    ``starts``, ``ends``: in characters; ``loose``: white space or a mark that belongs to no content; ``counted`` and
    ``stops``: how many words, and how many ends of sentences, stand before each token; ``cues``, ``nouns``: the
    reporting verbs and nouns among the words; ``sources``: what `syntax.source_of` has found so far.
    """

    doc: Doc
    text: str
    table: dict[int, Hashes]
    starts: list[int]
    ends: list[int]
    space: list[bool]
    loose: list[bool]
    counted: list[int]
    stops: list[int]
    parts: list[Part]
    sentences: list[Range]
    cues: dict[int, Cue]
    nouns: dict[int, Cue]
    sources: dict[int, Range | None] = field(default_factory=dict)

    def inside(self, span: Span) -> Range | None:
        """The tokens that lie within a span of characters."""
        start, end = bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)
        return (start, end) if start < end else None

    def around(self, span: Span) -> Range | None:
        """The tokens that a span of characters touches."""
        start, end = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        return (start, end) if start < end else None

    def span(self, words: Range) -> Span:
        """The characters of a range of tokens."""
        return Span(self.starts[words[0]], self.ends[words[1] - 1])

    def of(self, words: Range) -> str:
        """What is printed there."""
        return self.text[self.starts[words[0]] : self.ends[words[1] - 1]]


def words_of(doc: Doc) -> Words:
    """The columns of a Doc."""
    array: Any = doc.to_array(list(_COLUMNS))
    table = dict(zip(_COLUMNS, np.ascontiguousarray(array.astype(np.uint64, copy=False).T), strict=True))
    space = table[IS_SPACE].astype(bool)
    starts = table[IDX].astype(np.int64)
    orth = table[ORTH]
    stop = (orth == _ENDS[0]) | (orth == _ENDS[1]) | (orth == _ENDS[2])
    verbs, nouns = cues.candidates(table[LEMMA], table[LOWER], table[POS], table[TAG])
    return Words(
        doc=doc,
        text=doc.text,
        table=table,
        starts=starts.tolist(),
        ends=(starts + table[LENGTH].astype(np.int64)).tolist(),
        space=space.tolist(),
        loose=(space | among(orth, _LOOSE)).tolist(),
        counted=_before(~(space | table[IS_PUNCT].astype(bool))),
        stops=_before(stop),
        parts=[Part(p.label_, p.start, p.end, p.start_char, p.end_char) for p in doc.spans.get("parts", ())],
        sentences=[(s.start, s.end) for s in doc.spans.get("sentences", ())],
        cues={i: cue for i in verbs if (cue := cues.cue_of(doc[i])) is not None},
        nouns={i: cue for i in nouns if (cue := cues.noun_cue_of(doc[i])) is not None},
    )


def among(values: Hashes, known: Hashes) -> NDArray[np.bool_]:
    """Whether each value is one of the sorted ones."""
    at = np.searchsorted(known, values)
    found: NDArray[np.bool_] = known[np.minimum(at, len(known) - 1)] == values
    return found


def _before(marked: NDArray[np.bool_]) -> list[int]:
    """How many are marked before each, and at the end how many in all."""
    counts: list[int] = np.concatenate([[0], np.cumsum(marked)]).tolist()
    return counts
