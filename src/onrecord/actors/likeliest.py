"""Whom "he" or "she" means where no rule says: the likeliest of those told of before, if that is likely enough."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from onrecord.actors import ranked
from onrecord.actors.candidates import Candidate
from onrecord.actors.discovery import gender_of
from onrecord.actors.pronouns import Antecedents, Mentioned
from onrecord.actors.words import words_for
from onrecord.model import Actor, Span

_FARTHEST = 6
"""How many sentences back somebody may be meant."""
_SURE = 0.95
"""The least chance of whom a description is taken to mean."""
_TRUST = 0.7
"""The confidence of what is certain to the ranker: that of a pronoun settled by rule."""
_NEAR = 2
_CLAUSE = 30
_INSET = re.compile(r" \w+, [\"“]")


class Question(NamedTuple):
    """A pronoun that is asked about: where it stands, and the mentions of those whom it may mean."""

    pronoun: Candidate
    asked: ranked.Asked
    quoted: Span | None
    away: Mapping[int, int]
    """How far each sentence is."""
    above: Set[int]
    """The heads of the clauses that its own hangs on."""
    fitting: tuple[Mentioned, ...]
    """In order."""

    def by_actor(self) -> dict[str, list[Mentioned]]:
        """The mentions of each who may be meant."""
        found: dict[str, list[Mentioned]] = {}
        for one in self.fitting:
            if one.candidate.actor is not None:
                found.setdefault(one.candidate.actor.id, []).append(one)
        return found


class Likeliest(Antecedents):
    """Antecedents by rule, then by what was learned."""

    def of(self, token: int, pronoun: Candidate, number: int) -> Candidate | None:
        """The antecedent that leads by rule; else the likeliest.

        The rules need one that leads near by: "The polls were close, said Vask. Orsk called the count slow. A third
        of the districts were still missing. The count, he said, would go on" is told four sentences on.
        """
        found = super().of(token, pronoun, number)
        if found is not None or not pronoun.gender or self._page.dep[token] == "nmod:poss":
            return found  # "his" neither speaks nor acts
        question = self.question(token, pronoun, number)
        mentions = question.by_actor()
        likely = ranked.likeliest(question.asked, self.options(question))
        meant = None if likely is None else mentions[likely[0]][-1].candidate
        if likely is None or meant is None or likely[1] < ranked.SURE or not _is_named(meant.actor):
            return None
        pronoun.mean(meant.actor, "ranked", round(_TRUST * likely[1], 2))
        return meant

    def describe(self, roles: Iterable[Candidate], may_be: Callable[[Candidate, Candidate], bool]) -> None:
        """Settle whom a description means that no rule knows, if it speaks: "the front-runner", "the former senator".

        Args:
            may_be: whether nothing told of somebody speaks against a description of him.
        """
        bare = [role for role in roles if role.actor is None and _is_bare(role, self._page.text)]
        for number, role in ((number, one) for number, some in self._page.by_sentence(bare).items() for one in some):
            token = role.carrier(self._page)
            if token not in self._speech.speaking:
                continue
            question = self.question(token, role, number)
            likely = ranked.likeliest(question.asked, self.options(question))
            if likely is None or likely[1] < _SURE:
                continue
            mentions = question.by_actor()[likely[0]]
            meant = mentions[-1].candidate
            if _is_named(meant.actor) and self._took_part(mentions) and may_be(meant, role):
                role.mean(meant.actor, "ranked", round(_TRUST * likely[1], 2))

    def _took_part(self, mentions: Sequence[Mentioned]) -> bool:
        """Whether somebody acted or spoke where he was last told of: nobody whom others stared at."""
        last = [one for one in mentions if one.sentence == mentions[-1].sentence]
        return any(self._acts(one) or one.head in self._speech.speaking for one in last)

    def _goes_with(self, candidate: Candidate, pronoun: Candidate) -> bool:
        """Whether number, gender and kind agree: a description of no known gender goes with both."""
        actor = candidate.actor
        if actor is None or candidate.end > pronoun.start or candidate.plural or candidate.sort == "institution":
            return False
        gender = candidate.gender or gender_of(actor.name) or self._genders.get(actor.id)
        return actor.kind in ("person", "unnamed") and (None in (gender, pronoun.gender) or gender == pronoun.gender)

    def question(self, token: int, pronoun: Candidate, number: int) -> Question:
        """What is asked of a pronoun."""
        quoted = self._quoted(pronoun)
        told = self._ended(token, quoted)
        away = self._away(number, _FARTHEST, quoted, told)
        nobody = [*self._beside(token, number), self._quoting(quoted)]
        agrees = self._agrees if pronoun.sort == "pronoun" else self._goes_with
        agreeing = ((at, one) for at in away for one in self._known.get(at, ()) if agrees(one, pronoun))
        agreeing = ((at, one) for at, one in agreeing if told is None or one.start < told.start)
        mentions = (Mentioned(one, one.carrier(self._page), at) for at, one in agreeing if one.actor not in nobody)
        fitting = sorted((m for m in mentions if self._stands(m, token, pronoun)), key=lambda m: m.candidate.start)
        strangers = self._strangers(token, away) if fitting else frozenset[str]()
        asked = ranked.Asked(self._role(token), quoted is not None, token, strangers)
        return Question(pronoun, asked, quoted, away, self._above(token), tuple(fitting))

    def _strangers(self, token: int, away: Mapping[int, int]) -> frozenset[str]:
        """Whether a name that is nobody known to us acts or speaks in the sentences just before: he may be meant."""
        found = set()
        for at in (at for at, far in away.items() if far <= _NEAR):
            sentence = self._page.sentences[at]
            for subject in self._subjects[bisect_left(self._subjects, sentence.first) :]:
                if subject >= min(sentence.after, token):
                    break
                if self._page.pos[subject] == "PROPN" and self._at(subject) is None:
                    found.add("spoke" if subject in self._speech.speaking else "acts")
        return frozenset(found)

    @cached_property
    def _subjects(self) -> list[int]:
        return sorted({*self._speech.subjects.values(), *self._speech.speaking})

    def _role(self, token: int) -> str:
        dep = self._page.dep[token]
        if token in self._speech.speaking:
            return "speaks"
        return "acts" if dep in words_for("acting") else "owns" if dep == "nmod:poss" else "else"

    def options(self, question: Question) -> dict[str, ranked.Option]:
        """What is told of each who may be meant, by id."""
        firsts: dict[int, int] = {}
        for one in question.fitting:
            firsts[one.sentence] = min(one.head, firsts.get(one.sentence, one.head))
        found = {}
        for key, mentions in question.by_actor().items():
            seen = [self._seen(one, question, firsts[one.sentence] == one.head) for one in mentions]
            last = mentions[-1].candidate
            told = (m.candidate.gender for m in mentions)
            gender = any(told) or (last.actor is not None and gender_of(last.actor.name)) or key in self._genders
            found[key] = ranked.Option(seen, self._often[key], bool(gender), _is_named(last.actor))
        return found

    def _seen(self, one: Mentioned, question: Question, first: bool) -> ranked.Seen:
        page, candidate = self._page, one.candidate
        marks = self._marks.at(candidate.start)
        acts = self._acts(one)
        owns = page.dep[one.head] == "nmod:poss"
        part = page.text.rfind("\n", 0, question.pronoun.start)
        return ranked.Seen(
            far=question.away[one.sentence],
            token=one.head,
            acts=acts,
            speaks=one.head in self._speech.speaking,
            told=self._is_told(one.head),
            first=first,
            pronoun=candidate.sort == "pronoun",
            owns=owns,
            owns_subject=owns and self._owns_a_subject(one.head),
            done_to=page.dep[one.head] in ("obj", "iobj"),
            above=acts and page.head[one.head] in question.above,
            quoted=marks is not None,
            apart=marks != question.quoted,
            near=candidate.start > part,
        )

    def _quoted(self, pronoun: Candidate) -> Span | None:
        """The quotation it stands in, if its marks are true: it is inside none in "… in the network, "he adds."

        Nor in "We stay, he said, “and go on.”", where the first is not closed.
        """
        quoted = self._marks.at(pronoun.start)
        before, after = self._page.text[: pronoun.start], self._page.text[pronoun.end : pronoun.end + _CLAUSE]
        if quoted is not None and quoted.start == pronoun.start - 1:
            return None if before[:-1].rstrip().endswith(",") else quoted
        return None if before.rstrip().endswith(",") and _INSET.match(after) else quoted

    def _quoting(self, quoted: Span | None) -> Actor | None:
        """Who says what is quoted whole: "I like him," Vask said, is of another; he told "what he saw" himself."""
        if quoted is None or not self._page.text[quoted.start + 1 : quoted.start + 2].isupper():
            return None
        speaker = self._speech.speaker(quoted)
        speaker = self._cited.speaker(quoted.start + 1) if speaker is None else speaker
        meant = None if speaker is None else self._at(speaker)
        return None if meant is None else meant.actor


def _is_bare(role: Candidate, text: str) -> bool:
    """Whether a description is of one person, and says neither whose nor of what: not "the head of the church"."""
    if role.owner is not None or role.country is not None or " of " in text[role.start : role.end + len(" of ")]:
        return False
    one = not role.plural and role.gender != "n" and role.sort != "institution"
    return one and role.determiner in ("the", "this")


def _is_named(actor: Actor | None) -> bool:
    return actor is not None and actor.kind == "person"
