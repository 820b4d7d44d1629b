"""Whose word a text is: "the institute's report said", "an analysis by the agency found"."""

from collections.abc import Iterable

from onrecord.model import Mention
from onrecord.statements.classes import class_of
from onrecord.statements.words import Words

_OWN = frozenset({"nmod:poss", "compound", "nmod:desc"})
_BY = frozenset({"by", "from"})
_AGAIN = frozenset({"the", "this"})
_SUBJECTS = frozenset({"nsubj"})
_FAR = 150
_WHO = frozenset({"PERSON", "ORG", "GPE", "ROLE"})


def issuer(words: Words, inside: Iterable[Mention], head: int) -> Mention | None:
    """Who issued the text that a phrase tells of: its owner, or who stands behind "by"."""
    if words.lemma(head) not in class_of("document"):
        return None
    owners = (m for m in inside if m.label in _WHO and m.actor is not None and _issued(words, m, head))
    return max(owners, key=lambda m: m.span.end - m.span.start, default=None)


def issuing(words: Words, head: int) -> int | None:
    """Who issued a text told of again: "the ministry", where it "said in a statement" before "the statement added"."""
    if words.lower[head] not in class_of("document") or not _is_known(words, head):
        return None
    before = (i for i in range(head - 1, max(-1, head - _FAR), -1) if words.lower[i] == words.lower[head])
    told = next((i for i in before if not _is_known(words, i)), None)
    if told is None or words.dep[told] != "obl":
        return None
    return words.first(words.head[told], _SUBJECTS)


def _is_known(words: Words, noun: int) -> bool:
    return any(words.lower[child] in _AGAIN for child in words.children[noun])


def _issued(words: Words, name: Mention, head: int) -> bool:
    within = words.around(name.span)
    if within is None:
        return False
    root = words.root(within)
    if words.head[root] != head:
        return False
    return (root < head and words.dep[root] in _OWN) or (root > head and words.case(root) in _BY)
