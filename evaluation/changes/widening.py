"""Does a collection that widens look like news? ``python -m evaluation.changes.widening PATH`` (JSONL of feeds).

Each of the most frequent words of titles and leads is counted by feed and week, as a chain would be, and tested: each
week on its own, and the best split. Beside the flags of the weeks of the widening stand those of all other weeks, and
what the same tests say when they are not told how much was read.
"""

import argparse
import datetime
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from onrecord.positions.discoveries import adjusted
from onrecord.positions.panel import Panel
from onrecord.positions.splits import frequency
from onrecord.positions.unusual import unusual

NEAR = 3
"""Weeks on each side of the widening in which a flag would be put down to it."""


def main() -> int:
    """Print the table; 1 where the widening is flagged more than other weeks are."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.changes.widening", description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--words", type=int, default=200)
    arguments = parser.parse_args()
    if not arguments.path.exists():
        print(f"skipped: {arguments.path} does not exist")
        return 0
    weeks, feeds, counts, volumes = _counts(arguments.path, arguments.words)
    jump = _jump(volumes.sum(axis=0))
    read = volumes.sum(axis=0)
    print(f"{len(counts)} words, {len(feeds)} feeds, {len(weeks)} weeks; widened in the week of {weeks[jump]}:")
    print(f"{read[jump - 4 : jump].mean():.0f} → {read[jump + 4 : jump + 8].mean():.0f} items a week")
    told = [Panel(one, volumes) for one in counts.values()]
    untold = [Panel(one.sum(axis=0)[None], np.ones((1, len(weeks)))) for one in counts.values()]
    near, elsewhere = _weekly(told, jump)
    naive, _ = _weekly(untold, jump)
    print(f"weeks flagged at 1 %: {near:.1%} near the widening, {elsewhere:.1%} elsewhere")
    print(f"near the widening, not told how much was read: {naive:.1%}")
    for name, panels in (("told the volume", told), ("not told", untold)):
        print(f"best splits, {name}: {_splits(panels, jump, weeks, list(counts))}")
    return int(near > elsewhere + 0.02)


def _jump(volumes: np.ndarray) -> int:
    """The first of the four weeks that stand highest above the four before them."""
    weeks = range(16, len(volumes) - 4)
    return max(weeks, key=lambda week: volumes[week : week + 4].sum() / volumes[week - 4 : week].sum())


def _weekly(panels: list[Panel], jump: int) -> tuple[float, float]:
    """The share of weeks flagged at 1 %, near the widening and elsewhere."""
    found = [(week, unusual(p, week)) for p in panels for week in range(16, p.periods)]
    flags = [(0 <= week - jump <= NEAR, one.p <= 0.01) for week, one in found if one]
    return tuple(float(np.mean([f for is_near, f in flags if is_near is where])) for where in (True, False))  # type: ignore[return-value]


def _splits(panels: list[Panel], jump: int, weeks: list[datetime.date], words: list[str]) -> str:
    tested = [(w, s) for w, p in zip(words, panels, strict=True) if (s := frequency(p)) is not None]
    q = adjusted([s.p for _, s in tested])
    stand = [(w, s) for (w, s), one in zip(tested, q, strict=True) if one <= 0.05]
    near = [w for w, s in stand if abs(s.period - jump) <= NEAR]
    return f"{len(tested)} tested, {len(stand)} stand at q 5 %, {len(near)} near the widening {near[:12]}"


def _counts(path: Path, words: int) -> tuple[list[datetime.date], list[str], dict[str, np.ndarray], np.ndarray]:
    items = list(_items(path))
    frequent = Counter(w for *_, told in items for w in told)
    wanted = [w for w, n in frequent.most_common(words + 400) if n < len(items) / 20][:words]
    weeks, feeds = sorted({w for w, *_ in items}), sorted({f for _, f, _ in items})
    weeks = weeks[1:-1]
    column, row = {w: n for n, w in enumerate(weeks)}, {f: n for n, f in enumerate(feeds)}
    volumes = np.zeros((len(feeds), len(weeks)))
    counts = {w: np.zeros_like(volumes) for w in wanted}
    for week, feed, told in items:
        if week in column:
            volumes[row[feed], column[week]] += 1
            for word in told & counts.keys():
                counts[word][row[feed], column[week]] += 1
    return weeks, feeds, counts, volumes


def _items(path: Path) -> Iterator[tuple[datetime.date, str, set[str]]]:
    """The week, feed and capitalised words of each item; one that a feed brings again counts once."""
    seen: set[tuple[str, str]] = set()
    for file in sorted(path.iterdir() if path.is_dir() else [path]):
        with lzma.open(file, "rt", encoding="utf-8") if file.suffix == ".xz" else file.open(encoding="utf-8") as lines:
            for line in lines:
                item = json.loads(line)
                key = (item["source"], item["title"])
                day = datetime.date.fromisoformat(item["published"][:10])
                if key not in seen and day.year >= 2022:
                    seen.add(key)
                    told = set(re.findall(r"\b[A-Z][a-z]{3,}\b", f"{item['title']} {item['summary'] or ''}"))
                    yield day - datetime.timedelta(days=day.weekday()), item["source"], told


if __name__ == "__main__":
    raise SystemExit(main())
