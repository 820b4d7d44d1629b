"""Who is who: names, countries, and offices with from and to dates.

The tables beside this module are read once, when first needed. A user's own file (TOML) adds countries, actors, names
and terms, and wins over ours::

    [[country]]
    code = "KRV"
    name = "Karvania"
    adjectives = ["Karvanian", "Karvanians"]
    capitals = ["Brask"]

    [[actor]]
    id = "org:blue-shield"
    name = "Blue Shield"
    names = ["the Shield"]
    kind = "organisation"
    country = "UKR"

    [[term]]
    name = "Ivan Petrenko"
    country = "UKR"
    office = "defence-minister"
    from = 2023-09-06

A term may have more ``names``; its dates may be as coarse as known, ``from = "2023"``.
"""

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import cast

from onrecord.actors import codes
from onrecord.actors.former import Former
from onrecord.actors.terms import Term, date, slug
from onrecord.actors.words import words_for
from onrecord.language.lexicon import Lexicon, fold
from onrecord.model import Actor, ActorKind

__all__ = ["Country", "Roster", "Term", "eastern_family", "holders", "load", "romanised", "slug", "table"]

TABLES = Path(__file__).parent
_MOST_KEPT = 1 << 14
_LONG_AGO = 10
"""Years after which who left his last office is history: another of his family name is more likely meant."""
_COVERED = datetime.date(2004, 1, 1)
"""Since when the table of holders covers the world: a report without a date is taken to be no older."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory as newspapers name it."""

    iso3: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]


