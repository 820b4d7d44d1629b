"""The mentions of an article, found by the words they hold."""

from onrecord.events.words import Word
from onrecord.model import Mention


class Named:
    """The mentions of an article that an argument can be; ``meant`` keeps whom a head was found to stand for."""

    def __init__(self, who: tuple[Mention, ...], where: tuple[Mention, ...], version: str) -> None:
        self.who, self.where, self.version = who, where, version
        self.meant: dict[tuple[int, bool], tuple[Mention, ...]] = {}
        self._near = _by_stretch(who), _by_stretch(where)

    def holding(self, token: Word, *, places: bool, beside: Word | None = None) -> Mention | None:
        """The mention whose words hold the token, but not another: an actor before a place, the longest first."""
        at, other = token.idx, -1 if beside is None else beside.idx
        for near in self._near if places else self._near[:1]:
            there = [m for start, end, m in near.get(at // _STRETCH, ()) if start <= at < end]
            if there and other >= 0:
                there = [m for m in there if not m.span.start <= other < m.span.end]
            if there:
                return there[0] if len(there) == 1 else max(there, key=_clarity)
        return None


def _clarity(mention: Mention) -> tuple[bool, int]:
    return mention.ref is not None, mention.span.end - mention.span.start


_STRETCH = 128
"""Characters of text whose mentions are kept together, so that few are looked at for a word."""


def _by_stretch(mentions: tuple[Mention, ...]) -> dict[int, list[tuple[int, int, Mention]]]:
    near: dict[int, list[tuple[int, int, Mention]]] = {}
    for mention in mentions:
        start, end = mention.span.start, mention.span.end
        for stretch in range(start // _STRETCH, (end - 1) // _STRETCH + 1):
            near.setdefault(stretch, []).append((start, end, mention))
    return near
