"""CAMEO codes of persons and institutions, and the institutions every country has."""

from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from onrecord.language.lexicon import key
from onrecord.model import Actor, ActorKind

_SECTORS = {
    "opposition-leader": "OPP", "speaker": "LEG", "upper-house-speaker": "LEG", "senate-leader": "LEG", "cleric": "CHR",
    "defence-minister": "MIL", "deputy-defence-minister": "MIL", "defence-spokesperson": "MIL", "military-chief": "MIL",
    "general": "MIL", "military-spokesperson": "MIL", "air-force-spokesperson": "MIL", "intelligence-chief": "SPY",
    "intelligence-spokesperson": "SPY", "pope": "GOV", "patriarch": "CHR", "whistle-blower": "CVL", "publisher": "MED",
}  # fmt: skip


class Institution(NamedTuple):
    """What every country has: its government, parliament, armed forces …"""

    slug: str
    kind: ActorKind
    sector: str
    name: str


def of_person(country: str, office: str, of: str) -> str | None:
    """The CAMEO code of someone in an office: country and sector; of an international organisation, IGO."""
    if country:
        return country + _SECTORS.get(office, "GOV")
    return "IGO" if of else None


@cache
def institutions() -> dict[str, Institution]:
    """Institutions by the words for them, as a lexicon has them."""
    found: dict[str, Institution] = {}
    for line in (Path(__file__).parent / "institutions.tsv").read_text("utf-8").splitlines()[1:]:
        words, slug, kind, sector, name = line.split("\t")
        for word in words.split("|"):
            found[key(word)] = Institution(slug, cast(ActorKind, kind), sector, name)
    return found


def institution(id_: str, government: Actor) -> Actor:
    """The actor with an institution's id, "ministry:RUS-foreign"; the government itself for "gov:RUS"."""
    if id_.startswith("gov:"):
        return government
    slug = f"{id_.partition(':')[0]}-{id_.partition('-')[2]}".rstrip("-")
    return institution_of(next(i for i in institutions().values() if i.slug == slug), government)


def institution_of(found: Institution, government: Actor) -> Actor:
    """An institution of a country."""
    if not found.slug or government.country is None:
        return government
    kind, _, rest = found.slug.partition("-")
    id_ = f"{kind}:{government.country}" + (f"-{rest}" if rest else "")
    country = government.name.removeprefix("government of ")
    return Actor(id_, f"{found.name} of {country}", found.kind, government.country, government.country + found.sector)
