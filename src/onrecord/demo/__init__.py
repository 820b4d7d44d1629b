"""Twelve reports of one invented crisis, as five invented outlets print it: they copy and contradict each other.

Karvania and Tolvia are no states. The reports are plain text; ``reports.tsv`` says who published each, and when;
``roster.toml`` who is who.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from onrecord.model import Article

HERE = Path(__file__).parent
ROSTER = HERE / "roster.toml"


def articles() -> Iterator[Article]:
    """The twelve reports, in order of publication."""
    from onrecord import intake

    with (HERE / "reports.tsv").open(encoding="utf-8", newline="") as table:
        next(table)
        for row in csv.DictReader(table, delimiter="\t"):
            text = (HERE / row["file"]).read_text(encoding="utf-8")
            yield intake.article(text, published=row["published"], outlet=row["outlet"], url=row["url"])
