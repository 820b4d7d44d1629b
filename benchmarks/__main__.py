"""Articles per second and core, by room, peak memory, and how both grow: ``python -m benchmarks [PATH …]``.

Without a path the reports of ``onrecord demo`` are read. Times are of one process on one core; compare only figures of
one run, as ratios.
"""

import argparse
import time
from collections.abc import Sequence
from itertools import chain, cycle, islice
from pathlib import Path

from benchmarks.measured import memory
from benchmarks.rooms import ROOMS, timed
from onrecord import intake, language
from onrecord.model import Article

DEMO = Path(__file__).parent.parent / "src" / "onrecord" / "demo"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[DEMO], help="files that intake reads")
    parser.add_argument("--articles", type=int, default=80, help="how many articles the largest round reads")
    arguments = parser.parse_args()
    articles = _load(arguments.paths, arguments.articles)
    started = time.perf_counter()
    language.analyse("Ministers met on Monday.")
    print(f"load: {time.perf_counter() - started:.2f} s, then {memory():.0f} MiB")
    timed(articles[0])
    print(f"{'articles':>8} {'words':>8} {'art/s':>7} {'words/s':>8} {'MiB':>6}   share of time by room")
    for size in (len(articles) // 4, len(articles) // 2, len(articles)):
        print(_round(articles[:size]))


def _load(paths: Sequence[Path], wanted: int) -> list[Article]:
    files = chain.from_iterable(sorted(p.iterdir()) if p.is_dir() else [p] for p in paths)
    found = chain.from_iterable(intake.articles(file) for file in files if file.suffix not in {".toml", ".py", ".tsv"})
    first = list(islice((a for a in found if isinstance(a, Article)), wanted))
    if not first:
        raise SystemExit(f"nothing to read in {', '.join(map(str, paths))}")
    return list(islice(cycle(first), wanted))


def _round(articles: Sequence[Article]) -> str:
    took = [timed(article) for article in articles]
    spent = {room: sum(its[room] for its in took) for room in ROOMS}
    words = sum(len(article.text.split()) for article in articles)
    whole = sum(spent.values())
    shares = ", ".join(f"{room} {100 * seconds / whole:.0f} %" for room, seconds in spent.items())
    count = len(articles)
    return f"{count:8} {words:8} {count / whole:7.1f} {words / whole:8.0f} {memory():6.0f}   {shares}"


if __name__ == "__main__":
    main()
