"""Ledger, chains → positions over time, and the changes that stand.

What is counted are chains, never articles; what was read in the same time stands beside each count. A change is found
by tests that hold their level in simulation, over everything that was tested.
"""

from onrecord.ledger.traces import Matter
from onrecord.positions.series import Position, Series, trace

__all__ = ["Matter", "Position", "Series", "trace"]
