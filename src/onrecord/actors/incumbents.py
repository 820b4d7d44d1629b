"""Whether a person told of before is who holds the office that a description tells."""

import datetime

from onrecord.actors.candidates import Candidate
from onrecord.actors.discovery import gender_of
from onrecord.actors.roster import Roster
from onrecord.actors.words import words_for
from onrecord.model import Actor

_FOR_ANOTHER = frozenset({"spokesperson", "adviser"})
"""What one is called who speaks for, or advises, whomever: a foreign ministry's spokeswoman is "the spokeswoman"."""


def in_office(candidate: Candidate, role: Candidate, roster: Roster, on: datetime.date | None) -> bool:
    """Whether a person is introduced by the office, or holds it that day."""
    actor = candidate.actor
    if role.plural or actor is None or actor.kind != "person":
        return False
    if role.gender and (candidate.gender or gender_of(actor.name)) not in (None, role.gender):
        return False
    if (role.owner is not None or role.country) and (not role.country or actor.country != role.country):
        return False
    if _is_of_another_body(candidate, role, actor, roster):
        return False
    if candidate.kinds & role.called:
        return True
    if role.left:
        before = roster.offices(actor)
        return any(t.office in role.left and t.end and on and t.end <= on for t in before)
    wanted = words_for("leading") if "leader" in role.offices else role.offices
    held = [t.office for t in roster.offices(actor) if t.holds(on)]
    if role.called & _FOR_ANOTHER & {o.rpartition("-")[2] for o in held}:
        return True
    if role.country and role.called & {"minister", "diplomat"}:
        return any(role.called & {o.rpartition("-")[2], "diplomat" * (o in words_for("diplomats"))} for o in held)
    return any(office in wanted for office in held)


def _is_of_another_body(candidate: Candidate, role: Candidate, actor: Actor, roster: Roster) -> bool:
    """Whether the office is a listed body's, and the person is told to be of none: the president leads no militia."""
    body = role.owner.actor if role.owner is not None and role.owner.sort == "listed" else None
    if body is None or not body.id.startswith("org:") or any(t.of == body.id for t in roster.offices(actor)):
        return False
    return role.owner is None or role.owner.words.split()[0] not in (candidate.described or "")
