"""Writes cli.md beside this file, from the --help of every command: `python docs/reference/write_cli.py`."""

from pathlib import Path

import click

from onrecord.cli import main

PAGE = Path(__file__).with_name("cli.md")
_HEAD = """# The command line

This page is made from `--help` by `python docs/reference/write_cli.py`; a test fails where the two differ.

JSON follows [reading.schema.json](../../src/onrecord/export/reading.schema.json) (`read`) and
[rows.schema.json](../../src/onrecord/export/rows.schema.json) (the queries of a ledger). A new number at the end of
`onrecord.reading/1` says that a reader of the old form would be misled. `ONRECORD_LEDGER` names the ledger where
`--ledger` does not; `NO_COLOR` turns colours off; `COLUMNS` says how wide a table is in a pipe.
"""


def page() -> str:
    """The page, as it should be."""
    top = click.Context(main, info_name="onrecord", terminal_width=100, help_option_names=["-h", "--help"])
    names = main.list_commands(top)
    sections = [_section("onrecord", main, top)]
    for name in names:
        command = main.get_command(top, name)
        assert command is not None
        sections += _sections(f"onrecord {name}", command, click.Context(command, parent=top, info_name=name))
    return "\n".join([_HEAD, *sections])


def _sections(title: str, command: click.Command, context: click.Context) -> list[str]:
    """A command, and those under it."""
    under = command.commands if isinstance(command, click.Group) else {}
    inner = [
        part
        for name, one in under.items()
        for part in _sections(f"{title} {name}", one, click.Context(one, parent=context, info_name=name))
    ]
    return [_section(title, command, context), *inner]


def _section(title: str, command: click.Command, context: click.Context) -> str:
    return f"## {title}\n\n```text\n{command.get_help(context).strip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
