"""Words of a text and the classes that `words.tsv` gives them, written as one character a word.

A rule is a pattern over word classes, so a text becomes a string with one character a word: all words of the same
classes share a character, and a rule becomes a regular expression over such characters. The string is short, most of
it says "no word of ours", and only stretches around a month, a unit, a weekday are ever looked at.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

OTHER, NAME, STOP = "o", "N", "."
"""A word that no rule names; one of those that begins with a capital; the end of a sentence or paragraph."""

GLUE = frozenset(
    {
        "WORD",
        "BACK",
        "FORTH",
        "HERE",
        "LASTING",
        "EDGEWORD",
        "EDGENOUN",
        "EDGEPART",
        "ABOUT",
        "LESSMORE",
        "LATER",
    }
    | {"NUMWORD", "TENWORD", "ONEWORD", "TEENWORD", "VAGUE", "ORDINAL", "DIGITS", "TWODIGITS", "FRACTION", "DECIMAL"}
    | {
        "DAY",
        "HOUR",
        "FOURHOURS",
        "ANYYEAR",
        "COUNTED",
        "AMOUNT",
        "SPENT",
        "TITLE",
        "GENERIC",
        "MAKE",
        "CAMPAIGN",
        "BEGIN",
    }
)
"""Classes whose words begin no search on their own: "last" alone is no time."""

_TOKEN = r"""
    [^\W\d_]+ (?: (?:\.[^\W\d_]\b)+\.? | (?=\.)(?:ABBREVIATED)\. )?
  | \d{4}-\d\d-\d\d(?:[T\ ]\d\d:\d\d(?::\d\d)?)? | \d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)\b | \d{1,2}:\d\d(?::\d\d)?
  | \d+/\d+ | (?:\d{3}|[1-9])0s | \d+(?:st|nd|rd|th)\b | \d{1,3}(?:,\d{3})+ | \d+\.\d+ | \d+
  | ['’](?:s\b|[2-9]0s\b|\d\d\b(?!\d))
  | \n[^\S\n]*\n\s*
  | [^\w\s]
"""
"""Words (those with points in them, and those that the table abbreviates, with the point that ends them), numbers, what
an apostrophe begins, paragraphs, marks. Most words have no point behind them, so the abbreviations cost little."""
_REMEMBERED = 200_000
"""Words whose character is kept, so that a long run does not grow."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: each as printed, where it begins, and its character in the signature."""

    text: str
    printed: list[str]
    starts: list[int]
    signature: str

    def end(self, index: int) -> int:
        """Where the word ends."""
        return self.starts[index] + len(self.printed[index])

    def small(self, first: int, end: int) -> list[str]:
        """Words in small letters, as many as there are."""
        return [word.lower() for word in self.printed[max(first, 0) : max(end, 0)]]


class _Characters(dict[str, str]):
    """The character of each word, sorted when it is first met; of so many words that a long run does not grow."""

    def __init__(self, sort: Callable[[str], str]) -> None:
        super().__init__()
        self._sort = sort

    def __missing__(self, word: str) -> str:
        character = self._sort(word)
        if len(self) < _REMEMBERED:
            self[word] = character
        return character


class Lexicon:
    """The character of every word that `words.tsv` or a rule names, and its value in each class."""

    def __init__(self, entries: Iterable[tuple[str, str, str]], literals: Iterable[str]) -> None:
        self.values: dict[tuple[str, str], str] = {}
        classes: dict[str, set[str]] = {}
        for kind, word, value in (*entries, *(("WORD", word, word) for word in literals)):
            for form in _forms(word):
                classes.setdefault(form, set()).update({kind, word.lower()} if kind == "WORD" else {kind})
                self.values[kind, form] = value
        self._characters: dict[frozenset[str], str] = {}
        self._known = {form: self._character(frozenset(kinds)) for form, kinds in classes.items()}
        self._sorted = _Characters(self._sort)
        token = _TOKEN.replace("ABBREVIATED", self._abbreviated())
        self._token = re.compile(f"(?=[^ ])({token})", re.VERBOSE)  # no choice is tried at a blank
        for _, _, samples in shapes():
            for sample in samples.split():
                self._sort(sample)

    def _abbreviated(self) -> str:
        """What looks back on the words that the table knows with a point behind them: "Oct.", "Mr."."""
        known = (form[:-1] for form in self._known if form[-1] == "." and "." not in form[:-1])
        return "|".join(rf"(?<=\b{re.escape(form)})" for form in sorted(known))

    def read(self, text: str) -> Words:
        """The words of a text."""
        pieces = self._token.split(text)
        starts = list(accumulate(map(len, pieces)))[::2]
        printed = pieces[1::2]
        return Words(text, printed, starts, "".join(map(self._sorted.__getitem__, printed)))

    def _sort(self, word: str) -> str:
        """The character of a word."""
        return self._known.get(word) or self._unknown(word)

    def _unknown(self, word: str) -> str:
        if word[0].isalpha():
            return NAME if word[0].isupper() else OTHER
        if word.isspace() or word in ".!?;":
            return STOP
        kinds = frozenset(kind for kind, shape, _ in shapes() if re.fullmatch(shape, word))
        return self._character(kinds) if kinds else OTHER

    def characters(self, kind: str) -> str:
        """All characters whose words are of that class."""
        return "".join(c for kinds, c in self._characters.items() if kind in kinds)

    def all(self) -> str:
        """The characters of all words that are known."""
        return "".join(self._characters.values())

    def core(self) -> str:
        """The characters of words that can be the heart of an expression."""
        return "".join(c for kinds, c in self._characters.items() if any(k.isupper() and k not in GLUE for k in kinds))

    def _character(self, kinds: frozenset[str]) -> str:
        return self._characters.setdefault(kinds, chr(0x4E00 + len(self._characters)))


def _forms(word: str) -> tuple[str, ...]:
    """How a word may be printed: one that the table writes small in any case, one with a capital so or in capitals."""
    if word != word.lower():
        return (word, word.upper()) if len(word) > 3 else (word,)
    return word, word.capitalize(), word.upper()


@cache
def entries() -> tuple[tuple[str, str, str], ...]:
    """Class, word and value of every word in the table."""
    return tuple((kind, word, value) for kind, words, value in rows("words.tsv") for word in words.split())


@cache
def shapes() -> tuple[tuple[str, str, str], ...]:
    """Class, regular expression and samples of every shape of number."""
    return tuple((kind, shape, samples) for kind, shape, samples in rows("shapes.tsv"))


def rows(table: str) -> list[list[str]]:
    """The rows of one of this room's tables, without its head."""
    lines = (Path(__file__).parent / table).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[2:] if line.strip()]
