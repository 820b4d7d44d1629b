"""Whom a pronoun or a bare description means: "he", "the president", "the ministry". Precision first: unknown stays None."""

import datetime
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from onrecord.actors import codes
from onrecord.actors.candidates import Candidate
from onrecord.actors.roster import Roster
from onrecord.model import Actor

_PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_BACK = 3


def settle(
    doc: Doc, names: Sequence[Candidate], roles: Sequence[Candidate], roster: Roster, on: datetime.date | None
) -> None:
    """Settle descriptions without an owner: the last actor before them that fits."""
    for role in roles:
        if role.sort == "apposition" and role.owner is not None:
            role.mean(role.owner.actor, "apposition", 0.85)
        elif role.actor is None and role.definite and not role.by:
            earlier = [c for c in (*names, *roles) if c.end <= role.start and c.actor is not None]
            found = _fitting(role, sorted(earlier, key=lambda c: -c.end), roster, on)
            if found is not None:
                role.mean(found, "description", 0.6)


def _fitting(role: Candidate, earlier: Sequence[Candidate], roster: Roster, on: datetime.date | None) -> Actor | None:
    if role.sort == "institution":
        wanted = codes.institutions()[role.words]
        return next((c.actor for c in earlier if c.actor and _is_institution(c, wanted)), None)
    return next(
        (c.actor for c in earlier if c.actor and c.actor.kind == "person" and _in_office(c, role, roster, on)), None
    )


def _is_institution(candidate: Candidate, wanted: codes.Institution) -> bool:
    actor = candidate.actor
    if actor is None or candidate.sort == "adjective":
        return False
    kind = wanted.slug.partition("-")[0] or "gov"
    return actor.id.startswith(f"{kind}:") and (wanted.slug.partition("-")[2] in actor.id)


def _in_office(candidate: Candidate, role: Candidate, roster: Roster, on: datetime.date | None) -> bool:
    """Whether a person is introduced by the office, or holds it that day."""
    if role.plural or not (role.offices or role.words):
        return False
    if candidate.offices & (role.offices or {role.words}):
        return True
    return candidate.actor is not None and any(
        t.office in role.offices and t.holds(on) for t in roster.offices(candidate.actor)
    )


def pronouns(doc: Doc, names: Sequence[Candidate], roles: Sequence[Candidate]) -> list[Candidate]:
    """Pronouns of the third person, with whom they mean where that is clear."""
    found: list[Candidate] = []
    for number, sentence in enumerate(doc.spans["sentences"]):
        for token in sentence:
            if token.lower_ in _PERSONAL and token.pos_ == "PRON":
                before = sorted((*names, *roles, *found), key=lambda c: c.start)
                found.append(_personal(doc, token, number, before))
    return found


def _personal(doc: Doc, token: Token, number: int, before: Sequence[Candidate]) -> Candidate:
    pronoun = Candidate(
        token.idx, token.idx + len(token), "PRONOUN", sort="pronoun", by="pronoun", gender=_PERSONAL[token.lower_]
    )
    sentences = list(doc.spans["sentences"])
    for sentence in reversed(sentences[max(0, number - _BACK) : number + 1]):
        choices = list(_persons(doc, sentence, token, pronoun, before))
        if choices:
            best = max(choices)
            pronoun.mean(best[-1][0].actor, "pronoun", 0.7)
            break
    return pronoun


def _persons(
    doc: Doc, sentence: Span, token: Token, pronoun: Candidate, before: Sequence[Candidate]
) -> Iterator[tuple[bool, int, tuple[Candidate]]]:
    """Persons in a sentence before the pronoun, subjects the best, then the first."""
    for candidate in before:
        if not sentence.start_char <= candidate.start < min(sentence.end_char, token.idx):
            continue
        if candidate.actor is None or candidate.actor.kind not in ("person", "unnamed") or candidate.plural:
            continue
        if candidate.gender and candidate.gender != pronoun.gender:
            continue
        span = doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
        subject = span is not None and span.root.dep_ in ("nsubj", "nsubj:pass")
        yield subject, -candidate.start, (candidate,)
