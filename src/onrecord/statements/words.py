"""An article's words as plain columns, made once: asking a Doc again and again takes longer than reading it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import LEMMA, LOWER, POS
from spacy.strings import get_string_id
from spacy.symbols import PUNCT, SPACE
from spacy.tokens import Doc

from onrecord.language.columns import Columns, Part, columns
from onrecord.model import Span
from onrecord.statements import cues

if TYPE_CHECKING:
    from onrecord.statements.cues import Cue

Range = tuple[int, int]
"""A half-open range of tokens."""
Hashes = NDArray[np.uint64]
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

LOOSE = frozenset({",", ".", ";", ":", "–", "—", "-", "--", "...", "…"})
"""Marks that belong to no content where they begin or end it."""
ENDS = frozenset({".", "!", "?"})


@dataclass(slots=True)
class Words:
    """Every token of an article, white space included, each column a list.

    ``starts``, ``ends``: in characters; ``left``, ``right``: the first and the last token of all that hangs
    on one; ``counted`` and ``stops``: how many words, and how many ends of sentences, stand before each token;
    ``cues``, ``nouns``: the reporting verbs and nouns among the words, ``cued`` the verbs in order; ``sources``: what
    `syntax.source_of` has found so far; ``digits``: of lemmas and of small letters, what a `Sieve` asks.
    """

    doc: Doc
    columns: Columns
    text: str
    printed: list[str]
    lower: list[str]
    pos: list[str]
    dep: list[str]
    tags: list[str]
    lemmas: list[str]
    head: list[int]
    heads: Ints
    children: list[tuple[int, ...]]
    left: list[int]
    right: list[int]
    starts: list[int]
    ends: list[int]
    counted: list[int]
    stops: list[int]
    digits: tuple[Ints, Ints]
    parts: list[Part]
    sentences: list[Range]
    cues: "dict[int, Cue]" = field(default_factory=dict)
    cued: list[int] = field(default_factory=list)
    nouns: "dict[int, Cue]" = field(default_factory=dict)
    sources: dict[int, Range | None] = field(default_factory=dict)

    def tag(self, i: int) -> str:
        """The tag of the Penn Treebank."""
        return self.tags[i]

    def lemma(self, i: int) -> str:
        """The form that a dictionary has, in small letters; the word itself where the pipeline gave none."""
        return self.lemmas[i].lower() or self.lower[i]

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
        start, end = words
        if end - start == 1:
            return start
        heads = self.head[start:end]
        tops = [i for i, head in enumerate(heads, start) if not start <= head < end or head == i]
        if len(tops) == 1:
            return tops[0]
        roots = [i for i in tops if self.head[i] == i]
        return roots[0] if roots else min(tops, key=self._depth)

    def _depth(self, i: int) -> int:
        return sum(1 for _ in self.above(i))

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
        for child in self.children[i]:
            if self.dep[child] in deps:
                return child
        return None

    def case(self, i: int) -> str:
        """The preposition of a noun, or ""."""
        for child in self.children[i]:
            if self.dep[child] == "case":
                return self.lower[child]
        return ""


def words_of(doc: Doc) -> Words:
    """The columns of a Doc."""
    shared = columns(doc)
    pos, lower = shared.numbers(POS), shared.numbers(LOWER)
    head = shared.heads
    left, right = edges(head)
    words = Words(
        doc=doc,
        columns=shared,
        text=shared.text,
        printed=shared.printed,
        lower=shared.lower,
        pos=shared.pos,
        dep=shared.dep,
        tags=shared.tags,
        lemmas=shared.lemmas,
        head=shared.head,
        heads=head,
        children=_children(head),
        left=left.tolist(),
        right=right.tolist(),
        starts=shared.starts,
        ends=shared.ends,
        counted=_before((pos != SPACE) & (pos != PUNCT)),
        stops=_before(_stops(lower)),
        digits=(cues.last_digits(shared.numbers(LEMMA)), cues.last_digits(lower)),
        parts=shared.parts,
        sentences=[(sentence.first, sentence.after) for sentence in shared.sentences],
    )
    words.cues, words.nouns = cues.reporting(words)
    words.cued = list(words.cues)
    return words


def edges(head: Ints) -> tuple[Ints, Ints]:
    """The first and the last token of all that hangs on each: handed to its head, then two above, then four."""
    count = len(head)
    # The last is the first counted from the end: both are found in one walk.
    first = np.concatenate([np.arange(count), np.arange(0, -count, -1)])
    above = head
    while True:
        np.minimum.at(first, np.concatenate([above, above + count]), first.copy())
        further = above[above]
        if not np.count_nonzero(further != above):
            return first[:count], -first[count:]
        above = further


def _stops(lower: Hashes) -> NDArray[np.bool_]:
    """Whether each word ends a sentence."""
    found = np.zeros(len(lower), dtype=bool)
    for end in _ends():
        found |= lower == end
    return found


def _children(head: Ints) -> list[tuple[int, ...]]:
    """What hangs on each token, in order."""
    count = len(head)
    # What hangs on nothing hangs on a word behind the last. Small numbers are sorted in a fraction of the time.
    above = np.where(head == np.arange(count), count, head)
    order = tuple(above.astype(np.uint16 if count < 1 << 16 else np.int64).argsort(kind="stable").tolist())
    counts = np.bincount(above, minlength=count)[:count]
    having = counts.nonzero()[0]
    ends = counts.cumsum()[having].tolist()
    found: list[tuple[int, ...]] = [()] * count
    for i, pieces in zip(having.tolist(), map(order.__getitem__, map(slice, [0, *ends], ends)), strict=True):
        found[i] = pieces
    return found


@cache
def _ends() -> tuple[np.uint64, ...]:
    return tuple(np.uint64(get_string_id(sign)) for sign in ENDS)


def _before(marked: NDArray[np.bool_]) -> list[int]:
    """How many are marked before each, and at the end how many in all."""
    counts = np.zeros(len(marked) + 1, dtype=np.int64)
    np.cumsum(marked, out=counts[1:])
    found: list[int] = counts.tolist()
    return found
