from pathlib import Path

import pytest
from evaluation.scores import Counts, check_floors, digest, interval, table, total


def test_counts_add_up_and_divide() -> None:
    both = total([Counts(1, 2, 4), Counts(2, 2, 4)])
    assert (both.precision, both.recall) == (0.75, 0.375)
    assert both.f1 == pytest.approx(0.5)


def test_nothing_found_and_nothing_there_is_zero_not_an_error() -> None:
    assert Counts().f1 == Counts().precision == Counts().recall == 0.0
    assert interval([]) == (0.0, 0.0)


def test_the_interval_holds_the_score_and_is_the_same_twice() -> None:
    documents = [Counts(i % 3, 3, 3) for i in range(40)]
    low, high = interval(documents)
    assert low < total(documents).f1 < high
    assert interval(documents) == (low, high)


def test_the_table_shows_every_class_and_its_peer() -> None:
    shown = table({"source": [Counts(1, 1, 2)]}, {"source": "human 78.5"})
    assert "source" in shown
    assert "66.7" in shown
    assert "human 78.5" in shown


def test_a_floor_rises_and_never_falls(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    assert check_floors(file, "c0ffee", {"f1": 0.5}, raise_floors=True) == []
    assert check_floors(file, "c0ffee", {"f1": 0.7}, raise_floors=True) == []
    assert len(check_floors(file, "c0ffee", {"f1": 0.6}, raise_floors=True)) == 1
    assert len(check_floors(file, "c0ffee", {"f1": 0.6})) == 1
    assert check_floors(file, "another", {"f1": 0.1}) == []
    assert check_floors(file, "c0ffee", {}) == ["f1: 0.0000 is below its floor 0.6999"]


def test_the_digest_depends_on_bytes_and_names(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    before = digest(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert digest(tmp_path) != before
