"""Words that report an event: verbs, event nouns, adjectives, and what must stand with them, from tables."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
        if not any(map(said.isdisjoint, asked)) and _fits(frame, pattern):
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


def may_match(lemma: str, pos: str, said: frozenset[str]) -> bool:
    """Whether a word is a trigger, and its sentence has the words that some row asks for; no parse is read."""
    return promising(lemma, pos, said) is not None


def promising(lemma: str, pos: str, said: frozenset[str]) -> Pattern | None:
    """The longest row that a word may fit, as far as the words of its sentence tell; no parse is read."""
    asking = _ranked().asking.get(pos, _NONE).get(lemma)
    if asking is None or (asking.one is not None and asking.one.isdisjoint(said)):
        return None
    for pattern, asked in asking.rows:
        for words in asked:
            if said.isdisjoint(words):
                break
        else:
            return pattern
    return None


@cache
def known() -> frozenset[str]:
    """All lemmas of triggers."""
    return frozenset((*_ranked().verbs, *_ranked().nouns))


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


class _Asking(NamedTuple):
    """The rows of a lemma, the longest first; the words of which a sentence must have one for any of them to fit."""

    rows: Sequence[tuple[Pattern, Asked]]
    one: frozenset[str] | None


_NONE: Mapping[str, _Asking] = {}


class _Ranked(NamedTuple):
    """The rows of each trigger, the longest first, with what they ask for; the same by part of speech and lemma."""

    verbs: Rows
    nouns: Rows
    asking: dict[str, dict[str, _Asking]]


@cache
def _ranked() -> _Ranked:
    verbs_, nouns_ = _by_length(verbs()), _by_length(nouns())
    others: Rows = {lemma: [row for row in rows if row[0].of_adjectives] for lemma, rows in verbs_.items()}
    # a noun may have been a verb: "the siege which they laid"
    either: Rows = {lemma: (*nouns_.get(lemma, ()), *verbs_.get(lemma, ())) for lemma in (*nouns_, *verbs_)}
    parts = {"VERB": verbs_, "ADJ": others, "AUX": others, "NOUN": either}
    asking = {part: {lemma: _asking(its) for lemma, its in table.items() if its} for part, table in parts.items()}
    return _Ranked(verbs_, nouns_, asking)


def _asking(its: Sequence[tuple[Pattern, Asked]]) -> _Asking:
    if any(not asked for _, asked in its):
        return _Asking(its, None)
    return _Asking(its, frozenset[str]().union(*(asked[0] for _, asked in its)))


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


def _fits(frame: Frame, pattern: Pattern) -> bool:
    for slots, words in pattern.needs:
        for slot in slots:
            there = frame.slots.get(slot)
            if there is None:
                there = frame.slots[slot] = _slot(frame, slot)
            if there and ("*" in words or not words.isdisjoint(there)):
                break
        else:
            return False
    return True


def _slot(frame: Frame, slot: str) -> frozenset[str]:
    """The lemmas that stand in a slot: a grammatical one, ``any`` for the whole clause, or a preposition."""
    if slot not in _OTHERS:
        if slot != "by" and slot not in frame.trigger.sent.said:  # the doer of a passive may lack its "by"
            return frozenset()
        temporal = classes()["temporal"]
        return lemmas_of(head for case, head in frame.oblique if case == slot and head.lemma not in temporal)
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
    return frozenset(o.pos_ for o in frame.objects)  # objpos


_OTHERS = {
    *("prt", "obj", "iobj", "subj", "comp", "ccomp", "inf", "any", "aux", "modal", "case", "own", "borne"),
    *("to-person", "mod", "pos", "objent", "objpos"),
}
"""The slots that are no prepositions."""


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
