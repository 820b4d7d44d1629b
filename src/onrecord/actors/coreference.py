"""Whom a pronoun or a bare description means: "he", "the president", "the ministry". Precision first: else None."""

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.actors import codes
from onrecord.actors.candidates import Candidate
from onrecord.actors.discovery import gender_of
from onrecord.actors.quoted import Quoted
from onrecord.actors.roster import Roster
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns
from onrecord.model import Actor, Span

_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_ALL = frozenset(_GENDERS) | _NEUTER | _PLURAL
_BACK = 3


def settle(
    page: Columns, names: Sequence[Candidate], roles: Sequence[Candidate], roster: Roster, on: datetime.date | None
) -> None:
    """Settle descriptions without an owner: the last actor before them that fits."""
    text = page.text
    backwards = sorted((*names, *roles), key=lambda c: -c.end)
    for role in roles:
        if role.sort == "apposition" and role.owner is not None:
            role.mean(role.owner.actor, "apposition", 0.85)
        elif role.actor is None and not role.by and text[role.start : role.end].lower() == f"the {role.words}":
            earlier = (c for c in backwards if c.end <= role.start and c.actor is not None)
            found = _fitting(role, earlier, roster, on)
            if found is not None:
                role.mean(found, "description", 0.6)


def _fitting(role: Candidate, earlier: Iterable[Candidate], roster: Roster, on: datetime.date | None) -> Actor | None:
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


def pronouns(page: Columns, names: Sequence[Candidate], roles: Sequence[Candidate], marks: Quoted) -> list[Candidate]:
    """Pronouns of the third person, with whom they mean where that is clear."""
    if not any(word in _GENDERS or word in _NEUTER for word in page.lower):
        return []
    antecedents = Antecedents(page, (*names, *roles), marks)
    found: list[Candidate] = []
    for number, sentence in enumerate(page.sentences):
        for token in range(sentence.first, sentence.after):
            word = page.lower[token]
            if word not in _ALL or page.pos[token] != "PRON":
                continue
            pronoun = Candidate(page.starts[token], page.ends[token], "PRONOUN", sort="pronoun", by="pronoun")
            pronoun.gender = _GENDERS.get(word)
            meant = antecedents.of(token, pronoun, number)
            if meant is not None:
                pronoun.mean(meant.actor, "pronoun", 0.7)
                if pronoun.gender:
                    antecedents.add(pronoun, number)
            if meant is not None or word in _GENDERS or word == "they":
                found.append(pronoun)
    return found


class Antecedents:
    """Whom a pronoun may mean, by sentence; grows as pronouns are settled."""

    def __init__(self, page: Columns, candidates: Sequence[Candidate], marks: Quoted) -> None:
        self._page, self._marks = page, marks
        self._known: dict[int, list[tuple[Candidate, int]]] = {}
        known = [c for c in candidates if c.actor is not None]
        ends = [sentence.end for sentence in page.sentences]
        for candidate in known:
            number = bisect_right(ends, candidate.start)
            if number < len(ends) and page.sentences[number].start <= candidate.start:
                self.add(candidate, number)

    def add(self, candidate: Candidate, number: int) -> None:
        """One more that may be meant."""
        root = self._page.root(*self._page.words(candidate.start, candidate.end))
        self._known.setdefault(number, []).append((candidate, root))

    def of(self, token: int, pronoun: Candidate, number: int) -> Candidate | None:
        """The subject nearest before the pronoun, in its sentence or the few before it, that it agrees with."""
        quoted = self._marks.at(pronoun.start)
        back = 0 if quoted is not None or pronoun.gender is None else _BACK
        kinds = self._page.sentences
        for at in range(number, max(-1, number - back - 1), -1):
            if at < number and kinds[number].kind == "body" and kinds[at].kind == "headline":
                break
            fitting = [pair for pair in self._known.get(at, ()) if self._fits(pair, token, pronoun, quoted)]
            if fitting:
                return self._best(fitting, at == number)
        return None

    def _fits(self, pair: tuple[Candidate, int], token: int, pronoun: Candidate, quoted: Span | None) -> bool:
        candidate, head = pair
        if candidate.end > pronoun.start or candidate.actor is None or candidate.plural:
            return False
        if self._marks.at(candidate.start) != quoted:
            return False
        if pronoun.gender is None:
            return self._page.lower[token] in _NEUTER and self._is_body(candidate, head)
        gender = candidate.gender or gender_of(candidate.actor.name)
        if candidate.actor.kind not in ("person", "unnamed") or gender not in (None, pronoun.gender):
            return False
        return not self._same_clause(head, token)

    def _best(self, fitting: list[tuple[Candidate, int]], here: bool) -> Candidate | None:
        """A subject before any other; in the pronoun's own sentence the last subject, in one before it the first."""
        subjects = [c for c, head in fitting if self._page.dep[head] in words_for("acting")]
        actors = {c.actor.id for c, _ in fitting if c.actor}
        if subjects:
            return subjects[-1] if here else subjects[0]
        return fitting[0][0] if len(actors) == 1 else None

    def _is_body(self, candidate: Candidate, head: int) -> bool:
        """Whether "it" may mean this: who acts in the same sentence and is no person."""
        acts = self._page.dep[head] in words_for("acting")
        return candidate.actor is not None and candidate.actor.kind != "person" and acts

    def _same_clause(self, head: int, token: int) -> bool:
        """Whether subject and object of one verb: "Putin told him" is not Putin; "Putin told his" may be."""
        page = self._page
        objects = page.dep[token] in ("obj", "iobj", "obl") and page.lower[token] not in ("himself", "herself")
        return objects and page.head[head] == page.head[token]
