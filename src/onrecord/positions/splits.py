"""Did the frequency or the tone change, and when? The best split of a series, weighed by block permutation.

Each period gets a residual against the null of no change, taken *within* outlets: an outlet that comes or goes, or
whose tone differs from the others', moves nothing. The statistic is the largest score statistic over all splits (the
score form of the maximum likelihood ratio; for tone on ranks). Its p-value comes from moving whole blocks of periods
about, the longer the more neighbouring periods go together; what blocks cut off of that togetherness is put back as a
factor.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.positions.panel import Numbers, Panel, autocorrelation

PERIODS = 20
"""Fewer periods than this cannot be split."""
COUNTS = 20
"""Fewer counts than this cannot be split."""
SEED = 20221013
PERMUTATIONS = 999
_EDGE = 0.1
_CAUTION = {"frequency": 3.5, "tone": 3.0}
"""Added to an estimated autocorrelation, over the length; chosen in simulation: no world may flag more than nominal."""


@dataclass(frozen=True, slots=True)
class Split:
    """The best split: the first period after it, what was before and after it, and how probable so clear a split was.

    For a frequency ``before`` and ``after`` are counts for each unit of volume; for a tone they are means. Both are
    standardised to the outlets of the whole series.
    """

    period: int
    before: float
    after: float
    p: float
    counts: int
    block: int

    @property
    def effect(self) -> float:
        """The difference, after less before."""
        return self.after - self.before


def frequency(panel: Panel, *, permutations: int = PERMUTATIONS, seed: int = SEED) -> Split | None:
    """The best split of how often something is told, or None where there is too little to split."""
    read = panel.volumes.sum(axis=0) > 0
    here = Panel(panel.counts[:, read], panel.volumes[:, read])
    counts = here.counts.sum(axis=0)
    if here.periods < PERIODS or counts.sum() < COUNTS:
        return None
    shares = here.counts.sum(axis=1) / np.maximum(here.volumes.sum(axis=1), 1e-12)
    means = shares @ here.volumes
    means = np.maximum(means, 1e-9)
    dispersion = max(0.0, float(((counts - means) ** 2 - means).sum() / (means**2).sum()))
    spread = np.sqrt(means + dispersion * means**2)
    at, p, block = _best((counts - means) / spread, means / spread, permutations, seed, _CAUTION["frequency"])
    usual = float(counts.sum() / here.volumes.sum())
    before, after = (usual * float(counts[s].sum() / means[s].sum()) for s in (slice(None, at), slice(at, None)))
    return Split(int(np.flatnonzero(read)[at]), before, after, p, int(counts.sum()), block)


def tone(
    values: Sequence[float],
    periods: Sequence[int],
    outlets: Sequence[str | None],
    *,
    permutations: int = PERMUTATIONS,
    seed: int = SEED,
) -> Split | None:
    """The best split of values (one for each chain, with its period and outlet), or None where there is too little."""
    told, place = np.unique(np.asarray(periods, dtype=np.int64), return_inverse=True)
    numbers = np.asarray(values, dtype=np.float64)
    if len(told) < PERIODS or len(numbers) < COUNTS or np.ptp(numbers) == 0:
        return None
    ranks, variances = _ranked(numbers, outlets)
    sums, base = (np.bincount(place, weights=w, minlength=len(told)) for w in (ranks, variances))
    informed = base > 1e-12  # an outlet's only chain says nothing about change within outlets
    told, sums, base = told[informed], sums[informed], base[informed]
    if len(told) < PERIODS:
        return None
    pairs = np.maximum(np.bincount(place, minlength=len(informed))[informed] - 1, 0)
    together = float(np.clip(((sums**2 - base).sum()) / max((base * pairs).sum(), 1e-12), 0.0, 1.0))
    spread = np.sqrt(base * (1 + together * pairs))
    at, p, block = _best(sums / spread, base / spread, permutations, seed, _CAUTION["tone"])
    before, after = _levels(numbers, np.asarray(periods) < told[at], outlets)
    return Split(int(told[at]), before, after, p, len(numbers), block)


def _best(residuals: Numbers, weights: Numbers, permutations: int, seed: int, caution: float) -> tuple[int, float, int]:
    """The first period after the best split, its p-value, and the length of the blocks that were moved."""
    weighed = np.cumsum(weights**2)
    share = weighed / weighed[-1]
    edge = max(2, int(_EDGE * len(residuals)))
    inside = np.zeros(len(residuals), dtype=np.bool_)
    inside[edge - 1 : len(residuals) - edge] = True
    scores = _scores(residuals[None, :], weights, share, inside)[0]
    at = int(scores.argmax()) + 1
    rest = _rest(residuals, weights, at)
    block = _block(_persistence(rest, caution), len(rest))
    moved = residuals[_moved(len(residuals), block, permutations, np.random.default_rng(seed))]
    highest = _scores(moved, weights, share, inside).max(axis=1)
    observed = scores.max() / _cut_off(rest, block, caution)
    return at, float((1 + (highest >= observed - 1e-12).sum()) / (1 + permutations)), block


def _scores(residuals: Numbers, weights: Numbers, share: Numbers, inside: NDArray[np.bool_]) -> Numbers:
    """The score statistic of every split of every row; 0 too near the edges."""
    sums = np.cumsum(residuals * weights, axis=1)
    centred = sums - share * sums[:, -1:]
    variance = share * (1 - share)
    found: Numbers = np.where(inside, centred**2 / np.where(inside, variance, 1.0), 0.0)
    return found / float((weights**2).sum())


def _rest(residuals: Numbers, weights: Numbers, at: int) -> Numbers:
    """What is left when the best split is taken out, else a change would pass for togetherness and hide itself."""
    rest = residuals.copy()
    for side in (slice(None, at), slice(at, None)):
        rest[side] -= weights[side] * (residuals[side] @ weights[side]) / (weights[side] @ weights[side])
    return rest


def _persistence(rest: Numbers, caution: float) -> float:
    """The autocorrelation of neighbours; the best split took some of it out, and caution puts a little more back."""
    return min(0.93, autocorrelation(rest) * (1 + 12 / len(rest)) + caution / len(rest))


def _block(together: float, periods: int) -> int:
    """How many periods are moved as one, for a first-order autoregression (Politis and White 2004)."""
    ideal = (6 * together**2 / (1 - together**2) ** 2) ** (1 / 3) * periods ** (1 / 3)
    return int(np.clip(round(ideal), 1, max(1, periods // 8)))


def _cut_off(rest: Numbers, block: int, caution: float) -> float:
    """By how much blocks understate the long-run variance: what lies in them, beside the most that sums suggest.

    Counting noise hides how long a slow wave lasts; in sums of two and four periods there is less of it.
    """
    windows = np.convolve(rest, np.ones(block), mode="valid")
    kept = float((windows**2).mean()) / block
    return max(1.0, max(_long_run(rest, size, caution) for size in (1, 2, 4)) / max(kept, 1e-12))


def _long_run(rest: Numbers, size: int, caution: float) -> float:
    """The long-run variance, as a first-order autoregression of sums of so many periods has it."""
    sums = rest[: len(rest) // size * size].reshape(-1, size).sum(axis=1)
    together = _persistence(sums, caution)
    return float((sums**2).mean()) / size * (1 + together) / (1 - together)


def _moved(periods: int, block: int, permutations: int, chance: np.random.Generator) -> NDArray[np.int64]:
    """Orders of the periods: blocks shuffled on a ring that begins anywhere."""
    blocks = -(-periods // block)
    order = chance.permuted(np.tile(np.arange(blocks), (permutations, 1)), axis=1)
    places = (order[:, :, None] * block + np.arange(block)).reshape(permutations, -1)
    whole = places[places < periods].reshape(permutations, periods)
    turned: NDArray[np.int64] = (whole + chance.integers(0, periods, (permutations, 1))) % periods
    return turned


def _ranked(values: Numbers, outlets: Sequence[str | None]) -> tuple[Numbers, Numbers]:
    """Ranks within each outlet, centred and between -½ and ½, and the variance of each; ties share their rank."""
    ranks, variances = np.zeros(len(values)), np.zeros(len(values))
    for outlet in set(outlets):
        own = np.flatnonzero([o == outlet for o in outlets])
        _, place, sizes = np.unique(values[own], return_inverse=True, return_counts=True)
        middle = np.cumsum(sizes) - (sizes - 1) / 2
        ranks[own] = middle[place] / (len(own) + 1) - 0.5
        variances[own] = ranks[own].var()
    return ranks, variances


def _levels(values: Numbers, early: NDArray[np.bool_], outlets: Sequence[str | None]) -> tuple[float, float]:
    """Means before and after: the mean of all, moved by what changed within outlets that are on both sides."""
    gaps, weights = [], []
    for outlet in set(outlets):
        own = np.array([o == outlet for o in outlets])
        first, second = values[own & early], values[own & ~early]
        if len(first) and len(second):
            gaps.append(second.mean() - first.mean())
            weights.append(len(first) * len(second) / (len(first) + len(second)))
    gap = float(np.average(gaps, weights=weights)) if gaps else 0.0
    before = float(values.mean()) - gap * float((~early).mean())
    return before, before + gap
