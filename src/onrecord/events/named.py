"""The mentions of an article, found by the words they hold."""

from dataclasses import dataclass, field

from onrecord.events.words import Word
from onrecord.model import Mention


@dataclass(frozen=True, slots=True)
class Named:
    """The mentions of an article that an argument can be."""

    who: tuple[Mention, ...]
    where: tuple[Mention, ...]
    version: str
    _near: tuple[dict[int, list[Mention]], dict[int, list[Mention]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_near", (_by_stretch(self.who), _by_stretch(self.where)))

    def holding(self, token: Word, *, places: bool, beside: Word | None = None) -> Mention | None:
        """The mention whose words hold the token, but not another: an actor before a place, the longest first."""
        for near in self._near if places else self._near[:1]:
            there = [m for m in near.get(token.idx // _STRETCH, ()) if m.span.start <= token.idx < m.span.end]
            if beside is not None:
                there = [m for m in there if not m.span.start <= beside.idx < m.span.end]
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
