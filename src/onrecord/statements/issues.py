"""Matters on which positions are taken: the shipped table and a user's own, and the words of an article that name them.

A user's file has the form of `issues.toml`: a table for each matter, with its name and the words that speak of it;
words that do so only beside others ("sent tanks", not "the tanks fired") stand apart.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.model import Issue
from onrecord.statements.cues import Sieve
from onrecord.statements.words import Words

_SHIPPED = Path(__file__).with_name("issues.toml")
_LISTS = ("words_beside", "beside", "helps", "hurts")
_KEYS = ("name", "words", *_LISTS)
_ABOVE = 4


class Phrase(NamedTuple):
    """The words before the last one, the matter they name, and the lemmas of which one must stand around, if any."""

    before: tuple[str, ...]
    issue: Issue
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Issues:
    """Tables of phrases that name matters, a user's before ours: by their last word, longest first.

    ``sides``: for a matter's id, the words before a name that tell whom it helps (+1) or hurts (-1): "sanctions on";
    ``company``: the words that some of a matter's own need beside them.
    """

    tables: tuple[Mapping[str, tuple[Phrase, ...]], ...]
    sides: Mapping[str, Mapping[str, int]]
    company: Mapping[str, frozenset[str]]
    known: Sieve

    def named_by(self, words: Words, i: int) -> Issue | None:
        """The matter a word names, alone or with the words before it ("military aid"); none in "talk about schools"."""
        lemma, lower = words.lemma(i), words.lower[i]
        for table in self.tables:
            for form in (lemma, lower) if lemma != lower else (lemma,):
                for phrase in table.get(form, ()):
                    preceded = not phrase.before or _stand_before(words, i, phrase.before)
                    if preceded and (not phrase.beside or _is_beside(words, i, phrase.beside)):
                        return None if _is_about(words, i) else phrase.issue
        return None

    def places(self, words: Words) -> list[int]:
        """The words of an article that may name a matter, in order: `named_by` says which do."""
        return self.known.among(*words.digits)


def load(path: Path | None = None) -> Issues:
    """The shipped matters; with those of a user's file, whose words win over ours.

    Raises:
        ValueError: the file is not of this form; the message says where and what was expected.
    """
    if path is None:
        return _shipped()
    (own, sides), ours = _read(path), _shipped()
    return _issues((_table(own), *ours.tables), {**ours.sides, **sides})


@cache
def _shipped() -> Issues:
    phrases, sides = _read(_SHIPPED)
    return _issues((_table(phrases),), sides)


def _issues(tables: tuple[Mapping[str, tuple[Phrase, ...]], ...], sides: Mapping[str, Mapping[str, int]]) -> Issues:
    phrases = (phrase for table in tables for some in table.values() for phrase in some)
    company = {phrase.issue.id: phrase.beside for phrase in phrases if phrase.beside}
    return Issues(tables, sides, company, Sieve(word for table in tables for word in table))


def _stand_before(words: Words, i: int, before: tuple[str, ...]) -> bool:
    return i >= len(before) and words.lower[i - len(before) : i] == list(before)


def _is_about(words: Words, i: int) -> bool:
    return words.pos[i] == "VERB" and any(words.case(c) == "about" for c in words.children[i])


def _is_beside(words: Words, i: int, company: frozenset[str]) -> bool:
    """Whether one of the words asked for hangs on the word, or stands above it: "sent *tanks*"."""
    around = (*words.children[i], *islice(words.above(i), _ABOVE))
    return any(words.lemma(j) in company for j in around)


def _table(named: Mapping[str, tuple[Issue, frozenset[str]]]) -> dict[str, tuple[Phrase, ...]]:
    phrases: dict[str, list[Phrase]] = {}
    for words, (issue, beside) in named.items():
        *before, last = words.split()
        phrases.setdefault(last, []).append(Phrase(tuple(before), issue, beside))
    return {last: tuple(sorted(some, key=lambda phrase: -len(phrase.before))) for last, some in phrases.items()}


def _read(path: Path) -> tuple[dict[str, tuple[Issue, frozenset[str]]], dict[str, dict[str, int]]]:
    """The matter that each phrase of a file names, with the words it must stand beside; and each matter's sides."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is no TOML: {error}; {_expected('fisheries')}") from error
    found: dict[str, tuple[Issue, frozenset[str]]] = {}
    sides: dict[str, dict[str, int]] = {}
    for key, entry in table.items():
        issue = Issue(f"issue:{key}", _name(path, key, entry))
        company = frozenset(word.lower() for word in entry.get("beside", ()))
        for words in (form for printed in entry.get("words", ()) for form in _forms(printed)):
            found[words] = issue, frozenset()
        for words in (form for printed in entry.get("words_beside", ()) for form in _forms(printed)):
            found[words] = issue, company
        sides[issue.id] = dict.fromkeys(entry.get("helps", ()), 1) | dict.fromkeys(entry.get("hurts", ()), -1)
    if not found:
        raise ValueError(f"{path} names no issue; {_expected('fisheries')}")
    return found, {key: side for key, side in sides.items() if side}


def _forms(words: str) -> tuple[str, ...]:
    """A phrase in small letters; with a hyphen also as three words, as the pipeline may split it."""
    plain = " ".join(words.lower().split())
    return (plain, plain.replace("-", " - ")) if "-" in plain else (plain,)


def _name(path: Path, key: str, entry: Any) -> str:
    """The name of a matter, once its table is known to be of the right form."""
    if not isinstance(entry, dict):
        raise ValueError(f'{path}: "{key}" is {entry!r}, not a table; {_expected(key)}')
    words, name = entry.get("words"), entry.get("name", key)
    if not _are_words(words):
        raise ValueError(f"{path}: words of [{key}] are {words!r}; {_expected(key)}")
    for more in _LISTS:
        if more in entry and not _are_words(entry[more]):
            raise ValueError(f"{path}: {more} of [{key}] are {entry[more]!r}; expected a list of words")
    if ("words_beside" in entry) != ("beside" in entry):
        raise ValueError(f"{path}: [{key}] has only one of words_beside and beside; expected both or none")
    if not isinstance(name, str) or not name.strip():
        raise ValueError(f"{path}: name of [{key}] is {name!r}; {_expected(key)}")
    if unknown := sorted(set(entry) - set(_KEYS)):
        raise ValueError(f"{path}: [{key}] has {', '.join(unknown)}; {_expected(key)}")
    return name


def _are_words(words: Any) -> bool:
    return isinstance(words, list) and bool(words) and all(isinstance(w, str) and w.strip() for w in words)


def _expected(key: str) -> str:
    return f'expected [{key}] with name = "…" and words = ["…", "…"], the words as a dictionary lists them'
