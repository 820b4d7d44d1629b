"""Reports of 1.8 kB a second, for times on plain text: the best of five rounds, and each round.

``python -m benchmarks.times [PATH]``: PATH is a folder of text files; without one, the reports of ``onrecord demo`` are
read over and over. Processor time of one core, so that a busy machine disturbs it less.
"""

import argparse
import datetime
import time
from pathlib import Path

from onrecord import times

DEMO = Path(__file__).parents[2] / "src" / "onrecord" / "demo"
PUBLISHED = datetime.date(2022, 10, 13)
SIZE = 1800
ROUNDS = 5
LEAST = 300


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.times", description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, default=DEMO, help="a folder of text files")
    texts = _texts(parser.parse_args().path)
    characters = sum(map(len, texts))
    times.find(texts[0], PUBLISHED)
    rounds = [characters / SIZE / _seconds(texts) for _ in range(ROUNDS)]
    found = sum(len(times.find(text, PUBLISHED)) for text in texts)
    print(f"{len(texts)} texts, {characters / len(texts):.0f} characters and {found / len(texts):.1f} times each")
    print(f"reports of 1.8 kB a second: best {max(rounds):.0f}; all {', '.join(f'{r:.0f}' for r in rounds)}")


def _texts(path: Path) -> list[str]:
    files = [f for f in sorted(path.rglob("*")) if f.is_file() and f.suffix not in {".py", ".pyc", ".tsv", ".toml"}]
    return [file.read_text(encoding="utf-8", errors="replace") for file in files] * (1 + LEAST // len(files))


def _seconds(texts: list[str]) -> float:
    started = time.process_time()
    for text in texts:
        times.find(text, PUBLISHED)
    return time.process_time() - started


if __name__ == "__main__":
    main()
