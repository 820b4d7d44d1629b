"""Names and phrases of a table, found in a text: the longest from each word on, whatever the case or the diacritics."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

_KEPT = 1 << 16
_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_APART = re.compile(f"({_WORD.pattern})")
"""Each word between what parts it from its neighbours."""
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


class Words(NamedTuple):
    """The words and signs of a stretch of text, folded, and where each stands: three columns of one length."""

    folded: list[str]
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

    spelled: str
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
        self._firsts = _Firsts(self._first)

    def key(self, phrase: str) -> str:
        """The phrase as the lexicon has it."""
        return self._keys.get(phrase) or self._key(phrase)

    def _key(self, phrase: str) -> str:
        folded = (fold(word) for word in _WORD.findall(phrase))
        return " ".join(folded if self._spell is None else map(self._spell, folded))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The folded words, as spelled here, of all phrases: where none of them stands, nothing is matched."""
        return frozenset(word for phrase in self._phrases for word in phrase.split(" "))

    def _spelled(self, word: str) -> str:
        return word if self._spell is None else self._spell(word)

    def matches(self, words: Words) -> Iterator[Match]:
        """The longest phrase from each word on that is in no match before it."""
        done, folded, spell = 0, words.folded, self._spell
        begun = enumerate(map(self._firsts.__getitem__, folded))
        for at, first in [(at, first) for at, first in begun if first is not None]:
            if at < done:
                continue
            phrase, last = first.spelled, at + 1
            if first.seconds and last < len(folded):
                second = folded[last]
                if (second if spell is None else spell(second)) in first.seconds:
                    phrase, last = self._longest(folded, at, first)
            if last > at + 1 or first.alone:
                yield Match(phrase, at, last, words.starts[at], words.ends[last - 1])
                done = last

    def _longest(self, folded: list[str], at: int, first: First) -> tuple[str, int]:
        """The longest phrase of several words that begins at a word, and where it ends; else that word."""
        words = folded[at : at + first.longest]
        spelled = list(map(self._spelled, words))
        for length in range(len(spelled), 1, -1):
            phrase = " ".join(spelled[:length])
            if phrase in self._phrases:
                return phrase, at + length
        return first.spelled, at + 1

    def _first(self, word: str) -> First | None:
        """What is known of a folded word; None where no phrase begins with it."""
        spelled = self._spelled(word)
        phrases = self._begun.get(spelled)
        if phrases is None:
            return None
        several = [phrase.split(" ", 2) for phrase in phrases if phrase != spelled]
        longest = max((phrase.count(" ") + 1 for phrase in phrases), default=1)
        return First(spelled, frozenset(words[1] for words in several), longest, spelled in self._phrases)


class _Firsts(dict[str, First | None]):
    """What a lexicon knows of words, asked for at the speed of a dictionary: most words have been asked for before."""

    def __init__(self, first: Callable[[str], First | None]) -> None:
        super().__init__()
        self._first = first

    def __missing__(self, word: str) -> First | None:
        if len(self) > _KEPT:
            self.clear()
        found = self[word] = self._first(word)
        return found


def words(text: str, start: int, end: int) -> Words:
    """The words and signs of a stretch of text, folded: "Erdoğan’s" is erdogan, ', s."""
    pieces = _APART.split(text[start:end])
    bounds = list(accumulate(map(len, pieces), initial=start))
    return Words(list(map(fold, pieces[1::2])), bounds[1:-1:2], bounds[2::2])


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
