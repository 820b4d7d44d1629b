"""Statements told by a phrase rather than a verb: "according to X", "as X put it", "in X's opinion"."""

from collections.abc import Iterator, Sequence

import numpy as np
from spacy.attrs import LOWER
from spacy.strings import get_string_id

from onrecord.statements.relation import Relation, ranges
from onrecord.statements.syntax import BY, phrase
from onrecord.statements.words import Range, Words

OPINION = BY + ", opinion"
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_VERBS = frozenset({"VERB", "AUX"})
_VIEWS = ("opinion", "view", "estimation", "assessment")
_WORDS = {word: np.uint64(get_string_id(word)) for word in ("according", "put", *_VIEWS)}
_OWNING = frozenset({"’s", "'s", "’", "'"})
_THEIRS = frozenset({"his", "her", "their", "its"})
_SURE = 0.8
_FARTHEST = 16
"""How many words "as" may stand before "put it"."""
_NEAR = 8
"""How many words "in" may stand before "opinion"."""


def relations(words: Words) -> Iterator[Relation]:
    """The statements that a phrase makes of the rest of its sentence."""
    here = [number for word, number in _WORDS.items() if word in words.columns.said]
    if not here:
        return
    at, lower = 0, words.columns.numbers(LOWER)
    for i in np.logical_or.reduce([lower == number for number in here]).nonzero()[0].tolist():
        while at < len(words.sentences) and words.sentences[at][1] <= i:
            at += 1
        if at == len(words.sentences):
            return
        sentence = words.sentences[at]
        if i >= sentence[0]:
            found = _according(words, sentence, i) or _as_put(words, sentence, i) or _in_opinion(words, sentence, i)
            if found is not None:
                yield found


def _according(words: Words, sentence: Range, i: int) -> Relation | None:
    """According to X, …"""
    if words.lower[i] != "according" or i + 2 >= sentence[1] or words.lower[i + 1] != "to":
        return None
    head = _noun_after(words, i + 2, sentence[1])
    if head is None:
        return None
    source = phrase(words, head, before=None)
    source = (max(source[0], i + 2), source[1])
    kept = [t for t in range(*sentence) if not i <= t < source[1]]
    return _relation(words, source, ((i, i + 2),), kept, i)


def _as_put(words: Words, sentence: Range, i: int) -> Relation | None:
    """As X put it, …"""
    start = sentence[0]
    if words.lower[i] != "put" or words.lower[start] != "as" or i - start > _FARTHEST:
        return None
    if words.lower[i + 1 : i + 2] not in (["it"], ["this"]) or _has_verb(words, start, i):
        return None
    kept = [t for t in range(*sentence) if not start <= t < i + 2]
    return _relation(words, (start + 1, i), ((start, start + 1), (i, i + 2)), kept, i)


def _in_opinion(words: Words, sentence: Range, i: int) -> Relation | None:
    """In X's opinion, …"""
    if words.lower[i] not in _VIEWS or words.lower[i + 1 : i + 2] != [","]:
        return None
    before = range(i - 1, max(sentence[0], i - _NEAR) - 1, -1)
    start = next((t for t in before if words.lower[t] == "in"), None)
    if start is None or start + 1 == i or _has_verb(words, start, i - 1):
        return None
    own = words.lower[i - 1] in _OWNING
    if not own and not (words.lower[i - 1] in _THEIRS and start == i - 2):
        return None
    opens = start == sentence[0] or (start == sentence[0] + 1 and not words.printed[sentence[0]].isalnum())
    if not opens and words.printed[start - 1] != ",":
        return None
    kept = [t for t in range(*sentence) if not start <= t < i + 2]
    found = _relation(words, (start + 1, i - own), ((start, start + 1), (i, i + 1)), kept, i)
    return found._replace(by=OPINION) if found is not None else None


def _has_verb(words: Words, start: int, end: int) -> bool:
    return not _VERBS.isdisjoint(words.pos[start:end])


def _noun_after(words: Words, start: int, end: int) -> int | None:
    head, dep = words.head, words.dep
    for i in range(start, end):
        if words.pos[i] in _NOUNS:
            while i < head[i] < end and dep[i] in ("compound", "nmod:poss", "nmod:desc"):
                i = head[i]
            return i
    return None


def _relation(
    words: Words, source: Range, cue: tuple[Range, ...], content: Sequence[int], head: int
) -> Relation | None:
    kept = ranges(words, content)
    return Relation(source, cue, kept, head, _SURE, BY) if kept else None
