"""onrecord read: the record of a report."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from onrecord.cli import options, output
from onrecord.model import Reading, Reject

if TYPE_CHECKING:
    from onrecord.actors.roster import Roster
    from onrecord.statements.issues import Issues


@click.command()
@options.inputs
@click.option(
    "--explain",
    is_flag=True,
    help="Add to each row what found it, how sure it is, how times were resolved, and what else names may mean.",
)
@click.option(
    "--json", "form", flag_value="json", help="Print everything, spans included, as one JSON array of readings."
)
@click.option("--jsonl", "form", flag_value="jsonl", help="Print everything as JSON, one reading a line.")
@click.pass_context
def read(
    ctx: click.Context,
    files: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    columns: tuple[str, ...],
    roster: str | None,
    issues: str | None,
    kind: str | None,
    explain: bool,
    form: str | None,
) -> None:
    """Print what a report holds: statements, events, positions.

    FILE is plain text, a web page, JSON, JSON lines or CSV, packed or not; - is standard input. For each article
    you see its title, its date and how the date is known; its statements (who, cue, words, manner, to whom, when);
    its events (who did what to whom, when, where, and whether it happened, is planned or denied); the positions
    taken; and the lines that were set apart as advertisement, teaser or caption, which yield nothing.

    A date in the first line ("date 2022-10-13 Kremlin says …") is read. Times such as "on Tuesday" are counted from the
    date of publication: without one they stay unknown, so give --published where the file does not tell.

    --json and --jsonl follow the JSON Schema onrecord/export/reading.schema.json; spans count characters.

    \b
    onrecord read report.txt
    curl -s https://… | onrecord read - --format page --json
    onrecord read wire.jsonl --column text=body --jsonl > readings.jsonl

    Exit codes: 0 read; 1 nothing could be read; 2 wrong usage.
    """
    known = {"published": published, "outlet": outlet, "columns": options.columns_of(columns), "format": kind}
    from onrecord.cli import work

    who, matters = work.roster(roster), work.issues(issues)
    count = 0
    if form == "json":
        click.echo("[", nl=False)
    for reading in _readings(files, known, who, matters):
        if count and not form:
            click.echo("\n" + "─" * 40 + "\n")
        _print(reading, explain, form, first=count == 0)
        if explain and not form:
            _print_candidates(reading, who)
        count += 1
    if form == "json":
        click.echo("\n]" if count else "]")
    if not count:
        ctx.exit(1)


def _readings(
    files: tuple[str, ...], known: Mapping[str, object], who: "Roster | None", matters: "Issues | None"
) -> Iterator[Reading]:
    """The reading of each article; what cannot be read is told on standard error."""
    from onrecord.cli import work

    for path in files:
        for article in work.articles(path, known):
            found = article if isinstance(article, Reject) else work.read_safely(article, path, who, matters)
            if isinstance(found, Reject):
                output.note(
                    f"not read: {found.where}: {found.why}"
                    if found.where not in found.why
                    else f"not read: {found.why}"
                )
            else:
                yield found


def _print(reading: Reading, explain: bool, form: str | None, *, first: bool) -> None:
    if form:
        from onrecord import export

        click.echo(("" if form == "jsonl" else "\n" if first else ",\n") + export.dumps(reading), nl=form == "jsonl")
        return
    from onrecord.terminal import record

    output.show(record(reading, explain=explain), widest=output.READABLE)


def _print_candidates(reading: Reading, who: "Roster | None") -> None:
    from onrecord.cli import candidates

    found = tuple(candidates.lines(reading, who))
    if found:
        click.echo("\n".join(("", "Names that may mean several", *found)))
