"""Whether the clause around an expression looks back or ahead: from the parse where there is one, else from its words.

"Monday" is the last Monday, but the next in "the council will vote on Monday": only a clause that looks ahead says so.
"""

from functools import cache
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc, Token

from onrecord.times.expressions import Expression
from onrecord.times.words import STOP, Words, rows

Tense = Literal["past", "present", "future"] | None

_REACH = 14
"""How many words to look back or ahead for a verb."""


@cache
def _class(name: str) -> frozenset[str]:
    """The words of one class of `tense.tsv`."""
    return next(frozenset(words.split()) for kind, words, _ in rows("tense.tsv") if kind == name)


@cache
def _cues() -> frozenset[str]:
    """Every word that may tell a tense by itself."""
    return frozenset({"to", "be"}).union(*(_class(kind) for kind in ("AHEAD", "MEETS", "PLAN", "WILL", "PAST")))


def by_words(expression: Expression) -> Tense:
    """The tense of the verb nearest before the expression in its sentence, else of the first after it.

    "The Wednesday ruling" and "Wednesday's ruling" are past: the clause tells the time of something else. "He named a
    new team ahead of the country's October elections" looks ahead though it is past.
    """
    words, start, end = expression.words, expression.match.start(), expression.match.end()
    before = words.small(start - 6, start)
    if "ahead" in before[-5:]:
        return "future"
    if words.printed[end : end + 1] in (["'s"], ["’s"]) or not _class("DESCRIBED").isdisjoint(before[-1:]):
        return None
    if "as" in before and any(pair in (("soon", "as"), ("early", "as")) for pair in pairwise(before)):
        return "future"
    if not _begins(words, start):
        return "future" if before[-1:] == ["until"] else _before(words, start)
    return _before(words, start) or _after(words, end)


def told(expression: Expression) -> bool:
    """Whether a past verb stands just after the expression: "soon became"."""
    after = expression.words.small(expression.match.end(), expression.match.end() + 1)
    return any(word in _class("PAST") or _is_regular_past(word) for word in after)


def _is_regular_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > 4 and word not in _class("NO_PAST")


def _begins(words: Words, index: int) -> bool:
    """Whether the word stands at the beginning of its sentence, a preposition or "also" before it."""
    before = words.signature[max(index - 3, 0) : index]
    return (
        len(before) < 3
        or STOP in before
        or any(mark in words.text[words.end(index - 3) : words.starts[index]] for mark in '"“`')
    )


def _before(words: Words, index: int) -> Tense:
    for at in range(index - 1, max(index - _REACH, 0) - 1, -1):
        if words.signature[at] == STOP:
            return None
        if tense := _at(words, at):
            return tense
    return None


def _after(words: Words, index: int) -> Tense:
    for at in range(index, min(index + _REACH, len(words.printed))):
        if words.signature[at] == STOP:
            return None
        if tense := _at(words, at):
            # "In September he vowed to defend it": the vow was made then.
            return "past" if _is_done(words, at) else tense
    return None


def _is_done(words: Words, at: int) -> bool:
    """Whether a verb of will is told as done: "vowed to", not "is expected to"."""
    told = words.printed[at].lower()
    return (
        told in _class("WILL")
        and told.endswith("ed")
        and (_class("BE") | _class("IS")).isdisjoint(words.small(at - 2, at))
    )


def _at(words: Words, at: int) -> Tense:
    """What one word says of the tense, by the words beside it."""
    word = words.printed[at].lower()
    if word not in _cues() and not word.endswith("ed"):
        return None
    earlier, following = (words.small(at - 1, at) or [""])[0], (words.small(at + 1, at + 2) or [""])[0]
    if word in _class("AHEAD"):
        return "future"
    if word in _class("MEETS"):
        return None if earlier in _class("BARE") else "future"
    if word in _class("PLAN"):
        return "past" if earlier in _class("WAS") else "future"
    if word in _class("WILL") and following == "to":
        return "past" if earlier in _class("WAS") else "future"
    if (word == "to" and earlier in _class("IS")) or (word == "be" and earlier == "to"):
        return "future"
    if earlier in _class("BE") or (earlier in _class("DESCRIBED") and word.endswith("ed")):
        return None
    if word in _class("PAST") or _is_regular_past(word):
        return "past"
    return None


def by_parse(doc: Doc, expression: Expression) -> Tense:
    """The tense of the verb group on which the expression hangs; None where it hangs on none."""
    span = doc.char_span(expression.span.start, expression.span.end, alignment_mode="expand")
    if span is None or not span.root.has_dep():
        return None
    for word in (span.root, *span.root.ancestors):
        if word.pos_ in ("VERB", "AUX"):
            return _of_verb(word)
    return None


def _of_verb(verb: Token) -> Tense:
    """Future with "will" or as the infinitive of a plan, past or present by its form or its auxiliary's."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
    forms = {helper.lower_ for helper in helpers}
    if forms & {"will", "'ll", "’ll", "shall", "wo", "would"}:
        return "future"
    if any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children) or "to" in forms:
        planned = verb.head if verb.dep_ in ("xcomp", "ccomp", "advcl", "acl") else None
        # "The two companies extended their offers to acquire the brewer on Friday" looks back.
        if planned is not None and planned.lower_ not in _class("PLAN") | _class("WILL"):
            return None
        was = planned is not None and any(c.lower_ in _class("WAS") for c in planned.children)
        return "past" if was else "future"
    if forms & {"was", "were", "had", "did", "has", "have", "'ve", "’ve"} or verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    return "present" if verb.tag_ in ("VBZ", "VBP", "VBG") else None
