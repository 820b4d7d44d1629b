"""Many tests → which stand (Benjamini and Hochberg 1995)."""

from collections.abc import Sequence


def adjusted(p_values: Sequence[float]) -> tuple[float, ...]:
    """The q-value of each p-value: the smallest false discovery rate at which it stands, over all that were tested.

    >>> adjusted((0.01, 0.5, 0.02))
    (0.03, 0.5, 0.03)
    """
    order = sorted(range(len(p_values)), key=lambda i: p_values[i], reverse=True)
    found, lowest = [1.0] * len(p_values), 1.0
    for place, index in enumerate(order):
        lowest = min(lowest, p_values[index] * len(p_values) / (len(p_values) - place))
        found[index] = lowest
    return tuple(found)
