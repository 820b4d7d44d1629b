"""The mentions of an article, found by the words they hold."""

from onrecord.events.words import Word
from onrecord.model import Mention


class Named:
    """The mentions of an article that an argument can be; ``meant`` keeps whom a head was found to stand for."""

    def __init__(self, who: tuple[Mention, ...], where: tuple[Mention, ...], version: str) -> None:
        self.who, self.where, self.version = who, where, version
        self.meant: dict[tuple[int, bool], tuple[Mention, ...]] = {}
        self._near = _by_stretch(who), _by_stretch(where)
        self._held: dict[tuple[int, bool, int | None], Mention | None] = {}

    def holding(self, token: Word, *, places: bool, beside: Word | None = None) -> Mention | None:
        """The mention whose words hold the token, but not another: an actor before a place, the longest first."""
        asked = token.idx, places, None if beside is None else beside.idx
        if asked not in self._held:
            self._held[asked] = self._holding(*asked)
        return self._held[asked]

    def _holding(self, at: int, places: bool, beside: int | None) -> Mention | None:
        for near in self._near if places else self._near[:1]:
            there = [m for m in near.get(at // _STRETCH, ()) if m.span.start <= at < m.span.end]
            if beside is not None:
                there = [m for m in there if not m.span.start <= beside < m.span.end]
            if there:
                return max(there, key=lambda m: (m.ref is not None, m.span.end - m.span.start))
        return None


_STRETCH = 128
"""Characters of text whose mentions are kept together, so that few are looked at for a word."""


def _by_stretch(mentions: tuple[Mention, ...]) -> dict[int, list[Mention]]:
    near: dict[int, list[Mention]] = {}
    for mention in mentions:
        for stretch in range(mention.span.start // _STRETCH, (mention.span.end - 1) // _STRETCH + 1):
            near.setdefault(stretch, []).append(mention)
    return near
