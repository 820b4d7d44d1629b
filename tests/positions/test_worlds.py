import numpy as np
from evaluation.changes.__main__ import NULLS, REALS
from evaluation.changes.worlds import WORLDS


def test_each_test_flags_few_of_a_handful_of_worlds_without_change_and_most_with_one() -> None:
    for name, null in NULLS.items():
        worlds = [WORLDS["Poisson"], WORLDS["doubled coverage"]]
        quiet = [null(world, np.random.default_rng([7, run])) for world in worlds for run in range(8)]
        moved = [REALS[name](world, np.random.default_rng([7, run])) for world in worlds for run in range(8)]
        assert sum(p is not None and p <= 0.01 for p in quiet) <= 1
        assert sum(p is not None and p <= 0.05 for p in moved) >= 6
