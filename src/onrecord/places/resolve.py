"""Which place a name means: by population, by what kind of place it is, and by the places around it in the text."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from onrecord.language.columns import Columns
from onrecord.language.lexicon import Lexicon, key
from onrecord.model import Place, Span
from onrecord.places.gazetteer import Entry, Gazetteer
from onrecord.places.words import words_for

_KIND = {"country": 7.0, "continent": 8.0, "capital": 0.5, "division": 1.5, "region": 8.0, "water": 8.0, "island": 6.0}
_KIND |= {"mountains": 8.0, "facility": 8.0, "borough": 7.0, "county": 3.0}
_POPULATION, _COUNTRY, _DIVISION, _CLOSE, _NAMED_AFTER = 1.0, 4.0, 2.0, 1.5, 8.0
"""Weights, set on the development articles of GeoWebNews."""
_LARGE = 300_000
_SEAT = 100_000
"""A town this large is meant rather than the division named after it: Kherson, New York, Washington."""
_ACRONYM = 3
_AROUND = 40
_BESIDE = 20
"""How many characters at most part a name from the one that says where it lies."""
_NEAR = 150
"""Kilometres between two places of one article."""
_DEGREE = 111.0
"""Kilometres of a degree of latitude, and a little less."""


class Meaning(NamedTuple):
    """The place a name means, how sure that is, and what says so."""

    place: Place | None
    confidence: float
    by: str


class Context(NamedTuple):
    """What an article's names say of where it is: the share of each country, and which divisions are spoken of."""

    countries: dict[str, float]
    divisions: frozenset[tuple[str, str]]
    places: tuple[Entry, ...]
    focus: Entry | None


def meant(page: Columns, names: Sequence[Span], gazetteer: Gazetteer) -> list[Meaning]:
    """For each name, in order, the place it means; a name that the gazetteer lacks lies where the article is."""
    printed = [name.of(page.text) for name in names]
    choices = [candidates(words, gazetteer) for words in printed]
    context = _context(page, choices)
    settled: dict[str, Entry] = {}
    found: list[Meaning] = []
    last: Entry | None = None
    for at, words in enumerate(printed):
        folded, outer = _folded(words), _outer(page.text, names, choices, at)
        entry, confidence = settled.get(folded), 0.8
        if entry is None or outer:
            entry, confidence = _best(choices[at], context, outer)
        if entry is None:
            found.append(_near(words, last or context.focus))
            continue
        settled.setdefault(folded, entry)
        last = entry if entry.kind in ("town", "borough", "capital") else last
        found.append(Meaning(entry.place, confidence, "gazetteer"))
    return found


def _near(name: str, town: Entry | None) -> Meaning:
    """A street or building of no table, put where the town is that was named last: "Sumska Street" in Kharkiv."""
    if town is None:
        return Meaning(None, 0.2, "name")
    slug = key(name).replace(" ", "-")
    place = Place(f"found:{slug}", name, town.place.country, town.place.latitude, town.place.longitude)
    return Meaning(place, 0.3, "near")


@lru_cache(maxsize=1 << 14)
def _folded(name: str) -> str:
    return key(name)


