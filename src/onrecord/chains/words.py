"""Printed words → what is compared: plain words, content words, runs of words, hashed sketches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.,]\d+)*")
_NAME = re.compile(r"[^\W\d_a-z][\w’'.-]*(?:\s+[^\W\d_a-z][\w’'.-]*)+")
_NUMBER = re.compile(
    r"\d.*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundred|thousand"
)
_NEGATIONS = frozenset({"not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without"})
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "ly", "s", "y", "e")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as it is compared.

    ``plain`` are all words in lower case, ``content`` the stems of those that carry content, ``numbers`` the figures,
    ``names`` the stems of each name of two words and more ("Kenneth Clark"), and ``negations`` how many words say no.
    """

    plain: tuple[str, ...]
    content: tuple[str, ...]
    numbers: frozenset[str]
    names: tuple[frozenset[str], ...]
    negations: int


def words(text: str) -> Words:
    """The words of a text; signs, quotation marks and letter case are left aside."""
    plain = _plain(text)
    bare = [word.removesuffix("'s") for word in plain]
    content = tuple(_stem(word) for word in bare if word not in _function_words() and not word.endswith("n't"))
    negations = sum(word in _NEGATIONS or word.endswith("n't") or word == "cannot" for word in plain)
    numbers = frozenset(word for word in plain if _NUMBER.fullmatch(word))
    return Words(plain, content, numbers, tuple(_names(text)), negations)


def _names(text: str) -> Iterator[frozenset[str]]:
    for found in _NAME.findall(text):
        name = frozenset(_stem(word) for word in _plain(found) if word not in _function_words() and len(word) > 1)
        if len(name) > 1:
            yield name


def _plain(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower().replace("’", "'").replace("‘", "'")))


def runs(listed: tuple[str, ...], length: int) -> frozenset[tuple[str, ...]]:
    """Every run of so many words; a shorter text is one run."""
    if len(listed) < length:
        return frozenset({listed}) if listed else frozenset()
    return frozenset(listed[n : n + length] for n in range(len(listed) - length + 1))


def sketch(runs_: frozenset[tuple[str, ...]], size: int) -> tuple[int, ...]:
    """The smallest hashes of runs of words: the same for the same runs, so that texts that share runs share hashes.

    This is MinHash with one hash function and many minima (Broder 1997: bottom-k sketches).
    """
    return tuple(sorted({crc32(" ".join(run).encode()) for run in runs_})[:size])


def _stem(word: str) -> str:
    """A word without its ending, so that "negotiates" meets "negotiated"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@cache
def _function_words() -> frozenset[str]:
    lines = Path(__file__).with_name("function_words.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines[2:] for word in line.split("\t")[1].split())
