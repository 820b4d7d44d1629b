"""Words of one use, from the table beside this module."""

from functools import cache
from pathlib import Path


@cache
def words_for(use: str) -> tuple[str, ...]:
    """The words of a use: `words_for("locative")` holds "in" and "near"."""
    lines = (Path(__file__).parent / "words.tsv").read_text("utf-8").splitlines()
    return tuple(next(line for line in lines[1:] if line.startswith(f"{use}\t")).split("\t")[1].split("|"))


@cache
def set_for(use: str) -> frozenset[str]:
    """The words of a use, to ask whether a word is one of them."""
    return frozenset(words_for(use))
