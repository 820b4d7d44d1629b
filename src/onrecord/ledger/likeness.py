"""Two names → how likely they are one actor's, and why."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.ledger.spellings import called_alike, plain, skeleton, sound, words_for

ACRONYM = "an acronym and the name it may stand for"
BEGINS = "one name begins with the other"
ALONE = "a family name alone"
_ALIKE = 0.8
"""How much of two transliterations is the same, at least."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two names are one actor's, and why."""

    score: float
    reason: str


def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, without titles, suffixes and particles."""
    words = plain(name).split()
    empty = words_for("titles") | words_for("suffixes")
    kept = [w for w in words if w not in empty] or words
    return tuple(w for w in kept if w not in words_for("particles")) or tuple(kept)


def body_words(name: str) -> tuple[str, ...]:
    """The words of an organisation's name that tell it from others."""
    words = [w for w in plain(name).split() if w not in words_for("small")]
    return tuple(_spelt(w) for w in words if w not in words_for("of a company")) or tuple(words)


def _spelt(word: str) -> str:
    """One spelling for British and American, one and several: "defence" and "defense", "organisations"."""
    word = word.removesuffix("s") if len(word) > 4 and not word.endswith(("ss", "us", "is")) else word
    return word.replace("isation", "ization").replace("ence", "ense").replace("centre", "center").replace("our", "or")


def initials(name: str) -> str | None:
    """The acronym of a name of three words or more: "International Atomic Energy Agency" is iaea."""
    words = [w for w in plain(name.replace("-", " ")).split() if w not in words_for("small")]
    return "".join(w[0] for w in words) if len(words) > 2 else None


def acronym(name: str) -> str | None:
    """A name that is an acronym, in small letters: "IAEA", "U.N.H.C.R."."""
    bare = name.replace(".", "").removeprefix("the ").strip()
    return bare.lower() if 3 <= len(bare) <= 8 and bare.isalpha() and bare.isupper() else None


def persons(one: str, other: str) -> Likeness | None:
    """How two persons' names compare; None where they contradict each other."""
    found = _persons(person_words(one), person_words(other))
    if found and _generation(one) != _generation(other):
        return Likeness(found.score - 0.25, f"{found.reason}; only one is called Jr.")
    return found


def _generation(name: str) -> bool:
    """Whether a name says whose son he is: "Rick Harrow Jr." may be the son of "Rick Harrow", or he himself."""
    return bool({"jr", "ii", "iii"} & {*plain(name).split()[1:]})


def _persons(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    if len(a) == 1 or len(b) == 1:
        return _single(a, b)
    if sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return Likeness(0.95, "one name, written in two ways")
    if a[-1] == b[-1]:
        return _same_family(a, b)
    if sound(a[-1]) == sound(b[-1]) or _near(a[-1], b[-1]):
        first = _first_names(a[0], b[0]) or (0.85 if _near(a[0], b[0]) else 0.0)
        return Likeness(min(first, 0.85), "spelt or transliterated in two ways") if first > 0.5 else None
    if a[: len(b)] == b or b[: len(a)] == a:
        return Likeness(0.65, BEGINS)
    return None


def _same_family(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    first = _first_names(a[0], b[0]) or (0.8 if _near(a[0], b[0]) else 0.0)
    if not first:
        middle = a[0] in b[1:-1] or b[0] in a[1:-1]
        return Likeness(0.65, "same family name; one's first name is the other's middle name") if middle else None
    if _contradict(a[1:-1], b[1:-1]):
        return None
    if first == 1:
        return Likeness(0.9, "same first and family name")
    reason = "an initial" if 1 in (len(a[0]), len(b[0])) else "a short form or another spelling"
    return Likeness(first, f"same family name; the first name is {reason}")


def _first_names(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if 1 in (len(one), len(other)):
        return 0.7 if one[0] == other[0] else 0.0
    if sound(one) == sound(other):
        return 0.85
    return 0.75 if called_alike(one, other) else 0.0


def _contradict(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two middle names cannot be one: "John A. Lee", "John B. Lee"; none contradicts nothing."""
    return bool(one) and bool(other) and not any(a[0] == b[0] for a in one for b in other)


def _single(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    """A name of one word beside another: a family name or, less likely, a first name."""
    short, long = sorted((a, b), key=len)
    if len(long) == 1:
        same = sound(short[0]) == sound(long[0]) or _near(short[0], long[0])
        return Likeness(0.6, "one word, spelt in two ways") if same and len(short[0]) > 3 else None
    if len(short[0]) < 3:
        return None
    if short[0] == long[-1]:
        return Likeness(0.5, ALONE)
    return Likeness(0.3, f"{ALONE}, spelt in another way") if sound(short[0]) == sound(long[-1]) else None


def bodies(one: str, other: str) -> Likeness | None:
    """How the names of two organisations compare; half a name, "Department of the", is like none."""
    if _cut_off(one) or _cut_off(other):
        return None
    a, b = body_words(one), body_words(other)
    if sorted(a) == sorted(b):
        return Likeness(0.9, "one name, written in two ways")
    short = acronym(one) or acronym(other)
    if short and short in (initials(one), initials(other)):
        return Likeness(0.65, ACRONYM)
    words, more = sorted((a, b), key=len)
    if len(words) > 1 and more[: len(words)] == words:
        return Likeness(0.5, BEGINS)
    if min(len(a), len(b)) > 1 and _ratio(" ".join(a), " ".join(b)) >= 0.92:
        return Likeness(0.75, "spelt in two ways")
    return None


def _cut_off(name: str) -> bool:
    return plain(name).rpartition(" ")[2] in words_for("small")


def person_and_body(person: str, body: str) -> Likeness | None:
    """A family name that was taken for an organisation: "Peskov"."""
    words, alone = person_words(person), body_words(body)
    same = len(alone) == 1 and len(alone[0]) > 3 and sound(alone[0]) == sound(words[-1])
    return Likeness(0.45, "a name of one word, once of a person, once of an organisation") if same else None


def _near(one: str, other: str) -> bool:
    """Whether two words are one, transliterated in two ways: "lyovochkin", "levochkin"."""
    if min(len(one), len(other)) < 4 or skeleton(one) != skeleton(other):
        return False
    return _ratio(sound(one), sound(other)) >= _ALIKE


@lru_cache(maxsize=1 << 16)
def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
