"""What places there are: GeoNames and our own regions and waters, searched on disk and never loaded."""

import mmap
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from onrecord.language.lexicon import fold, key
from onrecord.model import Place

TABLE = Path(__file__).with_name("gazetteer.tsv")
_KEPT = 20_000
_BLOCK = 1 << 14
_WIDEST = 200
"""Longer than the longest name."""


class Entry(NamedTuple):
    """One place that a name may mean; `kind`: town, country, division, region, water …"""

    place: Place
    kind: str
    population: int
    division: str
    iso2: str


class Gazetteer:
    """The table, its lines in the order of their folded names: a name is looked for in one block only."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._starts = list(self._blocks())
        self._firsts = [self._lines[start : start + _WIDEST] for start in self._starts]
        self._kept: dict[str, tuple[Entry, ...]] = {}
        self._begun: dict[str, bool] = {}
        self._iso3 = dict(_codes())

    def named(self, name: str) -> tuple[Entry, ...]:
        """The places with a name, whatever its case and diacritics."""
        found = self._kept.get(name)
        if found is None:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            found = self._kept[name] = tuple(self._entry(row) for row in self._rows(key(name)))
        return found

    def begins(self, word: str) -> bool:
        """Whether the name of any place is this word or begins with it, whatever its case and diacritics."""
        begins = self._begun.get(word)
        if begins is None:
            if len(self._begun) > _KEPT:
                self._begun.clear()
            folded = fold(word).encode()
            begins = bool(folded) and any(self._first(folded + end) is not None for end in (b"\t", b" "))
            self._begun[word] = begins
        return begins

    def _blocks(self) -> Iterator[int]:
        """Where each block begins: at the first line after every so many bytes."""
        yield 0
        for near in range(_BLOCK, len(self._lines), _BLOCK):
            start = self._lines.find(b"\n", near) + 1
            if 0 < start < len(self._lines):
                yield start

    def _rows(self, folded: str) -> Iterator[list[str]]:
        wanted = folded.encode() + b"\t"
        at = self._first(wanted) if folded else None
        while at is not None and self._lines[at : at + len(wanted)] == wanted:
            end = self._lines.find(b"\n", at)
            yield self._lines[at:end].decode().split("\t")
            at = end + 1

    def _first(self, wanted: bytes) -> int | None:
        """Where the first line stands that begins so."""
        after = bisect_left(self._firsts, wanted)
        if after < len(self._firsts) and self._firsts[after].startswith(wanted):
            candidate = self._starts[after]
        else:
            candidate = None
        end = self._starts[after] if after < len(self._starts) else len(self._lines)
        found = self._lines.find(b"\n" + wanted, self._starts[max(0, after - 1)], end)
        return found + 1 if found >= 0 else candidate

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
