"""Whom a pronoun or a bare description means: "he", "the president", "the ministry". Precision first: else None."""

import datetime
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from onrecord.actors import codes
from onrecord.actors.candidates import Candidate
from onrecord.actors.discovery import gender_of
from onrecord.actors.quoted import Quoted
from onrecord.actors.roster import Roster
from onrecord.actors.words import words_for
from onrecord.model import Actor, Span

_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_BACK = 3


def settle(
    doc: Doc, names: Sequence[Candidate], roles: Sequence[Candidate], roster: Roster, on: datetime.date | None
) -> None:
    """Settle descriptions without an owner: the last actor before them that fits."""
    text = doc.text
    for role in roles:
        if role.sort == "apposition" and role.owner is not None:
            role.mean(role.owner.actor, "apposition", 0.85)
        elif role.actor is None and not role.by and text[role.start : role.end].lower() == f"the {role.words}":
            earlier = [c for c in (*names, *roles) if c.end <= role.start and c.actor is not None]
            found = _fitting(role, sorted(earlier, key=lambda c: -c.end), roster, on)
            if found is not None:
                role.mean(found, "description", 0.6)


def _fitting(role: Candidate, earlier: Sequence[Candidate], roster: Roster, on: datetime.date | None) -> Actor | None:
    if role.sort == "institution":
        wanted = codes.institutions()[role.words]
        if wanted.slug.partition("-")[0] not in words_for("bare institutions") or role.words in words_for(
            "no institution"
        ):
            return None
        return next((c.actor for c in earlier if c.actor and _is_institution(c, wanted)), None)
    fitting = (c.actor for c in earlier if c.actor and c.actor.kind == "person" and _in_office(c, role, roster, on))
    return next(fitting, None)


def _is_institution(candidate: Candidate, wanted: codes.Institution) -> bool:
    actor = candidate.actor
    if actor is None or candidate.sort == "adjective":
        return False
    kind, _, rest = wanted.slug.partition("-")
    return actor.id.startswith(f"{kind or 'gov'}:") and rest in actor.id


def _in_office(candidate: Candidate, role: Candidate, roster: Roster, on: datetime.date | None) -> bool:
    """Whether a person is introduced by the office, or holds it that day."""
    if role.plural or candidate.actor is None:
        return False
    if candidate.offices & (role.offices or {role.words}):
        return True
    return any(t.office in role.offices and t.holds(on) for t in roster.offices(candidate.actor))


def pronouns(doc: Doc, names: Sequence[Candidate], roles: Sequence[Candidate]) -> list[Candidate]:
    """Pronouns of the third person, with whom they mean where that is clear."""
    if not any(token.lower_ in _GENDERS or token.lower_ in _NEUTER for token in doc):
        return []
    marks = Quoted(doc)
    antecedents = Antecedents(doc, (*names, *roles), marks)
    found: list[Candidate] = []
    for number, sentence in enumerate(doc.spans["sentences"]):
        for token in sentence:
            if token.pos_ != "PRON" or token.lower_ not in _GENDERS | dict.fromkeys((*_NEUTER, *_PLURAL)):
                continue
            pronoun = Candidate(token.idx, token.idx + len(token), "PRONOUN", sort="pronoun", by="pronoun")
            pronoun.gender = _GENDERS.get(token.lower_)
            meant = antecedents.of(token, pronoun, number)
            if meant is not None:
                pronoun.mean(meant.actor, "pronoun", 0.7)
                if pronoun.gender:
                    antecedents.add(pronoun, number)
            if meant is not None or token.lower_ in _GENDERS or token.lower_ == "they":
                found.append(pronoun)
    return found


class Antecedents:
    """Whom a pronoun may mean, by sentence; grows as pronouns are settled."""

    def __init__(self, doc: Doc, candidates: Sequence[Candidate], marks: Quoted) -> None:
        self._doc, self._marks = doc, marks
        self._sentences = list(doc.spans["sentences"])
        self._known: dict[int, list[tuple[Candidate, Token]]] = {}
        for number, sentence in enumerate(self._sentences):
            for candidate in candidates:
                if sentence.start_char <= candidate.start < sentence.end_char and candidate.actor is not None:
                    self.add(candidate, number)

    def add(self, candidate: Candidate, number: int) -> None:
        """One more that may be meant."""
        span = self._doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
        if span is not None:
            self._known.setdefault(number, []).append((candidate, span.root))

    def of(self, token: Token, pronoun: Candidate, number: int) -> Candidate | None:
        """The subject nearest before the pronoun, in its sentence or the few before it, that it agrees with."""
        quoted = self._marks.at(token.idx)
        back = 0 if quoted is not None or pronoun.gender is None else _BACK
        for at in range(number, max(-1, number - back - 1), -1):
            sentence = self._sentences[at]
            if at < number and self._sentences[number].label_ == "body" and sentence.label_ == "headline":
                break
            fitting = [pair for pair in self._known.get(at, ()) if self._fits(pair, token, pronoun, quoted)]
            best = self._best(fitting, at == number, pronoun)
            if fitting:
                return best
        return None

    def _fits(self, pair: tuple[Candidate, Token], token: Token, pronoun: Candidate, quoted: Span | None) -> bool:
        candidate, head = pair
        if candidate.end > token.idx or candidate.actor is None or candidate.plural:
            return False
        if self._marks.at(candidate.start) != quoted:
            return False
        if pronoun.gender is None:
            return token.lower_ in _NEUTER and _is_body(candidate, head)
        gender = candidate.gender or gender_of(candidate.actor.name)
        if candidate.actor.kind not in ("person", "unnamed") or gender not in (None, pronoun.gender):
            return False
        return not _same_clause(head, token)

    def _best(self, fitting: list[tuple[Candidate, Token]], here: bool, pronoun: Candidate) -> Candidate | None:
        """A subject before any other; in the pronoun's own sentence the last subject, in one before it the first."""
        subjects = [c for c, head in fitting if head.dep_ in words_for("acting")]
        actors = {c.actor.id for c, _ in fitting if c.actor}
        if subjects:
            return subjects[-1] if here else subjects[0]
        return fitting[0][0] if len(actors) == 1 else None


def _is_body(candidate: Candidate, head: Token) -> bool:
    """Whether "it" may mean this: who acts in the same sentence and is no person."""
    return candidate.actor is not None and candidate.actor.kind != "person" and head.dep_ in words_for("acting")


def _same_clause(head: Token, token: Token) -> bool:
    """Whether subject and object of one verb: "Putin told him" is not Putin; "Putin told his" may be."""
    return (
        token.dep_ in ("obj", "iobj", "obl") and head.head == token.head and token.lower_ not in ("himself", "herself")
    )
