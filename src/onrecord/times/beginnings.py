"""When the text says that something began, from which "its eighth month" is counted."""

from itertools import chain

from onrecord.times.expressions import Expression
from onrecord.times.rules import value_in
from onrecord.times.tense import by_words
from onrecord.times.words import STOP

_REACH = 14
"""How many words before and after an expression may name what it is about."""


def begins(e: Expression) -> str | None:
    """What began at a time, in one word: "war" of "the invasion began on Feb. 24"; None where the text does not say."""
    return campaign(e) if _named(e, "BEGIN") is not None and by_words(e) != "future" else None


def campaign(e: Expression) -> str | None:
    """What an expression counts the days, weeks, months or years of: "war" of "the war nears its eighth month"."""
    return _named(e, "CAMPAIGN")


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
