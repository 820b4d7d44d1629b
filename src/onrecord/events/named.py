"""The mentions of an article, found by the words they hold, and who said what stands in its statements."""

from bisect import bisect_right
from collections import defaultdict
from functools import cached_property

from onrecord.events.words import Word
from onrecord.model import Mention, Statement


class Named:
    """The mentions of an article that an argument can be; ``meant`` keeps whom a head was found to stand for."""

    def __init__(
        self, who: tuple[Mention, ...], where: tuple[Mention, ...], version: str, said: tuple[Statement, ...] = ()
    ) -> None:
        self.who, self.where, self.version, self._said = who, where, version, said
        self.meant: dict[tuple[int, bool], tuple[Mention, ...]] = {}
        self._near = _by_stretch(who), _by_stretch(where)
        self._contents = [(span.start, span.end, s) for s in said for span in s.content]

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

    def places(self, token: Word) -> list[Mention]:
        """The places whose words hold the token."""
        at = token.idx
        return [m for start, end, m in self._near[1].get(at // _STRETCH, ()) if start <= at < end]

    def speaker(self, word: Word) -> Mention | None:
        """Who says a word: the source of the innermost statement that it stands in."""
        innermost = self._statement(word)
        return innermost.source if innermost is not None else None

    def is_quoted_by(self, word: Word, mention: Mention) -> bool:
        """Whether these words name but who is quoted: "“Poland stands by Chad,” *its premier, Ada Orn,* said"."""
        said = self._statement(word)
        if said is None or said.manner != "direct" or said.source is None:
            return False
        return said.source.span.start <= mention.span.start and mention.span.end <= said.source.span.end

    def _statement(self, word: Word) -> Statement | None:
        at = word.idx
        holding = [s for start, end, s in self._contents if start <= at < end]
        return min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)

    def last_speaker(self, word: Word) -> Mention | None:
        """Who said the last thing before a word, in its sentence or the one before: "…, but Kyiv called this a lie"."""
        before = bisect_right(self._ends, word.idx, key=lambda pair: pair[0])
        end, statement = self._ends[before - 1] if before else (-1, None)
        near = statement is not None and word.sent.words[0].idx - _NEAR <= end
        return statement.source if statement is not None and near else None

    @cached_property
    def _ends(self) -> list[tuple[int, Statement]]:
        return sorted(((s.content[-1].end, s) for s in self._said if s.content), key=lambda pair: pair[0])


def _clarity(mention: Mention) -> tuple[bool, int]:
    return mention.ref is not None, mention.span.end - mention.span.start


_NEAR = 4
"""Characters that may stand between two sentences: a mark, quotation marks, white space."""
_STRETCH = 128
"""Characters of text whose mentions are kept together, so that few are looked at for a word."""


def _by_stretch(mentions: tuple[Mention, ...]) -> dict[int, list[tuple[int, int, Mention]]]:
    near: dict[int, list[tuple[int, int, Mention]]] = defaultdict(list)
    for mention in mentions:
        start, end = mention.span.start, mention.span.end
        for stretch in range(start // _STRETCH, (end - 1) // _STRETCH + 1):
            near[stretch].append((start, end, mention))
    return near
