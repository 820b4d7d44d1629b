from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord import demo
from onrecord.cli import main
from onrecord.ledger import Ledger
from onrecord.model import PROSE


def test_twelve_reports_of_five_outlets_cover_four_weeks() -> None:
    articles = list(demo.articles())
    days = [a.published for a in articles if a.published]
    assert len(articles) == len(days) == 12
    assert (max(days) - min(days)).days in range(21, 32)
    assert len({a.outlet for a in articles}) == 5
    assert all(a.title for a in articles)
    assert sum(part.kind not in PROSE for a in articles for part in a.parts) >= 12


def test_one_command_shows_a_record_and_a_timeline_and_the_position_that_moves(tmp_path: Path) -> None:
    ledger = tmp_path / "demo.db"
    done = CliRunner().invoke(main, ["demo", "--ledger", str(ledger)])
    assert done.exit_code == 0
    assert "Karvania says it is open to talks with Tolvia without conditions" in done.output
    assert max(map(len, done.stdout.splitlines())) <= 100
    with Ledger(ledger) as held:
        assert len(held.articles()) == 12
        stances = [
            (s.published, x.value)
            for s in held.statements(actor="Ilona Vask")
            for x in s.stances
            if x.target == "talks"
        ]
    assert any(value < 0 for day, value in stances if day and day.day < 10)
    assert any(value > 0 for day, value in stances if day and day.day > 20)
    assert CliRunner().invoke(main, ["demo", "--ledger", str(ledger)]).stdout == done.stdout


def test_without_a_path_the_ledger_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["demo"]).exit_code == 0
    assert list(tmp_path.iterdir()) == []
