"""An article's words as columns, made once a Doc: asking spaCy for a text, a token or a head builds it anew each time.

Only numbers and words are kept, no token and no Doc, so that a Doc goes when nobody asks for it any more.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, POS, TAG
from spacy.strings import StringStore, get_string_id
from spacy.symbols import IDS
from spacy.tokens import Doc

from onrecord.language.lexicon import Words, words

PRINTED = "onrecord.printed"
"""Where the pipeline leaves a Doc's text and the words of its tokens: spaCy would put them together anew."""
_KEPT = "onrecord.columns"
_MOST_KEPT = 1 << 16
_NEAR = 12
_ATTRIBUTES = [IDX, LENGTH, HEAD, POS, DEP, TAG, LEMMA, LOWER]


class Name(NamedTuple):
    """A name as the pipeline has it: its tokens and its label."""

    first: int
    after: int
    label: str


class Part(NamedTuple):
    """A part of the article: its kind, its tokens, its characters."""

    kind: str
    first: int
    after: int
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence of prose: its tokens, its characters, the kind of its part, and the names in it."""

    first: int
    after: int
    start: int
    end: int
    kind: str
    names: tuple[Name, ...]


_after = attrgetter("after")


class _Placed(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_PlacedT = TypeVar("_PlacedT", bound=_Placed)


@dataclass(slots=True)
class Columns:
    """What the rooms ask of every token, by its number."""

    text: str
    printed: list[str]
    starts: list[int]
    ends: list[int]
    lower: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    tags: list[str]
    lemmas: list[str]
    parts: list[Part]
    sentences: list[Sentence]
    folded: Words
    """The words of prose as a lexicon has them, an empty one behind each sentence."""
    heads: NDArray[np.int64]
    rows: NDArray[np.uint64]
    _prose: NDArray[np.bool_] | None = None
    _said: frozenset[str] | None = None
    _having: dict[str, list[int]] = field(default_factory=dict)

    @property
    def prose(self) -> NDArray[np.bool_]:
        """Whether each token stands in a sentence of prose."""
        if self._prose is None:
            self._prose = np.zeros(len(self.printed), dtype=bool)
            for sentence in self.sentences:
                self._prose[sentence.first : sentence.after] = True
        return self._prose

    @property
    def said(self) -> frozenset[str]:
        """All words in small letters, to ask at once whether any of some is among them."""
        if self._said is None:
            self._said = frozenset(self.lower)
        return self._said

    def having(self, pos: str) -> Sequence[int]:
        """The tokens of prose that are one part of speech, in order."""
        if pos not in self._having:
            self._having[pos] = (self.prose & (self.numbers(POS) == IDS[pos])).nonzero()[0].tolist()
        return self._having[pos]

    def hanging(self, *deps: str) -> list[int]:
        """The tokens that hang on theirs by one of some relations, in order."""
        numbers, hang = self.numbers(DEP), np.zeros(len(self.rows), dtype=bool)
        for dep in deps:
            hang |= numbers == get_string_id(dep)
        found: list[int] = hang.nonzero()[0].tolist()
        return found

    def numbers(self, attribute: int) -> NDArray[np.uint64]:
        """spaCy's number of each token for one of HEAD, POS, DEP, TAG, LEMMA, LOWER."""
        return self.rows[:, _ATTRIBUTES.index(attribute)]

    def tag(self, token: int) -> str:
        """The tag of the Penn Treebank."""
        return self.tags[token]

    def lemma(self, token: int) -> str:
        """The form that a dictionary has."""
        return self.lemmas[token]

    def at(self, offset: int) -> int:
        """The number of the token that an offset lies in, else of the last one before it."""
        number = bisect_right(self.starts, offset) - 1
        return number if number > 0 else 0

    def words(self, start: int, end: int) -> tuple[int, int]:
        """The first token of a stretch of text, and the one after its last."""
        first = bisect_right(self.starts, start) or 1
        return first - 1, bisect_right(self.starts, end - 1, first) if end > start else first

    def sentence(self, token: int) -> Sentence:
        """The sentence of prose that a token stands in."""
        return self.sentences[bisect_right(self.sentences, token, key=_after)]

    def by_sentence(self, found: Iterable[_PlacedT]) -> dict[int, list[_PlacedT]]:
        """What begins in each sentence, by the sentence's number; those with nothing are left out."""
        ends = [sentence.end for sentence in self.sentences]
        inside: dict[int, list[_PlacedT]] = {}
        begin = end = number = 0
        for one in found:
            if not begin <= one.start < end:  # most stand in the sentence of the one before
                number = bisect_right(ends, one.start)
                begin, end = self.sentences[number][2:4] if number < len(ends) else (len(self.text), 0)
            if begin <= one.start:
                inside.setdefault(number, []).append(one)
        return inside

    def outside(self, tokens: Iterable[int], found: Iterable[_Placed]) -> list[int]:
        """Those of some tokens that stand in none of some stretches of text; the stretches do not overlap."""
        tokens = list(tokens)
        stretches = sorted([(one.start, one.end) for one in found]) if tokens else []
        starts, ends = [0, *(start for start, _ in stretches)], [0, *(end for _, end in stretches)]
        return [token for token in tokens if ends[bisect_left(starts, self.ends[token]) - 1] <= self.starts[token]]

    def children(self, token: int, dep: str) -> Iterator[int]:
        """The tokens before it that hang on a token by a relation, the nearest last: "against" in "against Ankara"."""
        return (at for at in range(max(0, token - _NEAR), token) if self.head[at] == token and self.dep[at] == dep)

    def root(self, first: int, after: int) -> int:
        """The token of some that hangs on none of the others: the nearest to the top of the tree.

        In "German officials" of "French and German officials" it is not "German", though that hangs on "French".
        """
        for token in range(first, after):
            if not first <= self.head[token] < after or self.head[token] == token:
                above = self.head[self.head[token]]
                return above if self.dep[token] == "conj" and token < above < after else token
        return first


