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
ABOUT = "talks"


@click.command()
@click.option("--ledger", type=click.Path(dir_okay=False), help="Keep the ledger here; without it, it is thrown away.")
def demo(ledger: str | None) -> None:
    """Read twelve reports of an invented crisis.

    Two states that do not exist quarrel over a strait for four weeks; five outlets report it, copy each other and
    contradict each other. The reports are read into a temporary ledger. You see the record of one report, who attacked
    whom, and the timeline of the minister whose position moves.

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

    output.note("Reading twelve reports …\n")
    with Ledger(path) as held:
        ids = _add(held)
        count = f"{len(held.statements())} statements and {len(held.events(every=True))} events"
        click.echo(f"Read {len(ids)} reports of an invented crisis: {count}.\n\nThe record of one of them:\n")
        output.show(record(held.reading(ids[SHOWN])), widest=output.READABLE)
        click.echo("\n\nWho attacked whom, and who says so (onrecord events --type ASSAULT --all):\n")
        output.show(tables.events(held.events(type="ASSAULT", every=True)))
        click.echo(f'\n\nThe position of the minister moves (onrecord timeline "{ACTOR}" --about {ABOUT}):\n')
        output.show(timeline(held.timeline(ACTOR, about=ABOUT), output.console().width))


def _add(held: "Ledger") -> list[str]:
    """The ids of the reports, each read and added."""
    from onrecord import demo as reports
    from onrecord.actors.roster import load
    from onrecord.reading import read

    who = load(reports.ROSTER)
    ids = []
    for article in reports.articles():
        if not held.holds(article.id):
            held.add(read(article, who))
        ids.append(article.id)
    return ids
