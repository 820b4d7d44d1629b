"""The words that belong to a description: "the Dutch ministry's Eastern Europe director" from its head."""

from onrecord.actors.words import words_for
from onrecord.language.columns import Columns, Sentence

_LONGEST = 10
_BEFORE_A_NAME = frozenset({"compound", "nmod:desc", "flat", "appos", "nmod"})
_INNER = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "X", "SPACE"})


def left(page: Columns, sentence: Sentence, first: int, head: int) -> int:
    """The first word of the noun phrase: what hangs on its head, or with it on a name that follows."""
    above = page.head[head]
    allowed = {head, above} if above > head and page.dep[head] in _BEFORE_A_NAME else {head}
    at, least = first, max(sentence.first, first - _LONGEST)
    while at > least and _hangs(page, at - 1, allowed) and _inner(page, at - 1):
        at -= 1
    while page.printed[at].isspace() or page.printed[at] in ("-", "'s", "’s"):
        at += 1
    return with_at(page, at)


def with_at(page: Columns, first: int) -> int:
    """Where a phrase begins, with the "at" of "*at* least ten people", which hangs on "least"."""
    return first - (first > 0 and page.lower[first] in ("least", "most") and page.lower[first - 1] == "at")


def _hangs(page: Columns, token: int, allowed: set[int]) -> bool:
    """Whether a token is one of some, or hangs on one, at whatever depth."""
    while token not in allowed and page.head[token] != token:
        token = page.head[token]
    return token in allowed


def _inner(page: Columns, token: int) -> bool:
    return (
        page.pos[token] in _INNER
        or page.dep[token] in ("nmod:poss", "amod")
        or page.lower[token] in words_for("definite")
        or page.printed[token] in ("'s", "’s", "'", "’", "-")
    )
