"""What each room takes beside the language pipeline: processor time of one core, rooms in turn, the least of rounds.

``OMP_NUM_THREADS=1 python -m benchmarks.rooms [PATH]``: PATH is whatever ``onrecord add`` reads; without one, the
reports of ``onrecord demo``. An article's least time counts in each room, so that a busy machine disturbs it less.
"""

import argparse
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from benchmarks.rooms import ROOMS, timed
from onrecord import intake
from onrecord.model import Article

DEMO = Path(__file__).parents[2] / "src" / "onrecord" / "demo"
LONGEST = 20_000
"""Characters of an article that is still timed."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rooms", description=__doc__)
    parser.add_argument(
        "path", nargs="?", type=Path, default=DEMO, help="a file of articles, or a folder of text files"
    )
    parser.add_argument("--articles", type=int, default=60, help="at most so many")
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    articles = list(islice(_articles(given.path), given.articles))
    timed(articles[0])
    rounds = [[timed(article) for article in articles] for _ in range(given.rounds)]
    least = {room: sum(min(its) for its in zip(*_of(rounds, room), strict=True)) for room in ROOMS}
    words = sum(len(article.text.split()) for article in articles) / len(articles)
    whole = sum(least.values())
    print(f"{len(articles)} articles of {words:.0f} words; {len(articles) / whole:.0f} a second and core")
    print(f"{'room':10}  ms an article  beside language")
    for room, seconds in least.items():
        print(f"{room:10}  {1000 * seconds / len(articles):13.2f}  {seconds / least['language']:15.0%}")


def _articles(path: Path) -> Sequence[Article]:
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    found = (a for file in files for a in intake.articles(file) if isinstance(a, Article) and len(a.text) < LONGEST)
    return list(islice(found, 1000))


def _of(rounds: Sequence[Sequence[dict[str, float]]], room: str) -> list[list[float]]:
    return [[took[room] for took in articles] for articles in rounds]


if __name__ == "__main__":
    main()
