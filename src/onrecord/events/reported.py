"""Which words of an article report an event, and by which pattern: the tables and the network together."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import compress

from spacy.tokens import Doc

from onrecord.events import learned, triggers
from onrecord.events.code import is_discarded
from onrecord.events.frames import Frame, complements, frame, is_predicate, is_verbal
from onrecord.events.hit import blow, harm
from onrecord.events.misread import is_attributive, is_misread, is_subject
from onrecord.events.status import is_idle, is_purpose, is_scene
from onrecord.events.tables import classes
from onrecord.events.triggers import Pattern, by_type, longest, may_match, nouns, promising
from onrecord.events.words import Sentence, Word, grow, outlines
from onrecord.language.columns import Columns, columns

RECENT = 1990
"""The first year that is no history."""
KEPT, ADDED_NOUN, ADDED_VERB = 0.07, 0.65, 0.85
"""How likely a word must be to report an event: where a pattern says so, and where none does. Of verbs the tables know
more: of those added from .65 on two in five are right, of nouns two in three.
"""
SURE = 3
"""How much a pattern must ask for where the parse does not call the trigger a verb."""


@dataclass(frozen=True, slots=True)
class Told:
    """A word with its frame that reports an event: by which pattern, and how likely the network holds it to.

    A word that the network does not know has no chance.
    """

    of: Frame
    pattern: Pattern
    chance: float | None


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely words are to report an event, by their numbers, with the likeliest type."""

    likely: Mapping[int, tuple[str, float]] = field(default_factory=dict)

    def of(self, word: int) -> float | None:
        """How likely a word is to; None where the network does not know it."""
        return self.likely[word][1] if word in self.likely else None

    def spares(self, word: int) -> bool:
        """Whether a pattern may be believed: all but what is hardly ever told by such words."""
        return word not in self.likely or self.likely[word][1] >= KEPT

    def added(self, word: int, pos: str) -> str | None:
        """The type of a word that reports an event though no pattern says so."""
        type_, chance = self.likely.get(word, ("", 0.0))
        return type_ if chance >= (ADDED_NOUN if pos in {"NOUN", "PROPN"} else ADDED_VERB) else None


def reported(doc: Doc, weights: learned.Weights | None = None) -> Iterator[list[Told]]:
    """The words that report an event, a list a sentence, outer before inner; no list is empty.

    A tree is built only for sentences in which a word may: one that a table has and the network does not rule out, or
    one of which it is sure. Those in which one does the caller dissolves.
    """
    held = columns(doc)
    bare = [(sentence, _known(sentence, held)) for sentence in outlines(held)]
    chances = Chances(learned.likely(doc, _promised(bare), weights))
    sure = [word for word in chances.likely if chances.added(word, held.pos[word])]
    for sentence, known in bare:
        wanted = {
            *filter(chances.spares, known),
            *sure[bisect_left(sure, sentence.start) : bisect_left(sure, sentence.end)],
        }
        if wanted:
            grow(sentence, held, sorted(wanted))
            found = [Told(of, row, chances.of(of.trigger.i)) for of, row in triggered(sentence, chances, known)]
            if found:
                yield found
            else:
                sentence.dissolve()


def promised(doc: Doc) -> dict[int, str]:
    """The types that the tables promise words, by the word's number, as far as the words about them tell."""
    held = columns(doc)
    return _promised([(sentence, _known(sentence, held)) for sentence in outlines(held)])


def _promised(bare: Sequence[tuple[Sentence, Mapping[int, Pattern]]]) -> dict[int, str]:
    return {at: row.type for _, known in bare for at, row in known.items() if row.type is not None}


def _known(sentence: Sentence, held: Columns) -> dict[int, Pattern]:
    """The words that a table has, where the sentence has what a row of it asks for: the row; no parse is read."""
    forms, first, pos, said = sentence.forms, sentence.start, held.pos, sentence.said
    known = compress(range(first, sentence.end), map(triggers.known().__contains__, forms))
    return {at: row for at in known if (row := promising(forms[at - first], pos[at], said)) is not None}


