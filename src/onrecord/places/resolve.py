"""Which place a name means: by population, by what kind of place it is, and by the places around it in the text."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc, Span

from onrecord.language.lexicon import Lexicon, key, words
from onrecord.places.gazetteer import Entry, Gazetteer

_KIND = {
    "country": 6.0,
    "continent": 6.0,
    "division": 3.0,
    "region": 4.0,
    "water": 3.5,
    "island": 3.5,
    "mountains": 3.5,
}
_OUTER = (
    "city of ",
    "town of ",
    "village of ",
    "state of ",
    "province of ",
    "greater ",
    "downtown ",
    "central ",
    "the ",
)
_INNER = (
    " city", " county", " province", " oblast", " region", " state", " district", " town", " metropolitan area", " area",
    " river", " airport", " international airport", " governorate", " prefecture", " municipality", " village", " suburb",
)  # fmt: skip
_DIRECTIONS = (
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "upper",
    "lower",
)


class Context(NamedTuple):
    """What an article's names say of where it is: how often each country and division is spoken of."""

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]
    places: tuple[Entry, ...]


def meant(doc: Doc, names: Sequence[Span], gazetteer: Gazetteer) -> list[tuple[Entry | None, float]]:
    """For each name, the place it means and how sure that is; None where the gazetteer has no such name."""
    choices = [candidates(name.text, gazetteer) for name in names]
    first = [max(c, key=_alone, default=None) for c in choices]
    context = _context(doc, first, choices)
    found = []
    settled: dict[str, Entry] = {}
    for at, (name, entries) in enumerate(zip(names, choices, strict=True)):
        outer = _outer(doc, names, choices, at)
        best = _best(name.text, entries, context, outer, settled)
        found.append(best)
        if best[0] is not None:
            settled.setdefault(key(name.text), best[0])
    return found


def candidates(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places a name may mean: as printed, as its abbreviation says, or without "City of", "County", "northern"."""
    plain = " ".join(name.replace("’s", "").replace("'s", "").split())
    direct = gazetteer.named(abbreviations().get(plain, plain))
    if direct:
        return direct
    lower = plain.lower()
    for form in _forms(lower):
        entries = gazetteer.named(form)
        if entries:
            return entries
    return ()


def _forms(lower: str) -> list[str]:
    forms = [lower[len(p) :] for p in _OUTER if lower.startswith(p)]
    forms += [lower[: -len(s)] for s in _INNER if lower.endswith(s)]
    first, _, rest = lower.partition(" ")
    forms += [rest] if rest and first.rstrip("-") in _DIRECTIONS else []
    forms += ["saint " + rest] if first in ("st.", "st") else []
    forms += ["mount " + rest] if first in ("mt.", "mt") else []
    return forms


def _alone(entry: Entry) -> float:
    """How likely a place is meant when nothing else is known."""
    return _KIND.get(entry.kind, 1.0 if entry.kind != "town" else 0.0) + math.log10(entry.population + 1)


def _context(doc: Doc, first: Sequence[Entry | None], choices: Sequence[tuple[Entry, ...]]) -> Context:
    countries: Counter[str] = Counter()
    divisions: Counter[tuple[str, str]] = Counter()
    sure = []
    for entry, entries in zip(first, choices, strict=True):
        if entry is None:
            continue
        weight = 1.0 / len({e.iso2 for e in entries})
        countries[entry.iso2] += 2 if entry.kind == "country" else 1 if weight == 1 or entry.population > 500_000 else 0
        if entry.kind in ("division", "town") and (len(entries) == 1 or entry.kind == "division"):
            divisions[entry.iso2, entry.division] += 1
            sure.append(entry)
    for sentence in doc.spans["sentences"]:
        for match in _peoples_lexicon().matches(words(doc.text, sentence.start_char, sentence.end_char)):
            if doc.text[match.start].isupper():
                countries[peoples()[match.phrase]] += 1
    return Context(countries, divisions, tuple(sure))


def _outer(doc: Doc, names: Sequence[Span], choices: Sequence[tuple[Entry, ...]], at: int) -> tuple[Entry, ...]:
    """What the next name may be if it says where this one lies: "Springfield, Illinois", "Paris in Texas"."""
    if at + 1 >= len(names):
        return ()
    between = doc.text[names[at].end_char : names[at + 1].start_char].strip().lower()
    return (
        tuple(e for e in choices[at + 1] if e.kind in ("country", "division", "region"))
        if between in (",", "in", "in the", "")
        else ()
    )


def _best(
    name: str, entries: tuple[Entry, ...], context: Context, outer: tuple[Entry, ...], settled: dict[str, Entry]
) -> tuple[Entry | None, float]:
    if key(name) in settled and not outer:
        return settled[key(name)], 0.8
    scored = sorted(((_score(e, context, outer), e) for e in entries), key=lambda pair: -pair[0])
    if not scored:
        return None, 0.3
    lead = scored[0][0] - scored[1][0] if len(scored) > 1 else 3.0
    return scored[0][1], round(0.5 + 0.45 * (1 - math.exp(-lead)), 2)


def _score(entry: Entry, context: Context, outer: tuple[Entry, ...]) -> float:
    score = _alone(entry)
    if any(_lies_in(entry, o) for o in outer):
        score += 8
    all_countries = sum(context.countries.values()) or 1
    score += 4.0 * context.countries[entry.iso2] / all_countries
    if context.divisions[entry.iso2, entry.division] and entry.kind == "town":
        score += 2.0
    near = [_kilometres(entry, other) for other in context.places[:40] if other.place.id != entry.place.id]
    if near and min(near) < 150:
        score += 1.0
    return score


def _lies_in(entry: Entry, outer: Entry) -> bool:
    if entry.place.id == outer.place.id or entry.iso2 != outer.iso2:
        return False
    return (
        outer.kind == "country"
        or (entry.kind != "division" and entry.division == outer.division)
        or outer.kind == "region"
    )


def _kilometres(one: Entry, other: Entry) -> float:
    return kilometres(one.place.latitude, one.place.longitude, other.place.latitude, other.place.longitude)


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
def peoples() -> dict[str, str]:
    """Adjectives and peoples, as a lexicon has them, and their country (ISO2)."""
    lines = Path(__file__).with_name("countries.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return {key(word): row[0] for row in rows for word in row[2].split("|") if word}


@cache
def _peoples_lexicon() -> Lexicon:
    return Lexicon(peoples())
