"""Whom a pronoun means: "he", "she", "it", "they", "who", "I" in a quotation. Precision first: else None."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from operator import attrgetter
from typing import NamedTuple

from onrecord.actors.candidates import Candidate
from onrecord.actors.cited import Cited
from onrecord.actors.discovery import gender_of
from onrecord.actors.quoted import Quoted
from onrecord.actors.speech import Speech
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns
from onrecord.model import Actor, Span

_GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_WHO = frozenset({"who", "whose"})
_FIRST = frozenset({"i", "me", "my", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_ALL = frozenset(_GENDERS) | _NEUTER | _PLURAL | _FIRST | _WHO
_MARKED = frozenset(f'"{word}' for word in _ALL)
_BACK = 3
_NEAR_BY = 6
_DEEP = 6
_FAR, _SUBJECT, _SPEAKER, _PRONOUN, _GENDER, _FIRST_OF_ITS, _OFTEN = 1.0, 1.5, 1.0, 0.6, 0.6, 0.3, 0.15
_ABOVE, _OWNER = 1.0, 1.1
"""Weights: a sentence farther; a subject; who spoke, if the pronoun speaks; a pronoun for him; a known gender …; the
subject of a clause that the pronoun's hangs on: "Vask compared Orsk with a saint, saying that he was one"; whose the
subject is: "Vask's account has changed. She said"."""
_SURE = 0.25
"""By how much the best antecedent must lead."""


class Mentioned(NamedTuple):
    """An actor as an antecedent: his words, the token that carries them in the clause, the number of the sentence."""

    candidate: Candidate
    head: int
    sentence: int


def find(
    page: Columns,
    antecedents: "Antecedents",
    marks: Quoted,
    turns: Sequence[tuple[Span, Candidate]],
    together: Candidate | None = None,
) -> list[Candidate]:
    """Pronouns of the third person, and of the first in quotations and turns, with whom they mean where it is clear.

    Args:
        together: whose declaration the article is, and who is "we" in it outside quotations.
    """
    found: list[Candidate] = []
    sentences = [sentence.after for sentence in page.sentences]
    for token in _pronouns(page, _ALL if together is None else _ALL | _WE):
        word = page.lower[token].removeprefix('"')
        number = bisect_right(sentences, token)
        pronoun = Candidate(page.ends[token] - len(word), page.ends[token], "PRONOUN", sort="pronoun", words=word)
        pronoun.by = "pronoun"
        pronoun.gender = _GENDERS.get(word)
        pronoun.plural = word in _PLURAL
        if word in _WE:
            meant = together if marks.at(pronoun.start) is None else None
        else:
            meant = antecedents.first(pronoun, turns) if word in _FIRST else antecedents.of(token, pronoun, number)
        if meant is not None and pronoun.actor is None:
            pronoun.mean(meant.actor, "pronoun", 0.7)
            if pronoun.gender or (pronoun.plural and word == "they"):
                antecedents.add(pronoun, number)
        if meant is not None or word in _GENDERS or word == "they":
            found.append(pronoun)
    return found


def _pronouns(page: Columns, wanted: Set[str]) -> list[int]:
    """The tokens of pronouns, those too that no space parts from the mark before them: "it is late."He left"."""
    alone = [token for pos in ("PRON", "DET") for token in page.having(pos) if page.lower[token] in wanted]
    if not _MARKED.isdisjoint(page.said):
        alone += (token for token, word in enumerate(page.lower) if word in _MARKED)
    return sorted(alone)


