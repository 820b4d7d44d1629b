import numpy as np
import pytest

from onrecord.positions.panel import Panel
from onrecord.positions.unusual import unusual


def _panel(counts: list[int], volumes: list[float] | float = 100.0) -> Panel:
    row = np.array([counts], dtype=np.float64)
    return Panel(row, np.broadcast_to(np.asarray(volumes, dtype=np.float64), row.shape))


USUAL = [2, 3, 1, 2, 4, 2, 1, 3, 2, 2, 3, 1, 2, 0, 3, 2]


def test_a_count_far_above_the_usual_is_unusual_and_says_by_how_much() -> None:
    found = unusual(_panel([*USUAL, 12]), 16)
    assert found is not None
    assert found.p < 0.01
    assert found.effect == pytest.approx(12 / found.expected)
    assert found.expected == pytest.approx(sum(USUAL) / 16, rel=0.05)


def test_the_same_count_is_usual_where_as_much_more_was_read() -> None:
    found = unusual(_panel([*USUAL, 12], [100.0] * 16 + [600.0]), 16)
    assert found is not None
    assert found.p > 0.2


def test_a_new_outlet_is_left_aside_until_its_usual_share_is_known() -> None:
    counts = np.zeros((2, 17))
    counts[0], counts[1, 16] = [*USUAL, 2], 40
    volumes = np.zeros((2, 17))
    volumes[0], volumes[1, 16] = 100, 50
    found = unusual(Panel(counts, volumes), 16)
    assert found is not None
    assert found.count == 2
    assert found.p > 0.2


def test_few_counts_are_never_unusual() -> None:
    found = unusual(_panel([1, 0, 1, 0, 2, 0, 1, 0, 1, 1, 0, 1, 0, 1, 2, 1, 2]), 16)
    assert found is not None
    assert found.p == 1.0


def test_a_short_past_says_nothing() -> None:
    assert unusual(_panel([*USUAL[:6], 30]), 6) is None


def test_a_thin_past_says_nothing() -> None:
    assert unusual(_panel([0] * 15 + [1, 9]), 16) is None


def test_the_last_time_this_high_is_the_latest_one() -> None:
    history = [*USUAL]
    history[3], history[9] = 9, 9
    found = unusual(_panel([*history, 8]), 16)
    assert found is not None
    assert found.last == 9


def test_a_spread_past_makes_the_same_count_less_unusual() -> None:
    even = unusual(_panel([4] * 16 + [10]), 16)
    spread = unusual(_panel([0, 9, 1, 8, 0, 11, 0, 7, 1, 9, 0, 8, 2, 8, 0, 0, 10]), 16)
    assert even is not None
    assert spread is not None
    assert even.p < spread.p


def test_counts_and_volumes_must_agree() -> None:
    with pytest.raises(ValueError, match="expected outlets x periods"):
        Panel(np.zeros((2, 3)), np.zeros((3, 2)))