@lru_cache(maxsize=1 << 14)
def candidates(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places a name may mean: as printed, as its abbreviation says, or without "City of", "County", "northern"."""
    plain = " ".join(name.replace("’s", "").replace("'s", "").split())
    if plain.lower() in words_for("directions"):
        return ()
    direct = gazetteer.named(abbreviations().get(plain, plain))
    people = _country_of(plain, gazetteer)
    if direct and not (people and all(e.kind == "town" for e in direct)):
        return direct if not plain.isupper() or len(plain) > _ACRONYM else _no_towns(direct)
    if people:
        return people
    lower = plain.lower()
    for form in _forms(lower):
        entries = gazetteer.named(form)
        if entries:
            return _divisions(entries) if lower.endswith(words_for("administrative")) else entries
    return _within(plain, gazetteer)


def _divisions(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The regions among them, if there are any: "Kherson region" is not the town."""
    return tuple(e for e in entries if e.kind in ("division", "county", "region")) or entries


def _no_towns(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """What an acronym may mean: "EU" is no town in France."""
    return tuple(e for e in entries if e.kind != "town")


def _country_of(people: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    found = peoples().get(key(people))
    return tuple(e for e in gazetteer.named(found[1]) if e.kind == "country") if found else ()


def _within(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """A country, state or large town inside a longer name says where that is: "US Federal Reserve", "Kyiv Zoo"."""
    words_ = name.split()
    for length in range(min(3, len(words_) - 1), 0, -1):
        for start in range(len(words_) - length + 1):
            part = " ".join(words_[start : start + length])
            entries = gazetteer.named(part) or _country_of(part, gazetteer)
            if (
                part[0].isupper()
                and part.lower() not in words_for("directions")
                and any(e.kind != "town" or e.population > _LARGE for e in entries)
            ):
                return entries
    return ()


def _forms(lower: str) -> list[str]:
    forms = [lower[len(p) :] for p in words_for("before a name") if lower.startswith(p)]
    forms += [lower[: -len(s)] for s in words_for("after a name") if lower.endswith(s)]
    first, _, rest = lower.partition(" ")
    forms += [rest] if rest and first.rstrip("-") in words_for("directions") else []
    forms += ["saint " + rest] if first in ("st.", "st") else []
    forms += ["mount " + rest] if first in ("mt.", "mt") else []
    return forms


def alone(entry: Entry) -> float:
    """How likely a place is meant when nothing else is known."""
    return _KIND.get(entry.kind, 0.0) + _POPULATION * math.log10(entry.population + 1)


def _context(page: Columns, choices: Sequence[tuple[Entry, ...]]) -> Context:
    countries: Counter[str] = Counter()
    divisions: set[tuple[str, str]] = set()
    towns: dict[str, Entry] = {}
    named: Counter[str] = Counter()
    likely = _likely(choices)
    for entry, entries in zip(likely, filter(None, choices), strict=True):
        sure = entry.population > 500_000 or len({e.iso2 for e in entries}) == 1
        countries[entry.iso2] += 2 if entry.kind == "country" else sure
        if entry.kind == "division" or (entry.kind == "town" and len(entries) == 1):
            divisions.add((entry.iso2, entry.division))
        if entry.kind in ("town", "borough", "capital"):
            towns.setdefault(entry.place.id, entry)
            named[entry.place.id] += 1
    for country in _peoples_named(page):
        countries[country] += 1
    focus = max(towns.values(), key=lambda e: (named[e.place.id], e.population), default=None)
    focus = focus or next((entry for entry in likely if entry.kind in ("division", "county")), None)
    total = sum(countries.values()) or 1
    shares = {country: count / total for country, count in countries.items()}
    return Context(shares, frozenset(divisions), tuple(towns.values())[:_AROUND], focus)


def _likely(choices: Sequence[tuple[Entry, ...]]) -> list[Entry]:
    """The likeliest place of each name that has any; names occur again and again."""
    found = {id(entries): max(entries, key=alone) for entries in {id(c): c for c in choices if c}.values()}
    return [found[id(entries)] for entries in choices if entries]


def _peoples_named(page: Columns) -> Iterator[str]:
    for match in _peoples_lexicon().matches(page.folded):
        if page.text[match.start].isupper():
            yield peoples()[match.phrase][0]


def _outer(text: str, names: Sequence[Span], choices: Sequence[tuple[Entry, ...]], at: int) -> tuple[Entry, ...]:
    """What the next name may be if it says where this one lies: "Springfield, Illinois", "Paris in Texas"."""
    if at + 1 >= len(names) or names[at + 1].start - names[at].end > _BESIDE:
        return ()
    between = text[names[at].end : names[at + 1].start].strip().lower()
    if between not in (",", "in", "in the", ", in"):
        return ()
    return tuple(e for e in choices[at + 1] if e.kind in ("country", "division", "region"))


_first = itemgetter(0)


def _best(entries: tuple[Entry, ...], context: Context, outer: tuple[Entry, ...]) -> tuple[Entry | None, float]:
    if len(entries) < 2:
        return (entries[0], _sure(3.0)) if entries else (None, 0.3)
    seats = {e.iso2 for e in entries if e.kind in ("town", "capital") and e.population > _SEAT}
    alone = [_score(e, context, outer) - _named_after_seat(e, seats) for e in entries]
    least = sorted(alone)[-2] - _CLOSE
    # What lies near other places is asked of those alone that it may bring to the top.
    likely = ((score + _near_others(e, context), e) for score, e in zip(alone, entries, strict=True) if score >= least)
    (best, entry), (next_, _), *_ = sorted(likely, key=_first, reverse=True)
    return entry, _sure(best - next_)


@lru_cache(maxsize=1 << 10)
def _sure(lead: float) -> float:
    return round(0.5 + 0.45 * (1 - math.exp(-lead)), 2)


def _named_after_seat(entry: Entry, seats: set[str]) -> float:
    return 2.5 if entry.kind in ("division", "county") and entry.iso2 in seats else 0.0


def _score(entry: Entry, context: Context, outer: tuple[Entry, ...]) -> float:
    score = alone(entry)
    if outer and any(_lies_in(entry, o) for o in outer):
        score += _NAMED_AFTER
    score += _COUNTRY * context.countries.get(entry.iso2, 0.0)
    if entry.kind in ("town", "county") and (entry.iso2, entry.division) in context.divisions:
        score += _DIVISION
    return score


def _near_others(entry: Entry, context: Context) -> float:
    return _CLOSE if any(_close(entry, other) for other in context.places) else 0.0


def _lies_in(entry: Entry, outer: Entry) -> bool:
    if entry.place.id == outer.place.id or entry.iso2 != outer.iso2:
        return False
    return (
        outer.kind == "country"
        or (entry.kind != "division" and entry.division == outer.division)
        or outer.kind == "region"
    )


def _close(one: Entry, other: Entry) -> bool:
    """Whether two places lie near each other; most are so far apart that their latitudes say so."""
    a, b = one.place, other.place
    if a.latitude is None or b.latitude is None or abs(a.latitude - b.latitude) * _DEGREE > _NEAR:
        return False
    return a.id != b.id and kilometres(a.latitude, a.longitude, b.latitude, b.longitude) < _NEAR


def kilometres(
    latitude: float | None, longitude: float | None, latitude2: float | None, longitude2: float | None
) -> float:
    """The great-circle distance."""
    if latitude is None or longitude is None or latitude2 is None or longitude2 is None:
        return math.inf
    a, b, c, d = map(math.radians, (latitude, longitude, latitude2, longitude2))
    inner = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(inner)))


@cache
def abbreviations() -> dict[str, str]:
    """State abbreviations and their names."""
    lines = Path(__file__).with_name("abbreviations.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines[1:])


@cache
def peoples() -> dict[str, tuple[str, str]]:
    """Adjectives and peoples, as a lexicon has them: the country's ISO2 and name."""
    lines = Path(__file__).with_name("countries.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return {key(word): (row[0], row[2]) for row in rows for word in row[3].split("|") if word}


@cache
def _peoples_lexicon() -> Lexicon:
    return Lexicon(peoples())
