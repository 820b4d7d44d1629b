"""Precision, recall and F1 with bootstrap intervals, corpus digests and floors, for every capability alike.

A capability counts, for each document, what was found right (`Counts`), and hands the list of documents here. Intervals
come from resampling documents, not findings, because errors within a document go together (percentile bootstrap).
"""

import hashlib
import random
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

RESAMPLES = 1000
SEED = 20221013


@dataclass(frozen=True, slots=True)
class Counts:
    """What one document gave: found and right, found, and there to be found. Token scores may be fractions."""

    right: float = 0
    found: float = 0
    gold: float = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found; 0 where there is nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def total(documents: Iterable[Counts]) -> Counts:
    """The micro sum."""
    return sum(documents, Counts())


def interval(documents: Sequence[Counts], resamples: int = RESAMPLES) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of F1, documents resampled, fixed seed."""
    if not documents:
        return 0.0, 0.0
    chance = random.Random(SEED)
    scores = sorted(total(chance.choices(documents, k=len(documents))).f1 for _ in range(resamples))
    return scores[int(0.025 * resamples)], scores[min(int(0.975 * resamples), resamples - 1)]


def table(rows: Mapping[str, Sequence[Counts]], peers: Mapping[str, str] | None = None) -> str:
    """One line a class: precision, recall, F1 with its interval, gold count, and what a human or peer reaches."""
    width = max(map(len, rows), default=5)
    lines = [f"{'':{width}}  {'P':>5} {'R':>5} {'F1':>5}  {'95 % interval':>13}  {'gold':>6}  beside"]
    for name, documents in rows.items():
        all_, (low, high) = total(documents), interval(documents)
        beside = (peers or {}).get(name, "")
        lines.append(
            f"{name:{width}}  {100 * all_.precision:5.1f} {100 * all_.recall:5.1f} {100 * all_.f1:5.1f}"
            f"  {100 * low:5.1f} to {100 * high:4.1f}  {all_.gold:6.0f}  {beside}".rstrip()
        )
    return "\n".join(lines)


def digest(path: Path) -> str:
    """Sixteen hexadecimal digits over the names and bytes of every file below a path: which corpus was scored."""
    seen = hashlib.blake2b(digest_size=8)
    for file in sorted(p for p in (path.rglob("*") if path.is_dir() else [path]) if p.is_file()):
        seen.update((file.relative_to(path).as_posix() if path.is_dir() else file.name).encode())
        seen.update(file.read_bytes())
    return seen.hexdigest()


def check_floors(file: Path, corpus: str, scores: Mapping[str, float], *, raise_floors: bool = False) -> list[str]:
    """What fell below its floor, one line each; a corpus or score without a floor is no failure.

    Args:
        file: a TOML file, one table a corpus digest, one key a score.
        corpus: the digest of the corpus that was scored.
        scores: figures between 0 and 1.
        raise_floors: write each figure that is above its floor as the new one; a floor is never lowered here.
    """
    floors = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    here = floors.get(corpus, {})
    fallen = [
        f"{name}: {scores.get(name, 0.0):.4f} is below its floor {floor:.4f}"
        for name, floor in here.items()
        if scores.get(name, 0.0) < floor
    ]
    if raise_floors:
        floors[corpus] = {
            n: max(round(scores.get(n, 0.0) - 5e-5, 4), here.get(n, 0.0)) for n in sorted({*here, *scores})
        }
        file.write_text(_toml(floors), encoding="utf-8")
    return fallen


def _toml(floors: Mapping[str, Mapping[str, float]]) -> str:
    lines = ["# Scores that may only rise, by digest of the corpus; written by --raise-floors."]
    for corpus, scores in sorted(floors.items()):
        lines += ["", f'["{corpus}"]', *(f'"{name}" = {value:.4f}' for name, value in scores.items())]
    return "\n".join(lines) + "\n"
