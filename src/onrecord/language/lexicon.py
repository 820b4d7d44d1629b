"""Names and phrases of a table, found in a text: the longest from each word on, whatever the case or the diacritics."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+|[^\w\s]")
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


class Lexicon:
    """Folded phrases, searched by their first word."""

    def __init__(self, phrases: Iterable[str], spell: Callable[[str], str] | None = None) -> None:
        self._spell = spell
        self._keys = {phrase: self._key(phrase) for phrase in phrases}
        self._phrases = frozenset(filter(None, self._keys.values()))
        self._longest: dict[str, int] = {}
        self._seconds: dict[str, set[str]] = {}
        for phrase in self._phrases:
            first, *more = phrase.split(" ", 2)
            self._longest[first] = max(phrase.count(" ") + 1, self._longest.get(first, 0))
            self._seconds.setdefault(first, set()).update(more[:1])

    def key(self, phrase: str) -> str:
        """The phrase as the lexicon has it."""
        return self._keys.get(phrase) or self._key(phrase)

    def _key(self, phrase: str) -> str:
        folded = (fold(word) for word in _WORD.findall(phrase))
        return " ".join(folded if self._spell is None else map(self._spell, folded))

    def matches(self, words: Words) -> Iterator[Match]:
        """The longest phrase from each word on that is in no match before it."""
        spelled = words.folded if self._spell is None else list(map(self._spell, words.folded))
        done, firsts = 0, self._longest
        for at in [at for at, word in enumerate(spelled) if word in firsts]:
            found = self._match(words, spelled, at) if at >= done else None
            if found is not None:
                yield found
                done = found.last

    def _match(self, words: Words, spelled: list[str], at: int) -> Match | None:
        first = spelled[at]
        if at + 1 < len(spelled) and spelled[at + 1] in self._seconds[first]:
            for last in range(min(at + self._longest[first], len(spelled)), at + 1, -1):
                phrase = " ".join(spelled[at:last])
                if phrase in self._phrases:
                    return Match(phrase, at, last, words.starts[at], words.ends[last - 1])
        return Match(first, at, at + 1, words.starts[at], words.ends[at]) if first in self._phrases else None


def words(text: str, start: int, end: int) -> Words:
    """The words and signs of a stretch of text, folded: "Erdoğan’s" is erdogan, ', s."""
    found = list(_WORD.finditer(text, start, end))
    return Words([fold(m.group()) for m in found], [m.start() for m in found], [m.end() for m in found])


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
