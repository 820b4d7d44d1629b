"""The table of office holders, src/onrecord/actors/holders.tsv.

``python -m training.roster.holders LEADERS MINISTERS IGO REIGN COUNTRYINFO``. LEADERS and MINISTERS are results of
Wikidata queries as CSV (CC0), IGO the same for international organisations, REIGN the leader list of that data set,
COUNTRYINFO only says which Correlates of War number a country has. What the authors know (`holders_known.tsv`, beside
this file) wins where it speaks of the same office at the same time.
"""

import csv
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NAMED = Path(__file__).with_name("leaders_named.tsv")
HEAD = (
    "# Who held which office and when. Source in column 8 (Wikidata: CC0, as of 2022-10 and 2023-01; REIGN: facts, to"
    " 2021-03; authors: public record, and what confirms it). Columns: name, more names, country, office, of, from, to,"
    " source"
)
OFFICES = (
    ("vice president", "vice-president"), ("president", "president"),
    ("prime minister", "prime-minister"), ("federal chancellor", "prime-minister"), ("taoiseach", "prime-minister"),
    ("premier", "prime-minister"), ("supreme leader", "supreme-leader"), ("monarch", "monarch"), ("king", "monarch"),
    ("sultan", "monarch"), ("emir", "monarch"), ("emperor", "monarch"), ("sovereign prince", "monarch"),
    ("prince of", "monarch"), ("druk gyalpo", "monarch"), ("yang di-pertuan", "monarch"),
    ("governor-general", "governor-general"), ("pope", "pope"), ("chief minister", "prime-minister"),
)  # fmt: skip
BODIES = (
    ("secretary-general of the united nations", "secretary-general", "un"),
    ("president of the united nations general assembly", "president", "un-general-assembly"),
    ("director-general of the world trade organization", "director-general", "wto"),
    ("president of the international court of justice", "president", "icj"),
    ("president of the parliamentary assembly of the council of europe", "president", "pace"),
    ("osce high commissioner on national minorities", "high-commissioner", "osce"),
    ("under-secretary-general of the united nations", "under-secretary-general", "un"),
    ("deputy secretary-general of the united nations", "deputy-secretary-general", "un"),
)


@dataclass(frozen=True)
class Term:
    """One person in one office; dates as coarse as the source has them."""

    name: str
    more: str
    country: str
    office: str
    of: str
    start: str
    end: str
    source: str


def terms(leaders: Path, ministers: Path, igo: Path, reign: Path, countries: Path) -> Iterator[Term]:
    """Every term, the authors' first; a later source adds only what no earlier one has."""
    codes = dict(country_codes(countries))
    own = list(known())
    listed = {(t.country, t.of, t.office, family(t.name)) for t in own}
    yield from own
    families = {(t.country, family(t.name)) for t in own}
    sources = (
        leader_terms(leaders, codes),
        minister_terms(ministers, codes),
        body_terms(igo),
        reign_terms(reign, codes),
    )
    for term in (t for source in sources for t in source):
        key = (term.country, term.of, term.office, family(term.name))
        abridged = term.source == "REIGN" and key[::3] in families
        if key not in listed and not _filled(own, term) and not abridged:
            listed.add(key)
            families.add(key[::3])
            yield term


def _filled(own: list[Term], term: Term) -> bool:
    """Whether the authors already say who held that office when this term began (or holds it, if it never began)."""
    same = [k for k in own if (k.country, k.of, k.office) == (term.country, term.of, term.office)]
    year = term.start[:4] or "2022"
    return any(k.start[:4] <= year and (not k.end or year <= k.end[:4]) for k in same)


def known() -> Iterator[Term]:
    """What the authors know, each with the source that confirms it, if one does."""
    for line in Path(__file__).with_name("holders_known.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, more, country, office, of, start, end, *confirmed = line.split("\t")
            by = "".join(confirmed)
            source = f"authors, {by}" if by and by != "unconfirmed" else "authors, unconfirmed" if by else "authors"
            yield Term(name, more, country, office, of, start, end, source)


def leader_terms(path: Path, codes: dict[str, str]) -> Iterator[Term]:
    """Heads of state and government, by Wikidata; years only."""
    for row in _csv(path):
        label = row["positionLabel"].lower()
        office = next((office for words, office in OFFICES if words in label), "")
        country = codes.get(_plain(row["country"]), "")
        if office and country and row["officeholderLabel"] and not re.fullmatch(r"Q\d+", row["officeholderLabel"]):
            yield Term(
                row["officeholderLabel"], "", country, office, "", row["start_year"], row["end_year"], "Wikidata"
            )


def minister_terms(path: Path, codes: dict[str, str]) -> Iterator[Term]:
    """Foreign ministers in office, by Wikidata."""
    for row in _csv(path):
        country = codes.get(_plain(row["countryLabel"]), "")
        name = re.sub(r"^(Dr\.?|Sheikh|Sir|Dame) ", "", row["name"])
        if name and country and not name.startswith("Q1"):
            yield Term(name, "", country, "foreign-minister", "", row["start"], "", "Wikidata")


def body_terms(path: Path) -> Iterator[Term]:
    """Heads of international bodies, by Wikidata."""
    for row in _csv(path):
        found = [(office, of) for words, office, of in BODIES if words == row["position"].lower()]
        if found and row["person"] and row["start"] != row["end"]:
            yield Term(row["person"], "", "", *found[0], row["start"], row["end"], "Wikidata")


def reign_terms(path: Path, codes: dict[str, str], *, family_names: bool = False) -> Iterator[Term]:
    """Leaders with a full name; REIGN mostly prints family names alone, which say too little but for a check.

    Those whom `former.py` gives a name and an office are left to it.
    """
    named = {(line.split("\t")[0], line.split("\t")[1]) for line in NAMED.read_text("utf-8").splitlines()[1:]}
    for row in _csv(path):
        start, end = (
            f"{row[y]}-{int(row[m]):02d}" if row[y] else "" for y, m in (("syear", "smonth"), ("eyear", "emonth"))
        )
        country = codes.get("cow:" + row["ccode"], "")
        if (
            (" " in row["leader"] or family_names)
            and country
            and start >= "1990"
            and (family_names or not row["leader"].isupper())
            and (family_names or (country, " ".join(row["leader"].split())) not in named)
        ):
            yield Term(row["leader"].strip(), "", country, "leader", "", start, end, "REIGN")


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        return list(csv.DictReader(lines))


def country_codes(path: Path) -> Iterator[tuple[str, str]]:
    """Country names and Correlates of War numbers → ISO3, from mledoze-free tables: ours and CountryInfo."""
    for line in (Path("src/onrecord/actors/countries.tsv")).read_text("utf-8").splitlines()[1:]:
        iso3, _, name, more, *_ = line.split("\t")
        for word in (name, *filter(None, more.split("|"))):
            yield _plain(word), iso3
    for country in path.read_text("latin-1").split("<Country>"):
        code, cow = (re.search(f"<{tag}>(\\w+)<", country) for tag in ("CountryCode", "COW-Numeric"))
        if code and cow and int(cow[1]):
            yield "cow:" + str(int(cow[1])), code[1]


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"^(the|kingdom of( the)?|people's republic of|state of) ", "", letters)


def family(name: str) -> str:
    """The last word of a name, in small letters without diacritics."""
    return _plain(name).split()[-1]


if __name__ == "__main__":
    print(HEAD)
    for term in terms(*map(Path, sys.argv[1:6])):
        print("\t".join((term.name, term.more, term.country, term.office, term.of, term.start, term.end, term.source)))
