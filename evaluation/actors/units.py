"""PETRARCH's unit records for dated and compound actors: are the actors that they code found, with their code?

The records speak of invented actors; their dictionary becomes a roster of a user's own, with its dated codes as terms.
"""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from evaluation.scores import Counts
from onrecord import actors, language
from onrecord.actors.roster import Country, Roster, Term, load
from onrecord.model import Actor, Part, Span

DICTIONARY = "PETR.Validate.actors.txt"
_NOBODY = re.compile(r"[-#+]{3}")


def rows(records: Path, *, errors: bool = False) -> dict[str, list[Counts]]:
    """Counts a record: codes of actors found of those coded, by category. What else is found counts nothing."""
    entries = list(_entries(records.with_name(DICTIONARY).read_text(encoding="utf-8", errors="replace")))
    found_rows: dict[str, list[Counts]] = {"dated": [], "compound": []}
    for id_, category, day, codes, text in _records(records.read_text(encoding="utf-8")):
        doc = language.analyse(text, (Part(Span(0, len(text)), "body"),))
        mentions = actors.find(doc, day, _roster(entries, day))
        found = {m.actor.code for m in mentions if m.actor is not None and m.actor.code}
        right = {c for c in codes if c in found or f"{c}GOV" in found}
        found_rows["dated" if category == "DATE" else "compound"].append(Counts(len(right), len(right), len(codes)))
        if errors and right != codes:
            print(f"{id_}\t{' '.join(sorted(codes - right))}\t{' '.join(sorted(found))}\t{text[:90]}")
    return found_rows


def _records(xml: str) -> Iterator[tuple[str, str, datetime.date, set[str], str]]:
    """Id, category, day, codes of actors and text of each record for dated and compound actors."""
    for piece in re.split(r"(?=<Sentence )", xml)[1:]:
        head = re.search(r'date="(\d{8})" id="([^"]+)" category="(DATE|COMPOUND)"', piece)
        text = re.search(r"<Text>(.*?)</Text>", piece, re.DOTALL)
        coded = re.findall(r'sourcecode="([^"]+)"\s+targetcode="([^"]+)"', piece)
        if head and text and coded:
            day = datetime.datetime.strptime(head[1], "%Y%m%d").date()
            codes = {code for pair in coded for code in pair if not _NOBODY.match(code)}
            yield head[2], head[3], day, codes, " ".join(text[1].split())


def _entries(dictionary: str) -> Iterator[tuple[list[str], list[str]]]:
    """The names of each entry, and the codes in brackets, dated or not."""
    names: list[str] = []
    codes: list[str] = []
    for line in re.sub(r"<!.*?-->", "", dictionary, flags=re.DOTALL).splitlines():
        words = re.split(r"[\[#]", line)[0].strip(" +\t")
        if words and not line.startswith(("+", "\t", " ")):
            if names and codes:
                yield names, codes
            names, codes = [], []
        if words:
            names.append(" ".join(words.replace("_", " ").split()).title())
        codes += re.findall(r"\[([^\]]+)\]", line.split("#")[0])
    if names and codes:
        yield names, codes


def _roster(entries: list[tuple[list[str], list[str]]], day: datetime.date) -> Roster:
    """A roster of the dictionary's names: countries, and persons and bodies with their code, dated ones as terms."""
    countries: list[Country] = []
    actors_: dict[str, tuple[Actor, ...]] = {}
    terms: list[Term] = []
    for names, codes in entries:
        plain = next((c.strip() for c in codes if re.fullmatch(r"\s*[A-Z]{3,}\s*", c)), None)
        if plain and len(plain) == 3 and len(codes) == 1:
            countries.append(Country(plain, names[0], tuple(names), (), ()))
            continue
        id_ = f"person:{names[0].lower().replace(' ', '-')}"
        country = (plain or codes[0])[:3]
        actor = Actor(id_, names[0], "person", country, plain)
        actors_ |= dict.fromkeys(names, (actor,))
        terms += [term for term in (_term(actor, code) for code in codes) if term is not None]
    governments = {name: (_government(c),) for c in countries for name in c.names}
    return Roster((*countries, *load().countries.values()), {**governments, **actors_}, tuple(terms))


def _government(country: Country) -> Actor:
    return Actor(f"gov:{country.iso3}", f"government of {country.name}", "government", country.iso3, country.iso3)


def _term(actor: Actor, code: str) -> Term | None:
    """A dated code as a term of an office of its sector; before and after all terms the code is the roster's work."""
    found = re.fullmatch(r"\s*([A-Z]{3})(GOV|MIL|REB)\s*(?:<\s*(\d+)|>\s*(\d+)|(\d+)\s*-\s*(\d+))\s*", code)
    if found is None:
        return None
    start, end = found[4] or found[5], found[3] or found[6]
    office = {"GOV": "minister", "MIL": "general", "REB": "opposition-leader"}[found[2]]
    return Term(actor, office, found[1], None, _day(start), _day(end), "PETRARCH")


def _day(digits: str | None) -> datetime.date | None:
    if digits is None:
        return None
    return datetime.datetime.strptime(digits if len(digits) == 8 else f"19{digits}", "%Y%m%d").date()
