"""Words of one use, from `classes.tsv`."""

from functools import cache
from pathlib import Path


def class_of(use: str) -> frozenset[str]:
    """The words of one use.

    document: texts that tell whose they are, so that what they say is said by who issued them; polls and data are left
    out, for what they show is nobody's word. citing, informant: "the Herald reported, citing two officials". told of:
    nouns of what is only told, "reports of a move toward talks". imposed: measures, whose "EU embargo" is not the EU.
    state of mind: verbs whose participle says what its subject thinks, "Kyiv is committed to talks".
    """
    return _classes()[use]


@cache
def _classes() -> dict[str, frozenset[str]]:
    lines = Path(__file__).with_name("classes.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return {use: frozenset(words.split("|")) for use, words in rows}
