"""Files → articles → readings, one bad input never stopping the rest."""

import gc
import logging
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.model import Article, Reading, Reject

if TYPE_CHECKING:
    from onrecord.actors.roster import Roster
    from onrecord.statements.issues import Issues

_LOG = logging.getLogger(__name__)


def articles(path: str, known: Mapping[str, Any]) -> Iterator[Article | Reject]:
    """The articles of a file, and a Reject for each that cannot be read; a wrong argument ends the command."""
    from onrecord import intake

    try:
        yield from intake.articles(path, **known)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def roster(path: str | None) -> "Roster | None":
    """The user's own roster with ours behind it; None where no file is named."""
    if path is None:
        return None
    from onrecord.actors.roster import load

    try:
        return load(Path(path))
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise click.UsageError(
            f'--roster "{path}" is no roster: {type(error).__name__}: {error}; expected TOML with [[country]] (code, '
            "name), [[actor]] (name) and [[term]] (name, country, office)"
        ) from error


def issues(path: str | None) -> "Issues | None":
    """The user's own issues with ours behind them; None where no file is named."""
    if path is None:
        return None
    from onrecord.statements.issues import load

    try:
        return load(Path(path))
    except ValueError as error:
        raise click.UsageError(f"--issues {error}") from error


def read_safely(
    article: Article, path: str, who: "Roster | None" = None, matters: "Issues | None" = None
) -> Reading | Reject:
    """The reading of an article; a Reject where reading it fails: an error of ours, logged with its trace."""
    try:
        return reader()(article, who, matters)
    except Exception as error:
        _LOG.info("reading %s failed", path, exc_info=True)
        name = type(error).__name__
        return Reject(
            f"{path} ({article.id})", f"reading failed: {name}: {error}; please report it with the text", name
        )


@cache
def reader() -> "Callable[[Article, Roster | None, Issues | None], Reading]":
    """`onrecord.reading.read`; imported without looking for garbage, a tenth of the time of one short report.

    What modules make while they are imported stays, and need never be looked at again.
    """
    gc.disable()
    try:
        from onrecord.reading import read
    finally:
        gc.freeze()
        gc.enable()
    return read
