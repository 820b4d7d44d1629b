"""Quotations → relations: which reporting word, before or after, claims the quoted words, and which float."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Token

from onrecord.statements import cues, syntax
from onrecord.statements.quotes import Quotation
from onrecord.statements.relation import Relation
from onrecord.statements.words import Range, Words

BY = "quotation marks 1"
_SENTENCE_END = frozenset({".", "!", "?"})
_WINDOW = 25
SCARE = 4
_NAME = 6
_SIGNS = frozenset({"―", "—", "–", "--", "-"})
_BETWEEN = frozenset({",", ":", "that", "–", "—", "-"})


def relations(words: Words, quotations: Sequence[Quotation]) -> Iterator[Relation]:
    """The statements made in quotation marks, in order: cue after, cue before, carried on, floating."""
    found = [_ranges(words, q) for q in quotations]
    quoted = {i for q in found for start, end in q for i in range(start, end)}
    last: Relation | None = None
    for previous, here in pairwise([(), *found]):
        if not here:
            continue
        if (signed := _signed(words, here)) is not None:
            yield signed
            continue
        verb = _cue_after(words, here[-1], quoted) or _cue_before(words, here[0], quoted)
        if verb is not None:
            if last is not None and last.verb == verb.i:
                joined = Relation(last.source, last.cue, last.content + here, last.verb, last.confidence, BY)
                last = joined
                yield joined
                continue
            last = Relation(_source(words, verb, quoted), (cues.group(verb),), here, verb.i, 0.9, BY)
            yield last
        elif last is not None and _floats(words, last.content[-1], here, previous):
            last = Relation(last.source, (), here, None, 0.7, BY + ", floating")
            yield last


def _signed(words: Words, here: tuple[Range, ...]) -> Relation | None:
    """A quotation with a name behind a dash, and nothing else: “We had to leave everything.” ― Maria Lopez"""
    doc, space = words.doc, words.space
    dash = next((i for i in range(here[-1][1], min(here[-1][1] + 3, len(space))) if not space[i]), None)
    if dash is None or words.of((dash, dash + 1)) not in _SIGNS:
        return None
    end = dash + 1
    while end < len(doc) and "\n" not in doc[end].text and doc[end].text not in _SENTENCE_END:
        end += 1
    named = [i for i in range(dash + 1, end) if not space[i]]
    if not 1 <= len(named) <= _NAME or any(not (doc[i].text[0].isupper() or doc[i].is_punct) for i in named):
        return None
    return Relation((named[0], named[-1] + 1), ((dash, dash + 1),), here, None, 0.9, BY + ", signed")


def _ranges(words: Words, quotation: Quotation) -> tuple[Range, ...]:
    pieces = (words.inside(span) for span in quotation.spans)
    return tuple(p for p in pieces if p is not None)


def _cue_after(words: Words, here: Range, quoted: set[int]) -> Token | None:
    """The reporting verb in “…,” X said and “…,” said X, who …"""
    if _ends_sentence(words, here):
        return None
    doc = words.doc
    for i in range(here[1], min(here[1] + _WINDOW, len(doc))):
        printed = words.of((i, i + 1))
        if i in quoted or printed in _SENTENCE_END or "\n" in printed:
            return None
        if _reports(words, i) and not doc[i].dep_.startswith("acl"):
            return doc[i]
    return None


def _ends_sentence(words: Words, here: Range) -> bool:
    """Whether the quoted words end a sentence: “… our objectives.” No cue can follow."""
    space, last = words.space, min(here[1] + 3, len(words.space))
    inside = next((words.of((i, i + 1)) for i in range(here[1] - 2, here[0], -1) if not space[i]), "")
    following = next((words.of((i, i + 1)) for i in range(here[1], last) if not space[i]), None)
    return inside in (".", "…") or following is None or (inside in ("!", "?") and following in ("“", '"'))


def _cue_before(words: Words, here: Range, quoted: set[int]) -> Token | None:
    """The reporting verb in X told Izvestia: “…” and X said, “…”"""
    for i in range(here[0] - 1, max(here[0] - _WINDOW, -1), -1):
        printed = words.of((i, i + 1))
        if i in quoted or printed in _SENTENCE_END or "\n\n" in printed:
            return None
        if _reports(words, i):
            return words.doc[i] if _may_stand_between(words, i + 1, here[0]) else None
    return None


def _may_stand_between(words: Words, start: int, end: int) -> bool:
    """Whether the words between cue and quotation are an addressee, a time, a mark, and no clause of their own."""
    gap = [words.doc[i] for i in range(start, end) if not words.space[i]]
    if any(t.pos_ in ("VERB", "AUX") for t in gap):
        return gap[-1].text == ":"
    return not gap or gap[-1].text in _BETWEEN


def _reports(words: Words, i: int) -> bool:
    cue = words.cues.get(i)
    said = cue is not None and cue.kind != "thought" and "c" in cue.contents
    return said or words.doc[i].lemma_ in ("add", "continue", "go")


def _source(words: Words, verb: Token, quoted: set[int]) -> Range | None:
    named = syntax.source_of(words, verb)
    if named is not None and not quoted.intersection(range(*named)):
        return named
    return _beside(words, verb, quoted)


def _beside(words: Words, verb: Token, quoted: set[int]) -> Range | None:
    """The nearest name or noun beside the verb, where the parse lost its subject among the quoted words."""
    doc = words.doc
    for step in (-1, 1):
        for i in range(verb.i + step, verb.i + 8 * step, step):
            if not 0 <= i < len(doc) or i in quoted or doc[i].text in _SENTENCE_END:
                break
            if doc[i].pos_ in ("PROPN", "PRON", "NOUN"):
                start, end = syntax.phrase(words, doc[i], before=None)
                outside = [t for t in range(start, end) if t not in quoted and (t < verb.i) == (step < 0)]
                return (outside[0], outside[-1] + 1) if outside else (i, i + 1)
    return None


def _floats(words: Words, last: Range, here: tuple[Range, ...], previous: tuple[Range, ...]) -> bool:
    """Whether the quotation is a sentence of its own that carries the one before on: no scare quotes, no titles."""
    start, end = here[0][0], here[-1][1]
    doc = words.doc
    if not previous or start - last[1] >= 60 or sum(doc[i].is_alpha for i in range(start, end)) <= SCARE:
        return False
    before = next((doc[i] for i in range(start - 1, -1, -1) if not doc[i].is_space), None)
    own = before is None or before.text in _SENTENCE_END or before.i < last[1] or "\n" in doc[before.i + 1 : start].text
    return own and _ends_sentence(words, here[-1])
