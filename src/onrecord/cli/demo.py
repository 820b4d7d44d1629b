"""onrecord demo: twelve reports of an invented crisis, read into a temporary ledger."""

import click


@click.command()
def demo() -> None:
    """Demo."""