def columns(doc: Doc) -> Columns:
    """The columns of an article, kept with its Doc."""
    kept: Columns | None = doc.user_data.get(_KEPT)
    if kept is None:
        kept = doc.user_data[_KEPT] = _made(doc)
    return kept


def _made(doc: Doc) -> Columns:
    text, printed = doc.user_data.get(PRINTED) or (doc.text, [token.text for token in doc])
    rows: NDArray[np.uint64] = np.zeros((0, len(_ATTRIBUTES)), dtype=np.uint64)
    if len(doc):
        rows = np.asarray(doc.to_array(_ATTRIBUTES), dtype=np.uint64, order="F")
    starts: list[int] = rows[:, 0].tolist()
    ends: list[int] = (rows[:, 0] + rows[:, 1]).tolist()
    heads = np.arange(len(rows)) + rows[:, 2].astype(np.int64)
    spell = _spelling(doc.vocab.strings).__getitem__
    pos, dep, tags, lemmas = (list(map(spell, rows[:, column].tolist())) for column in (3, 4, 5, 6))
    lower = list(map(_small().__getitem__, printed))
    parts, sentences = list(_parts(doc, starts, ends)), list(_sentences(doc, starts, ends))
    folded = words(text, ((sentence.start, sentence.end) for sentence in sentences))
    head = heads.tolist()
    return Columns(
        text, printed, starts, ends, lower, pos, dep, head, tags, lemmas, parts, sentences, folded, heads, rows
    )


class _Small(dict[str, str]):
    """Words in small letters: one string for every time that a word is met, which sets and others know at once."""

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_KEPT:
            self.clear()
        small = self[word] = word.lower()
        return small


@cache
def _small() -> _Small:
    """The words met so far."""
    return _Small()


class _Spelling(dict[int, str]):
    """The words of codes, each asked of spaCy once."""

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings

    def __missing__(self, code: int) -> str:
        spelled = self[code] = self._strings[code] if code else ""
        return spelled


@lru_cache(maxsize=1)
def _spelling(strings: StringStore) -> _Spelling:
    """The words of a vocabulary, for as long as it is in use: it begins anew before it fills the memory."""
    return _Spelling(strings)


def _parts(doc: Doc, starts: list[int], ends: list[int]) -> Iterator[Part]:
    for part in doc.spans.get("parts", ()):
        first, after = part.start, part.end
        yield Part(part.label_, first, after, starts[first], ends[after - 1])


def _sentences(doc: Doc, starts: list[int], ends: list[int]) -> Iterator[Sentence]:
    """Each sentence with its names, in one walk: a sentence asked for its own reads the whole article."""
    names = [Name(name.start, name.end, name.label_) for name in doc.ents]
    at = 0
    for span in doc.spans.get("sentences", ()):
        first, after = span.start, span.end
        inside = []
        while at < len(names) and names[at].first < after:
            if names[at].first >= first:
                inside.append(names[at])
            at += 1
        yield Sentence(first, after, starts[first], ends[after - 1], span.label_, tuple(inside))
