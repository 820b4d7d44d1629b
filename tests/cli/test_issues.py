import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import onrecord
from onrecord import Ledger
from onrecord.cli import main

TEXT = "BRASK, May 4 — Karvania rejected the catch quota, its fisheries minister said.\n"
ISSUES = '[fisheries]\nname = "fishing rights"\nwords = ["catch quota"]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(ISSUES, encoding="utf-8")
    return tmp_path


def targets(reading: dict[str, object]) -> set[str]:
    statements = reading["statements"]
    assert isinstance(statements, list)
    return {stance["target"]["id"] for said in statements for stance in said["stances"]}


def test_read_takes_positions_on_an_issue_of_your_own(folder: Path) -> None:
    words = ["read", str(folder / "report.txt"), "--jsonl"]
    plain = CliRunner().invoke(main, words)
    with_mine = CliRunner().invoke(main, [*words, "--issues", str(folder / "mine.toml")])
    assert "issue:fisheries" not in targets(json.loads(plain.output))
    assert "issue:fisheries" in targets(json.loads(with_mine.output))


def test_add_keeps_positions_on_an_issue_of_your_own(folder: Path) -> None:
    done = CliRunner().invoke(
        main,
        ["add", str(folder / "report.txt"), "--issues", str(folder / "mine.toml"), "--ledger", str(folder / "l.db")],
    )
    assert done.exit_code == 0, done.output
    with Ledger(folder / "l.db") as held:
        kept = [
            stance.target for key in held.articles() for said in held.reading(key).statements for stance in said.stances
        ]
    assert [(t.id, t.name) for t in kept if t.id.startswith("issue:")] == [("issue:fisheries", "fishing rights")]


def test_the_library_reads_them_too(folder: Path) -> None:
    reading = onrecord.read(TEXT, issues=folder / "mine.toml")
    assert "issue:fisheries" in {s.target.id for said in reading.statements for s in said.stances}


@pytest.mark.parametrize("command", ["read", "add"])
def test_a_file_that_holds_no_issues_is_wrong_usage(folder: Path, command: str) -> None:
    (folder / "mine.toml").write_text('[fisheries]\nname = "fishing rights"\n', encoding="utf-8")
    words = [command, str(folder / "report.txt"), "--issues", str(folder / "mine.toml")]
    done = CliRunner().invoke(main, words + (["--ledger", str(folder / "l.db")] if command == "add" else []))
    assert done.exit_code == 2
    assert "words of [fisheries] are None" in done.output.replace("\n", " ")
