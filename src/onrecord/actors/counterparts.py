"""Who is meant by whose he is: "his Ukrainian counterpart", "her ministry", "whose government"."""

import datetime
from collections.abc import Mapping, Sequence

from onrecord.actors import codes
from onrecord.actors.candidates import Candidate
from onrecord.actors.roster import Roster
from onrecord.model import Actor


def counterpart(role: Candidate, before: Sequence[Candidate], roster: Roster, on: datetime.date | None) -> Actor | None:
    """Who holds the office of the person named last before, but of another country: Kuleba, by Lavrov's side."""
    if not role.country or role.plural:
        return None
    persons = (c.actor for c in reversed(before) if c.label == "PERSON" and c.actor is not None)
    whose = next((a for a in persons if a.country != role.country), None)
    held = [t.office for t in roster.offices(whose) if t.holds(on)] if whose is not None else []
    holding = (roster.holders(office, role.country, on) for office in held)
    return next((terms[0].actor for terms in holding if terms), None)


def owned(roles: Sequence[Candidate], pronouns: Sequence[Candidate], roster: Roster, on: datetime.date | None) -> None:
    """Settle the bodies of a country that a pronoun owns: "Karvania and its army", "Vask, whose government …"."""
    owners: Mapping[int, Candidate] = {p.start: p for p in pronouns if p.actor is not None}
    for role in roles if owners else ():
        owner = owners.get(role.start) if role.sort == "institution" and role.actor is None else None
        if owner is not None and owner.actor is not None and owner.actor.country and role.owner is None:
            body = _body(role, owner.actor, roster, on)
            role.mean(body, "institution" if body else role.by, 0.6 if body else 0.0)


def _body(role: Candidate, owner: Actor, roster: Roster, on: datetime.date | None) -> Actor | None:
    """A body of a government's country, or of the one in which a person holds an office."""
    held = [t.office for t in roster.offices(owner) if t.holds(on) and t.country == owner.country and t.of is None]
    wanted = codes.institutions()[role.words]
    if wanted.slug == "ministry":
        kinds = {i.slug: i for i in codes.institutions().values()}
        minister = next((o for o in held if o.endswith("-minister")), "")
        wanted = kinds.get(f"ministry-{minister.removesuffix('-minister')}", wanted)
    if wanted.slug == "ministry" or not (held or owner.kind == "government"):
        return None
    return codes.institution_of(wanted, roster.government(owner.country)) if owner.country else None
