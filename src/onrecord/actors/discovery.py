"""Persons and the words that introduce them: titles and appositions."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from onrecord.actors import codes
from onrecord.actors.candidates import Candidate
from onrecord.actors.respelt import sound
from onrecord.actors.roster import table
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns

_TITLE = 12
_TITLE_WIDTH = 120
_DEEP = 5
_HONOUR = re.compile(r"(?:(?<=\s)(?:Sir|Dame|Lord|Lady|Baroness|Dr|Mr|Mrs|Ms|Prof|Professor)\.?\s)$")
_HONOURS = 12
_ASIDE = 30
_FAR = _ASIDE + _HONOURS
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_SMALL = ("to", "of", "for", "at", "the", "and", "in", "from")
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "PUNCT", "CCONJ"})
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
_TITLES_AS_PRINTED = frozenset(_TITLES) | {f"{title}." for title in _TITLES}


def introduce(page: Columns, names: Sequence[Candidate], roles: Sequence[Candidate]) -> list[Candidate]:
    """The descriptions that stand for themselves; the others have given their words to the person they introduce.

    "Foreign Minister Sergei Lavrov", "Bernard Zonneveld, the Dutch ministry's Eastern Europe director,",
    "the Hungarian foreign minister, Peter Szijjarto,", "said the mayor, Oleh Bondar."
    """
    text = page.text
    persons = [n for n in names if n.label == "PERSON"]
    starts, ends = [n.start for n in persons], [n.end for n in persons]
    alone = []
    for number, role in enumerate(roles):
        at = bisect_left(starts, role.end)
        after = persons[at] if at < len(persons) else None
        at = bisect_right(ends, role.start) - 1
        before = persons[at] if at >= 0 else None
        if role.sort not in ("role", "people"):
            alone.append(role)
        elif role.gender == "n":
            alone.append(_of_body(text, role, before))
        elif after is not None and _title(page, role, after) and not _another(text, roles, number, after):
            _give(text, role, after)
            after.lead = role.start if after.lead is None else after.lead
        elif before is not None and _apposed(text, role, before):
            _give(text, role, before)
            alone.append(_meaning(role, before))
        elif after is not None and _set_off(page, role, after):
            _give(text, role, after)
            alone.append(_meaning(role, after))
        else:
            alone.append(role)
    if not _TITLES_AS_PRINTED.isdisjoint(page.said):
        _titles(text, persons)
    titled = {person.lead: person for person in persons if person.lead is not None}
    return [_beside_titled(text, role, titled) for role in alone] if titled else alone


def _apposed(text: str, role: Candidate, before: Candidate) -> bool:
    """Whether only a comma and an article part a description from the name before it."""
    near = role.start - before.end < _ASIDE
    return near and text[before.end : role.start].strip() in (",", ", the", ", a", ", an")


def _of_body(text: str, role: Candidate, before: Candidate | None) -> Candidate:
    """The word for a body, to mean the name before it, which is no person's: "said Denholm, a global agency"."""
    if before is None or " " in before.words or not _apposed(text, role, before):
        return role
    before.label = "ORG"
    return _meaning(role, before)


def _beside_titled(text: str, role: Candidate, titled: Mapping[int, Candidate]) -> Candidate:
    """The description, to mean whom a title set off after it names: "Chief of the General Staff, General Sir J. Orsk".

    Not in a list: "the prime minister, President Vask, and the speaker".
    """
    if role.plural or role.sort not in ("role", "people"):
        return role
    lead = next((at for at in range(role.end + 2, role.end + 7) if at in titled), None)
    if lead is None:
        return role
    if text[role.end : lead].strip() not in (",", ", the"):
        return role
    person = titled[lead]
    after = text[person.end : person.end + 6]
    if after[:1] not in (",", ".") or after.startswith((", and", ", or")):
        return role
    _give(text, role, person)
    return _meaning(role, person)


def _another(text: str, roles: Sequence[Candidate], number: int, person: Candidate) -> bool:
    """Whether the name has a title of its own: "an adviser to President Vask" is not he."""
    inner = next(
        (r for r in roles[number + 1 : number + 3] if r.end <= person.start and r.end > roles[number].end), None
    )
    of = text[roles[number].end : person.start].split()[:1]
    return (
        inner is not None and not inner.determiner and of != [] and of[0] in _SMALL and _adjacent(text, inner, person)
    )


def _adjacent(text: str, role: Candidate, person: Candidate) -> bool:
    return not text[role.end : person.start].strip()


def _title(page: Columns, role: Candidate, person: Candidate) -> bool:
    """Whether a title goes on to the name: "the ambassador to Poland Andrij Deszczyca", "journalist and host X"."""
    if person.start - role.end > _TITLE_WIDTH + _HONOURS:
        return False
    between = page.text[role.end : _honoured(page.text, person)]
    if between.strip() in ("", "-"):
        return "\n\n" not in between
    if role.plural or between.strip() == "," or len(between) > _TITLE_WIDTH:
        return False
    first, after = page.words(role.end + 1, person.start - 1)
    if after - first > _TITLE or page.printed[after - 1] in _SMALL or page.text[person.start - 1] in ",;:":
        return False
    if page.lower[first] in _SMALL:
        return all(page.pos[t] in _NOMINAL for t in range(first, after)) and _one_phrase(page, role, person)
    return all(page.lower[t] in ("and", ",") or page.pos[t] in ("NOUN", "ADJ") for t in range(first, after)) and (
        "," in between and _one_phrase(page, role, person)
    )


