"""New articles, statements and events → chains. What was linked before is not linked again."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.chains import compare, deeds
from onrecord.chains.compare import BY, Compared, Found
from onrecord.chains.refresh import refresh
from onrecord.chains.weave import weave
from onrecord.ledger import Ledger
from onrecord.ledger.items import Item, Kind
from onrecord.ledger.links import Link, Links

BATCH = 500
_CACHED = 4_000_000
"""Characters of the items that are held taken apart: some 60 bytes each."""
_CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class Linked:
    """What one run of linking did: items that were new, and how many of them were told before."""

    articles: int
    copies: int
    statements: int
    statements_told_again: int
    events: int
    events_told_again: int


@dataclass(frozen=True, slots=True)
class _Rule:
    keys: Callable[[Compared], tuple[int, ...]]
    same: Callable[[Compared, Compared], Found | None]
    shared: Callable[[int], int]
    window: int


_RULES = {
    Kind.ARTICLE: _Rule(compare.text_keys, compare.same_text, lambda keys: max(1, min(4, keys // 3)), 7),
    Kind.STATEMENT: _Rule(compare.statement_keys, compare.same_statement, lambda keys: 1 if keys < 5 else 2, 14),
    Kind.EVENT: _Rule(deeds.event_keys, deeds.same_event, lambda keys: 2, 7),
}


def link(ledger: Ledger, progress: Callable[[int], None] = lambda done: None) -> Linked:
    """What came to be linked: every item that is new in the ledger finds its chain, or begins one."""
    links = Links(ledger)
    counts = [number for kind in Kind for number in _link_all(links, kind, progress)]
    refresh(links)
    return Linked(*counts)


def _link_all(links: Links, kind: Kind, progress: Callable[[int], None]) -> tuple[int, int]:
    told, again = _Told(links, kind), 0
    count = 0
    while batch := links.new(kind, BATCH):
        with links.transaction():
            found = [told.place(item) for item in batch]
            links.done(kind, batch[-1].key)
            _respect_judgements(links, kind, batch)
        count, again = count + len(batch), again + sum(found)
        progress(len(batch))
    return count, again


class _Told:
    """What is known of one kind, with the words of the items met lately."""

    def __init__(self, links: Links, kind: Kind) -> None:
        self.links, self.kind, self.rule = links, kind, _RULES[kind]
        self.known: OrderedDict[int, Compared] = OrderedDict()
        self.held = 0

    def place(self, item: Item) -> bool:
        """Whether an item was told before; it joins the chains it belongs to, or begins one."""
        new = self._remember(item)
        keys = self.rule.keys(new)
        day = item.first if self.kind is Kind.EVENT and item.first else item.published
        alike = self._alike(new, day, keys) if keys else []
        links = self._best(alike)
        self.links.join(self.kind, item.key, links)
        self.links.sketch(self.kind, item.key, day, keys)
        self._forget()
        return bool(links)

    def _alike(self, new: Compared, day: int | None, keys: tuple[int, ...]) -> list[Link]:
        candidates = self.links.alike(self.kind, day, keys, self.rule.shared(len(keys)), self.rule.window, _CANDIDATES)
        found = []
        for other in self._load(candidates):
            same = self.rule.same(new, other) if self._near(new.item, other.item) else None
            if same:
                found.append(Link(new.item.key, other.item.key, same.score, same.reason, BY))
        return found

    def _near(self, one: Item, other: Item) -> bool:
        if one.published is None or other.published is None:
            return True
        return abs(one.published - other.published) <= self.rule.window

    def _best(self, links: list[Link]) -> list[Link]:
        """The best link to each chain: one is enough to belong to it. Nested statements are not tied together."""
        best: dict[int, Link] = {}
        for one in sorted(links, key=lambda link: (-link.score, link.earlier)):
            item, chain = self.known[one.earlier].item, self.links.chain(self.kind, one.earlier)
            if self._drifts(one, chain):
                continue
            if not any(compare.nested(item, self.known[other.earlier].item) for other in best.values()):
                best.setdefault(chain, one)
        return list(best.values())

    def _drifts(self, link: Link, chain: int) -> bool:
        """Whether an event would join a chain that began more than two days away, from one day to the next.

        "Shelling went on in Merin", told every day, is not one event.
        """
        if self.kind is not Kind.EVENT:
            return False
        first = next(iter(self._load([chain])), None)
        return first is not None and not deeds.meet(self.known[link.later].item, first.item, 2)

    def _load(self, keys: Iterable[int]) -> list[Compared]:
        missing = [key for key in keys if key not in self.known]
        for item in self.links.load(self.kind, missing) if missing else ():
            self._remember(item)
        return [self.known[key] for key in keys if key in self.known]

    def _remember(self, item: Item) -> Compared:
        if item.key not in self.known:
            self.known[item.key] = Compared(item)
            self.held += len(item.words)
        return self.known[item.key]

    def _forget(self) -> None:
        """Let go of the items met longest ago, by length: an article weighs as much as a hundred events."""
        while self.held > _CACHED:
            _, oldest = self.known.popitem(last=False)
            self.held -= len(oldest.item.words)


def _respect_judgements(links: Links, kind: Kind, batch: list[Item]) -> None:
    """Part again what a person parted, where a new item has linked it."""
    parted = [(one, other) for same, one, other in links.judged(kind) if not same]
    for one, other in parted:
        if links.chain(kind, one) == links.chain(kind, other):
            weave(links, kind, (one, other))
