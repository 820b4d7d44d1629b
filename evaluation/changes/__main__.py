"""False flags at nominal 1 % and 5 %, and power, of each test of change, in worlds whose truth is known.

``python -m evaluation.changes [--runs N]``; ``--full`` is 2,000 runs of each world. Ends with 1 where the false flags
of a world lie above nominal by more than chance (one-sided 99 % binomial), or a floor is passed: of each test the
lowest share of quiet runs of any world, and the mean power of all.
"""

import argparse
import math
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from evaluation.changes.worlds import WEEKS, WORLDS, World, counts, tones
from evaluation.scores import check_floors
from onrecord.positions.panel import Numbers
from onrecord.positions.splits import frequency, tone
from onrecord.positions.unusual import unusual

FLOORS = Path(__file__).with_name("floors.toml")
LEVELS = (0.01, 0.05)
Test = Callable[[World, np.random.Generator], float | None]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.changes", description=__doc__)
    parser.add_argument("--runs", type=int, default=200, help="runs of each world and test")
    parser.add_argument("--full", action="store_true", help="2,000 runs of each")
    parser.add_argument("--only", choices=sorted(NULLS), help="one test")
    parser.add_argument("--raise-floors", action="store_true")
    arguments = parser.parse_args()
    runs = 2000 if arguments.full else arguments.runs
    tests = [arguments.only] if arguments.only else list(NULLS)
    scores: dict[str, float] = {}
    above = [line for name in tests for line in _report(name, runs, scores)]
    print("\n".join(above) or "\nno world's false flags lie above nominal by more than chance")
    if not arguments.only:
        fallen = check_floors(FLOORS, f"{runs} runs", scores, raise_floors=arguments.raise_floors)
        print("\n".join(fallen))
        above += fallen
    return 1 if above else 0


def _report(name: str, runs: int, scores: dict[str, float]) -> list[str]:
    print(f"\n{name}, {runs} runs of each world")
    print(f"{'':24} {'false at 1 %':>13} {'at 5 %':>8}   {'power at 1 %':>13} {'at 5 %':>8}")
    above, quiet, powers = [], [], []
    for world_name, world in WORLDS.items():
        null, real = (_p_values(test, world, runs) for test in (NULLS[name], REALS[name]))
        false = [float(np.mean(null <= level)) for level in LEVELS]
        power = [float(np.mean(real <= level)) for level in LEVELS]
        quiet.append([1 - share for share in false])
        powers.append(power)
        shares = [100 * share for share in (*false, *power)]
        print(f"{world_name:24} {shares[0]:11.1f} % {shares[1]:6.1f} %   {shares[2]:11.1f} % {shares[3]:6.1f} %")
        above += [
            f"{name}, {world_name}: {100 * found:.1f} % false flags at nominal {100 * level:.0f} %"
            for level, found in zip(LEVELS, false, strict=True)
            if found > level + 2.33 * math.sqrt(level * (1 - level) / runs)
        ]
    for n, level in enumerate(LEVELS):
        scores[f"{name}: quiet at {level:.0%}, worst world"] = min(one[n] for one in quiet)
        scores[f"{name}: power at {level:.0%}, mean"] = float(np.mean([one[n] for one in powers]))
    return above


def _p_values(test: Test, world: World, runs: int) -> Numbers:
    """One p-value a run; what could not be tested counts as not flagged."""
    found: Sequence[float | None] = [test(world, np.random.default_rng([20221013, run])) for run in range(runs)]
    return np.array([1.0 if p is None else p for p in found])


def _burst(world: World, chance: np.random.Generator, factor: float = 1.0) -> float | None:
    """The p-value of one late week, chosen by chance; ``factor`` times the usual rate in it."""
    week = int(chance.integers(WEEKS // 2 + 2, WEEKS))
    panel = counts(world, chance, lambda weeks: np.where(np.arange(weeks) == week, factor, 1.0))
    found = unusual(panel, week)
    return found.p if found else None


def _frequency(world: World, chance: np.random.Generator, factor: float = 1.0) -> float | None:
    """The p-value of the best split, where the rate changes by a factor after a third to two thirds."""
    week = int(chance.integers(WEEKS // 3, 2 * WEEKS // 3))
    panel = counts(world, chance, lambda weeks: np.where(np.arange(weeks) >= week, factor, 1.0))
    found = frequency(panel, permutations=499)
    return found.p if found else None


def _tone(world: World, chance: np.random.Generator, shift: float = 0.0) -> float | None:
    """The p-value of the best split, where the tone shifts by some of its standard deviations."""
    week = int(chance.integers(WEEKS // 3, 2 * WEEKS // 3))
    found = tone(*tones(world, chance, lambda weeks: np.where(np.arange(weeks) >= week, shift, 0.0)), permutations=499)
    return found.p if found else None


NULLS: dict[str, Test] = {"one period": _burst, "frequency": _frequency, "tone": _tone}
REALS: dict[str, Test] = {
    "one period": lambda world, chance: _burst(world, chance, 4.0),
    "frequency": lambda world, chance: _frequency(world, chance, 2.0),
    "tone": lambda world, chance: _tone(world, chance, 1.0),
}


if __name__ == "__main__":
    raise SystemExit(main())
