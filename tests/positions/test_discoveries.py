import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.positions.discoveries import adjusted


def test_the_worked_example_of_benjamini_and_hochberg() -> None:
    p = (
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1,
    )
    assert sum(q <= 0.05 for q in adjusted(p)) == 4
    assert adjusted(p)[3] == pytest.approx(0.0095 * 15 / 4)


@given(st.lists(st.floats(0, 1), max_size=30))
def test_q_is_never_below_p_and_keeps_its_order(p: list[float]) -> None:
    q = adjusted(p)
    assert all(a <= b + 1e-12 for a, b in zip(p, q, strict=True))
    pairs = sorted(zip(p, q, strict=True))
    assert [b for _, b in pairs] == sorted(b for _, b in pairs)
