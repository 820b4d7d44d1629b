"""Simulated news in which nothing changes, or one thing does: panels of counts, and tones, with a known truth."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from onrecord.positions.panel import Numbers, Panel

WEEKS = 80
OUTLETS = 4


@dataclass(frozen=True, slots=True)
class World:
    """How counts and tones come about.

    Args:
        dispersion: variance of a count beyond Poisson, as a share of its squared mean.
        together: autocorrelation of the weekly log rate (or mean tone), ``swing`` its standard deviation.
        uneven: standard deviation of the log volume of an outlet's week; ``gaps``: share of its weeks not read.
        widened: whether as many outlets again, with shares and tones of their own, join halfway.
        copies: how many copies follow each report, and what share of them no chain catches.
    """

    dispersion: float = 0.0
    together: float = 0.0
    swing: float = 0.0
    uneven: float = 0.0
    gaps: float = 0.0
    widened: bool = False
    copies: tuple[float, float] = (0.0, 0.0)


WORLDS: dict[str, World] = {
    "Poisson": World(),
    "over-dispersed": World(dispersion=0.5),
    "autocorrelated": World(together=0.5, swing=0.5),
    "autocorrelated, strong": World(together=0.8, swing=0.5),
    "uneven coverage": World(dispersion=0.2, uneven=0.7, gaps=0.15),
    "doubled coverage": World(dispersion=0.2, widened=True),
    "syndicated copies": World(dispersion=0.2, copies=(4.0, 0.1)),
    "all of it": World(dispersion=0.3, together=0.5, swing=0.4, uneven=0.5, gaps=0.1, widened=True, copies=(4.0, 0.1)),
}


def counts(world: World, chance: np.random.Generator, boost: Callable[[int], Numbers] | None = None) -> Panel:
    """A panel of one world; ``boost`` multiplies the rate week by week, where something does change."""
    volumes = _volumes(world, chance)
    usual = np.exp(chance.normal(0, 0.7, len(volumes)))
    usual *= np.exp(chance.uniform(np.log(1.5), np.log(30))) / (usual[:OUTLETS].sum() * 200)
    rates = np.exp(_wave(world, chance) * world.swing - world.swing**2 / 2)
    means = volumes * usual[:, None] * rates * (boost(WEEKS) if boost else 1.0)
    if world.dispersion:  # one week's news is every outlet's news: they share the week's factor
        means = means * chance.gamma(1 / world.dispersion, world.dispersion, WEEKS)
    return Panel(_told(world, chance, means), _told(world, chance, volumes))


def tones(
    world: World, chance: np.random.Generator, shift: Callable[[int], Numbers] | None = None
) -> tuple[list[float], list[int], list[str]]:
    """Stances for (+1), neither (0) or against (-1) with their weeks and outlets; outlets differ in tone."""
    panel = counts(world, chance)
    slant = chance.normal(0, 0.8, len(panel.counts))
    wave = _wave(world, chance) * (1.0 if world.together else 0.0) + chance.normal(0, world.dispersion, WEEKS)
    wave = wave + (shift(WEEKS) if shift else 0.0)
    rows = [(o, w) for o in range(len(slant)) for w in range(WEEKS) for _ in range(int(panel.counts[o, w]))]
    latent = np.array([slant[o] + wave[w] for o, w in rows]) + chance.normal(0, 1, len(rows))
    values = np.sign(np.where(np.abs(latent) < 0.5, 0, latent)).tolist()
    return values, [w for _, w in rows], [f"outlet {o}" for o, _ in rows]


def _volumes(world: World, chance: np.random.Generator) -> Numbers:
    outlets = OUTLETS * (2 if world.widened else 1)
    volumes = (
        50 * np.exp(chance.normal(0, 0.5, (outlets, 1))) * np.exp(chance.normal(0, world.uneven, (outlets, WEEKS)))
    )
    volumes[chance.random((outlets, WEEKS)) < world.gaps] = 0
    volumes[OUTLETS:, : WEEKS // 2] = 0
    return np.round(volumes)


def _wave(world: World, chance: np.random.Generator) -> Numbers:
    """A first-order autoregression of variance 1."""
    wave = chance.normal(0, 1, WEEKS)
    for week in range(1, WEEKS):
        wave[week] = world.together * wave[week - 1] + np.sqrt(1 - world.together**2) * wave[week]
    return wave


def _told(world: World, chance: np.random.Generator, means: Numbers) -> Numbers:
    reports = chance.poisson(means).astype(np.float64)
    many, missed = world.copies
    return reports + chance.poisson(reports * many * missed)