class Roster:
    """Actors by the names they are called, and the terms of office holders."""

    def __init__(
        self,
        countries: tuple[Country, ...],
        actors: Mapping[str, tuple[Actor, ...]],
        terms: tuple[Term, ...],
        former: Former | None = None,
    ):
        self.countries = {country.iso3: country for country in countries}
        self._terms, self._former = terms, former or Former(())
        self._offices: dict[str, tuple[Term, ...]] = {}
        self._asked: dict[str, tuple[Actor, ...]] = {}
        history = dict(self._former.names())
        self._governments = {country.iso3: _government(country) for country in countries}
        adjectives = {word: c.iso3 for c in countries for word in c.adjectives}
        capitals = {word: c.iso3 for c in countries for word in c.capitals}
        self.lexicon = Lexicon((*actors, *adjectives, *capitals, *history), romanised)
        self._history = {self.lexicon.key(name): number for name, number in history.items()}
        self._by_name: dict[str, tuple[Actor, ...]] = {}
        for name, found in actors.items():
            key = self.lexicon.key(name)
            self._by_name[key] = tuple(dict.fromkeys((*self._by_name.get(key, ()), *found)))
        self.adjectives = {self.lexicon.key(word): iso3 for word, iso3 in adjectives.items()}
        self.capitals = {self.lexicon.key(word): iso3 for word, iso3 in capitals.items()}
        printed = {*actors, *adjectives}
        loose = {self.lexicon.key(n) for n in printed if not n.isupper()}
        self.acronyms = frozenset(self.lexicon.key(n) for n in printed if n.isupper() and len(n) < 6) - loose

    def named(self, name: str) -> tuple[Actor, ...]:
        """Whom a name may mean, whatever the case, the diacritics or the transliteration."""
        found = self._asked.get(name)
        if found is None:
            if len(self._asked) > _MOST_KEPT:
                self._asked.clear()
            found = self._asked[name] = self.keyed(self.lexicon.key(name))
        return found

    def keyed(self, key: str) -> tuple[Actor, ...]:
        """Whom a name may mean that is written as the lexicon has it."""
        found, number = self._by_name.get(key, ()), self._history.get(key)
        return found if number is None else self._with(found, number)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every term, those of former leaders last."""
        return (*self._terms, *self._former.terms())

    def government(self, iso3: str) -> Actor:
        """The government of a country."""
        return self._governments[iso3]

    def holders(
        self, office: str, country: str | None = None, on: datetime.date | None = None, of: str | None = None
    ) -> tuple[Term, ...]:
        """The terms of those who held an office of a country (ISO3) or organisation (id) on a day; none without a day.

        The best known come first.

        >>> [term.actor.name for term in load().holders("foreign-minister", "RUS", datetime.date(2022, 10, 13))]
        ['Sergei Lavrov']
        """
        if on is None:
            return ()
        offices = (office,) if office != "leader" else _leading(country)
        for one in offices:
            found = tuple(t for t in self._by_office.get((one, country, of), ()) if t.holds(on))
            if not found and country and of is None and on is not None:
                found = tuple(t for t in self._former.in_country(country) if t.office == one and t.holds(on))
            if found:
                return found
        return ()

    def ever(self, office: str, country: str) -> tuple[Term, ...]:
        """The terms of all who held an office of a country."""
        former = (term for term in self._former.in_country(country) if term.office == office)
        return (*self._by_office.get((office, country, None), ()), *former)

    def offices(self, actor: Actor) -> tuple[Term, ...]:
        """Every term of an actor."""
        found = self._offices.get(actor.id)
        if found is None and actor.id.startswith("person:"):
            found = self._offices[actor.id] = (*self._by_actor.get(actor.id, ()), *self._former.of(actor))
        return found or ()

    def dated(self, actor: Actor, on: datetime.date | None) -> Actor:
        """The actor with the code of that day: of an office held, ELI once all are left, the country alone before.

        >>> [load().dated(*load().named("Boris Johnson")[:1], datetime.date(y, 6, 1)).code for y in (2021, 2023)]
        ['GBRGOV', 'GBRELI']
        """
        terms = self.offices(actor)
        if on is None or not terms or actor.country is None:
            return actor
        holding = [t for t in terms if t.holds(on)]
        own = [t for t in holding if t.country in (actor.country, None)]
        if holding and not own:
            return actor  # "Queen of Belize": her code is that of her own country
        held = next(iter(own), None)
        if held is not None:
            code = held.code or codes.of_person(held.country or "", held.office, held.of or "")
        else:
            left = any(t.end is not None and t.end <= on for t in terms)
            code = f"{actor.country}ELI" if left else actor.country
        return actor if actor.code == code else replace(actor, code=code)

    def led_by(self, actor: Actor, on: datetime.date | None) -> Actor | None:
        """The organisation that a person heads that day and that is no state's."""
        heads = (t.of for t in self.offices(actor) if t.office == "head" and t.of and t.holds(on))
        return next((self._bodies[of] for of in heads if of in self._bodies), None)

    @cached_property
    def _bodies(self) -> Mapping[str, Actor]:
        """Organisations by id."""
        return {actor.id: actor for found in self._by_name.values() for actor in found if actor.id.startswith("org:")}

    def family(self, name: str) -> tuple[Actor, ...]:
        """Persons with this family name, of our days or not."""
        word = romanised(fold(name))
        found = self._families.get(word, ())
        for number in self._former_families.get(word, ()):
            found = self._with(found, number)
        return found

    def recent(self, name: str, on: datetime.date | None) -> tuple[Actor, ...]:
        """Persons with this family name whom it may mean by itself on a day, as they are no history."""
        return tuple(actor for actor in self.family(name) if not self.gone(actor, on))

    def gone(self, actor: Actor, on: datetime.date | None) -> bool:
        """Whether somebody left his last office long before a day: in 2022 a bare "Suharto" is another.

        >>> suharto = load().family("Suharto")[0]
        >>> [load().gone(suharto, datetime.date(year, 6, 1)) for year in (1996, 2022)]
        [False, True]
        """
        ends = [term.end for term in self.offices(actor)]
        until = max((end for end in ends if end is not None), default=None)
        if until is None or None in ends:
            return False
        return until < _COVERED if on is None else until.year + _LONG_AGO < on.year

    def _with(self, found: tuple[Actor, ...], number: int) -> tuple[Actor, ...]:
        """Actors, and the former leader of a line of the table: as he is known already, if he led again."""
        actor = self._former.actor(number)
        again = self._by_actor.get(actor.id)
        actor = again[0].actor if again else actor
        return found if actor in found else (*found, actor)

    @cached_property
    def _by_office(self) -> dict[tuple[str, str | None, str | None], tuple[Term, ...]]:
        found: dict[tuple[str, str | None, str | None], tuple[Term, ...]] = {}
        for term in self._terms:
            key = (term.office, term.country if term.of is None else None, term.of)
            found[key] = (*found.get(key, ()), term)
        return found

    @cached_property
    def _by_actor(self) -> dict[str, tuple[Term, ...]]:
        found: dict[str, tuple[Term, ...]] = {}
        for term in self._terms:
            found[term.actor.id] = (*found.get(term.actor.id, ()), term)
        return found

    @cached_property
    def _families(self) -> dict[str, tuple[Actor, ...]]:
        found: dict[str, tuple[Actor, ...]] = {}
        for name, actors in self._by_name.items():
            persons = tuple(a for a in actors if a.kind == "person")
            hyphened = {fold(a.name.split()[-1]) for a in persons if "-" in a.name.split()[-1]}
            double = any(word.replace("-", " ").split()[0] not in words_for("particles") for word in hyphened)
            last = {name.split()[-1]}
            words = ({eastern_family(name)} - last if double else {eastern_family(name)} | last) | hyphened
            for word in words if persons and " of " not in name else ():
                found[word] = tuple(dict.fromkeys((*found.get(word, ()), *persons)))
        return found

    @cached_property
    def _former_families(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for name, number in self._former.names(ordinary=True):
            key = self.lexicon.key(name)
            hyphened = fold(name.split()[-1])
            for word in {key.split()[-1], eastern_family(key), hyphened}:
                found[word] = (*found.get(word, ()), number) if number not in found.get(word, ()) else found[word]
        return found


@cache
def load(user_file: Path | None = None) -> Roster:
    """The roster shipped with the package; with a user's own actors and terms before ours, if a file is given."""
    countries = (*(_user_countries(user_file) if user_file else ()), *_countries())
    names: dict[str, tuple[Actor, ...]] = {}
    own = tuple(_user_terms(user_file)) if user_file else ()
    persons: list[tuple[str, Actor]] = [(term.actor.name, term.actor) for term in own]
    persons += _user_aliases(user_file, {term.actor.name: term.actor for term in own}) if user_file else ()
    bodies = tuple(_organisations())
    terms = (*own, *_terms(persons, bodies))
    actors = (*(_user_actors(user_file) if user_file else ()), *_governments(countries), *bodies, *persons)
    for name, actor in (*actors, *_metonyms({actor.id: actor for _, actor in actors})):
        if actor not in names.get(name, ()):
            names[name] = (*names.get(name, ()), actor)
    return Roster(countries, names, terms, Former((TABLES / "former.tsv").read_text("utf-8").splitlines()[1:]))


def holders(office: str, country: str | None = None, on: datetime.date | None = None) -> tuple[Term, ...]:
    """Who held an office of a country on a day, by the shipped roster; nobody without a day."""
    return load().holders(office, country, on)


@lru_cache(maxsize=1 << 16)
def romanised(word: str) -> str:
    """A folded word with one ending for what newspapers transliterate in many ways: Zelenskiy, Zelenskyy, Zelensky."""
    if len(word) > 4:
        for ending in ("iy", "yy", "yi", "ii", "ij"):
            if word.endswith(ending):
                return word[:-2] + "y"
        if word.endswith("ei"):
            return word[:-1] + "y"
    return word


def table(name: str) -> Iterator[list[str]]:
    """The rows of a table beside this module, the first line (source and licence) left out."""
    lines = (TABLES / name).read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines[1:] if line)


