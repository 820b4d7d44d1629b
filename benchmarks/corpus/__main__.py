"""A corpus read, linked and asked, in equal steps: ``python -m benchmarks.corpus FILE … [--steps K]``.

Adding costs what is added, so each step should take as long for a thousand words as the one before. Seconds are of the
processor, of one process on one core; of the questions also those of the clock.
"""

import argparse
import os
import tempfile
from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path

from benchmarks.measured import memory, timed
from onrecord import chains, intake
from onrecord.ledger import Ledger
from onrecord.model import Article
from onrecord.positions import trace
from onrecord.positions.changes import changes
from onrecord.reading import read


def main() -> None:
    """Print one line a step, and one a question."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="files that intake reads")
    parser.add_argument("--articles", type=int, default=1_000_000, help="how many to read")
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--actor", help="whose positions; without it, whoever is told of most")
    parser.add_argument("--on", default="talks", help="on what")
    parser.add_argument("--folder", type=Path, help="where the ledger is made; a temporary folder otherwise")
    arguments = parser.parse_args()
    found = chain.from_iterable(intake.articles(file) for file in arguments.files)
    articles = list(islice((a for a in found if isinstance(a, Article)), arguments.articles))
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder, Ledger(Path(folder) / "corpus.db") as ledger:
        print(f"{'articles':>8} {'k words':>8} {'read s':>7} {'ms/k words':>10} {'link s':>7} {'ms/k words':>10} "
              f"{'MiB':>5} {'file':>5}")  # fmt: skip
        for step in _parts(articles, arguments.steps):
            _step(ledger, step)
        _ask(ledger, arguments.actor or next(row.name for row in ledger.actors(limit=1)), arguments.on)


def _parts(articles: Sequence[Article], steps: int) -> list[Sequence[Article]]:
    size = -(-len(articles) // steps)
    return [articles[first : first + size] for first in range(0, len(articles), size)]


def _step(ledger: Ledger, articles: Sequence[Article]) -> None:
    _, reading = timed(lambda: [ledger.add(read(article)) for article in articles])
    _, linking = timed(lambda: chains.link(ledger))
    words = sum(len(article.text.split()) for article in articles) / 1000
    print(
        f"{len(articles):8,} {words:8,.0f} {reading:7.1f} {1000 * reading / words:10.1f} {linking:7.1f} "
        f"{1000 * linking / words:10.1f} {memory():5.0f} {ledger.path.stat().st_size / 2**20:5.0f}",
        flush=True,
    )


def _ask(ledger: Ledger, actor: str, on: str) -> None:
    for name, question in (
        (f"statements by {actor}, the first twenty", lambda: ledger.statements(actor=actor, limit=20)),
        (f"statements about {on}, the first twenty", lambda: ledger.statements(about=on, limit=20)),
        (f"position of {actor} by month", lambda: trace(ledger, actor, unit="month")),
        (f"position of {actor} on {on} by month", lambda: trace(ledger, actor, on=on, unit="month")),
        ("changes", lambda: changes(ledger)),
    ):
        clock, cpu = timed(question)
        print(f"{name:48} {1000 * clock:8.0f} ms, {1000 * cpu:.0f} of the processor", flush=True)


if __name__ == "__main__":
    main()
