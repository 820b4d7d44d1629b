"""A fresh roster from Wikidata: a JSON dump, read line by line twice, or the result of a query (CSV, JSON).

The dump is read once for countries (P298) and offices (their label and jurisdiction), and once for those who held them
(P39 with P580 and P582). Only countries and offices are kept in memory.
"""

import bz2
import csv
import gzip
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple, cast

from onrecord.actors import roles
from onrecord.actors.roster import Roster
from onrecord.language.lexicon import key
from onrecord.model import Reject

Entity = Mapping[str, Any]
_COLUMNS = {
    "name": ("officeholderLabel", "personLabel", "name", "person"),
    "position": ("positionLabel", "position"),
    "country": ("countryLabel", "country"),
    "start": ("start", "start_year", "from"),
    "end": ("end", "end_year", "to"),
}
_FILLERS = frozenset({"of", "the", "federal", "republic", "kingdom", "state", "union", "for", "'", "s"})
_LENGTHS = {9: 4, 10: 7, 11: 10}
"""How much of a date is known, by Wikidata's precision: year, month, day."""


class Held(NamedTuple):
    """A term of office as Wikidata has it; dates as coarse as known."""

    name: str
    names: tuple[str, ...]
    country: str
    office: str
    start: str
    end: str


def terms(path: Path, roster: Roster, progress: Callable[[int], None] = lambda _: None) -> Iterator[Held | Reject]:
    """The terms of office in a file, and a Reject for what could not be used.

    Args:
        progress: told how many bytes were read, each time some were; a dump is read twice.
    """
    if _is_dump(path):
        yield from _of_dump(path, roster, progress)
    else:
        yield from _of_query(path, roster)
        progress(path.stat().st_size)


def toml(held: Held) -> str:
    """A term as a user's roster has it."""
    fields = {"name": held.name, "country": held.country, "office": held.office, "from": held.start, "to": held.end}
    lines = [f"{field} = {json.dumps(value, ensure_ascii=False)}" for field, value in fields.items() if value]
    if held.names:
        lines.append(f"names = {json.dumps(held.names, ensure_ascii=False)}")
    return "\n".join(("[[term]]", *lines)) + "\n"


def _is_dump(path: Path) -> bool:
    """Whether a file is a dump: entities one a line, with claims."""
    with _opened(path) as (_, stream):
        return b'"claims"' in stream.read(1 << 16)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, IO[bytes]]]:
    """A file as it lies on the disk, and what it holds unpacked."""
    with path.open("rb") as packed:
        if path.suffix == ".gz":
            with gzip.GzipFile(fileobj=packed) as stream:
                yield packed, cast(IO[bytes], stream)
        elif path.suffix == ".bz2":
            with bz2.BZ2File(packed) as unpacked:
                yield packed, unpacked
        else:
            yield packed, packed


def _of_dump(path: Path, roster: Roster, progress: Callable[[int], None]) -> Iterator[Held | Reject]:
    countries: dict[str, str] = {}
    labels: dict[str, tuple[str, tuple[str, ...]]] = {}
    for where, entity in _entities(path, progress):
        if isinstance(entity, str):
            yield Reject(where, entity, "ValueError")
            continue
        for code in _values(entity, "P298"):
            countries[entity["id"]] = str(code)
        label, of = _label(entity), (*_ids(entity, "P1001"), *_ids(entity, "P17"))
        if (of or _ids(entity, "P279")) and roles.names_office(label):
            labels[entity["id"]] = (label, of)
    for where, entity in _entities(path, progress):
        if not isinstance(entity, str) and "Q5" in _ids(entity, "P31"):
            yield from _held(where, entity, labels, countries, roster)


def _entities(path: Path, progress: Callable[[int], None]) -> Iterator[tuple[str, Entity | str]]:
    """Each entity of a dump and its line; where a line is none, what is wrong with it."""
    with _opened(path) as (packed, stream):
        seen = 0
        for number, line in enumerate(stream, 1):
            progress(packed.tell() - seen)
            seen = packed.tell()
            text = line.strip().rstrip(b",")
            if text in (b"", b"[", b"]"):
                continue
            where = f"{path.name}, line {number}"
            try:
                found = json.loads(text)
                yield where, found if isinstance(found, dict) and "id" in found else "no entity: expected id, claims"
            except ValueError as error:
                yield where, f"no JSON: {error}"
        progress(packed.tell() - seen)


