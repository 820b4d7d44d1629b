"""onrecord times: the times in a text."""

import datetime
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.model import Timex


def _day(_: click.Context, option: click.Parameter, value: str | None) -> datetime.date | None:
    """A day, or a day and an hour."""
    try:
        if value is None:
            return None
        return datetime.date.fromisoformat(value) if len(value) <= 10 else datetime.datetime.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(
            f'"{value}" is no day: expected 2022-10-13 or 2022-10-13T09:30', param=option
        ) from error


@click.command()
@click.argument("text")
@click.option("--published", callback=_day, metavar="DATE", help="The day the text was published: 2022-10-13.")
@click.option("--json", "shape", flag_value="json", help="Print a JSON array, spans included.")
@click.option("--timeml", "shape", flag_value="timeml", help="Print the text as TimeML, its times marked in it.")
def times(text: str, published: datetime.date | None, shape: str | None) -> None:
    """Find the times in a text and resolve them.

    TEXT is the text itself, or - for standard input. Without --published, what is counted from the day of
    publication ("Tuesday", "last month") stays unresolved.

    \b
    onrecord times "Lavrov said on Tuesday that talks failed last month" --published 2022-10-13
    onrecord times - --published 2022-10-13 --timeml < report.txt
    """
    from onrecord.times import find, timeml

    read = sys.stdin.read() if text == "-" else text
    found = find(read, published)
    if shape == "timeml":
        click.echo(timeml.write(read, found, published), nl=False)
    elif shape == "json":
        click.echo(json.dumps([_row(read, time) for time in found], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_table(read, found) or ["no times found"]))


def _row(text: str, time: "Timex") -> dict[str, str | int | None]:
    """One time as JSON: the fields of the model, its words first."""
    return {
        "text": time.span.of(text),
        "start": time.span.start,
        "end": time.span.end,
        "type": time.type,
        "value": time.value,
        "mod": time.mod,
        "earliest": time.earliest.isoformat() if time.earliest else None,
        "latest": time.latest.isoformat() if time.latest else None,
        "anchor": time.anchor,
        "by": time.by,
    }


def _table(text: str, found: Sequence["Timex"]) -> list[str]:
    """One line a time: its words, type, value and mod."""
    words = [" ".join(time.span.of(text).split()) for time in found]
    width = max(map(len, words), default=0)
    return [
        f"{printed:{width}}  {time.type:8}  {_meant(time)}{f' {time.mod}' if time.mod else ''}"
        for printed, time in zip(words, found, strict=True)
    ]


def _meant(time: "Timex") -> str:
    """The value, else the first and the last day that the words allow, else that nothing is known."""
    if time.value or time.earliest is None or time.latest is None:
        return time.value or "unresolved"
    return f"{time.earliest.date()} to {time.latest.date() - datetime.timedelta(days=1)}"