class Antecedents:
    """Whom a pronoun may mean, by sentence; grows as pronouns are settled."""

    def __init__(self, page: Columns, candidates: Sequence[Candidate], marks: Quoted, speech: Speech) -> None:
        self.page = self._page = page
        self._marks, self._speech = marks, speech
        self._cited = Cited(page, marks, speech)
        self._acting = words_for("acting")
        self._known = page.by_sentence(c for c in candidates if c.actor is not None)
        self._headed: set[int] = set()
        """The sentences in which it was looked for what heads the words for each."""
        self._pronouns: dict[int, Candidate] = {}
        self._heads: dict[int, Candidate] = {}
        self._ends: dict[int, Candidate] = {}
        self._genders: dict[str, str] = {}
        here = [one.actor for inside in self._known.values() for one in inside]
        self._often = Counter([actor.id for actor in here if actor is not None])

    def add(self, pronoun: Candidate, number: int) -> None:
        """One more that may be meant."""
        self._known.setdefault(number, []).append(pronoun)
        self._pronouns[pronoun.end] = pronoun
        if pronoun.actor is not None and pronoun.gender:
            self._genders.setdefault(pronoun.actor.id, pronoun.gender)
        self._often[pronoun.actor.id if pronoun.actor else ""] += 1

    def _head_all(self, number: int) -> None:
        """Note by which tokens those of a sentence begin and end: asked for "who" and "I" alone."""
        if number in self._headed:
            return
        self._headed.add(number)
        for candidate in self._known.get(number, ()):
            if candidate.sort != "pronoun":
                self._heads.setdefault(candidate.head(self._page), candidate)
                self._ends[self._page.at(candidate.end - 1)] = candidate

    def first(self, pronoun: Candidate, turns: Sequence[tuple[Span, Candidate]]) -> Candidate | None:
        """Who says "I": the speaker of the quotation, else of the turn of a transcript."""
        quoted = self._marks.at(pronoun.start)
        label = next((label for span, label in turns if span.start <= pronoun.start < span.end and label.actor), None)
        between = self._page.text[label.end : quoted.start].strip() if quoted is not None and label else ""
        if turns and (quoted is None or between == ":"):
            return label
        speaker = None if quoted is None else self._speech.speaker(quoted)
        speaker = self._cited.speaker(pronoun.start) if speaker is None else speaker
        meant = None if speaker is None else self._at(speaker)
        person = meant is not None and meant.actor is not None and meant.actor.kind in ("person", "unnamed")
        return meant if person else None

    def _at(self, token: int) -> Candidate | None:
        """Whom a token stands for: the words that it heads, or is one of."""
        offset = self._page.starts[token]
        number = bisect_right(self._page.sentences, offset, key=attrgetter("end"))
        self._head_all(number)
        within = (one for one in self._known.get(number, ()) if one.start <= offset < one.end)
        return self._heads.get(token) or self._pronoun_at(token) or next(within, None)

    def of(self, token: int, pronoun: Candidate, number: int) -> Candidate | None:
        """The antecedent that leads: near, a subject, one who spoke, and of the pronoun's gender and number."""
        word = pronoun.words
        if word in _WHO:
            self._head_all(number)
            return self._described(token)
        if word == "it" and self._reads(token):
            return None
        quoted = self._marks.at(pronoun.start)
        speaks = token in self._speech.speaking
        told = self._ended(token, quoted)
        away = self._away(number, self._back(word, quoted, speaks), quoted, told)
        fitting = [
            one
            for at in reversed(away)
            for candidate in self._known.get(at, ())
            if self._agrees(candidate, pronoun) and self._marks.at(candidate.start) is quoted
            if told is None or not told.start <= candidate.start
            if self._stands(one := Mentioned(candidate, candidate.carrier(self._page), at), token, pronoun)
        ]
        if not fitting:
            return None
        beside = self._beside(token, number)
        fitting = [one for one in fitting if one.candidate.actor not in beside]
        return self._leading(self._nearest(fitting, away) if speaks else fitting, away, speaks, token)

    def _ended(self, token: int, quoted: Span | None) -> Span | None:
        """The words behind a dash that a pronoun ends by telling who spoke, and that do not tell whom it means."""
        speaks = token in self._speech.speaking and quoted is None
        return self._cited.closing(token) if speaks else None

    def _reads(self, token: int) -> bool:
        """Whether a text is told of: "it reads", "it states"."""
        verb = self._page.head[token]
        return self._page.lower[verb] in words_for("of texts")

    def _away(self, number: int, back: int, quoted: Span | None, told: Span | None = None) -> dict[int, int]:
        """The sentences in which it may mean somebody, and how far each is: what is all quotation does not count.

        Nor does what it tells the speaker of: "- The road is open. We wait - he said".
        """
        away = {number: 0}
        if not back:
            return away
        for at in range(number - 1, -1, -1):
            if len(away) > back:
                break
            sentence = self._page.sentences[at]
            inside = self._marks.at(sentence.start)
            if quoted is None and inside is not None and inside.start < sentence.start and inside.end >= sentence.end:
                continue
            if told is not None and sentence.start >= told.start:
                continue
            away[at] = len(away)
        kind = self._page.sentences[number].kind
        return {at: far for at, far in away.items() if at == number or self._page.sentences[at].kind == kind}

    def _nearest(self, fitting: list[Mentioned], away: Mapping[int, int]) -> list[Mentioned]:
        """Without those farther back, if somebody spoke just before: "Vask threatened … Dohnal objected. She said"."""
        just_before = [one for one in fitting if away[one.sentence] == 1 and one.head in self._speech.speaking]
        return [one for one in fitting if away[one.sentence] <= 1] if just_before else fitting

    def _beside(self, token: int, number: int) -> list[Actor | None]:
        """Who else takes part in what the pronoun does: "he told Blinken", "he will speak to Vask and *Blinken*"."""
        page = self._page
        if page.dep[token] not in self._acting:
            return []
        verb = page.head[token]
        others = [one for one in self._known.get(number, ()) if one.carrier(page) > token]
        return [one.actor for one in others if self._is_done_to(one.carrier(page), verb)]

    def _is_done_to(self, head: int, verb: int) -> bool:
        """Whether somebody is the object of a verb or of what it leads to, alone or with others."""
        page = self._page
        while page.dep[head] == "conj" and page.head[head] != head:
            head = page.head[head]
        if page.dep[head] not in ("obj", "iobj", "obl"):
            return False
        above = page.head[head]
        while above != verb and page.dep[above] == "xcomp":
            above = page.head[above]
        return above == verb

    def _back(self, word: str, quoted: Span | None, speaks: bool) -> int:
        """How many sentences back it may mean somebody."""
        if word in _GENDERS:
            return _BACK if quoted is None else 1
        return _BACK if speaks and quoted is None else 0

    def _described(self, token: int) -> Candidate | None:
        """Whom "who" stands for: the words that its clause hangs on."""
        page = self._page
        above = page.head[token]
        clause = next((t for t in (above, page.head[above]) if page.dep[t] in ("acl:relcl", "acl")), None)
        found = None if clause is None else self._heads.get(page.head[clause])
        if found is None:
            before = (at for at in range(token - 1, max(-1, token - 3), -1) if page.printed[at].isalnum())
            found = self._ends.get(next(before, -1))
            return found if found is not None and found.label in ("PERSON", "ROLE") else None
        return found

    def _pronoun_at(self, token: int) -> Candidate | None:
        return self._pronouns.get(self._page.ends[token])

    def _above(self, token: int) -> set[int]:
        """The heads of the clauses that a pronoun's hangs on."""
        found = set()
        for _ in range(_DEEP):
            token = self._page.head[token]
            found.add(token)
        return found

    def _leading(
        self, fitting: Sequence[Mentioned], away: Mapping[int, int], speaks: bool, token: int
    ) -> Candidate | None:
        if len({id(one.candidate.actor) for one in fitting}) == 1:
            return fitting[0].candidate
        best: dict[str, tuple[float, Candidate]] = {}
        seen: set[int] = set()
        above = self._above(token)
        for one in fitting:
            first = one.sentence not in seen
            seen.add(one.sentence)
            score = self._score(one, away[one.sentence], speaks, first)
            score += _ABOVE * (self._acts(one) and self._page.head[one.head] in above)
            id_ = one.candidate.actor.id if one.candidate.actor else ""
            if id_ not in best or score > best[id_][0]:
                best[id_] = (score, one.candidate)
        ranked = sorted(best.values(), key=lambda pair: -pair[0])
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _SURE):
            return None
        return ranked[0][1]

    def _score(self, one: Mentioned, far: int, speaks: bool, first: bool) -> float:
        candidate, dep = one.candidate, self._page.dep[one.head]
        score = -_FAR * far
        spoke = one.head in self._speech.speaking
        score += _SUBJECT * (spoke or dep in self._acting)
        score += _OWNER * (dep == "nmod:poss" and self._owns_a_subject(one.head))
        score += _SPEAKER * (speaks and spoke and not self._is_told(one.head))
        score += _PRONOUN * (candidate.sort == "pronoun")
        score += _GENDER * (candidate.gender is not None and candidate.gender != "n")
        score += _FIRST_OF_ITS * (first and far > 0)
        return score + _OFTEN * min(4, self._often[candidate.actor.id] if candidate.actor else 0)

    def _is_told(self, head: int) -> bool:
        """Whether another tells what somebody says: Orsk in "Vask said Orsk had asked for asylum"."""
        verb = self._speech.verbs.get(head)
        return verb is not None and self._page.dep[verb] == "ccomp" and self._page.head[verb] < verb

    def _owns_a_subject(self, owner: int) -> bool:
        """Whether what a sentence is about is somebody's: "Some details of Vask's account have changed"."""
        thing = self._page.head[owner]
        thing = self._page.head[thing] if self._page.dep[thing] == "nmod" else thing
        return self._page.dep[thing] in self._acting

    def _acts(self, one: Mentioned) -> bool:
        return self._page.dep[one.head] in self._acting

    def _agrees(self, candidate: Candidate, pronoun: Candidate) -> bool:
        """Whether number, gender and kind of an actor named before are those of the pronoun."""
        actor, word = candidate.actor, pronoun.words
        if actor is None or candidate.end > pronoun.start:
            return False
        if word in _NEUTER:
            return (
                not candidate.plural and actor.kind != "person" and (actor.kind != "unnamed" or candidate.gender == "n")
            )
        if word in _PLURAL:
            several = candidate.plural or candidate.gender == "n" or actor.kind != "unnamed"
            return several and actor.kind != "person" and candidate.sort != "adjective"
        if candidate.plural or candidate.sort == "institution" or actor.kind not in ("person", "unnamed"):
            return False
        gender = candidate.gender or gender_of(actor.name) or self._genders.get(actor.id)
        return gender in (None, pronoun.gender)

    def _stands(self, one: Mentioned, token: int, pronoun: Candidate) -> bool:
        """Whether an actor stands where the pronoun may mean him."""
        if pronoun.words in _NEUTER:
            return self._acts(one)
        if pronoun.words in _PLURAL:
            return self._are_several(one) and (one.candidate.plural or self._same_sentence(one, token))
        nameless = one.candidate.actor is not None and one.candidate.actor.kind == "unnamed"
        return (not nameless or self._is_near(one, token)) and not self._same_clause(one.head, token)

    def _is_near(self, one: Mentioned, token: int) -> bool:
        """Whether somebody nameless is still spoken of: who spoke, or was told of in the sentence before."""
        sentences = self._page.sentences
        after = sentences[min(one.sentence + 1, len(sentences) - 1)].after
        return token < after or one.head in self._speech.speaking or one.candidate.sort == "pronoun"

    def _same_sentence(self, one: Mentioned, token: int) -> bool:
        """Whether both stand in one sentence: a state named before is seldom "they" in the next."""
        state = one.candidate.actor is not None and one.candidate.actor.kind == "government"
        sentence = self._page.sentences[one.sentence]
        return not state or sentence.first <= token < sentence.after

    def _are_several(self, one: Mentioned) -> bool:
        """Whether "they" may mean this: several people, or a body that acts and with which no other is named."""
        if not self._acts(one):
            return False
        page = self._page
        near = range(one.head + 1, min(one.head + _NEAR_BY, len(page.head)))
        joined = page.dep[one.head] == "conj" or any(page.head[t] == one.head and page.dep[t] == "conj" for t in near)
        return one.candidate.plural or not joined

    def _same_clause(self, head: int, token: int) -> bool:
        """Whether subject and object of one verb: "Putin told him" is not Putin; "Putin told his" may be."""
        page = self._page
        objects = page.dep[token] in ("obj", "iobj", "obl") and page.lower[token] not in ("himself", "herself")
        verb = page.head[token]
        if objects and page.dep[verb] == "conj" and page.head[head] == page.head[verb]:
            # "Vask spoke with Orsk and warned him": Orsk is warned, by Vask.
            return page.dep[head] not in ("obj", "iobj", "obl")
        return objects and page.head[head] == verb
