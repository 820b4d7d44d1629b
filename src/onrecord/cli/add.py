"""onrecord add: many reports into a ledger."""

import logging
import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import options, output
from onrecord.model import Article, Reject

if TYPE_CHECKING:
    from rich.progress import Progress

    from onrecord.actors.roster import Roster
    from onrecord.ledger import Ledger
    from onrecord.statements.issues import Issues

_LOG = logging.getLogger(__name__)
_TABLES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv")


@click.command()
@options.inputs
@options.ledger
@click.pass_context
def add(
    ctx: click.Context,
    files: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    columns: tuple[str, ...],
    roster: str | None,
    issues: str | None,
    kind: str | None,
    ledger: str,
) -> None:
    """Read reports into a ledger.

    FILE is plain text, a web page, JSON, JSON lines or CSV, packed or not; - is standard input. The ledger is one
    SQLite file and is made if missing. An article it holds already is not read again, so the same command may be
    given twice: it adds nothing the second time. An input that cannot be read is kept with the reason; onrecord
    rejects lists those.

    Each article is written whole or not at all. After Ctrl-C, a kill or a power cut the ledger is consistent, and
    the same command goes on where it stopped.

    \b
    onrecord add reports/*.txt
    onrecord add wire.jsonl.gz --column text=body --ledger war.db

    Exit codes: 0 done, also where some inputs were rejected; 1 nothing could be read, or the ledger cannot be used;
    2 wrong usage; 130 stopped by Ctrl-C.
    """
    from onrecord.ledger import Ledger

    known = {"published": published, "outlet": outlet, "columns": options.columns_of(columns), "format": kind}
    counts: Counter[str] = Counter()
    with Ledger(ledger) as held:
        try:
            _add_all(held, files, known, (roster, issues), counts)
        except KeyboardInterrupt:
            again = shlex.join(["onrecord", *sys.argv[1:]])
            output.note(
                f"\nstopped: {_told(counts)}. {ledger} is consistent; to go on, give the same command again:\n  {again}"
            )
            ctx.exit(130)
        click.echo(f"{_told(counts)}; {ledger} holds {len(held.articles()):,} articles")
    if counts["rejected"]:
        output.note("onrecord rejects shows what was rejected, and why")
    if not counts["added"] + counts["there already"]:
        ctx.exit(1)


def _add_all(
    held: "Ledger",
    files: tuple[str, ...],
    known: dict[str, Any],
    own: tuple[str | None, str | None],
    counts: Counter[str],
) -> None:
    from onrecord.cli import work

    who, matters = work.roster(own[0]), work.issues(own[1])
    with _progress(files, known) as progress:
        for path in files:
            for item in work.articles(path, known):
                became = _add_one(held, item, path, who, matters)
                counts[became] += 1
                _LOG.info("%s: %s", item.id if isinstance(item, Article) else item.where, became)
                progress.advance(progress.task_ids[0])


def _add_one(held: "Ledger", item: Article | Reject, path: str, who: "Roster | None", matters: "Issues | None") -> str:
    """What became of an item: added, there already, or rejected."""
    from onrecord.cli import work

    if isinstance(item, Article) and held.holds(item.id):
        return "there already"
    found = item if isinstance(item, Reject) else work.read_safely(item, path, who, matters)
    if isinstance(found, Reject):
        held.reject(found)
        return "rejected"
    return "added" if held.add(found) else "there already"


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[what]:,} {what}" for what in ("added", "there already", "rejected"))


@contextmanager
def _progress(files: Iterable[str], known: dict[str, Any]) -> Iterator["Progress"]:
    """A bar with count, rate and time left on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    class Rate(TextColumn):
        """Articles per second, as of late."""

        def render(self, task: Any) -> Any:
            speed = task.finished_speed or task.speed
            return super().render(task) if speed is None else f"{speed:.1f} articles/s"

    console = Console(stderr=True)
    shown = console.is_terminal
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        Rate(""),
        TimeRemainingColumn(compact=True, elapsed_when_finished=True),
    )
    with Progress(*columns, console=console, disable=not shown, transient=True) as progress:
        progress.add_task("reading", total=_total(files, known) if shown else None)
        yield progress


def _total(files: Iterable[str], known: dict[str, Any]) -> int | None:
    """How many articles there are; None where only reading standard input tells."""
    from onrecord.cli.work import articles

    total = 0
    for path in files:
        if path == "-":
            return None
        name = path.removesuffix(".gz").removesuffix(".xz").removesuffix(".bz2").lower()
        total += sum(1 for _ in articles(path, known)) if name.endswith(_TABLES) else 1
    return total
