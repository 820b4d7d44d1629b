"""Plain paragraphs of the openly licensed corpora, for static vectors and self-training."""

import csv
import json
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path

LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
MARKUP = re.compile(r"[*_#>]+|\\|⁠")
SPACE = re.compile(r"\s+")
csv.field_size_limit(sys.maxsize)


def read_white_house(folder: Path) -> Iterator[str]:
    """Paragraphs of the White House releases (JSON lines, Markdown)."""
    for path in sorted(folder.glob("wh_*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from _paragraphs(json.loads(line)["text"])


def read_kremlin(table: Path) -> Iterator[str]:
    """Paragraphs of the Kremlin's releases (CSV)."""
    with table.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            yield from _paragraphs("\n\n".join([row["headline"], row["summary"], row["body"]]))


def read_wikinews(folder: Path) -> Iterator[str]:
    """Paragraphs of the Wikinews reports."""
    for path in sorted(folder.glob("*.txt")):
        yield from _paragraphs(path.read_text(encoding="utf-8"))


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text):
        plain = SPACE.sub(" ", MARKUP.sub("", LINK.sub(r"\1", paragraph))).strip()
        if plain:
            yield plain
