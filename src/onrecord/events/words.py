"""An article's words as a tree, built once: what spaCy makes anew each time a token is asked for it.

A `Word` has the names of spaCy's `Token` for what they share, so that the rules read alike.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from spacy.attrs import LEMMA, TAG
from spacy.tokens import Doc

from onrecord.events.tables import form
from onrecord.language.columns import Columns, columns
from onrecord.language.columns import Sentence as Printed


class Word:
    """A token with its head and its children, in order; ``lemma`` is the dictionary form that the tables know."""

    __slots__ = (
        *("i", "idx", "text", "lower_", "lemma", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_"),
        *("head", "children", "sent"),
    )

    head: "Word"
    sent: "Sentence"

    def __init__(self, i: int, idx: int, text: str, lower: str, lemma: str, pos: str, tag: str, dep: str) -> None:
        self.i, self.idx, self.text, self.lower_, self.lemma = i, idx, text, lower, lemma
        self.pos_, self.tag_, self.dep_ = pos, tag, dep
        self.ent_type_ = self.ent_iob_ = ""
        self.children: Sequence[Word] = ()

    def __len__(self) -> int:
        return len(self.text)

    @property
    def lefts(self) -> list["Word"]:
        """The children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list["Word"]:
        """The children behind it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def ancestors(self) -> Iterator["Word"]:
        """Its head, the head of that, up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def subtree(self) -> Iterator["Word"]:
        """It and all that hangs on it, in order."""
        return iter(sorted(self._below(), key=lambda word: word.i))

    @property
    def left_edge(self) -> "Word":
        """The first word of its subtree."""
        return min(self._below(), key=lambda word: word.i)

    @property
    def right_edge(self) -> "Word":
        """The last word of its subtree."""
        return max(self._below(), key=lambda word: word.i)

    def nbor(self, by: int = 1) -> "Word":
        """The word so many places on in its sentence."""
        return self.sent[self.i + by]

    def _below(self) -> Iterator["Word"]:
        yield self
        for child in self.children:
            yield from child._below()


class Sentence:
    """The words of a sentence of prose; ``start`` and ``end``, and what it is asked by, are numbers of the article."""

    __slots__ = ("_lemmas", "end", "end_char", "root", "said", "start", "words")

    said: frozenset[str]
    """The dictionary forms of its words, and the words as printed, in small letters."""

    def __init__(self, words: list[Word], start: int, end: int, end_char: int, said: frozenset[str]) -> None:
        self.words, self.start, self.end, self.end_char = words, start, end, end_char
        self.root = next((word for word in words if word.head is word), words[0])
        self._lemmas: frozenset[str] | None = None
        self.said = said

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

    @property
    def lemmas(self) -> frozenset[str]:
        """The dictionary forms of its words."""
        if self._lemmas is None:
            self._lemmas = frozenset(word.lemma for word in self.words)
        return self._lemmas


Wanted = Callable[[Sequence[str], Sequence[str], frozenset[str]], bool]
"""Asked of a sentence's dictionary forms and parts of speech, and of all forms and printed words together."""


def sentences(doc: Doc, wanted: Wanted = lambda lemmas, pos, said: True) -> Iterator[Sentence]:
    """The sentences of an article's prose whose words are wanted; the tree is built for those alone."""
    held, strings = columns(doc), doc.vocab.strings
    codes = doc.to_array([TAG, LEMMA]).tolist() if len(doc) else []
    spelled = {code: strings[code] if code else "" for pair in codes for code in pair}
    forms: dict[tuple[int, str], str] = {}
    for printed in held.sentences:
        first, after = printed.first, printed.after
        lemmas = []
        for (_, code), pos in zip(codes[first:after], held.pos[first:after], strict=True):
            lemma = forms.get((code, pos))
            if lemma is None:
                lemma = forms[code, pos] = form(spelled[code].lower(), pos)
            lemmas.append(lemma)
        said = frozenset((*lemmas, *held.lower[first:after]))
        if wanted(lemmas, held.pos[first:after], said):
            yield _sentence(held, printed, lemmas, [spelled[tag] for tag, _ in codes[first:after]], said)


def _sentence(held: Columns, printed: Printed, lemmas: list[str], tags: list[str], said: frozenset[str]) -> Sentence:
    first = printed.first
    words = [
        Word(
            i,
            held.starts[i],
            held.printed[i],
            held.lower[i],
            lemmas[i - first],
            held.pos[i],
            tags[i - first],
            held.dep[i],
        )
        for i in range(first, printed.after)
    ]
    for word in words:
        head = held.head[word.i]
        word.head = words[head - first] if first <= head < printed.after else word
        if word.head is not word:
            word.head.children = (*word.head.children, word)
    for start, after, label in printed.names:
        for word in words[start - first : after - first]:
            word.ent_type_, word.ent_iob_ = label, "B" if word.i == start else "I"
    sentence = Sentence(words, first, printed.after, printed.end, said)
    for word in words:
        word.sent = sentence
    return sentence
