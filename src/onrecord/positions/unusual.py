"""Is this period's count unusual, given the past and how much was read?

The past gives a negative binomial for each rate and dispersion it allows; the predictive probability of a count as
high as this one is their average, weighted by how well each explains the past. What is read enters as an offset: an
outlet is expected to tell its own usual share of its own volume, so that reading more, or other outlets, is no news.
Outlets with too short a past are left aside. Where neighbouring periods go together, the past weighs less.
"""

from dataclasses import dataclass

import numpy as np

from onrecord.positions.panel import Numbers, Panel, autocorrelation

PERIODS = 12
"""Fewer periods of the past than this are no past."""
COUNTS = 10
"""Fewer counts in the past than this give no usual rate."""
NOTABLE = 3
"""Fewer counts in a period than this are never unusual."""
OUTLET_PERIODS = 8
"""An outlet that was read in fewer past periods is left aside: its usual share is not known yet."""
_DISPERSIONS = np.geomspace(0.004, 4.0, 22)
_STEPS = np.linspace(-5.0, 5.0, 31)


@dataclass(frozen=True, slots=True)
class Unusual:
    """One period against its past: what was counted and expected, and how probable so high a count was.

    ``last`` is the latest period before it in which the count stood as high above what was expected then, or None.
    """

    period: int
    count: float
    expected: float
    p: float
    last: int | None

    @property
    def effect(self) -> float:
        """How many times the usual rate."""
        return self.count / self.expected if self.expected else float("inf")


def unusual(panel: Panel, period: int) -> Unusual | None:
    """How unusually high the count of one period is, or None where the past is too short or too thin to say."""
    past, now = _comparable(panel, period)
    count, past_counts = float(now.counts.sum()), past.counts.sum(axis=0)
    weights = _shares(past)
    usual, expected = weights @ past.volumes, float((weights @ now.volumes).sum())
    read = usual > 0
    if read.sum() < PERIODS or past_counts[read].sum() < COUNTS or expected <= 0:
        return None
    p = 1.0 if count < NOTABLE else _tail(past_counts[read], usual[read], count, expected)
    ratios = np.where(read, past_counts / np.where(read, usual, 1.0), 0.0)
    as_high = np.flatnonzero((ratios >= count / expected) & (past_counts >= NOTABLE))
    return Unusual(period, count, expected, p, int(as_high[-1]) if len(as_high) else None)


def _comparable(panel: Panel, period: int) -> tuple[Panel, Panel]:
    """The past and the present of the outlets whose usual share is known."""
    known = (panel.volumes[:, :period] > 0).sum(axis=1) >= OUTLET_PERIODS
    here = panel.only(known)
    present = Panel(here.counts[:, period : period + 1], here.volumes[:, period : period + 1])
    return here.until(period), present


def _shares(past: Panel) -> Numbers:
    """Each outlet's usual count for one unit of volume, drawn to that of all by the weight of one count."""
    counts, volumes = past.counts.sum(axis=1), past.volumes.sum(axis=1)
    pooled = counts.sum() / max(volumes.sum(), 1e-12)
    shares: Numbers = (counts + 1.0) / (volumes + 1.0 / pooled) if pooled > 0 else np.zeros_like(counts)
    return shares


def _tail(past: Numbers, usual: Numbers, count: float, expected: float) -> float:
    """The predictive probability of a count at least this high."""
    usual, scale = usual * past.sum() / usual.sum(), past.sum() / usual.sum()
    expected *= scale
    kept = _kept(past, usual)
    logs, tails = [], []
    for dispersion in _DISPERSIONS:
        spread = np.sqrt((1 / past.mean() + dispersion) / (kept * len(past)))
        rates = np.exp(_STEPS * spread)[:, None]
        logs.append(kept * _log_pmf(past, usual * rates, dispersion).sum(axis=1) + np.log(spread))
        tails.append(_upper(int(count), expected * rates, dispersion))
    weights = np.exp(np.array(logs) - np.max(logs))
    return float(np.clip((weights * np.array(tails)).sum() / weights.sum(), 0.0, 1.0))


def _kept(past: Numbers, usual: Numbers) -> float:
    """The share of the past that counts as independent periods, from the autocorrelation of its residuals."""
    together = autocorrelation((past - usual) / np.sqrt(usual))
    return (1 - together) / (1 + together)


def _log_pmf(counts: Numbers, means: Numbers, dispersion: float) -> Numbers:
    """Log probability of each count, negative binomial of variance mean + dispersion * mean²."""
    size = 1 / dispersion
    top = int(counts.max())
    rising = np.concatenate([[0.0], np.cumsum(np.log((size + np.arange(top)) / np.arange(1, top + 1)))])
    whole = counts.astype(np.int64)
    logs: Numbers = rising[whole] - size * np.log1p(dispersion * means) + counts * np.log(means / (size + means))
    return logs


def _upper(count: int, means: Numbers, dispersion: float) -> Numbers:
    """Probability of at least a count, for each mean."""
    below = np.arange(count, dtype=np.float64)
    found: Numbers = 1 - np.exp(_log_pmf(below, means, dispersion)).sum(axis=1)
    return np.clip(found, 0.0, 1.0)