_NONE = Chances()


def triggered(
    sentence: Sentence, chances: Chances = _NONE, known: Container[int] | None = None
) -> Iterator[tuple[Frame, Pattern]]:
    """The frames of a sentence that report an event, with the pattern each fits, outer before inner.

    Args:
        known: the words that a row may fit, by their numbers, where that was asked before.
    """
    told: list[tuple[Frame, Pattern]] = []
    for token in sorted(sentence.wanted, key=_depth):
        if any(_is_part(token, *event) for event in told):
            continue
        type_ = chances.added(token.i, token.pos_)
        there = token.i in known if known is not None else may_match(token.lemma, token.pos_, sentence.said)
        candidate = there and _is_candidate(token)
        if type_ is None and not candidate:
            continue
        of = frame(token)
        row = longest(of) if candidate else None
        if row is not None and _is_told(of, row):
            told.append((of, row))
            yield of, row
        elif type_ is not None and row is None and not _is_aside(token, likely := by_type(type_, token)):
            if type_ == "ASSAULT":  # what else tells the same blow is no other
                told.append((of, likely))
            yield of, likely


def _is_candidate(word: Word) -> bool:
    used = word.pos_ != "NOUN" or word.lemma in nouns() or (is_verbal(word) and not is_predicate(word))
    return used and not is_attributive(word) and not is_subject(word)


def _is_told(of: Frame, row: Pattern) -> bool:
    """Whether the sentence tells an event by the row that a frame fits."""
    token = of.trigger
    if row.type is None or _is_aside(token, row) or is_purpose(token) or is_idle(token) or is_scene(token):
        return False
    if is_misread(token) and row.length < SURE:
        return False
    return not (row.type == "THREATEN" and is_predicate(token))  # "The alliance is no threat to Iran"


def _is_aside(token: Word, pattern: Pattern) -> bool:
    """Whether it is history, sport or fiction; who protests or is arrested in a stadium does so all the same."""
    if _is_long_ago(token):
        return True
    return pattern.type not in _ANYWHERE and pattern.mode != "arrest" and is_discarded(token)


def _is_long_ago(token: Word) -> bool:
    """Whether the years of its sentence all lie before 1990: "Germany invaded Poland in 1939"."""
    years = token.sent.years
    if not years or not all(1000 < year < RECENT for year in years):
        return False
    printed = (w for w in token.sent.words if len(w.text) == 4 and w.text.isdigit())
    return not all(_is_of_another_deed(year, token) for year in printed)


def _is_of_another_deed(year: Word, deed: Word) -> bool:
    """Whether a year dates what only stands below a deed: "offered to hand over the men who bombed a plane in 1988"."""
    path: list[Word] = []
    for above in year.ancestors:
        if above is deed:
            return any(w.pos_ == "VERB" and w.dep_ in _TOLD_BELOW and w.lemma not in _BEGINNING for w in path)
        path.append(above)
    return False


_BEGINNING = frozenset({"begin", "start", "end"})
_TOLD_BELOW = frozenset({"acl", "acl:relcl", "advcl"})


def _depth(token: Word) -> tuple[int, int]:
    depth, word = 0, token
    while word.head is not word:
        depth, word = depth + 1, word.head
    return depth, token.i


def _is_part(word: Word, of: Frame, pattern: Pattern) -> bool:
    """Whether a word is part of an event and no event of its own: its object, or what it says shall be done."""
    if word in of.objects or (word.dep_ in {"compound", "amod"} and word.head in of.objects):
        thing = word if word in of.objects else word.head
        if pattern.type not in _ABOUT or _is_asked(thing, pattern):
            return True
    if pattern.type in _VERBAL and _is_bidden(word, of, pattern):
        return True
    if (pattern.type == "ASSAULT" or _asks(pattern, "subj")) and _is_same_blow(word, of):
        return True
    if pattern.needs:
        needed = (words for slots, words in pattern.needs if "comp" in slots)
        if word in of.complements and any(word.lemma in words for words in needed):
            return True
        if any(head is word and _names(pattern, case, head) for case, head in of.oblique):
            return True
    if pattern.type == "PROTEST":
        path = (word, *word.ancestors)
        return any(c.dep_ in {"advcl", "xcomp"} and c in path for c in of.trigger.rights)
    return False


