"""What an organisation is called where it was named before: NATO is an alliance, the IAEA an agency or a watchdog."""

from functools import cache
from typing import NamedTuple

from onrecord.actors.roster import table
from onrecord.model import Actor


class Calling(NamedTuple):
    """Which organisations a word may mean: some by their ids, and those of a kind by their codes."""

    ids: frozenset[str]
    parts: frozenset[str]
    alone: bool
    """Whether the word means no other: "the alliance"."""

    def fits(self, actor: Actor) -> bool:
        """Whether an organisation may be called so."""
        return actor.id in self.ids or not self.parts.isdisjoint(_parts(actor.code or ""))


def callings(word: str) -> tuple[Calling, ...]:
    """What the table says of a word for organisations."""
    return _callings().get(word, ())


def may_be_called(actor: Actor, word: str) -> bool:
    """Whether an organisation may be called by a word that stands beside its name; one in no table is believed."""
    return actor.id.startswith("found:") or any(calling.fits(actor) for calling in callings(word))


def is_akin(word: str, named: frozenset[str]) -> bool:
    """Whether the words of a name go with a word for its bearer: "the institute" after "the Brask Studies Centre"."""
    return not _akin().get(word, frozenset()).isdisjoint(named)


def is_listed(actor: Actor) -> bool:
    """Whether the table says what an organisation is called: it is called nothing else."""
    return actor.id in _ids()


@cache
def _akin() -> dict[str, frozenset[str]]:
    return {word: frozenset(named.split("|")) for words, named in table("akin.tsv") for word in words.split("|")}


@cache
def _callings() -> dict[str, tuple[Calling, ...]]:
    found: dict[str, tuple[Calling, ...]] = {}
    for words, ids, parts, *alone in table("called.tsv"):
        calling = Calling(
            frozenset(f"org:{slug}" for slug in ids.split("|") if slug), frozenset(parts.split("|")) - {""}, bool(alone)
        )
        for word in words.split("|"):
            found[word] = (*found.get(word, ()), calling)
    return found


def _parts(code: str) -> set[str]:
    """The parts of a CAMEO code, three letters each: NGOEDU has NGO and EDU."""
    return {code[at : at + 3] for at in range(0, len(code), 3)}


@cache
def _ids() -> frozenset[str]:
    return frozenset(id_ for several in _callings().values() for calling in several for id_ in calling.ids)
