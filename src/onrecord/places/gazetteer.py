"""What places there are: GeoNames and our own regions and waters, searched on disk and never loaded."""

import mmap
from functools import cache
from pathlib import Path
from typing import NamedTuple

from onrecord.language.lexicon import key
from onrecord.model import Place

TABLE = Path(__file__).with_name("gazetteer.tsv")
_KEPT = 20_000


class Entry(NamedTuple):
    """One place that a name may mean; `kind`: town, country, division, region, water …"""

    place: Place
    kind: str
    population: int
    division: str
    iso2: str


class Gazetteer:
    """The table, its lines in the order of their folded names, so that a name is found by halving."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._kept: dict[str, tuple[Entry, ...]] = {}
        self._iso3 = dict(_codes())

    def named(self, name: str) -> tuple[Entry, ...]:
        """The places with a name, whatever its case and diacritics."""
        folded = key(name)
        if folded not in self._kept:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            self._kept[folded] = tuple(self._entry(row) for row in self._rows(folded))
        return self._kept[folded]

    def begins(self, word: str) -> bool:
        """Whether the folded name of any place is this word or begins with it."""
        at = self._first(word.encode())
        found = self._lines[at : at + len(word.encode()) + 1]
        return bool(word) and found[:-1] == word.encode() and found[-1:] in (b"\t", b" ")

    def _rows(self, folded: str) -> list[list[str]]:
        wanted = folded.encode() + b"\t"
        at = self._first(wanted)
        rows = []
        while self._lines[at : at + len(wanted)] == wanted:
            end = self._lines.find(b"\n", at)
            rows.append(self._lines[at:end].decode().split("\t"))
            at = end + 1
        return rows

    def _first(self, wanted: bytes) -> int:
        """Where the first line stands that is not before the wanted one."""
        low, high = 0, len(self._lines)
        while low < high:
            middle = (low + high) // 2
            start = self._lines.rfind(b"\n", 0, middle) + 1
            if self._lines[start : start + len(wanted)] < wanted:
                low = self._lines.find(b"\n", middle) + 1 or len(self._lines)
            else:
                high = start
        return low

    def _entry(self, row: list[str]) -> Entry:
        folded, id_, name, iso2, latitude, longitude, population, kind, division = row
        id_ = f"geonames:{id_}" if id_.isdigit() else id_
        place = Place(id_, name or folded.title(), self._iso3.get(iso2), float(latitude), float(longitude))
        return Entry(place, kind or "town", int(population or 0), division, iso2)


@cache
def load() -> Gazetteer:
    """The gazetteer shipped with the package."""
    return Gazetteer(TABLE)


def _codes() -> list[tuple[str, str]]:
    """ISO2 and ISO3 of each country."""
    lines = Path(__file__).with_name("countries.tsv").read_text("utf-8").splitlines()
    return [(iso2, iso3) for iso2, iso3, *_ in (line.split("\t") for line in lines[1:])]
