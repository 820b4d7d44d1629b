"""Matters on which positions are taken: the shipped table and a user's own, and the words of an article that name them.

A user's file has the form of `issues.toml`: a table for each matter, with its name and the words that speak of it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import LEMMA, LOWER

from onrecord.model import Issue
from onrecord.statements.cues import hashes
from onrecord.statements.words import Hashes, Words, among

_SHIPPED = Path(__file__).with_name("issues.toml")
Phrase = tuple[tuple[str, ...], Issue]


@dataclass(frozen=True, slots=True)
class Issues:
    """Tables of phrases that name matters, a user's before ours: by their last word, longest first."""

    tables: tuple[Mapping[str, tuple[Phrase, ...]], ...]
    keys: Hashes

    def named_by(self, words: Words, i: int) -> Issue | None:
        """The matter a word names, alone or with the words before it ("military aid")."""
        forms = dict.fromkeys((words.lemma(i), words.lower[i]))
        known = (phrase for table in self.tables for form in forms for phrase in table.get(form, ()))
        return next((issue for before, issue in known if _stand_before(words, i, before)), None)

    def among(self, words: Words) -> list[tuple[int, Issue]]:
        """The words of an article that name a matter, in order."""
        some = among(words.table[LEMMA], self.keys) | among(words.table[LOWER], self.keys)
        pairs = ((i, self.named_by(words, i)) for i in np.flatnonzero(some).tolist())
        return [(i, issue) for i, issue in pairs if issue is not None]


def load(path: Path | None = None) -> Issues:
    """The shipped matters; with those of a user's file, whose words win over ours.

    Raises:
        ValueError: the file is not of this form; the message says where and what was expected.
    """
    if path is None:
        return _shipped()
    own, ours = _table(_read(path)), _shipped().tables[0]
    return Issues((own, ours), hashes({*own, *ours}))


@cache
def _shipped() -> Issues:
    table = _table(_read(_SHIPPED))
    return Issues((table,), hashes(table))


def _stand_before(words: Words, i: int, before: tuple[str, ...]) -> bool:
    return i >= len(before) and words.lower[i - len(before) : i] == list(before)


def _table(named: Mapping[str, Issue]) -> dict[str, tuple[Phrase, ...]]:
    phrases: dict[str, list[Phrase]] = {}
    for words, issue in named.items():
        *before, last = words.split()
        phrases.setdefault(last, []).append((tuple(before), issue))
    return {last: tuple(sorted(some, key=lambda pair: -len(pair[0]))) for last, some in phrases.items()}


def _read(path: Path) -> dict[str, Issue]:
    """The matter that each phrase of a file names."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is no TOML: {error}; {_expected('fisheries')}") from error
    found: dict[str, Issue] = {}
    for key, entry in table.items():
        issue = Issue(f"issue:{key}", _name(path, key, entry))
        for words in entry["words"]:
            found[" ".join(words.lower().split())] = issue
    if not found:
        raise ValueError(f"{path} names no issue; {_expected('fisheries')}")
    return found


def _name(path: Path, key: str, entry: Any) -> str:
    """The name of a matter, once its table is known to be of the right form."""
    if not isinstance(entry, dict):
        raise ValueError(f'{path}: "{key}" is {entry!r}, not a table; {_expected(key)}')
    words, name = entry.get("words"), entry.get("name", key)
    if not isinstance(words, list) or not words or not all(isinstance(w, str) and w.strip() for w in words):
        raise ValueError(f"{path}: words of [{key}] are {words!r}; {_expected(key)}")
    if not isinstance(name, str) or not name.strip():
        raise ValueError(f"{path}: name of [{key}] is {name!r}; {_expected(key)}")
    if unknown := sorted(set(entry) - {"name", "words"}):
        raise ValueError(f"{path}: [{key}] has {', '.join(unknown)}; {_expected(key)}")
    return name


def _expected(key: str) -> str:
    return f'expected [{key}] with name = "…" and words = ["…", "…"], the words as a dictionary lists them'
