"""Sentences to label, drawn at random from running news: ``python -m evaluation.events.draw news_ukraine wikinews``.

Articles come in an order shuffled with a fixed seed, the sentences of each likewise, all before anybody or anything has
looked for events in them. Only the start of an article counts, as far as it is read in scoring. What is drawn is still
to be looked at by the annotator: captions, adverts and broken sentences that pass as prose are dropped by hand.
"""

import argparse
import json
import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

SEED = 20221123
LENGTH = 6000
"""Characters of an article that count."""
PROSE = re.compile(r"""[.!?…]["”’']?\s*$""")
BREAK = re.compile(r"""(?<=[.!?…])["”’']?\s+(?=["“‘'(]?[A-Z0-9])|(?<=[a-z]{2}[.!?])(?=[A-Z][a-z]* )""")
"""White space after a full stop, or none where a machine translated ("the war.It will")."""
ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Sen|Rep|Gov|St|vs|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)
WORDS = 6
"""A line or sentence of fewer words is a headline, a label or a remnant."""


def main() -> None:
    """Prints article, start and end of each sentence drawn."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.events.draw", description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+", help="folder of a corpus (articles.jsonl.xz, or news as text)")
    parser.add_argument("--articles", type=int, default=80)
    parser.add_argument("--sentences", type=int, default=3, help="at most so many of one article")
    given = parser.parse_args()
    for folder in given.corpora:
        for article, start, end in drawn(dict(texts(folder)), given.articles, given.sentences):
            print(folder.name, article, start, end, sep="\t")


def drawn(articles: dict[str, str], number: int, each: int) -> Iterator[tuple[str, int, int]]:
    """Sentences by article id and offsets: those of one article together, in their printed order."""
    chance = random.Random(SEED)
    for name in chance.sample(sorted(articles), min(number, len(articles))):
        bounds = list(sentences(articles[name]))
        yield from ((name, *pair) for pair in sorted(chance.sample(bounds, min(each, len(bounds)))))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of prose starts and ends: lines that end like a sentence, cut where one ends."""
    for line in re.finditer(r"[^\n]+", text[:LENGTH]):
        if PROSE.search(line[0]) and len(line[0].split()) >= WORDS:
            for start, end in _cut(line[0]):
                if len(line[0][start:end].split()) >= WORDS:
                    yield line.start() + start, line.start() + end


def _cut(line: str) -> Iterator[tuple[int, int]]:
    start = len(line) - len(line.lstrip())
    for gap in BREAK.finditer(line):
        end = gap.start() + len(gap[0].rstrip())
        if not ABBREVIATED.search(line[start:end]):
            yield start, end
            start = gap.end()
    yield start, len(line.rstrip())


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Article id and text: rows of ``articles.jsonl.xz``, or the news reports among text files."""
    packed = folder / "articles.jsonl.xz"
    if packed.exists():
        with lzma.open(packed, "rt", encoding="utf-8") as lines:
            yield from ((str(row["id"]), row["text"]) for row in map(json.loads, lines))
    for file in sorted(folder.glob("*_news_*.txt")):
        yield file.stem, file.read_bytes().decode("utf-8")


if __name__ == "__main__":
    main()
