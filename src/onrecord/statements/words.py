"""An article's words as plain columns, made once: asking a Doc again and again takes longer than reading it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, LOWER, POS, TAG
from spacy.strings import get_string_id
from spacy.symbols import PUNCT, SPACE
from spacy.tokens import Doc

from onrecord.language.columns import Columns, columns
from onrecord.model import Span
from onrecord.statements import cues

if TYPE_CHECKING:
    from onrecord.statements.cues import Cue

Range = tuple[int, int]
"""A half-open range of tokens."""
Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]

LOOSE = frozenset({",", ".", ";", ":", "–", "—", "-", "--", "...", "…"})
"""Marks that belong to no content where they begin or end it."""
ENDS = frozenset({".", "!", "?"})
_COLUMNS = (LOWER, TAG, DEP, HEAD, LEMMA, POS)


class Part(NamedTuple):
    """A part of the article: its kind, and where it stands in tokens and in characters."""

    kind: str
    start: int
    end: int
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class Words:
    """Every token of an article, white space included, each column a list; ``table`` holds the numbers behind some.

    ``starts``, ``ends``: in characters; ``left``, ``right``, ``edges``: the first and the last token of all that hangs
    on one; ``counted`` and ``stops``: how many words, and how many ends of sentences, stand before each token;
    ``cues``, ``nouns``: the reporting verbs and nouns among the words, ``cued`` the verbs in order; ``sources``: what
    `syntax.source_of` has found so far.
    """

    doc: Doc
    columns: Columns
    text: str
    table: dict[int, Hashes]
    printed: list[str]
    lower: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    children: "Children"
    left: list[int]
    right: list[int]
    starts: list[int]
    ends: list[int]
    counted: list[int]
    stops: list[int]
    edges: tuple[Ints, Ints]
    parts: list[Part]
    sentences: list[Range]
    cues: "dict[int, Cue]" = field(default_factory=dict)
    cued: list[int] = field(default_factory=list)
    nouns: "dict[int, Cue]" = field(default_factory=dict)
    sources: dict[int, Range | None] = field(default_factory=dict)

    def tag(self, i: int) -> str:
        """The tag of the Penn Treebank."""
        return self.columns.tag(i)

    def lemma(self, i: int) -> str:
        """The form that a dictionary has, in small letters; the word itself where the pipeline gave none."""
        return self.columns.lemma(i).lower() or self.lower[i]

    def is_space(self, i: int) -> bool:
        """Whether a token is white space."""
        return self.pos[i] == "SPACE"

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

    def sentence(self, i: int) -> Range | None:
        """The sentence of a token; None for what is set apart."""
        at = bisect_right(self.sentences, (i, len(self.pos))) - 1
        return self.sentences[at] if at >= 0 and i < self.sentences[at][1] else None

    def root(self, words: Range) -> int:
        """The token of a range that the others hang on: the nearest to the root of its sentence."""
        inside = range(*words)
        if len(inside) == 1:
            return words[0]
        tops = [i for i in inside if self.head[i] == i] or [i for i in inside if self.head[i] not in inside]
        return tops[0] if len(tops) == 1 else min(tops, key=lambda i: sum(1 for _ in self.above(i)))

    def above(self, i: int) -> Iterator[int]:
        """The head of a token, the head of that, up to the root."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def below(self, i: int) -> list[int]:
        """A token and all that hangs on it, in order; pieces of other phrases may stand between."""
        found, waiting = [], [i]
        while waiting:
            found.append(waiting.pop())
            waiting += self.children[found[-1]]
        return sorted(found)

    def first(self, i: int, deps: frozenset[str]) -> int | None:
        """The first token that hangs on one in one of these ways."""
        return next((c for c in self.children[i] if self.dep[c] in deps), None)

    def case(self, i: int) -> str:
        """The preposition of a noun, or ""."""
        return next((self.lower[c] for c in self.children[i] if self.dep[c] == "case"), "")


def words_of(doc: Doc) -> Words:
    """The columns of a Doc."""
    shared = columns(doc)
    table = {attribute: np.zeros(0, dtype=np.uint64) for attribute in _COLUMNS}
    if len(doc):
        array: Any = doc.to_array(list(_COLUMNS))
        table = dict(zip(_COLUMNS, np.ascontiguousarray(array.astype(np.uint64, copy=False).T), strict=True))
    pos = table[POS]
    head = np.arange(len(pos)) + table[HEAD].view(np.int64)
    left, right = edges(head)
    words = Words(
        doc=doc,
        columns=shared,
        text=shared.text,
        table=table,
        printed=shared.printed,
        lower=shared.lower,
        pos=shared.pos,
        dep=shared.dep,
        head=shared.head,
        children=_children(head),
        left=left.tolist(),
        right=right.tolist(),
        starts=shared.starts,
        ends=shared.ends,
        counted=_before((pos != SPACE) & (pos != PUNCT)),
        stops=_before(among(table[LOWER], _ends())),
        edges=(left, right),
        parts=[Part(p.label_, p.start, p.end, p.start_char, p.end_char) for p in doc.spans.get("parts", ())],
        sentences=[(sentence.first, sentence.after) for sentence in shared.sentences],
    )
    verbs, nouns = cues.reporting(words)
    words.cues.update(verbs)
    words.cued.extend(verbs)
    words.nouns.update(nouns)
    return words


def edges(head: Ints) -> tuple[Ints, Ints]:
    """The first and the last token of all that hangs on each: handed to its head, then two above, then four."""
    left, right = np.arange(len(head)), np.arange(len(head))
    above = head
    while True:
        np.minimum.at(left, above, left.copy())
        np.maximum.at(right, above, right.copy())
        further = above[above]
        if (further == above).all():
            return left, right
        above = further


def among(values: Hashes, known: Hashes) -> NDArray[np.bool_]:
    """Whether each value is one of the sorted ones."""
    at = np.searchsorted(known, values)
    found: NDArray[np.bool_] = known[np.minimum(at, len(known) - 1)] == values
    return found


class Children:
    """What hangs on each token, in order: a list made when asked for, as most tokens are never asked."""

    def __init__(self, order: list[int], bounds: list[int]) -> None:
        self._order, self._bounds = order, bounds

    def __getitem__(self, i: int) -> list[int]:
        return self._order[self._bounds[i] : self._bounds[i + 1]]


def _children(head: Ints) -> Children:
    hanging = np.flatnonzero(head != np.arange(len(head)))
    above = head[hanging]
    bounds = np.concatenate([[0], np.cumsum(np.bincount(above, minlength=len(head)))])
    return Children(hanging[np.argsort(above, kind="stable")].tolist(), bounds.tolist())


@cache
def _ends() -> Hashes:
    return np.array(sorted(map(get_string_id, ENDS)), dtype=np.uint64)


def _before(marked: NDArray[np.bool_]) -> list[int]:
    """How many are marked before each, and at the end how many in all."""
    counts: list[int] = np.concatenate([[0], np.cumsum(marked)]).tolist()
    return counts
