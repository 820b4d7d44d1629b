"""The tables beside this module, read."""

import csv
from functools import cache
from pathlib import Path


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table; its first line names source and licence, its second the columns."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def classes() -> dict[str, frozenset[str]]:
    """Classes of words, by name."""
    return {row["class"]: frozenset(row["lemmas"].split(",")) for row in rows("classes.tsv")}
