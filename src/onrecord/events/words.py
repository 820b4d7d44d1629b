"""An article's words as a tree, built once: what spaCy makes anew each time a token is asked for it.

A `Word` has the names of spaCy's `Token` for what they share, so that the rules read alike.
"""

from collections.abc import Iterator, Sequence
from itertools import repeat
from operator import attrgetter
from typing import overload

from spacy.tokens import Doc

from onrecord.events.tables import forms
from onrecord.language.columns import Columns, Name, columns
from onrecord.language.columns import Sentence as Printed


class Word:
    """A token with its head and its children, in order; ``lemma`` is the dictionary form that the tables know."""

    __slots__ = ("children", "dep_", "head", "i", "idx", "lefts", "lemma", "lower_", "pos_", "sent", "tag_", "text")

    head: "Word"
    children: tuple["Word", ...]
    lefts: tuple["Word", ...]
    """The children before it."""

    def __init__(
        self, sent: "Sentence", i: int, idx: int, text: str, lower: str, lemma: str, pos: str, tag: str, dep: str
    ) -> None:
        self.sent, self.i, self.idx = sent, i, idx  # three at a time: of more Python makes a tuple first
        self.text, self.lower_, self.lemma = text, lower, lemma
        self.pos_, self.tag_, self.dep_ = pos, tag, dep
        self.children = ()

    def __len__(self) -> int:
        return len(self.text)

    @property
    def rights(self) -> tuple["Word", ...]:
        """The children behind it."""
        return self.children[len(self.lefts) :]

    @property
    def name(self) -> Name | None:
        """The name that it is part of."""
        return next((name for name in self.sent.names if name.first <= self.i < name.after), None)

    @property
    def ent_type_(self) -> str:
        """The label of that name."""
        name = self.name
        return name.label if name is not None else ""

    @property
    def ancestors(self) -> Iterator["Word"]:
        """Its head, the head of that, up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def subtree(self) -> list["Word"]:
        """It and all that hangs on it, in order."""
        below = self._below()
        below.sort(key=_NUMBER)
        return below

    @property
    def left_edge(self) -> "Word":
        """The first word of its subtree."""
        return min(self._below(), key=_NUMBER)

    @property
    def right_edge(self) -> "Word":
        """The last word of its subtree."""
        return max(self._below(), key=_NUMBER)

    def nbor(self, by: int = 1) -> "Word":
        """The word so many places on in its sentence."""
        return self.sent[self.i + by]

    def _below(self) -> list["Word"]:
        below = [self]
        for word in below:
            below.extend(word.children)
        return below


_NUMBER = attrgetter("i")


class Sentence:
    """The words of a sentence of prose; ``start`` and ``end``, and what it is asked by, are numbers of the article.

    ``forms`` are the dictionary forms of its words, ``said`` they and the words as printed, in small letters;
    ``wanted`` the words for which its tree was built.
    """

    words: list[Word]
    root: Word
    wanted: list[Word]
    years: tuple[int, ...]
    """The years that it names."""

    def __init__(self, printed: Printed, forms: Sequence[str], said: frozenset[str]) -> None:
        self.forms = forms
        self.start, self.end, self.end_char = printed.first, printed.after, printed.end
        self.names, self.said = printed.names, said

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Word: ...

    @overload
    def __getitem__(self, at: slice) -> list[Word]: ...

    def __getitem__(self, at: int | slice) -> Word | list[Word]:
        if isinstance(at, int):
            return self.words[at - self.start]
        return self.words[max(0, at.start - self.start) : max(0, at.stop - self.start)]

    def dissolve(self) -> None:
        """Let its words go at once: as a tree they hold each other, and would wait for a search of the memory."""
        for word in self.words:
            if word.children:
                word.children = word.lefts = ()
        del self.root.head, self.root, self.words, self.wanted


def sentences(doc: Doc) -> Iterator[Sentence]:
    """The sentences of an article's prose, each with its tree."""
    held = columns(doc)
    for sentence in outlines(held):
        grow(sentence, held, range(sentence.start, sentence.end))
        yield sentence


def outlines(held: Columns) -> Iterator[Sentence]:
    """The sentences of an article's prose, without their trees: most are never asked for one."""
    for printed in held.sentences:
        its = slice(printed.first, printed.after)
        forms_ = forms(held.lemmas[its], held.pos[its])
        yield Sentence(printed, forms_, frozenset((*forms_, *held.lower[its])))


def grow(sentence: Sentence, held: Columns, wanted: Sequence[int]) -> None:
    """Builds the tree of a sentence, for the words of some numbers: each hung on its head.

    What is before a word hangs on it when it is come to.
    """
    first, its = sentence.start, slice(sentence.start, sentence.end)
    numbers, lemmas = range(sentence.start, sentence.end), sentence.forms
    printed, small, pos, tags, dep = held.printed[its], held.lower[its], held.pos[its], held.tags[its], held.dep[its]
    words = list(map(Word, repeat(sentence), numbers, held.starts[its], printed, small, lemmas, pos, tags, dep))
    root: Word | None = None
    for word, at in zip(words, held.head[its], strict=True):
        word.lefts = word.children
        head = word.head = words[at - first] if first <= at < sentence.end else word
        if head is not word:
            head.children += (word,)
        elif root is None:
            root = word
    sentence.words, sentence.root = words, words[0] if root is None else root
    sentence.wanted = [words[at - first] for at in wanted]
    numbers_ = [word.text for word in words if word.pos_ == "NUM"] if "NUM" in pos else []
    sentence.years = tuple([int(number) for number in numbers_ if len(number) == 4 and number.isdigit()])
