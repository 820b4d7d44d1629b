"""The table of former leaders, src/onrecord/actors/former.tsv.

``python -m training.roster.former REIGN COUNTRYINFO > src/onrecord/actors/former.tsv``. REIGN lists who led each
country and when, mostly by family name alone; `leaders_named.tsv` beside this file gives the names in full and the
offices, as far as the authors know them. A name is taken only where REIGN has a leader of that country with that entry,
and a word of the name is the entry's; what it does not confirm is told on standard error and left out. Terms are
REIGN's own. What `holders.tsv` has is left out: a person's terms that overlap with one there.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from onrecord.language.lexicon import fold
from training.roster import holders

NAMED = Path(__file__).with_name("leaders_named.tsv")
HELD = Path("src/onrecord/actors/holders.tsv")
SINCE = "1970"
ALIKE = 0.7
"""How like a word of the name must be to one of REIGN's entry, whose spelling is its own: Dukanovic, Tsokhatzopulos."""
NUMBERS = {
    "2": "USA", "404": "GNB", "438": "GIN", "484": "COG", "860": "TLS", "910": "PNG",
    "260": "DEU", "265": "DEU", "315": "CZE", "345": "SRB", "678": "YEM", "680": "YEM", "817": "VNM",
}  # fmt: skip
"""Correlates of War numbers that CountryInfo lacks; the second line: states that are gone, and who came after them."""
HEAD = (
    "# Heads of state and government since 1970 who are in no other table, one line a person. Source: terms from REIGN"
    " (facts, to 2021-03); names in full and offices: the authors, the family name confirmed by REIGN. Columns: name,"
    " more names, country, office, terms (from/to, separated by |), ordinary (others bear the name)"
)


class Named(NamedTuple):
    """A leader as REIGN lists him, with his full name."""

    country: str
    entry: str
    name: str
    more: str
    office: str
    ordinary: str


def rows(reign: Path, countries: Path) -> Iterator[str]:
    """The lines of the table, and on standard error the names that REIGN does not confirm."""
    listed = terms(reign, countries)
    held = _held()
    for leader in named():
        if not confirmed(leader, listed):
            print(f"not in REIGN: {leader.country} {leader.entry}: {leader.name}", file=sys.stderr)
            continue
        own = [t for t in listed[leader.country, leader.entry] if not _overlaps(t, held[leader.country, leader.name])]
        if own:
            spans = "|".join(f"{start}/{end}" for start, end in own)
            yield "\t".join((leader.name, leader.more, leader.country, leader.office, spans, leader.ordinary)).rstrip()


def named() -> Iterator[Named]:
    """The authors' names of REIGN's leaders."""
    for line in NAMED.read_text("utf-8").splitlines()[1:]:
        yield Named(*[*line.split("\t"), ""][:6])


def terms(reign: Path, countries: Path) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The terms of each leader in REIGN that reach into the period, by country and entry; joined where one goes on."""
    codes = dict(holders.country_codes(countries)) | {f"cow:{number}": iso3 for number, iso3 in NUMBERS.items()}
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    with reign.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            country = codes.get("cow:" + row["ccode"])
            start, end = (_month(row[f"{at}year"], row[f"{at}month"]) for at in "se")
            if country and (not end or end >= SINCE):
                own = found[country, " ".join(row["leader"].split())]
                own[-1:] = [(own[-1][0], end)] if own and own[-1][1] == start else [*own[-1:], (start, end)]
    return found


def confirmed(leader: Named, listed: dict[tuple[str, str], list[tuple[str, str]]]) -> bool:
    """Whether REIGN has the entry, and a word of the name, in any spelling, is one of the entry's."""
    words = {word for name in (leader.name, *leader.more.split("|")) for word in _words(name)}
    entry = _words(leader.entry)
    alike = any(SequenceMatcher(None, a, b).ratio() >= ALIKE for a in words for b in entry if len(b) > 1)
    return (leader.country, leader.entry) in listed and alike


def _month(year: str, month: str) -> str:
    return f"{year}-{int(month):02d}" if year else ""


def _words(name: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in fold(name)).split()


def _held() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The terms of each person in the table of office holders, by country and name."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for line in HELD.read_text("utf-8").splitlines()[1:]:
        name, _, country, _, _, start, end, _ = line.split("\t")
        found[country, name].append((start[:7], end[:7]))
    return found


def _overlaps(term: tuple[str, str], held: list[tuple[str, str]]) -> bool:
    start, end = term[0], term[1] or "9999"
    return any(start < (other_end or "9999") and other_start < end for other_start, other_end in held)


if __name__ == "__main__":
    print(HEAD)
    for row in rows(*map(Path, sys.argv[1:3])):
        print(row)
