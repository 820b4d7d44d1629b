"""Options that several commands share, and the values they take."""

import calendar
import datetime
import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def first_day(_: click.Context, option: click.Parameter, value: str | None) -> datetime.date | None:
    """The first day of a date written as coarse as known: 2022, 2022-10 or 2022-10-13."""
    return _day(option, value, month=lambda: 1, day=lambda year, month: 1)


def last_day(_: click.Context, option: click.Parameter, value: str | None) -> datetime.date | None:
    """The last day of a date written as coarse as known."""
    return _day(option, value, month=lambda: 12, day=lambda year, month: calendar.monthrange(year, month)[1])


def _day(
    option: click.Parameter, value: str | None, month: Callable[[], int], day: Callable[[int, int], int]
) -> datetime.date | None:
    if value is None:
        return None
    found = re.fullmatch(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?", value.strip())
    try:
        if not found:
            raise ValueError(value)
        in_year = int(found[1])
        in_month = int(found[2] or month())
        return datetime.date(in_year, in_month, int(found[3] or day(in_year, in_month)))
    except ValueError as error:
        raise click.BadParameter(f'"{value}" is no day: expected 2022-10-13, 2022-10 or 2022', param=option) from error


def ledger(command: Command) -> Command:
    """The option that names the ledger."""
    return click.option(
        "--ledger", default="onrecord.db", envvar="ONRECORD_LEDGER", show_default=True, show_envvar=True,
        type=click.Path(dir_okay=False), help="The ledger: one SQLite file.",
    )(command)  # fmt: skip


def inputs(command: Command) -> Command:
    """Files to read, and what is known of them from elsewhere."""
    for add in reversed((
        click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path()),
        click.option("--published", metavar="DATE",
                     help="The date of publication, where you know it; it wins over a printed one."),
        click.option("--outlet", metavar="NAME", help="Who published the reports."),
        click.option("--column", "columns", multiple=True, metavar="FIELD=COLUMN",
                     help="For JSON and CSV: which column holds a field (text, title, published, outlet, url)."),
        click.option("--roster", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
                     help="Your own actors, offices and countries (TOML); they win over the shipped ones."),
        click.option("--issues", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
                     help="Your own issues, on which positions are read (TOML); they win over the shipped ones."),
        click.option("--format", "kind", type=click.Choice(["text", "page", "jsonl", "json", "csv"]),
                     help="What the files are, where neither their names nor their first bytes tell."),
    )):  # fmt: skip
        command = add(command)
    return command


def forms(command: Command) -> Command:
    """Flags for the form in which rows are printed; without one they are a table."""
    for form, words in (("csv", "as CSV"), ("jsonl", "as JSON, one row a line"), ("json", "as one JSON array")):
        command = click.option(f"--{form}", "form", flag_value=form, help=f"Print rows {words}.")(command)
    return command


def filters(command: Command) -> Command:
    """The filters that every query takes."""
    return click.option(
        "--actor",
        metavar="NAME",
        help="Who says or acts: a name or part of it, an id, or a country with its people.",
    )(within(command))


def within(command: Command) -> Command:
    """The filters, the actor aside."""
    for add in reversed((
        click.option("--toward", metavar="NAME", help="To or about whom; written like --actor."),
        click.option("--about", metavar="WORDS",
                     help='Words that must be there; "in quotation marks" they stand together.'),
        click.option("--since", callback=first_day, metavar="DAY",
                     help="First day: 2022-10-13, 2022-10 or 2022. The printed time counts, else that of publication."),
        click.option("--until", callback=last_day, metavar="DAY", help="Last day, itself included."),
        click.option("--type", metavar="TYPE",
                     help="Of statements: direct, indirect, mixed, speech, writing, thought. Of events: "
                     "a PLOVER type or mode. Of actors: person, government … Of rejects: the error."),
        click.option("--outlet", metavar="NAME", help="Who published."),
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many rows, the first ones."),
    )):  # fmt: skip
        command = add(command)
    return command


def columns_of(pairs: tuple[str, ...]) -> dict[str, str] | None:
    """FIELD=COLUMN pairs as a mapping."""
    wrong = [pair for pair in pairs if "=" not in pair]
    if wrong:
        raise click.UsageError(f'--column "{wrong[0]}": expected FIELD=COLUMN, such as text=body')
    return dict(pair.split("=", 1) for pair in pairs) or None
