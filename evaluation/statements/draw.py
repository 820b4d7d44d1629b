"""Statements to label, drawn by chance from four corpora: ``python -m evaluation.statements.draw CORPORA``.

Articles come in an order shuffled with a fixed seed; of each, as far as it is read here, at most four statements that
do not overlap. Nothing of what they are for or against is printed, so that who labels does so blindly.
"""

import argparse
import csv
import datetime
import json
import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord import reading
from onrecord.intake import text as plain
from onrecord.model import Article, Reading, Statement

SEED = 20261123
LENGTH = 8000
"""Characters of an article that are read: a press briefing is as long as thirty reports."""
LONGEST = 1_000_000
"""Characters of a cell: a speech of two hours has some hundred thousand."""
EACH = 4
NUMBERS = {"news_ukraine": 330, "wikinews": 30, "whitehouse": 60, "official_ru_ua": 70}


@dataclass(frozen=True, slots=True)
class Row:
    """An article as its corpus has it."""

    published: str | None
    title: str | None
    text: str


def main() -> None:
    """Prints corpus, article and content of each statement drawn."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.statements.draw", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder with news_ukraine, wikinews, whitehouse, official_ru_ua")
    corpora = parser.parse_args().corpora
    for corpus, number in NUMBERS.items():
        for name, _, said in drawn(corpora / corpus, number):
            print(corpus, name, *(f"{c.start}-{c.end}" for c in said.content), sep="\t")


def drawn(folder: Path, number: int) -> Iterator[tuple[str, Reading, Statement]]:
    """Statements by the name of their article, in the order drawn; those of one article in the order printed."""
    printed = dict(rows(folder))
    chance = random.Random(SEED)
    for name in chance.sample(sorted(printed), len(printed)):
        read = reading.read(article(printed[name]))
        for said in sorted(_apart(read, chance), key=lambda s: s.content)[:number]:
            yield name, read, said
            number -= 1
        if number <= 0:
            return


def _apart(read: Reading, chance: random.Random) -> list[Statement]:
    """At most four statements of an article with a source, none of which shares words with another."""
    sourced = [s for s in read.statements if s.kind in {"speech", "writing"} and s.source is not None]
    chosen: list[Statement] = []
    for said in chance.sample(sourced, len(sourced)):
        if len(chosen) < EACH and not any(a.overlaps(b) for s in chosen for a in s.content for b in said.content):
            chosen.append(said)
    return chosen


def article(row: Row) -> Article:
    """The article of a row, as far as it is read."""
    day = datetime.date.fromisoformat(row.published) if row.published else None
    return plain.article(row.text[:LENGTH], published=day, title=row.title)


def rows(folder: Path) -> Iterator[tuple[str, Row]]:
    """Name and row of each article of a corpus that has text: rows of JSON or CSV, or text files."""
    for path in sorted(p for p in folder.iterdir() if p.is_file()):
        read = next((how for end, how in _READ.items() if path.name.endswith(end)), None)
        yield from ((name, row) for name, row in (read(path) if read else ()) if row.text.strip())


def _packed(path: Path) -> Iterator[tuple[str, Row]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            day = row.get("date") or f"{row['id'][:4]}-{row['id'][4:6]}-{row['id'][6:8]}"
            yield row.get("id") or row["path"], Row(day, row.get("title"), row["text"])


def _separated(path: Path) -> Iterator[tuple[str, Row]]:
    csv.field_size_limit(LONGEST)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["link"], Row(row["date"][:10], row["headline"], row["body"])


def _plain(path: Path) -> Iterator[tuple[str, Row]]:
    yield path.stem, Row(None, None, path.read_text(encoding="utf-8"))


_READ = {".jsonl.xz": _packed, ".csv": _separated, ".txt": _plain}


if __name__ == "__main__":
    main()
