"""Files → articles → readings, one bad input never stopping the rest."""

import logging
from collections.abc import Iterator, Mapping
from typing import Any

import click

from onrecord.model import Article, Reading, Reject

_LOG = logging.getLogger(__name__)


def articles(path: str, known: Mapping[str, Any]) -> Iterator[Article | Reject]:
    """The articles of a file, and a Reject for each that cannot be read; a wrong argument ends the command."""
    from onrecord import intake

    try:
        yield from intake.articles(path, **known)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def read_safely(article: Article, path: str) -> Reading | Reject:
    """The reading of an article; a Reject where reading it fails: an error of ours, logged with its trace."""
    from onrecord.reading import read

    try:
        return read(article)
    except Exception as error:
        _LOG.info("reading %s failed", path, exc_info=True)
        name = type(error).__name__
        return Reject(
            f"{path} ({article.id})", f"reading failed: {name}: {error}; please report it with the text", name
        )
