"""Counts and volumes by outlet and period: what the tests of change are given."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """How often something was told, and how much was read, one row an outlet and one column a period.

    ``volumes`` counts all chains that the outlet was the first to tell, so that a count beside its volume is a share;
    a period in which an outlet was not read has volume 0 there, which is not the same as nothing said.
    """

    counts: Numbers
    volumes: Numbers

    def __post_init__(self) -> None:
        if self.counts.ndim != 2 or self.counts.shape != self.volumes.shape:
            raise ValueError(
                f"counts {self.counts.shape} and volumes {self.volumes.shape}: expected outlets x periods for both"
            )

    @property
    def periods(self) -> int:
        """How many periods there are."""
        return int(self.counts.shape[1])

    def until(self, period: int) -> "Panel":
        """What lies before a period."""
        return Panel(self.counts[:, :period], self.volumes[:, :period])

    def only(self, outlets: NDArray[np.bool_]) -> "Panel":
        """The same for some outlets."""
        return Panel(self.counts[outlets], self.volumes[outlets])


def autocorrelation(residuals: Numbers) -> float:
    """The first autocorrelation of residuals, never below 0, corrected for its bias in short series (Kendall 1954)."""
    count = len(residuals)
    centred = residuals - residuals.mean() if count else residuals
    power = float(centred @ centred)
    if count < 4 or power <= 0:
        return 0.0
    found = float(centred[1:] @ centred[:-1]) / power
    return float(np.clip(found + (1 + 3 * found) / count, 0.0, 0.95))
