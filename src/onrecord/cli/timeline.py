"""onrecord timeline: what one actor said and did, by day."""

from typing import Any

import click

from onrecord.cli import options, output
from onrecord.cli.query import asked


@click.command()
@click.argument("actor")
@options.within
@click.option(
    "--all", "every", is_flag=True, help="Also acts that are only claimed by somebody, planned, possible or denied."
)
@options.forms
@options.ledger
def timeline(actor: str, ledger: str, form: str | None, every: bool, **filters: Any) -> None:
    """Print what ACTOR said and did, by day, under a small plot.

    ACTOR is a name or part of it, an id, or a country with its people. The plot has a column for each day (or for
    some days, where they are too many): how much was said, how much done, and for each matter on which positions
    were taken a + for it or a − against it. A time that is printed coarsely ("last month") stands at its first day
    and is shown as it is.

    \b
    onrecord timeline Russia --about talks
    onrecord timeline Lavrov --toward "United States" --since 2022-10 --jsonl
    """
    from onrecord.ledger import TimelineRow

    rows = asked(ledger, lambda held: held.timeline(actor, every=every, **filters))
    if form:
        output.emit(rows, TimelineRow, form)
        return
    from onrecord.terminal import timeline as drawn

    output.show(drawn(rows, output.console().width))
    click.echo(f"\n{len(rows):,} {'entry' if len(rows) == 1 else 'entries'}")