def _leading(country: str | None) -> tuple[str, ...]:
    first = "prime-minister" if country in words_for("led by prime minister") else "president"
    return (("supreme-leader",) if country == "IRN" else ()) + (first, "leader", "monarch", "head")


def eastern_family(name: str) -> str:
    """The family name where it comes first: Xi Jinping, Kim Jong Un, Ban Ki-moon; else the last word."""
    words = name.split()
    return words[0] if words[0] in words_for("eastern families") else words[-1]


def _countries() -> Iterator[Country]:
    for iso3, _, name, more, adjectives, capitals in table("countries.tsv"):
        yield Country(iso3, name, (name, *_split(more)), _split(adjectives), _split(capitals))


def _governments(countries: tuple[Country, ...]) -> Iterator[tuple[str, Actor]]:
    for country in countries:
        actor = _government(country)
        yield from ((name, actor) for name in country.names)


def _government(country: Country) -> Actor:
    iso3 = country.iso3
    return Actor(f"gov:{iso3}", f"government of {country.name}", "government", iso3, f"{iso3}GOV")


def _organisations() -> Iterator[tuple[str, Actor]]:
    for slug_, name, more, kind, country, code in table("organisations.tsv"):
        actor = Actor(f"org:{slug_}", name, cast(ActorKind, kind), country or None, code or None)
        yield from ((one, actor) for one in (name, *_split(more)))


