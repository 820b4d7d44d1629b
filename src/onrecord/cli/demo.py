"""onrecord demo: twelve reports of an invented crisis."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import output

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

SHOWN = 10
"""Which report's record is shown: the one in which the position has moved."""
ACTOR = "Ilona Vask"


@click.command()
@click.option("--ledger", type=click.Path(dir_okay=False), help="Keep the ledger here; without it, it is thrown away.")
def demo(ledger: str | None) -> None:
    """Read twelve reports of an invented crisis.

    Two states that do not exist quarrel over a strait for four weeks; five outlets report it, copy each other and
    contradict each other. The reports are read into a temporary ledger. You see the record of one report, what was said
    about talks, and the timeline of the minister whose position moves.

    With --ledger PATH the ledger is kept, and every query can be tried on it.
    """
    if ledger:
        _show(ledger)
        output.note(f"\nThe ledger is kept. Try: onrecord events --ledger {ledger} --actor Karvania --all")
        return
    with tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True) as folder:
        _show(str(Path(folder) / "demo.db"))


def _show(path: str) -> None:
    from onrecord.ledger import Ledger
    from onrecord.terminal import record, tables, timeline

    with Ledger(path) as held:
        ids = _add(held)
        count = f"{len(held.statements())} statements and {len(held.events(every=True))} events"
        click.echo(f"Read {len(ids)} reports of an invented crisis: {count}.\n\nThe record of one of them:\n")
        output.show(record(held.reading(ids[SHOWN])), widest=output.READABLE)
        click.echo("\n\nWhat was said about talks (onrecord statements --about talks):\n")
        output.show(tables.statements(held.statements(about="talks")))
        click.echo(f'\n\nThe timeline of the minister whose position moves (onrecord timeline "{ACTOR}"):\n')
        output.show(timeline(held.timeline(ACTOR), output.console().width))


def _add(held: "Ledger") -> list[str]:
    """The ids of the reports, each read and added."""
    from onrecord import demo as reports
    from onrecord.reading import read

    ids = []
    for article in reports.articles():
        if not held.holds(article.id):
            held.add(read(article))
        ids.append(article.id)
    return ids
