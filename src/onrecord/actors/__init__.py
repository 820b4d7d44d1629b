"""Doc → Mention: who is meant by a name, an office or a pronoun, on the day of the report."""

import datetime

from spacy.tokens import Doc

from onrecord.actors import coreference, discovery, names, resolve, roles
from onrecord.actors.roster import Roster, load
from onrecord.actors.words import words_for
from onrecord.model import Mention

__all__ = ["find"]


def find(doc: Doc, published: datetime.date | None = None, roster: Roster | None = None) -> tuple[Mention, ...]:
    """Every mention of an actor in the prose of an article, in order, with the actor meant.

    Names and descriptions nest ("the Kremlin" inside "the Kremlin's spokesman"). What nobody can be named for keeps
    ``ref`` None.

    Args:
        roster: who is who; the shipped roster unless given (`roster.load(user_file)`).
    """
    known = load() if roster is None else roster
    day = published.date() if isinstance(published, datetime.datetime) else published
    named = names.find(doc, known)
    resolve.names(doc, named, known, day)
    described = roles.find(doc, named)
    described = discovery.introduce(doc, named, described)
    resolve.persons(named, known, day)
    resolve.roles(described, known, day)
    coreference.settle(doc, named, described, known, day)
    pronouns = coreference.pronouns(doc, named, described)
    inside = [
        n for n in named if n.sort == "adjective" and any(r.start <= n.start and n.end <= r.end for r in described)
    ]
    bodies = [r for r in described if r.actor is not None and r.sort == "institution"]
    inside += [
        n
        for n in named
        if n.sort == "printed" and n.label == "ORG" and any(n.start < r.end and r.start < n.end for r in bodies)
    ]
    inside += [r for r in described if r.actor is None and r.words in words_for("weapons")]
    found = [c for c in (*named, *described, *pronouns) if c not in inside and (c.by or c.label == "ROLE")]
    return tuple(c.mention() for c in sorted(found, key=lambda c: (c.start, -c.end)))
