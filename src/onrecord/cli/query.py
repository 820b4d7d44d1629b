"""onrecord statements, events, rejects: what the ledger holds."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli import options, output

if TYPE_CHECKING:
    from onrecord.export.rows import Row
    from onrecord.ledger import Ledger


Answer = TypeVar("Answer")


@click.command()
@options.filters
@options.forms
@options.ledger
def statements(ledger: str, form: str | None, **filters: Any) -> None:
    """List who said what.

    Each row has the day (in brackets: only the day of publication is known), the source, the cue, the printed
    words, what they are for or against, and the outlet, day and title of the article. --toward keeps what is said
    to somebody, or names them, or is for or against them.

    \b
    onrecord statements --actor Russia --about talks --since 2022-10
    onrecord statements --actor Lavrov --type direct --csv > lavrov.csv
    """
    from onrecord.ledger import StatementRow

    answer(ledger, form, "statements", StatementRow, lambda held: held.statements(**filters))


@click.command()
@options.filters
@click.option(
    "--all", "every", is_flag=True, help="Also what is only claimed by somebody, planned, possible or denied."
)
@click.option(
    "--sure",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Only events of a type that is right at least this often, by the confidence of each: 0.8.",
)
@options.forms
@options.ledger
def events(ledger: str, form: str | None, every: bool, sure: float | None, **filters: Any) -> None:
    """List who did what to whom.

    You see what outlets themselves report as happened or ongoing. What they only quote somebody as saying, and what is
    planned, possible, demanded or denied, is listed with --all. onrecord ontology ASSAULT explains a type.

    \b
    onrecord events --actor Russia --toward Ukraine --type ASSAULT
    onrecord events --about bridge --all --jsonl
    onrecord events --since 2022-10 --sure 0.8
    """
    from onrecord.ledger import EventRow

    answer(ledger, form, "events", EventRow, lambda held: held.events(every=every, sure=sure, **filters))


@click.command()
@options.filters
@options.forms
@options.ledger
def rejects(ledger: str, form: str | None, **filters: Any) -> None:
    """List what could not be read, and why.

    A reject has no actor, recipient or outlet, so --actor, --toward and --outlet are refused; --about looks into
    its place and reason, --since and --until compare the day it came in.

    \b
    onrecord rejects
    onrecord rejects --type NotText --jsonl
    """
    from onrecord.ledger import RejectRow

    answer(ledger, form, "rejects", RejectRow, lambda held: held.rejects(**filters))


def answer(path: str, form: str | None, name: str, kind: "type[Row]", ask: "Callable[[Ledger], Sequence[Row]]") -> None:
    """Ask the ledger and print the rows in the form wanted."""
    rows = asked(path, ask)
    if form:
        output.emit(rows, kind, form)
        return
    from onrecord.terminal import tables

    if rows:
        output.show(getattr(tables, name)(rows))
    click.echo(f"{len(rows):,} {name if len(rows) != 1 else name.removesuffix('s')}")


def asked(path: str, ask: "Callable[[Ledger], Answer]") -> Answer:
    """What the ledger answers; a filter that cannot be is wrong usage."""
    from onrecord.ledger import Ledger

    try:
        with Ledger(path, create=False) as held:
            return ask(held)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
