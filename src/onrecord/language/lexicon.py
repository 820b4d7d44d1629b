"""Names and phrases of a table, found in a text: the longest from each word on, whatever the case or the diacritics."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


class Word(NamedTuple):
    """One word or sign of a text, folded, and where it stands."""

    folded: str
    start: int
    end: int


class Match(NamedTuple):
    """A phrase of the lexicon, folded, and where it stands: in words and in characters."""

    phrase: str
    first: int
    last: int
    start: int
    end: int


class Lexicon:
    """Folded phrases, searched by their first word."""

    def __init__(self, phrases: Iterable[str], spell: Callable[[str], str] = lambda word: word) -> None:
        self._spell = spell
        self._longest: dict[str, int] = {}
        self._keys = {phrase: self._key(phrase) for phrase in phrases}
        self._phrases = frozenset(filter(None, self._keys.values()))
        for phrase in self._phrases:
            first, length = phrase.partition(" ")[0], phrase.count(" ") + 1
            self._longest[first] = max(length, self._longest.get(first, 0))

    def key(self, phrase: str) -> str:
        """The phrase as the lexicon has it."""
        return self._keys.get(phrase) or self._key(phrase)

    def _key(self, phrase: str) -> str:
        return " ".join(self._spell(fold(w)) for w in _WORD.findall(phrase))

    def matches(self, words: list[Word]) -> Iterator[Match]:
        """The longest phrase from each word on that is in no match before it."""
        at = 0
        spelled = [self._spell(word.folded) for word in words]
        while at < len(words):
            found = self._match(words, spelled, at)
            if found is None:
                at += 1
            else:
                yield found
                at = found.last

    def _match(self, words: list[Word], spelled: list[str], at: int) -> Match | None:
        for last in range(min(at + self._longest.get(spelled[at], 0), len(words)), at, -1):
            phrase = " ".join(spelled[at:last])
            if phrase in self._phrases:
                return Match(phrase, at, last, words[at].start, words[last - 1].end)
        return None


def words(text: str, start: int, end: int) -> list[Word]:
    """The words and signs of a stretch of text, folded: "Erdoğan’s" is erdogan, ', s."""
    return [Word(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]


def key(phrase: str) -> str:
    """The phrase as a lexicon without a spelling of its own has it: "president's office" is `president ' s office`."""
    return " ".join(filter(None, (fold(word) for word in _WORD.findall(phrase))))


def fold(text: str) -> str:
    """Small letters without diacritics, straight quotes."""
    text = text.translate(_STRAIGHT)
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in letters if not unicodedata.combining(c))