def _is_bidden(word: Word, of: Frame, pattern: Pattern) -> bool:
    """Whether it lies in what is asked, agreed or refused, and is not told there as done or as known."""
    path = (word, *word.ancestors)
    for complement in of.complements or complements(of.trigger):
        if complement in path:
            inside = path[: path.index(complement) + 1]
            if not any(_is_told_by(c) or _is_known_of(c) for c in inside):
                return True
    if pattern.type == "REJECT" and _is_known_of(word):
        return False  # "opposed to Iran's attack on the port"
    return any(head is word and case not in _BESIDE for case, head in of.oblique)


def _is_same_blow(word: Word, of: Frame) -> bool:
    """Whether it is what strikes, how that was let go, or what the blow did."""
    if word in of.subjects or word in harm(of.trigger) or word in blow(of):
        return True
    return word.dep_ == "acl" and word.lemma in _launching() and any(word in s.rights for s in of.subjects)


def _launching() -> Set[str]:
    """Verbs by which a weapon or an attack comes before it hits: "a missile fired from Iran struck the port"."""
    return classes()["shooting"] | classes()["performing"]


def _is_told_by(clause: Word) -> bool:
    """Whether a clause tells what was done: "ruled out talking to Iran after it seized a tanker"; not "if it did"."""
    past = clause.tag_ == "VBD" or any(c.lower_ in {"has", "have", "had", "were", "was"} for c in clause.lefts)
    if clause.dep_ == "acl:relcl":
        return past
    if clause.dep_ != "advcl" or not past or any(c.lower_ in {"if", "unless"} for c in clause.lefts):
        return False
    return any(c.dep_.startswith("nsubj") for c in clause.children)


def _is_known_of(noun: Word) -> bool:
    """Whether a deed is only spoken of as known: "to respond to the Russian attack", "in the event of an invasion"."""
    patterns = nouns().get(noun.lemma, ()) if noun.pos_ == "NOUN" else ()
    if not any(p.type == "ASSAULT" for p in patterns):
        return False
    return any(c.dep_ == "nmod:poss" or (c.dep_ == "amod" and c.text[0].isupper()) for c in noun.lefts)


def _names(pattern: Pattern, case: str, head: Word) -> bool:
    """Whether a row asks for this very word behind a preposition: "was hit with sanctions"; force, for whatever."""
    assault = pattern.type == "ASSAULT" or _asks(pattern, "subj")
    return any(case in slots and (assault or head.lemma in words) for slots, words in pattern.needs)


def _asks(pattern: Pattern, slot: str) -> bool:
    return any(slot in slots for slots, _ in pattern.needs)


def _is_asked(head: Word, pattern: Pattern) -> bool:
    """Whether the pattern asks for the very word: "voiced criticism", not "condemned the attack"."""
    words = {head.lemma, head.lower_}
    return any(not words.isdisjoint(asked) for slots, asked in pattern.needs if {"obj", "any"} & set(slots))


_ANYWHERE = frozenset({"PROTEST", "SANCTION"})
_VERBAL = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "MOBILIZE"})
_ABOUT = frozenset({"ACCUSE", "SUPPORT", "CONSULT"})
"""Types whose object may be an event of its own: "condemned the attack on the port"."""
_BESIDE = frozenset({"after", "following", "since", "amid", "during", "despite", "because", "over", "due", "in", "at"})
"""Prepositions that lead to another event than what is asked, agreed or refused."""
