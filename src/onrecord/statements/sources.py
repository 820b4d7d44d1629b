"""The words of a source, without what is not part of it: the day on which it spoke."""

from bisect import bisect_right

from onrecord.statements.details import Timed
from onrecord.statements.words import Range, Words

_BEFORE = frozenset({"on", "in", "at", "late", "early", "earlier", "later"})
_PART = frozenset({"of", "for", "since", "from", "between", "until", "s", "’s", "'s"})


def untimed(words: Words, source: Range | None, when: Timed) -> Range | None:
    """A source without the time behind it: "the ministry *on Sunday* confirmed", not "victims of last Sunday"."""
    if source is None:
        return None
    start, end = source
    last = end - 1 if words.printed[end - 1] == "," else end
    at = bisect_right(when.starts, words.starts[last - 1]) - 1
    if at < 0 or when.times[at].span.end != words.ends[last - 1]:
        return source
    time = words.around(when.times[at].span)
    if time is None or time[0] <= start or words.lower[time[0] - 1] in _PART:
        return source
    cut = time[0]
    while cut > start and words.lower[cut - 1] in _BEFORE:
        cut -= 1
    return (start, cut) if start < cut and words.root(source) < cut else source
