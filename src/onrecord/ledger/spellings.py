"""Names → the same letters for what newspapers spell in many ways."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_SIGNS = re.compile(r"['’ʼ‘`.]|(?<=\w)[-‑](?=\w)")
# The Latin letters of one sound: Khan and Han, Shoygu and Choigu, Lyovochkin and Levochkin.
_SOUNDS = (
    (re.compile(r"sch|tch|sh|ch|zh"), "s"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"c[kq]|[cq]"), "k"),
    (re.compile(r"tz|ts"), "z"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"i(?=[aeou])"), ""),
)
_THROAT = str.maketrans("hk", "gg")
"""Qaddafi, Gaddafi; Bohdan, Bogdan: letters that stand for each other in many alphabets."""


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """Small letters without marks and signs; what a hyphen ties is one word.

    >>> plain("Karine Jean-Pierre"), plain("António  O’Neill Jr.")
    ('karine jeanpierre', 'antonio oneill jr')
    """
    bare = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", _SIGNS.sub("", letters)))


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A plain word with one letter for each sound, however it was transliterated.

    >>> sound("zelenskyy"), sound("zelenskiy"), sound("zelensky")
    ('zelenski', 'zelenski', 'zelenski')
    """
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


def skeleton(word: str) -> str:
    """The first letter of a plain word and the consonants after it: what most spellings share.

    >>> skeleton("mohammed") == skeleton("muhamad"), skeleton("qaddafi") == skeleton("gaddafi")
    (True, True)
    """
    heard = sound(word).translate(_THROAT)
    return heard[:1] + re.sub("[aeiou]", "", heard[1:])


@cache
def words_for(what: str) -> frozenset[str]:
    """Words of names that tell nobody apart: "titles", "suffixes", "particles", "of a company", "small"."""
    return frozenset(dict(_rows("name_words.tsv"))[what].split("|"))


def called_alike(one: str, other: str) -> bool:
    """Whether two plain first names may be one person's: "bill" and "william", "jen" and "jennifer".

    >>> called_alike("bill", "william"), called_alike("bill", "bob")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    return (len(short) > 2 and long.startswith(short)) or bool(bearers(one) & bearers(other))


@lru_cache(maxsize=1 << 14)
def bearers(name: str) -> frozenset[str]:
    """A plain first name and those it may be short for."""
    return frozenset((name, *_nicknames().get(name, ())))


@cache
def _nicknames() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, called in _rows("nicknames.tsv"):
        for one in called.split("|"):
            found[one] = (*found.get(one, ()), name)
    return found


def _rows(table: str) -> list[tuple[str, str]]:
    lines = Path(__file__).with_name(table).read_text(encoding="utf-8").splitlines()[1:]
    return [(name, rest) for name, _, rest in (line.partition("\t") for line in lines)]
