import numpy as np

from onrecord.positions.panel import Panel
from onrecord.positions.splits import frequency, tone


def _panel(rates: list[float], seed: int = 1) -> Panel:
    counts = np.random.default_rng(seed).poisson(rates).astype(np.float64)[None]
    return Panel(counts, np.full_like(counts, 100.0))


def test_a_rate_that_triples_is_found_where_it_does() -> None:
    found = frequency(_panel([4.0] * 30 + [12.0] * 30))
    assert found is not None
    assert abs(found.period - 30) <= 2
    assert found.p <= 0.01
    assert found.after > 2 * found.before


def test_a_steady_rate_is_no_change() -> None:
    found = frequency(_panel([6.0] * 60))
    assert found is not None
    assert found.p > 0.05


def test_an_outlet_that_joins_with_a_rate_of_its_own_is_no_change() -> None:
    chance = np.random.default_rng(3)
    volumes = np.full((2, 60), 100.0)
    volumes[1, :30] = 0
    counts = chance.poisson(volumes * np.array([[0.04], [0.3]])).astype(np.float64)
    found = frequency(Panel(counts, volumes))
    assert found is not None
    assert found.p > 0.05


def test_the_same_seed_gives_the_same_p() -> None:
    panel = _panel([5.0] * 30 + [7.0] * 30)
    assert frequency(panel) == frequency(panel)


def test_a_short_or_thin_series_is_not_split() -> None:
    assert frequency(_panel([9.0] * 10)) is None
    assert frequency(_panel([0.1] * 40)) is None


def test_a_tone_that_turns_is_found_within_outlets() -> None:
    chance = np.random.default_rng(5)
    periods = np.repeat(np.arange(40), 4)
    values = np.sign(chance.normal(np.where(periods < 22, -0.8, 0.8), 1.0))
    found = tone(values.tolist(), periods.tolist(), ["a", "b"] * 80)
    assert found is not None
    assert abs(found.period - 22) <= 2
    assert found.p <= 0.01
    assert found.before < 0 < found.after


def test_a_critical_outlet_that_joins_is_no_change_of_tone() -> None:
    chance = np.random.default_rng(6)
    old = [(week, "old", float(chance.choice([1.0, 1.0, 0.0]))) for week in range(40) for _ in range(3)]
    new = [(week, "new", float(chance.choice([-1.0, -1.0, 0.0]))) for week in range(20, 40) for _ in range(6)]
    rows = old + new
    found = tone([v for *_, v in rows], [w for w, *_ in rows], [o for _, o, _ in rows])
    assert found is not None
    assert found.p > 0.05
    assert abs(found.effect) < 0.5


def test_one_value_throughout_has_no_tone_to_change() -> None:
    assert tone([1.0] * 60, list(range(60)), ["a"] * 60) is None
