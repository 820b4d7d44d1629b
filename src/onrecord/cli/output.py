"""How anything reaches the screen or a pipe."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from onrecord.export.rows import Row

READABLE = 100
"""The widest a record is printed: longer lines are hard to read."""


def show(renderable: "RenderableType", *, widest: int | None = None) -> None:
    """Print for a person: in colour on a terminal (unless NO_COLOR is set), as plain lines into a pipe."""
    terminal = console(widest=widest)
    if terminal.is_terminal:
        terminal.print(renderable)
        return
    with terminal.capture() as captured:
        terminal.print(renderable)
    for line in captured.get().splitlines():
        click.echo(line.rstrip())


def console(*, widest: int | None = None) -> "Console":
    """Standard output as wide as the terminal, or as COLUMNS says, or 100."""
    from rich.console import Console

    terminal = Console(highlight=False, markup=False, emoji=False)
    told = os.environ.get("COLUMNS", "")
    width = terminal.width if terminal.is_terminal else int(told) if told.isdecimal() and int(told) else READABLE
    return Console(highlight=False, markup=False, emoji=False, width=min(width, widest or width))


def emit(rows: "Sequence[Row]", kind: "type[Row]", form: str) -> None:
    """Print rows for a program: "json", "jsonl" or "csv"."""
    from onrecord.export import to_csv, to_json, to_jsonl

    if form == "json":
        click.echo(to_json(rows))
    elif form == "csv":
        sys.stdout.write(to_csv(rows, kind).replace("\r\n", os.linesep if os.linesep == "\n" else "\n"))
    else:
        for line in to_jsonl(rows):
            click.echo(line)


def note(words: str) -> None:
    """Print beside the output: to standard error."""
    click.echo(words, err=True)
