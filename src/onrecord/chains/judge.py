"""What a person decides about chains: kept beside the readings, dated, and revocable."""

from onrecord.chains.refresh import refresh
from onrecord.chains.weave import weave
from onrecord.ledger import Ledger
from onrecord.ledger.items import Kind
from onrecord.ledger.links import Judgement, Links


def join(ledger: Ledger, one: str, other: str, *, who: str, because: str | None = None) -> int:
    """The number of the judgement that two items tell the same."""
    return _judge(ledger, True, one, other, who, because)


def split(ledger: Ledger, one: str, other: str, *, who: str, because: str | None = None) -> int:
    """The number of the judgement that two items do not tell the same: the weakest links between them are cut."""
    return _judge(ledger, False, one, other, who, because)


def revoke(ledger: Ledger, number: int) -> None:
    """Take a judgement back; chains are as if it had not been made, and the record of it stays."""
    links = Links(ledger)
    with links.transaction():
        kind, *items = links.revoke(number)
        weave(links, kind, items)
    refresh(links)


def judgements(ledger: Ledger) -> tuple[Judgement, ...]:
    """All that was ever decided about chains, in order."""
    return Links(ledger).judgements()


def _judge(ledger: Ledger, same: bool, one: str, other: str, who: str, because: str | None) -> int:
    links = Links(ledger)
    (kind, first), (kind_too, second) = links.item(one), links.item(other)
    if kind is not kind_too or first == second:
        what = "the same item twice" if kind is kind_too else f"{_a(kind)} and {_a(kind_too)}"
        raise ValueError(f'"{one}" and "{other}" are {what}: expected two statements, two events or two articles')
    with links.transaction():
        number = links.judge(kind, same, first, second, who, because)
        weave(links, kind, (first, second))
    refresh(links)
    return number


def _a(kind: Kind) -> str:
    return {Kind.ARTICLE: "an article", Kind.STATEMENT: "a statement", Kind.EVENT: "an event"}[kind]
