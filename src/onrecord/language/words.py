"""What the network sees of a word: rows of its embedding tables, by vocabulary, hash and shape."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

TABLES = {"word": 8192, "prefix": 4096, "suffix": 4096, "ending": 1024, "shape": 512, "grams": 16384}
_STRAIGHT = str.maketrans({"’": "'", "–": "-", "—": "-", "`": "'", "„": "“", "«": "“", "»": "”"})
_DOUBLE = frozenset({'"', "''", "``"})


class Rows(NamedTuple):
    """Rows of the tables, one each, and of the table of letter groups as many as the word has."""

    vector: int
    word: int
    prefix: int
    suffix: int
    ending: int
    shape: int
    grams: tuple[int, ...]


def rows(word: str, vectors: Mapping[str, int]) -> Rows:
    """The rows of a word; row 0 of the vectors stands for words that have none."""
    plain = plain_form(word)
    lower = plain.lower()
    return Rows(
        vector=vectors.get(plain) or vectors.get(lower) or vectors.get(lower.capitalize()) or 0,
        word=_row(lower, "word"),
        prefix=_row(lower[:4], "prefix"),
        suffix=_row(lower[-3:], "suffix"),
        ending=_row(lower[-2:], "ending"),
        shape=_row(shape(plain), "shape"),
        grams=tuple(sorted({_row(gram, "grams") for gram in _grams(lower)})),
    )


def sided(words: Sequence[str], spaced: Sequence[bool]) -> list[str]:
    """The words, straight quotation marks turned to the side they stand on: after a space they open, else they close.

    Args:
        words: the words of a text in order.
        spaced: of each word, whether white space or nothing stands before it.
    """
    found = list(words)
    for i, word in enumerate(words):
        if word in _DOUBLE or word == "'":
            opens = spaced[i] and (i + 1 == len(words) or not spaced[i + 1])
            found[i] = ("“" if opens else "”") if word in _DOUBLE else ("‘" if opens else word)
    return found


def plain_form(word: str) -> str:
    """The word with straight apostrophes and every digit as 0: `2022` and `1998` are one word."""
    plain = word.translate(_STRAIGHT)
    return "".join("0" if c.isdigit() else c for c in plain) if any(map(str.isdigit, plain)) else plain


def shape(word: str) -> str:
    """Capitals, small letters, digits and signs, runs cut at three: `McCain-led` is `XxXxxx-xxx`."""
    signs = ["X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in word[:40]]
    return "".join(sign for i, sign in enumerate(signs) if signs[max(0, i - 3) : i] != [sign] * 3)


def _grams(lower: str) -> set[str]:
    framed = f"<{lower[:30]}>"
    return {framed[i : i + n] for n in (3, 4, 5) for i in range(len(framed) - n + 1)} or {framed}


def _row(text: str, table: str) -> int:
    return crc32(f"{table} {text}".encode("utf-8", "replace")) % TABLES[table]
