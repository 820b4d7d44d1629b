"""Persons and the words that introduce them: titles and appositions."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from onrecord.actors.candidates import Candidate
from onrecord.actors.roster import table
from onrecord.actors.words import words_for
from onrecord.language.lexicon import fold

_TITLE = 7
_TITLE_WIDTH = 120
_TITLES = {
    "mr": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "sir": "m",
    "lord": "m",
    "lady": "f",
    "madame": "f",
    "madam": "f",
}


def introduce(text: str, names: Sequence[Candidate], roles: Sequence[Candidate]) -> list[Candidate]:
    """The descriptions that stand for themselves; the others have given their words to the person they introduce.

    "Foreign Minister Sergei Lavrov", "Bernard Zonneveld, the Dutch ministry's Eastern Europe director,",
    "the Hungarian foreign minister, Peter Szijjarto,".
    """
    persons = [n for n in names if n.label == "PERSON"]
    starts, ends = [n.start for n in persons], [n.end for n in persons]
    alone = []
    for role in roles:
        at = bisect_left(starts, role.end)
        after = persons[at] if at < len(persons) else None
        at = bisect_right(ends, role.start) - 1
        before = persons[at] if at >= 0 else None
        if after is not None and role.sort == "role" and _title(text[role.end : after.start]):
            _give(text, role, after)
        elif (
            before is not None
            and role.sort == "role"
            and text[before.end : role.start].strip() in (",", ", the", ", a", ", an")
        ):
            _give(text, role, before)
            alone.append(_meaning(role, before))
        elif after is not None and role.sort == "role" and _set_off(text, role, after):
            _give(text, role, after)
            alone.append(_meaning(role, after))
        else:
            alone.append(role)
    _titles(text, persons)
    return alone


def _title(between: str) -> bool:
    """Whether a title goes on to the name: "the ambassador to Poland Andrij Deszczyca"."""
    found = between.split() if len(between) < _TITLE_WIDTH else ["…"]
    if found in ([], ["-"]):
        return True
    small = ("to", "of", "for", "at", "the", "and")
    return (
        found[0] in small
        and len(found) <= _TITLE
        and all(w in small or w[0].isupper() for w in found)
        and found[-1] not in small
    )


def _give(text: str, role: Candidate, person: Candidate) -> None:
    person.described = person.described or " ".join(text[role.start : role.end].split())
    person.offices |= role.offices or {role.words}
    person.country = person.country or role.country
    person.sector = person.sector or ("GOV" if _of_state(person.described) else role.sector)
    person.gender = person.gender or role.gender


def _of_state(described: str) -> bool:
    """Whether a body of the state is named: a ministry's director is no businessman."""
    return bool(words_for("of state").intersection(described.lower().replace("'s", "").replace("’s", "").split()))


def _meaning(role: Candidate, person: Candidate) -> Candidate:
    """The description, to mean whom its person means: settled when the person is."""
    role.owner = person
    role.sort = "apposition"
    return role


def _set_off(text: str, role: Candidate, person: Candidate) -> bool:
    return text[role.end : person.start].strip() == "," and text[person.end : person.end + 1] == "," and role.definite


def gender_of(name: str) -> str | None:
    """The gender that a first name is nearly always of, m or f."""
    return _forenames().get(fold(name.split()[0])) if " " in name else None


@cache
def _forenames() -> dict[str, str]:
    return {name: gender for gender, names in table("forenames.tsv") for name in names.split("|")}


def _titles(text: str, names: Sequence[Candidate]) -> None:
    for name in names:
        word = text[max(0, name.start - 8) : name.start].split()
        if word:
            name.gender = name.gender or _TITLES.get(word[-1].rstrip(".").lower())
