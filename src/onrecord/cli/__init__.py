"""The command line: parse, call the library, print. Only here is anything printed, exited or logged."""

import importlib
import io
import logging
import sys
from typing import cast

import click

from onrecord.errors import OnRecordError

_COMMANDS = {
    "read": "read",
    "add": "add",
    "statements": "query",
    "events": "query",
    "actors": "actors",
    "timeline": "timeline",
    "position": "positions",
    "changes": "positions",
    "chain": "chains",
    "rejects": "query",
    "ontology": "tables",
    "roster": "tables",
    "times": "times",
    "demo": "demo",
}
"""Each command and the module of this package that holds it; a module is imported when its command is asked for."""


class _Commands(click.Group):
    """The commands in the order in which a user meets them, each imported when needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"onrecord.cli.{_COMMANDS[cmd_name]}")
        return cast(click.Command, getattr(module, cmd_name))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error raised on purpose becomes a message and exit code 1, a wrong argument exit code 2."""
        try:
            return super().invoke(ctx)
        except OnRecordError as error:
            raise click.ClickException(str(error)) from error


@click.group(
    "onrecord",
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done; 1 nothing could be read, or what was asked for is not there; 2 wrong usage; "
    "130 stopped by Ctrl-C, and the same command goes on.",
)
@click.version_option(package_name="onrecord")
@click.option("-v", "--verbose", count=True, help="Log to standard error what is done; -vv also the details.")
def main(verbose: int) -> None:
    """Read news reports and keep the public record.

    Who said what, who did what to whom, when and where: each row with the printed words, the article and the place in
    its text.

    \b
    onrecord read report.txt                       show what one report holds
    onrecord add reports/*.html --ledger war.db    read many into a ledger
    onrecord statements --ledger war.db --actor Lavrov --about talks
    onrecord timeline Russia --ledger war.db --about talks
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    level = (logging.WARNING, logging.INFO, logging.DEBUG)[min(verbose, 2)]
    logging.basicConfig(level=level, format="%(name)s: %(message)s")
    if not verbose:
        # What these say of a page that holds nothing, the reject says in words for the user.
        for library in ("trafilatura", "htmldate", "htmldate.utils"):
            logging.getLogger(library).setLevel(logging.CRITICAL)