def _honoured(text: str, person: Candidate) -> int:
    """Where a name begins with "Sir" or "Dr." before it: "the bank's director, Sir John Orsk, said"."""
    before = _HONOUR.search(text, max(0, person.start - _HONOURS), person.start)
    return before.start() if before else person.start


def _one_phrase(page: Columns, role: Candidate, person: Candidate) -> bool:
    """Whether the tree has the name and the title in one phrase."""
    head = page.root(*page.words(role.start, role.end))
    name = page.root(*page.words(person.start, person.end))
    above, at = set(), name
    for _ in range(_DEEP):
        at = page.head[at]
        above.add(at)
    return head in above or page.head[head] == name or page.head[head] == page.head[name]


def _give(text: str, role: Candidate, person: Candidate) -> None:
    person.described = person.described or " ".join(text[role.start : role.end].split())
    person.offices |= role.offices or {role.words}
    person.left |= role.left
    person.kinds |= role.kinds
    person.country = person.country or role.country
    if role.owner is not None and role.owner.actor is not None and role.owner.actor.country is None:
        person.body = person.body or role.owner.actor.code
    person.sector = person.sector or _sector(role, person.described)
    person.gender = person.gender or role.gender


def _sector(role: Candidate, described: str) -> str:
    """For whom he acts: a ministry's director is no businessman, the vice president of an institute no government."""
    of = role.owner.actor if role.owner is not None and role.owner.label == "ORG" else None
    if of is not None and of.code and of.country and role.country == of.country:
        return of.code.removeprefix(of.country)
    if role.owner is not None and role.owner.sort == "institution" and role.sector == "BUS":
        return codes.institutions()[role.owner.words].sector  # the chairman of a parliament
    return "GOV" if _of_state(described) else role.sector


def _of_state(described: str) -> bool:
    """Whether a body of the state is named: a ministry's director is no businessman."""
    return bool(words_for("of state").intersection(described.lower().replace("'s", "").replace("’s", "").split()))


def _meaning(role: Candidate, person: Candidate) -> Candidate:
    """The description, to mean whom its person means: settled when the person is."""
    role.owner = person
    role.sort = "apposition"
    return role


def _set_off(page: Columns, role: Candidate, person: Candidate) -> bool:
    """Whether commas set the name off: "the mayor, Oleh Bondar.", "Ms Dohnal's sister, Anna Vask, said"."""
    text = page.text
    if person.start - role.end > _FAR or "," not in text[role.end : person.start] or not _is_one(page, role):
        return False
    between = text[role.end : _honoured(text, person)]
    name, head = page.root(*page.words(person.start, person.end)), page.root(*page.words(role.start, role.end))
    apposed = page.dep[name] == "appos" and role.start <= page.starts[page.head[name]] < role.end
    if between.strip() == ",":
        return text[person.end : person.end + 1] == "," or (apposed and text[person.end : person.end + 1] == ".")
    both = (page.dep[name], page.head[name]) == (page.dep[head], page.head[head])
    return (apposed or both) and _is_aside(between) and text[person.end : person.end + 1] == ","


def _is_aside(between: str) -> bool:
    """Whether only a few words stand before the comma: "Brask's mayor in 2020, Anna Vask, said"."""
    short = len(between) < _ASIDE and between.count(",") == 1
    return short and between.startswith(" ") and between.endswith(", ")


def _is_one(page: Columns, role: Candidate) -> bool:
    """Whether the words tell who, "the mayor", whose, "Vask's father", or of whom one: "one of the tycoon's sons"."""
    first, after = page.words(role.start, role.end)
    if role.plural and page.lower[max(0, first - 2) : first] != ["one", "of"]:
        return False
    return role.definite or role.determiner == "another" or not _POSSESSIVE.isdisjoint(page.printed[first:after])


@lru_cache(maxsize=1 << 12)
def gender_of(name: str) -> str | None:
    """The gender that a first name is nearly always of, m or f."""
    return _forenames().get(sound(name.split()[0])) if " " in name else None


@cache
def _forenames() -> dict[str, str]:
    return {sound(name): gender for gender, names in table("forenames.tsv") for name in names.split("|")}


def _titles(text: str, names: Sequence[Candidate]) -> None:
    """Take a person's gender from the title before the name, or from the one it begins with: "Lady Starmer"."""
    for name in names:
        before = text[max(0, name.start - 8) : name.start].split()[-1:]
        for word in (*name.words.split()[:1], *before):
            name.gender = name.gender or _TITLES.get(word.rstrip(".").lower())