def _held(
    where: str,
    person: Entity,
    labels: Mapping[str, tuple[str, tuple[str, ...]]],
    countries: Mapping[str, str],
    roster: Roster,
) -> Iterator[Held | Reject]:
    """The terms of a person, those of a rank that Wikidata deprecates left out."""
    for claim in person.get("claims", {}).get("P39", ()):
        position = _value(claim.get("mainsnak", {}))
        known = labels.get(position["id"]) if isinstance(position, dict) and "id" in position else None
        if known is None or claim.get("rank") == "deprecated":
            continue
        label, of = known
        country = next((countries[q] for q in (*of, *_ids(person, "P27")) if q in countries), "")
        name, office = _label(person), _office(label, country, roster)
        if not name or not country or country not in roster.countries:
            lacking = "country in the roster" if name else "English name"
            yield Reject(f"{where}, {person['id']}", f'"{label}": no {lacking}', "NotFound")
        elif office:
            dates = (_date(claim.get("qualifiers", {}).get(p, ())) for p in ("P580", "P582"))
            yield Held(name, _aliases(person, name), country, office, *dates)


def _label(entity: Entity) -> str:
    labels = entity.get("labels", {})
    return str((labels.get("en") or labels.get("mul") or {}).get("value", "")) if isinstance(labels, dict) else ""


def _aliases(entity: Entity, name: str) -> tuple[str, ...]:
    """Other names of two words or more: a family name alone or a nickname would name others too."""
    aliases = entity.get("aliases", {})
    found = aliases.get("en", ()) if isinstance(aliases, dict) else ()
    return tuple(dict.fromkeys(a["value"] for a in found if " " in a["value"] and a["value"] != name))


def _values(entity: Entity, property_: str) -> Iterator[Any]:
    for claim in entity.get("claims", {}).get(property_, ()):
        value = _value(claim.get("mainsnak", {}))
        if value is not None:
            yield value


def _ids(entity: Entity, property_: str) -> tuple[str, ...]:
    return tuple(v["id"] for v in _values(entity, property_) if isinstance(v, dict) and "id" in v)


def _value(snak: Mapping[str, Any]) -> Any:
    return snak.get("datavalue", {}).get("value") if snak.get("snaktype") == "value" else None


def _date(snaks: Any) -> str:
    """A date as coarse as Wikidata says: "+2019-05-20T00:00:00Z" of precision 9 is 2019."""
    value = next((_value(snak) for snak in snaks), None)
    if not isinstance(value, dict) or not str(value.get("time", "")).startswith("+"):
        return ""
    return str(value["time"])[1 : 1 + _LENGTHS.get(value.get("precision", 11), 0)]


def _office(label: str, country: str, roster: Roster) -> str:
    """The office that a label names, its country left out: "Minister of Defence of Ukraine" is defence-minister."""
    known = roster.countries.get(country)
    own = {word for name in (*known.names, *known.adjectives) for word in key(name).split()} if known else set()
    words = key(label).split()
    candidates = (words, [w for w in words if w not in own], [w for w in words if w not in own | _FILLERS])
    trimmed = (" ".join(_trimmed(some)) for some in candidates)
    return next((found.slug for form in trimmed if (found := roles.office(form)) and found.slug), "")


def _trimmed(words: list[str]) -> list[str]:
    while words and words[-1] in _FILLERS:
        words = words[:-1]
    while words and words[0] in _FILLERS:
        words = words[1:]
    return words


def _of_query(path: Path, roster: Roster) -> Iterator[Held | Reject]:
    names = {key(name).removeprefix("the "): code for code, one in roster.countries.items() for name in one.names}
    for number, row in enumerate(_rows(path), 2):
        where = f"{path.name}, row {number}"
        found = {field: next((row[c] for c in columns if row.get(c)), "") for field, columns in _COLUMNS.items()}
        country = names.get(key(found["country"]).removeprefix("the "), "")
        office = _office(found["position"], country, roster)
        if not found["name"] or (found["name"][0] == "Q" and found["name"][1:].isdigit()):
            yield Reject(where, "no name of a person", "NotFound")
        elif not country:
            yield Reject(where, f'no country "{found["country"]}" in the roster', "NotFound")
        elif not office:
            yield Reject(where, f'no office "{found["position"]}" in the roster', "NotFound")
        else:
            yield Held(found["name"], (), country, office, found["start"][:10], found["end"][:10])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a query's result: CSV, or JSON as the query service gives it."""
    with _opened(path) as (_, stream):
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
        if not path.name.removesuffix(path.suffix if path.suffix in (".gz", ".bz2") else "").endswith(".json"):
            yield from csv.DictReader(text)
            return
        found = json.load(text)
    rows = found["results"]["bindings"] if isinstance(found, dict) else found
    for row in rows:
        yield {name: str(v.get("value", "") if isinstance(v, dict) else v or "") for name, v in row.items()}
