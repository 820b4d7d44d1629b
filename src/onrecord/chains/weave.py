"""Links and judgements → chains: what is linked hangs together, unless a person parted it."""

from collections.abc import Iterable

from onrecord.ledger.items import Kind
from onrecord.ledger.links import Link, Links


def weave(links: Links, kind: Kind, items: Iterable[int]) -> None:
    """Make the chains of some items anew, from all links and all judgements that hold."""
    judged = links.judged(kind)
    reached, found = _reach(links, kind, set(items), judged)
    before = {links.chain(kind, item) for item in reached}
    links.assign(kind, parts(reached, found, judged), before)


def parts(items: set[int], links: Iterable[Link], judged: Iterable[tuple[bool, int, int]]) -> list[set[int]]:
    """The chains of items: joins by a person first, then links from the surest on, none that a person parted.

    >>> [sorted(p) for p in parts({1, 2, 3}, [Link(2, 1, 0.9, "", ""), Link(3, 2, 0.7, "", "")], [(False, 1, 3)])]
    [[1, 2], [3]]
    """
    judged = list(judged)
    parted = [(one, other) for same, one, other in judged if not same]
    group = {item: {item} for item in items}
    joins = [(one, other) for same, one, other in reversed(judged) if same]
    surest = sorted(links, key=lambda link: (-link.score, link.later, link.earlier))
    for one, other in joins + [(link.later, link.earlier) for link in surest]:
        if one not in group or other not in group or group[one] is group[other]:
            continue
        both = group[one] | group[other]
        if not any(a in both and b in both for a, b in parted):
            for item in both:
                group[item] = both
    return list({id(part): part for part in group.values()}.values())


def _reach(
    links: Links, kind: Kind, items: set[int], judged: list[tuple[bool, int, int]]
) -> tuple[set[int], list[Link]]:
    """Everything that hangs on some items by links or joins, and those links."""
    joins = [(one, other) for same, one, other in judged if same]
    reached: set[int] = set()
    edge = set(items)
    found: dict[tuple[int, int], Link] = {}
    while edge:
        reached |= edge
        new = {(link.later, link.earlier): link for link in links.links(kind, edge)}
        found |= new
        joined = {item for pair in joins if edge & set(pair) for item in pair}
        edge = ({item for pair in new for item in pair} | joined) - reached
    return reached, list(found.values())