def _metonyms(actors: Mapping[str, Actor]) -> Iterator[tuple[str, Actor]]:
    for words, id_ in table("metonyms.tsv"):
        yield words, actors.get(id_) or codes.institution(id_, actors[f"gov:{id_.partition(':')[2][:3]}"])


def _terms(names: list[tuple[str, Actor]], organisations: tuple[tuple[str, Actor], ...]) -> Iterator[Term]:
    """The terms of the table; the names of those who hold them are put into the list."""
    persons: dict[str, Actor] = {}
    bodies = {actor.id: actor.code for _, actor in organisations}
    for name, more, country, office, of, start, end, source in table("holders.tsv"):
        of_id = f"org:{of}" if of else None
        own = bodies.get(of_id) if of_id else None
        if name not in persons:
            code = own or codes.of_person(country, office, of)
            persons[name] = Actor(f"person:{slug(name)}", name, "person", country or None, code)
        names.append((name, persons[name]))
        names.extend((one, persons[name]) for one in _split(more))
        yield Term(persons[name], office, country or None, of_id, date(start), date(end, end=True), source, own)


def _user_countries(path: Path) -> Iterator[Country]:
    for row in tomllib.loads(path.read_text("utf-8")).get("country", ()):
        names = (row["name"], *row.get("names", ()))
        yield Country(row["code"], row["name"], names, tuple(row.get("adjectives", ())), tuple(row.get("capitals", ())))


def _user_actors(path: Path) -> Iterator[tuple[str, Actor]]:
    for row in tomllib.loads(path.read_text("utf-8")).get("actor", ()):
        kind, country = row.get("kind", "organisation"), row.get("country")
        actor = Actor(row.get("id") or f"own:{slug(row['name'])}", row["name"], kind, country, row.get("code"))
        yield from ((name, actor) for name in (row["name"], *row.get("names", ())))


def _user_terms(path: Path) -> Iterator[Term]:
    for row in tomllib.loads(path.read_text("utf-8")).get("term", ()):
        country, of = row.get("country"), row.get("of")
        code = codes.of_person(country or "", row["office"], of or "")
        actor = Actor(f"person:{slug(row['name'])}", row["name"], "person", country, code)
        start, end = _day(row.get("from")), _day(row.get("to"), end=True)
        yield Term(actor, row["office"], country, of, start, end, str(path.name))


def _user_aliases(path: Path, actors: Mapping[str, Actor]) -> Iterator[tuple[str, Actor]]:
    for row in tomllib.loads(path.read_text("utf-8")).get("term", ()):
        yield from ((name, actors[row["name"]]) for name in row.get("names", ()))


def _day(value: datetime.date | str | None, *, end: bool = False) -> datetime.date | None:
    """A date, or one written as coarse as known: "2022", "2022-10"."""
    return date(value, end=end) if isinstance(value, str) else value


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
