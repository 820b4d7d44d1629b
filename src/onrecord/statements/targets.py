"""What an article names that one can be for or against, and the words that may judge it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.attrs import LEMMA, LOWER

from onrecord.model import Actor, Issue, Mention
from onrecord.statements.attitudes import attitudes, value
from onrecord.statements.cues import NEGATIONS, Hashes, hashes
from onrecord.statements.issues import Issues
from onrecord.statements.words import Words, among

_CONDITIONS = frozenset({"if", "unless", "provided", "when", "until", "once", "only", "whether"})
_NEGATING = frozenset({"advmod", "det", "neg", "obj", "cc:preconj"})
_POSSIBLE = frozenset({"could", "might", "may", "would"})


@dataclass(frozen=True, slots=True)
class Targets:
    """What an article names that one can be for or against: words that name issues, mentions by their head; and the
    actor each word names, first come first."""

    words: Words
    issues: tuple[tuple[int, Issue], ...]
    matters: frozenset[int]
    mentions: tuple[tuple[int, Mention], ...]
    actors: Mapping[int, Actor]
    company: Mapping[str, frozenset[str]]
    sides: Mapping[str, Mapping[str, int]]
    signs: "Signs"


@dataclass(frozen=True, slots=True)
class Signs:
    """Words that may judge, and words that something below negates, makes conditional, or merely possible."""

    judging: frozenset[int]
    negated: frozenset[int]
    conditional: frozenset[int]
    possible: frozenset[int]


def named(words: Words, who: Sequence[Mention], issues: Issues) -> Targets:
    """What is named in an article."""
    mentions: list[tuple[int, Mention]] = []
    actors: dict[int, Actor] = {}
    for mention in who:
        actor = mention.actor
        piece = None if actor is None else words.around(mention.span)
        if actor is None or piece is None:
            continue
        for i in range(*piece):
            if words.starts[i] >= mention.span.start:
                actors.setdefault(i, actor)
        if mention.label != "PRONOUN":
            mentions.append((words.root(piece), mention))
    found = tuple(issues.among(words))
    ordered = tuple(sorted(mentions, key=lambda pair: pair[0]))
    return Targets(
        words, found, frozenset(i for i, _ in found), ordered, actors, issues.company, issues.sides, signs(words)
    )


def signs(words: Words) -> Signs:
    """The words of an article that tell a stance, looked up at once: of most words nothing need be asked."""
    named, below = _keys()
    judging = {*np.flatnonzero(among(words.table[LEMMA], named) | among(words.table[LOWER], named)).tolist()}
    negated, conditional, possible = set[int](), set[int](), set[int]()
    for i in np.flatnonzero(among(words.table[LOWER], below)).tolist():
        word, dep, head = words.lower[i], words.dep[i], words.head[i]
        if head == i:
            continue
        if word == "without" or (word in NEGATIONS and dep in _NEGATING):
            negated.add(head)
        if word in _POSSIBLE and words.tag(i) == "MD":
            possible.add(head)
        if word in _CONDITIONS and dep in ("mark", "advmod") and words.dep[head] == "advcl":
            conditional.add(words.head[head])
        if word == "whether" and dep == "mark":
            conditional.add(head)
        if word == "against" and dep in ("case", "mark"):
            judging.add(head)
    return Signs(*map(frozenset, (judging, negated, conditional, possible)))


def judgement(words: Words, told: Signs, i: int) -> float | None:
    """The value of a word that judges, its own negation counted; None for a word that does not."""
    worth = value(words, i, "criticism") if i in told.judging else None
    if worth is None or words.pos[i] not in ("VERB", "NOUN", "ADJ", "ADV", "ADP", "SCONJ"):
        return None
    return -worth if i in told.negated else worth


@cache
def _keys() -> tuple[Hashes, Hashes]:
    """The first words of what judges, and the small words that change what is said."""
    below = {*NEGATIONS, *_POSSIBLE, *_CONDITIONS, "without", "against"}
    return hashes(lemma.partition(" ")[0] for lemma in attitudes()), hashes(below)
