"""Whether a description may mean somebody nameless, or a body, that was told of before."""

from onrecord.actors import codes
from onrecord.actors.candidates import Candidate
from onrecord.actors.words import words_for

NEAR = 800
"""How many characters back a description may mean somebody of its sort."""


def is_nameless(candidate: Candidate) -> bool:
    """Whether it is somebody without a name, and no pronoun for them."""
    return candidate.actor is not None and candidate.actor.kind == "unnamed" and candidate.sort != "pronoun"


def same_words(candidate: Candidate, role: Candidate) -> bool:
    """Whether somebody nameless is called again by the same words: "a senior official … the official"."""
    return (
        (candidate.words == role.words or candidate.words.endswith(" " + role.words))
        and candidate.plural == role.plural
        and role.before <= candidate.before
        and role.country in (None, candidate.country)
    )


def same_sort(candidate: Candidate, role: Candidate) -> bool:
    """Whether somebody nameless is of the same sort: "a research team … the scientists"."""
    number = candidate.gender == "n" if role.plural else not candidate.plural
    if role.owner is not None or role.country or role.words in codes.institutions():
        return False
    if (not role.plural and role.words not in words_for("of a sort")) or role.start - candidate.end > 2 * NEAR:
        return False
    alike = candidate.sector == role.sector and role.sector in words_for("alike") and number
    return alike and role.country in (None, candidate.country)


def is_same(candidate: Candidate, role: Candidate) -> bool:
    """Whether a body of no country told is called again: "the Ministry of Justice … the ministry"."""
    bodies = is_nameless(candidate) and candidate.sort == role.sort == "institution"
    return bodies and set(role.words.split()) <= set(candidate.words.split())


def is_institution(candidate: Candidate, wanted: codes.Institution) -> bool:
    """Whether an actor is an institution of this kind: "the defence ministry of Karvania" for "the ministry"."""
    actor = candidate.actor
    if actor is None or candidate.sort == "adjective":
        return False
    kind, _, rest = wanted.slug.partition("-")
    return actor.id.startswith(f"{kind or 'gov'}:") and rest in actor.id
