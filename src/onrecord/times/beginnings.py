"""When the text says that something began, from which "its eighth month" is counted."""

from collections.abc import Sequence
from itertools import chain

from onrecord.times.expressions import Expression
from onrecord.times.rules import value_in
from onrecord.times.tense import by_words
from onrecord.times.words import STOP

_REACH = 14
"""How many words before and after an expression may name what it is about."""

Dated = tuple[Expression, str]
"""An expression and its value."""


def beginning(e: Expression, dated: Sequence[Dated]) -> str | None:
    """The date on which that began of which an expression counts the days, weeks, months or years; None if not told.

    "The war began on Feb. 24 … the war nears the end of its eighth month" is counted from Feb. 24; nothing where the
    text names two days on which it began.
    """
    what = _named(e, "CAMPAIGN")
    told = {value for other, value in dated if what and _named(other, "CAMPAIGN") == what and _begins(other)}
    return told.pop() if len(told) == 1 else None


def _begins(e: Expression) -> bool:
    return _named(e, "BEGIN") is not None and by_words(e) != "future"


def _named(e: Expression, kind: str) -> str | None:
    """The value of the nearest word of a class in an expression's sentence, the words before it first."""
    start, end, words = e.match.start(), e.match.end(), e.words
    behind = range(start - 1, max(start - _REACH, 0) - 1, -1)
    ahead = range(end, min(end + _REACH, len(words.printed)))
    for at in chain(_in_sentence(words.signature, behind), _in_sentence(words.signature, ahead)):
        if value := value_in(kind, words.printed[at]):
            return value
    return None


def _in_sentence(signature: str, places: range) -> list[int]:
    """The places up to the first that ends a sentence."""
    stop = next((n for n, at in enumerate(places) if signature[at] == STOP), len(places))
    return list(places[:stop])
