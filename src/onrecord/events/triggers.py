"""Words that report an event: verbs, event nouns, adjectives, and what must stand with them, from tables."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.events.frames import SUBJECTS, Frame, clause, complements
from onrecord.events.tables import classes, rows
from onrecord.events.words import Word

LEARNED = "learned"
"""What says of an event that no row of a table told it."""
MODALS = frozenset({"must", "should", "ought"})
_ONESELF = frozenset({"i", "we", "it", "this", "that", "there", "one"})
"""Of whom nobody asks what must be done: "We must unite"."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of a table: what it needs, as (slots, words), and what it reports. Without a type it reports nothing."""

    needs: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    recipients: tuple[str, ...]
    row: str

    @property
    def length(self) -> int:
        """How much the row asks for; the longest that fits wins. A word asked for counts more than any word."""
        return sum(3 if "*" not in words else 2 for _, words in self.needs)

    @property
    def of_adjectives(self) -> bool:
        """Whether the row asks for a part of speech: only then an adjective fits it."""
        return any("pos" in slots for slots, _ in self.needs)


Asked = tuple[frozenset[str], ...]
"""The words that a sentence must have, one of each, that a row can fit."""
Rows = dict[str, Sequence[tuple[Pattern, Asked]]]


def match(frame: Frame) -> Pattern | None:
    """The longest pattern that fits the frame and reports something; one that reports nothing hides shorter ones."""
    row = longest(frame)
    return row if row is not None and row.type is not None else None


def longest(frame: Frame) -> Pattern | None:
    """The longest row that fits the frame, also if it says that the words report nothing."""
    token, ranked, said = frame.trigger, _ranked(), frame.trigger.sent.said
    verbal = token.pos_ in {"VERB", "AUX", "ADJ"} or frame.objects or frame.subjects
    table = ranked.verbs if verbal else ranked.nouns
    for pattern, asked in table.get(token.lemma) or table.get(token.lower_) or ():
        if token.pos_ == "ADJ" and not pattern.of_adjectives:
            continue
        if (not asked or _has(said, asked)) and _fits_all(frame, pattern):
            return pattern
    return None


@cache
def _by_type() -> dict[tuple[str, bool], Pattern]:
    found = {}
    for row in rows("learned.tsv"):
        for column in ("verbs", "nouns"):
            slots = tuple(row[column].split())
            found[row["type"], column == "nouns"] = Pattern((), row["type"], None, (), slots, LEARNED)
    return found


def by_type(type_: str, token: Word) -> Pattern:
    """What stands for a pattern where no table has one, but the network says that a word reports an event."""
    return _by_type()[type_, token.pos_ not in {"VERB", "AUX", "ADJ"}]


def _fits_all(frame: Frame, pattern: Pattern) -> bool:
    return not pattern.needs or all(_fits(frame, slots, words) for slots, words in pattern.needs)


def may_match(lemma: str, pos: str, said: frozenset[str]) -> bool:
    """Whether a word is a trigger, and its sentence has the words that some row asks for; no parse is read."""
    needs = _ranked().needs.get(lemma, {}).get(pos)
    if needs is None:
        return False
    return needs.nothing or not said.isdisjoint(needs.one) or any(_has(said, asked) for asked in needs.several)


def promised(lemma: str, pos: str, said: frozenset[str]) -> str | None:
    """The type of the longest row that a word may fit, as far as the words of its sentence tell; no parse is read."""
    ranked = _ranked()
    tables = (ranked.verbs,) if pos in {"VERB", "AUX", "ADJ"} else (ranked.nouns, ranked.verbs)
    for table in tables:
        for pattern, asked in table.get(lemma, ()):
            if (pos != "ADJ" or pattern.of_adjectives) and (not asked or _has(said, asked)):
                return pattern.type
    return None


def _has(said: frozenset[str], asked: Asked) -> bool:
    return not any(map(said.isdisjoint, asked))


@cache
def known() -> frozenset[str]:
    """All lemmas of triggers."""
    return frozenset(_ranked().needs)


def lemmas_of(heads: Iterable[Word]) -> frozenset[str]:
    """The lemmas of heads, of what modifies them, and of what they are made of: "a wave of missile strikes"."""
    found: set[str] = set()
    for head in heads:
        found |= {head.lemma, head.lower_}
        for child in head.children:
            if child.dep_ in {"compound", "amod", "conj", "flat"}:
                found |= {child.lemma, child.lower_}
            elif child.dep_ == "nmod" and any(c.lower_ == "of" for c in child.lefts):
                found |= {child.lemma, *(c.lemma for c in child.children if c.dep_ in {"compound", "amod"})}
    return frozenset(found)


class _Needs(NamedTuple):
    """What the rows of a lemma ask for: whether one asks for nothing; the words of which some ask for one; the rest."""

    nothing: bool
    one: frozenset[str]
    several: tuple[Asked, ...]


class _Ranked(NamedTuple):
    """The rows of each trigger, the longest first, with what they ask for; the needs of a lemma, by its part."""

    verbs: Rows
    nouns: Rows
    needs: dict[str, dict[str, _Needs]]


@cache
def _ranked() -> _Ranked:
    ofverbs, ofnouns = _by_length(verbs()), _by_length(nouns())
    needs: dict[str, dict[str, _Needs]] = {}
    for lemma in (*ofverbs, *ofnouns):
        rows = ofverbs.get(lemma, ())
        others = [row for row in rows if row[0].of_adjectives]
        parts = {"VERB": rows, "ADJ": others, "AUX": others}
        parts["NOUN"] = (*rows, *ofnouns.get(lemma, ()))  # a noun may have been a verb: "the siege which they laid"
        needs[lemma] = {part: _together([asked for _, asked in its]) for part, its in parts.items() if its}
    return _Ranked(ofverbs, ofnouns, needs)


