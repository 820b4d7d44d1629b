import datetime
from pathlib import Path

import pytest
from tests.chains.told import VASK
from tests.positions.held import MONDAY, holding, ledger_of

from onrecord import chains
from onrecord.errors import NotFound
from onrecord.positions import trace


def test_a_series_counts_chains_and_their_stances_beside_what_was_read(tmp_path: Path) -> None:
    readings = [holding(1, 0, 1.0), holding(2, 0, -1.0), holding(3, 2, -1.0), holding(1, 0, 1.0, "Herald")]
    with ledger_of(tmp_path, readings) as ledger:
        chains.link(ledger)
        series = trace(ledger, "Vask", on="talks")
    assert [p.when for p in series.positions] == [MONDAY + datetime.timedelta(weeks=n) for n in range(3)]
    assert [p.stances for p in series.positions] == [2, 0, 1]
    assert [p.stance for p in series.positions] == [0.0, None, -1.0]
    assert [p.volume for p in series.positions] == [2, 0, 1]


@pytest.mark.parametrize(("unit", "periods"), [("day", 30), ("week", 5), ("month", 2)])
def test_every_period_from_the_first_to_the_last_is_there(tmp_path: Path, unit: str, periods: int) -> None:
    with ledger_of(tmp_path, [holding(0, 0, 1.0), holding(11, 4, 1.0)]) as ledger:
        chains.link(ledger)
        assert len(trace(ledger, "Vask", unit=unit).positions) == periods  # type: ignore[arg-type]


def test_days_outside_are_left_out(tmp_path: Path) -> None:
    with ledger_of(tmp_path, [holding(0, 0, 1.0), holding(11, 4, 1.0)]) as ledger:
        chains.link(ledger)
        series = trace(ledger, "Vask", since=MONDAY + datetime.timedelta(weeks=2))
    assert [p.said for p in series.positions] == [1]


def test_a_ledger_without_chains_says_how_to_make_them(tmp_path: Path) -> None:
    with ledger_of(tmp_path, [holding(0, 0, 1.0)]) as ledger, pytest.raises(NotFound, match="onrecord chain"):
        trace(ledger, VASK.id)


def test_a_unit_nobody_knows_is_refused(tmp_path: Path) -> None:
    with ledger_of(tmp_path, []) as ledger, pytest.raises(ValueError, match="expected one of day, week, month"):
        trace(ledger, "Vask", unit="fortnight")  # type: ignore[arg-type]
