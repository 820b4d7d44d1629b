"""Who led a country in former times: a thousand persons, each made when somebody asks for him."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from onrecord.actors import codes
from onrecord.actors.terms import Term, date, slug
from onrecord.model import Actor

_ORDINARY = "\tordinary"
_SOURCE = "REIGN, named by the authors"


class Former:
    """The lines of the table, by number; a line is taken apart when it is needed, and in most runs few are.

    Args:
        lines: name, more names, country, office, terms ("1990-10/1994-03|…"), "ordinary" where others bear the name.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._actors: dict[int, Actor] = {}
        self._told: dict[int, tuple[Term, ...]] = {}

    def names(self, *, ordinary: bool = False) -> Iterator[tuple[str, int]]:
        """The full names, each with its line; those that others bear as well ("Ian Smith") only if asked for."""
        for number, line in enumerate(self._lines):
            if ordinary or not line.endswith(_ORDINARY):
                name, more, _ = line.split("\t", 2)
                yield name, number
                if more:
                    yield from ((one, number) for one in more.split("|"))

    def actor(self, number: int) -> Actor:
        """The person of a line."""
        if number not in self._actors:
            name, _, country, office, *_ = self._lines[number].split("\t")
            code = codes.of_person(country, office, "")
            self._actors[number] = Actor(f"person:{slug(name)}", name, "person", country, code)
        return self._actors[number]

    def terms(self) -> Iterator[Term]:
        """The terms of all of them."""
        return (term for number in range(len(self._lines)) for term in self._terms(number))

    def of(self, actor: Actor) -> Iterator[Term]:
        """The terms of a person, by his id."""
        return (term for number in self._by_id.get(actor.id, ()) for term in self._terms(number))

    def in_country(self, country: str) -> Iterator[Term]:
        """The terms of those who led a country."""
        return (term for number in self._by_country.get(country, ()) for term in self._terms(number))

    def _terms(self, number: int) -> tuple[Term, ...]:
        if number not in self._told:
            actor = self.actor(number)
            _, _, country, office, terms, *_ = self._lines[number].split("\t")
            spans = (term.partition("/") for term in terms.split("|"))
            dated = ((date(start), date(end, end=True)) for start, _, end in spans)
            self._told[number] = tuple(Term(actor, office, country, None, a, b, _SOURCE) for a, b in dated)
        return self._told[number]

    @cached_property
    def _by_id(self) -> dict[str, tuple[int, ...]]:
        names = (line.partition("\t")[0] for line in self._lines)
        return _numbered(f"person:{slug(name)}" for name in names)

    @cached_property
    def _by_country(self) -> dict[str, tuple[int, ...]]:
        return _numbered(line.split("\t", 3)[2] for line in self._lines)


def _numbered(keys: Iterator[str]) -> dict[str, tuple[int, ...]]:
    """The numbers of the lines that have each key."""
    found: dict[str, tuple[int, ...]] = {}
    for number, key in enumerate(keys):
        found[key] = (*found.get(key, ()), number)
    return found