def _together(rows: Sequence[Asked]) -> _Needs:
    one = frozenset[str]().union(*(asked[0] for asked in rows if len(asked) == 1))
    return _Needs(() in rows, one, tuple(asked for asked in rows if len(asked) > 1))


def _by_length(table: dict[str, tuple[Pattern, ...]]) -> Rows:
    return {
        trigger: tuple((row, _asked(row)) for row in sorted(rows, key=lambda row: -row.length))
        for trigger, rows in table.items()
    }


def _asked(row: Pattern) -> Asked:
    """Without what any word will do for, or what is no word."""
    return tuple(words for slots, words in row.needs if "*" not in words and _GRAMMAR.isdisjoint(slots))


_GRAMMAR = frozenset({"pos", "objpos", "objent", "case"})


@cache
def verbs() -> dict[str, tuple[Pattern, ...]]:
    """Patterns by verb or adjective."""
    return _table("verbs.tsv", "verbs")


@cache
def nouns() -> dict[str, tuple[Pattern, ...]]:
    """Patterns by event noun."""
    return _table("nouns.tsv", "nouns")


def _fits(frame: Frame, slots: tuple[str, ...], words: frozenset[str]) -> bool:
    for slot in slots:
        there = frame.slots.get(slot)
        if there is None:
            there = frame.slots[slot] = _slot(frame, slot)
        if there and ("*" in words or not words.isdisjoint(there)):
            return True
    return False


def _slot(frame: Frame, slot: str) -> frozenset[str]:
    """The lemmas that stand in a slot: a grammatical one, ``any`` for the whole clause, or a preposition."""
    if slot == "prt":
        return frozenset({frame.particle} if frame.particle else ())
    if slot == "obj":
        return lemmas_of(frame.objects)
    if slot == "iobj":
        return lemmas_of(frame.indirect)
    if slot == "subj":
        return lemmas_of(frame.subjects)
    if slot in {"comp", "ccomp"}:
        return lemmas_of(frame.complements or complements(frame.trigger))
    if slot == "inf":
        marked = (c for c in frame.complements if any(d.lower_ == "to" and d.dep_ == "mark" for d in c.lefts))
        return lemmas_of(marked)
    if slot == "any":
        said = (*clause(frame.trigger), *(t for t in frame.trigger.lefts if t.dep_ == "advmod"))
        return frozenset(t.lemma for t in said) | lemmas_of(frame.objects)
    if slot == "aux":
        return frozenset(c.lemma for c in frame.trigger.children if c.dep_ == "aux")
    if slot == "modal":
        told = bool(frame.objects or frame.indirect)  # "told Iran it should leave"; not "said it should be a court"
        bidden = (c for c in frame.complements if c.lemma not in classes()["faring"] and (told or not _is_oneself(c)))
        return frozenset(c.lower_ for comp in bidden for c in comp.children if c.dep_ == "aux") & MODALS
    if slot == "case":
        return frozenset(c.lower_ for c in frame.trigger.lefts if c.dep_ == "case")
    if slot == "own":
        return frozenset(c.lemma for c in frame.trigger.children if c.dep_ == "nmod:poss")
    if slot == "borne":
        above = frame.trigger.head
        return frozenset({above.lemma} if frame.trigger.dep_ == "obj" else ()) & classes()["undergoing"]
    if slot == "to-person":
        return frozenset(h.lemma for case, h in frame.oblique if case == "to" and h.ent_type_ == "PERSON")
    if slot == "mod":
        return lemmas_of((frame.trigger,)) - {frame.trigger.lemma, frame.trigger.lower_}
    if slot == "pos":
        return frozenset({frame.trigger.pos_})
    if slot == "objent":
        return frozenset(o.ent_type_ for o in frame.objects)
    if slot == "objpos":
        return frozenset(o.pos_ for o in frame.objects)
    if slot != "by" and slot not in frame.trigger.sent.said:  # the doer of a passive may lack its "by"
        return frozenset()
    temporal = classes()["temporal"]
    return lemmas_of(head for case, head in frame.oblique if case == slot and head.lemma not in temporal)


def _is_oneself(complement: Word) -> bool:
    return any(s.lower_ in _ONESELF and s.dep_ in SUBJECTS for s in complement.lefts)


def _table(name: str, key: str) -> dict[str, tuple[Pattern, ...]]:
    table: dict[str, list[Pattern]] = defaultdict(list)
    for number, row in enumerate(rows(name), start=3):
        pattern = Pattern(
            needs=tuple(_need(need) for need in row["needs"].split()),
            type=row["type"] or None,
            mode=row["mode"] or None,
            contexts=tuple(row["contexts"].split()),
            recipients=tuple(row["recipients"].split()),
            row=f"{name}:{number}",
        )
        for word in row[key].split(","):
            table[word].append(pattern)
    return {word: tuple(patterns) for word, patterns in table.items()}


def _need(printed: str) -> tuple[tuple[str, ...], frozenset[str]]:
    slots, _, words = printed.partition("=")
    named: set[str] = set()
    for word in words.split(","):
        named |= classes()[word[1:]] if word.startswith("@") else {word}
    return tuple(slots.split(",")), frozenset(named)
