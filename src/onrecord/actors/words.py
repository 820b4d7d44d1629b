"""Words of one use, from the table beside this module."""

from functools import cache
from pathlib import Path


@cache
def words_for(use: str) -> frozenset[str]:
    """The words of a use: `words_for("towards")` holds "with" and "against"."""
    lines = (Path(__file__).parent / "words.tsv").read_text("utf-8").splitlines()
    return frozenset(next(line for line in lines[1:] if line.startswith(f"{use}\t")).split("\t")[1].split("|"))
