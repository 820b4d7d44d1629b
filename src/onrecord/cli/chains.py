"""onrecord chain: what was told again, by whom, and in which words."""

import dataclasses
import getpass
import json
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import options, output

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.chains import Chain
    from onrecord.ledger import Ledger

_LISTED = 300
"""Characters of each telling in a list; the chain of one ID has all of them."""
_FILTERS = ("actor", "toward", "about", "since", "until", "type", "outlet")


@click.command()
@click.argument("item", required=False, metavar="[ID]")
@options.filters
@click.option(
    "--kind",
    type=click.Choice(["statement", "event", "article"]),
    default="statement",
    show_default=True,
    help="What is listed: statements, events, or articles with their copies.",
)
@click.option("--join", nargs=2, metavar="ID ID", help="Decide that two of a kind tell the same.")
@click.option("--split", nargs=2, metavar="ID ID", help="Decide that two of a kind do not tell the same.")
@click.option("--because", metavar="WORDS", help="With --join or --split: why.")
@click.option(
    "--who", default=getpass.getuser, show_default="your user name", help="With --join or --split: who decides."
)
@click.option("--revoke", type=int, metavar="NUMBER", help="Take a judgement back.")
@click.option("--judgements", is_flag=True, help="List what was ever decided, revoked judgements as well.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@options.ledger
def chain(
    item: str | None,
    ledger: str,
    kind: str,
    join: tuple[str, str] | None,
    split: tuple[str, str] | None,
    because: str | None,
    who: str,
    revoke: int | None,
    judgements: bool,
    as_json: bool,
    limit: int | None,
    **filters: Any,
) -> None:
    """Link what is told again, and list it, told by most outlets first; or show the chain of ID.

    ID is the id of a statement, an event or an article (as printed by --json). A chain shows its first report, every
    telling in its own words, and why each was linked. An article that repeats another's text is marked as a copy: it is
    no further witness; nor are two outlets that credit one agency, or quote what was said to one outlet. What is new in
    the ledger is linked first; what was linked before is not linked again.

    \b
    onrecord chain --about talks --limit 10
    onrecord chain 5c1d0a77e2b94f10
    onrecord chain --split 5c1d0a77e2b94f10 9f00b1d2c3a4e5f6 --because "two speeches"
    onrecord chain --revoke 1
    """  # fmt: skip
    from onrecord import chains
    from onrecord.ledger import Ledger

    with Ledger(ledger, create=False) as held:
        _link(held)
        decided = _decide(held, (join, split), (who, because), revoke)
        if judgements:
            listed = [dataclasses.asdict(one) | {"kind": one.kind.name.lower()} for one in chains.judgements(held)]
            click.echo(_json(listed))
            return
        shown = decided or item
        found = (chains.chain(held, shown),) if shown else _listed(held, kind, limit or 20, filters)
        _print(found, as_json, whole=bool(shown))


def _decide(
    held: "Ledger",
    pairs: tuple[tuple[str, str] | None, tuple[str, str] | None],
    by: tuple[str, str | None],
    revoke: int | None,
) -> str | None:
    """The id whose chain was joined, split or made again; None where nothing was decided."""
    from onrecord import chains

    shown = None
    if revoke is not None:
        chains.revoke(held, revoke)
        output.note(f"judgement {revoke} is revoked")
        shown = next(one.one for one in chains.judgements(held) if one.number == revoke)
    for decide, pair in zip((chains.join, chains.split), pairs, strict=True):
        if pair:
            shown = pair[0]
            try:
                number = decide(held, *pair, who=by[0], because=by[1])
            except ValueError as error:
                raise click.UsageError(str(error)) from error
            output.note(f"judgement {number}; take it back with: onrecord chain --revoke {number}")
    return shown


def _link(held: "Ledger") -> None:
    from onrecord import chains

    done = 0

    def progress(count: int) -> None:
        nonlocal done
        done += count
        if done % 20_000 < count:
            output.note(f"{done:,} linked")

    linked = chains.link(held, progress)
    if linked.articles or linked.statements or linked.events:
        output.note(
            f"linked {linked.articles:,} articles ({linked.copies:,} copies), {linked.statements:,} statements "
            f"({linked.statements_told_again:,} told before), {linked.events:,} events "
            f"({linked.events_told_again:,} told before)"
        )


def _listed(held: "Ledger", kind: str, limit: int, filters: dict[str, Any]) -> "tuple[Chain, ...]":
    from onrecord import chains

    ids = None
    given = {name: value for name, value in filters.items() if name in _FILTERS and value is not None}
    if given and kind == "article":
        raise click.UsageError("--kind article takes no filter but --limit")
    if given:
        rows = held.statements(**given) if kind == "statement" else held.events(every=True, **given)
        ids = [row.id for row in rows]
    return chains.chains(held, chains.Kind[kind.upper()], ids, limit=limit)


def _print(found: "tuple[Chain, ...]", as_json: bool, whole: bool) -> None:
    if as_json:
        click.echo(_json([dataclasses.asdict(one) for one in found]))
        return
    for one in found:
        output.show(drawn(one, None if whole else 3))
    click.echo(f"{len(found):,} {'chain' if len(found) == 1 else 'chains'}")


def drawn(chain_: "Chain", most: int | None = None) -> "RenderableType":
    """A chain: how often and by whom it was told, then each telling in its words."""
    from rich.text import Text

    first, count = chain_.first, len(chain_.members)
    times = "once" if count == 1 else f"{count} times"
    text = Text.assemble(
        (f"{first.published or 'undated'}  {first.source or chain_.kind}", "bold cyan"),
        f"  told {times} by {chain_.outlets} {'outlet' if chain_.outlets == 1 else 'outlets'}"
        f"{f', {chain_.copies} of them copies' if chain_.copies else ''}; id {first.id}\n",
    )
    for member in chain_.members[:most]:
        why = f"copy of {member.copy_of}" if member.copy_of else ""
        linked = f"{member.score:.2f} {member.reason}" if member.reason and member.score is not None else ""
        credit = f"credits {member.credits}" if member.credits else ""
        note = "; ".join(filter(None, (why, credit, linked)))
        text.append(f"  {member.published or 'undated'} {member.outlet or member.article}: ")
        words = " ".join(member.words.split())
        shown = shorten(words, _LISTED, placeholder=" …") if most else words
        text.append(f"“{shown}”", "italic").append(f"  {note}\n", "dim")
    if most and len(chain_.members) > most:
        text.append(f"  … and {len(chain_.members) - most} more\n", "dim")
    return text


def _json(rows: object) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=2, default=str)
