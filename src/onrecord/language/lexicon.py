"""Names and phrases of a table, found in a text: the longest from each word on, whatever the case or the diacritics."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_MOST_KEPT = 1 << 16
_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_APART = re.compile(f"({_WORD.pattern})")
"""Each word between what parts it from its neighbours."""
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


class Vocabulary(dict[str, int]):
    """The number of every word met so far, as printed; and by that number how it is folded."""

    def __init__(self) -> None:
        super().__init__()
        self.folded = [""]
        self.growing = Lock()
        """Held while words are taken in, here or in what goes along with it."""

    def __missing__(self, word: str) -> int:
        with self.growing:
            number = self.get(word)
            if number is None:
                number = len(self.folded)
                self.folded.append(fold(word))
                self[word] = number
        return number


class Words(NamedTuple):
    """The words and signs of some stretches of text, and where each stands: three columns of one length.

    Words are numbers of a vocabulary. Behind each stretch stands 0, so that no phrase goes on into the next.
    """

    vocabulary: Vocabulary
    numbers: list[int]
    column: NDArray[np.int64]
    """The numbers again, to ask of all words at once."""
    starts: list[int]
    ends: list[int]


class Match(NamedTuple):
    """A phrase of the lexicon, folded, and where it stands: in words and in characters."""

    phrase: str
    first: int
    last: int
    start: int
    end: int


class First(NamedTuple):
    """What a lexicon knows of a word that phrases begin with: their second words, how long they are, and itself."""

    seconds: frozenset[str]
    longest: int
    alone: bool


class Lexicon:
    """Folded phrases, searched by their first word."""

    def __init__(self, phrases: Iterable[str], spell: Callable[[str], str] | None = None) -> None:
        self._spell = spell
        self._keys = {phrase: self._key(phrase) for phrase in phrases}
        self._phrases = frozenset(filter(None, self._keys.values()))
        self._begun: dict[str, list[str]] = {}
        for phrase in self._phrases:
            self._begun.setdefault(phrase.partition(" ")[0], []).append(phrase)
        self._seconds = frozenset(phrase.split(" ", 2)[1] for phrase in self._phrases if " " in phrase)
        self._firsts: dict[str, First] = {}
        self._known = _Known(Vocabulary(), self)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of its phrases."""
        return frozenset(word for phrase in self._phrases for word in phrase.split(" "))

    def key(self, phrase: str) -> str:
        """The phrase as the lexicon has it."""
        return self._keys.get(phrase) or self._key(phrase)

    def _key(self, phrase: str) -> str:
        folded = (fold(word) for word in _WORD.findall(phrase))
        return " ".join(map(self.spelled, folded))

    def spelled(self, word: str) -> str:
        """A folded word as the lexicon spells it."""
        return word if self._spell is None else self._spell(word)

    def tell(self, word: str) -> tuple[bool, bool, bool]:
        """Of a word whether it is a phrase, whether phrases begin with it, and whether it is the second of one."""
        return word in self._phrases, word in self._begun, word in self._seconds

    def matches(self, words: Words) -> Iterator[Match]:
        """The longest phrase from each word on that is in no match before it."""
        done, numbers = 0, words.numbers
        if self._known.vocabulary is not words.vocabulary:
            self._known = _Known(words.vocabulary, self)
        known = self._known
        for at in known.likely(words.column):
            if at < done:
                continue
            phrase, last = known.spelled[numbers[at]], at + 1
            first = self._firsts.get(phrase) or self._first(phrase)
            if known.spelled[numbers[last]] in first.seconds:
                phrase, last = self._longest([known.spelled[number] for number in numbers[at : at + first.longest]], at)
            if last > at + 1 or first.alone:
                yield Match(phrase, at, last, words.starts[at], words.ends[last - 1])
                done = last

    def _longest(self, spelled: list[str], at: int) -> tuple[str, int]:
        """The longest phrase of several words that some words begin with, and where it ends; else the first of them."""
        for length in range(len(spelled), 1, -1):
            phrase = " ".join(spelled[:length])
            if phrase in self._phrases:
                return phrase, at + length
        return spelled[0], at + 1

    def _first(self, word: str) -> First:
        """What is known of a word that phrases begin with; made when the word is met."""
        phrases = self._begun[word]
        seconds = frozenset(phrase.split(" ", 2)[1] for phrase in phrases if phrase != word)
        longest = max(phrase.count(" ") + 1 for phrase in phrases)
        found = self._firsts[word] = First(seconds, longest, word in self._phrases)
        return found


class _Known:
    """How a lexicon spells the words of a vocabulary, and what it tells of them: asked once a word."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self.vocabulary, self._lexicon = vocabulary, lexicon
        self.spelled: list[str] = []
        self._told: NDArray[np.bool_] = np.zeros((3, 0), dtype=bool)

    def likely(self, column: NDArray[np.int64]) -> list[int]:
        """Where phrases may begin: at one of a word, and where a first word stands before a second one."""
        if self._told.shape[1] < len(self.vocabulary.folded):
            with self.vocabulary.growing:
                self._go_on()
        alone, first, second = self._told.take(column, axis=1)
        alone[:-1] |= first[:-1] & second[1:]
        found: list[int] = alone.nonzero()[0].tolist()
        return found

    def _go_on(self) -> None:
        """Take in the words that are new in the vocabulary."""
        new = [self._lexicon.spelled(word) for word in self.vocabulary.folded[len(self.spelled) :]]
        told = np.array([self._lexicon.tell(word) for word in new], dtype=bool)
        self.spelled += new
        self._told = np.concatenate((self._told, told.T), axis=1)


@cache
def _vocabulary() -> Vocabulary:
    """The vocabulary in use; another follows before it fills the memory."""
    return Vocabulary()


def words(text: str, stretches: Iterable[tuple[int, int]]) -> Words:
    """The words and signs of stretches of a text: "Erdoğan’s" is erdogan, ', s."""
    vocabulary = _vocabulary()
    if len(vocabulary) > _MOST_KEPT:
        _vocabulary.cache_clear()
    numbers: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in stretches:
        pieces = _APART.split(text[start:end])
        bounds = list(accumulate(map(len, pieces), initial=start))
        numbers += map(vocabulary.__getitem__, pieces[1::2])
        numbers.append(0)
        starts += bounds[1::2]
        ends += bounds[2::2]
        ends.append(end)
    return Words(vocabulary, numbers, np.array(numbers, dtype=np.int64), starts, ends)


@lru_cache(maxsize=1 << 14)
def key(phrase: str) -> str:
    """The phrase as a lexicon without a spelling of its own has it: "president's office" is `president ' s office`."""
    return " ".join(filter(None, (fold(word) for word in _WORD.findall(phrase))))


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Small letters without diacritics, straight quotes."""
    if text.isascii():
        return text.lower().replace("`", "'")
    text = text.translate(_STRAIGHT)
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in letters if not unicodedata.combining(c))
