"""Names that a translator's machine has spelled in its own way: "President of Ukraine Wolodymyr Zelanski"."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.actors.candidates import Candidate
from onrecord.actors.roster import Roster, romanised
from onrecord.language.lexicon import fold
from onrecord.model import Actor

_SOUNDS = (("sz", "sh"), ("cz", "ch"), ("w", "v"), ("ie", "e"), ("j", "y"), ("i", "y"))
_ALIKE = 0.7
_TWIN = 0.85
_LONG = 7
_SPEAKING = frozenset({"foreign-spokesperson", "defence-spokesperson"})


def settle(
    found: Sequence[Candidate], described: Sequence[Candidate], roster: Roster, on: datetime.date | None
) -> None:
    """Settle names that nobody has, but nearly: of who holds the office before the name, or one told elsewhere."""
    nobody = [n for n in found if n.label == "PERSON" and n.actor is None and not roster.named(n.words)]
    unknown = [n for n in nobody if " " in n.words or not roster.family(n.words)]
    countries = tuple(dict.fromkeys(n.country for n in found if n.country))
    if not unknown:
        return
    held = [actor for role in described if role.country for actor in _holders(role, (), roster, on)]
    for name in unknown:
        meant = next((a for a in _holders(name, countries, roster, on) if alike(name.words, a.name)), None)
        if meant is not None:
            name.mean(meant, "respelt", 0.7)
            held.append(meant)
    for name in unknown:
        same = {a for a in held if alike(name.words, a.name)}
        if name.actor is None and len(same) == 1:
            name.mean(same.pop(), "respelt", 0.6)


def in_article(name: Candidate, full: Mapping[str, Sequence[Candidate]]) -> Actor | None:
    """The one person of the article with nearly this family name: "Wierszynin" after "Sergei Wierzynin".

    Not where only the ending differs, as a woman's does: Ivanov and Ivanova are two.
    """
    family = romanised(fold(name.words))
    if name.label != "PERSON" or " " in family or len(family) < _LONG:
        return None
    near = [key for key in full if key != family and _misspelt(family, key)]  # Lady Starmer is not Keir Starmer
    found = {n.actor for key in near for n in full[key] if n.label == "PERSON" and n.start < name.start}
    return found.pop() if len(found) == 1 else None


def _misspelt(one: str, other: str) -> bool:
    """Whether two family names differ by a letter or two inside: not at their beginning, nor by an ending."""
    if one[:2] != other[:2] or one[-2:] != other[-2:] or abs(len(one) - len(other)) > 1:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _TWIN


def twin(name: Candidate, persons: Sequence[Actor]) -> Actor | None:
    """The one person of the same family name whose first name is nearly the same: "Emanuel Macron"."""
    same = {a for a in persons if " " in a.name and _near(name.words.split()[0], a.name.split()[0], _TWIN)}
    return same.pop() if len(same) == 1 else None


def _holders(name: Candidate, countries: tuple[str, ...], roster: Roster, on: datetime.date | None) -> Iterator[Actor]:
    """Who held the offices that stand before a name, of the country told there or of any that the article names.

    Who ever held them, where nobody knows the day of the article.
    """
    offices = sorted(name.offices | _SPEAKING if "spokesperson" in name.offices else name.offices)
    for country in (name.country,) if name.country else countries if offices else ():
        for office in offices:
            held = roster.holders(office, country, on) if on else roster.ever(office, country)
            yield from (term.actor for term in held)


def alike(one: str, other: str) -> bool:
    """Whether two names may be one: their last words begin and sound alike, and their first, if both have one."""
    (*given, family), (*others, name) = one.split(), other.split()
    return _near(family, name) and (not given or not others or _near(given[0], others[0]))


@lru_cache(maxsize=1 << 12)
def _near(one: str, other: str, least: float = _ALIKE) -> bool:
    a, b = sound(one), sound(other)
    return a[:1] == b[:1] and SequenceMatcher(None, a, b).ratio() >= least


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> str:
    """A name with one spelling for what sounds alike in Polish, Ukrainian and English: Ławrow, Lavrov."""
    spelled = romanised(fold(word))
    for letters, sound in _SOUNDS:
        spelled = spelled.replace(letters, sound)
    return spelled
