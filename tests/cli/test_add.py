import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.ledger import Ledger

REPORT = """date 2027-05-05 Karvania rules out talks

“We will not talk,” Foreign Minister Ilona Vask told reporters in Brask on Wednesday.
"""


def add(ledger: Path, *files: object) -> Result:
    return CliRunner().invoke(main, ["add", *map(str, files), "--ledger", str(ledger)])


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Twenty short reports."""
    path = tmp_path / "wire.jsonl"
    rows = [{"text": f"Minister {n} said it would rain in Brask.", "published": "2027-05-05"} for n in range(20)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_reports_are_added_once_and_a_bad_one_is_kept_with_the_reason(tmp_path: Path) -> None:
    report, broken, ledger = tmp_path / "a.txt", tmp_path / "b.pdf", tmp_path / "l.db"
    report.write_text(REPORT)
    broken.write_bytes(b"%PDF-1.7 and so on")
    first = add(ledger, report, broken, tmp_path / "none.txt")
    assert first.exit_code == 0
    assert f"1 added, 0 there already, 2 rejected; {ledger} holds 1 articles" in first.output
    again = add(ledger, report, broken)
    assert "0 added, 1 there already, 1 rejected" in again.output
    with Ledger(ledger) as held:
        assert len(held.articles()) == 1
        assert sorted(row.kind for row in held.rejects()) == ["InputError", "UnknownFormat"]


def test_where_nothing_can_be_read_the_exit_code_is_1(tmp_path: Path) -> None:
    done = add(tmp_path / "l.db", tmp_path / "none.txt")
    assert done.exit_code == 1
    assert "0 added, 0 there already, 1 rejected" in done.output


def test_a_path_that_is_no_ledger_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("These are notes, and no ledger. " * 200)
    done = add(tmp_path / "notes.db", tmp_path / "a.txt")
    assert done.exit_code == 1
    assert "cannot be used as a ledger" in done.output


def test_a_date_that_cannot_be_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    done = CliRunner().invoke(
        main, ["add", str(tmp_path / "a.txt"), "--published", "soon", "--ledger", str(tmp_path / "l.db")]
    )
    assert done.exit_code == 2
    assert "published='soon'" in done.output


def test_what_is_there_already_is_not_read_again(tmp_path: Path) -> None:
    report, ledger = tmp_path / "a.txt", tmp_path / "l.db"
    report.write_text(REPORT)
    add(ledger, report)
    code = (
        "import sys\nfrom onrecord.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as end: print(end.code, 'spacy' in sys.modules)"
    )
    command = [sys.executable, "-c", code, "add", str(report), "--ledger", str(ledger)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "0 added, 1 there already" in done.stdout
    assert done.stdout.splitlines()[-1] == "0 False"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_stopped_in_the_middle_the_ledger_is_whole_and_the_same_command_goes_on(
    tmp_path: Path, wire: Path, stop: signal.Signals
) -> None:
    ledger = tmp_path / "l.db"
    run = [sys.executable, "-m", "onrecord", "-v", "add", str(wire), "--ledger", str(ledger)]
    running = subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    seen: list[str] = []
    while sum(line.endswith(": added\n") for line in seen) < 3:
        seen.append(running.stderr.readline())
        assert seen[-1], f"ended before it was stopped: {seen}"
    os.kill(running.pid, stop)
    _, told = running.communicate()
    assert running.returncode == (130 if stop == signal.SIGINT else -stop)
    if stop == signal.SIGINT:
        assert "to go on, give the same command again" in told
        assert "onrecord -v add" in told
    with Ledger(ledger) as held:
        kept = len(held.articles())
        assert 3 <= kept < 20
        assert all(held.reading(id_).article.id == id_ for id_ in held.articles())
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert f"{20 - kept} added, {kept} there already, 0 rejected" in done.stdout
    connection = sqlite3.connect(ledger)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
