"""The demonstration in docs is made by the commands that it shows."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "demonstration.md"
SHOWN = re.findall(r"^\$ (.+)\n((?:(?!```|\$ ).*\n)*)", PAGE.read_text(encoding="utf-8"), re.M)


@pytest.fixture(scope="module")
def corpus() -> list[Path]:
    corpora = Path(os.environ.get("ONRECORD_CORPORA", "no corpora named"))
    files = sorted((corpora / "whitehouse").glob("*.jsonl*"))
    if not files:
        pytest.skip(f"no White House documents at {corpora}: set ONRECORD_CORPORA")
    return files


def test_documents_are_picked_by_their_address_and_sorted_by_day(tmp_path: Path) -> None:
    rows = [
        '{"url": "https://example.org/b", "published": "2027-05-06 09:00:00+00:00", "text": "later"}\n',
        '{"url": "https://example.org/a", "published": "2027-05-05 09:00:00+00:00", "text": "earlier"}\n',
        '{"url": "https://example.org/c", "published": "2027-05-05 09:00:00+00:00", "text": "unwanted"}\n',
    ]
    (tmp_path / "some.jsonl").write_text("".join(rows), encoding="utf-8")
    code = (
        f"import sys; sys.path.insert(0, {str(PAGE.with_suffix(''))!r})\n"
        "from pathlib import Path; from pick import picked\n"
        "sys.stdout.writelines(picked([Path('some.jsonl')], ['https://example.org/a', 'https://example.org/b']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == rows[1] + rows[0]


def test_the_page_shows_what_is_printed(corpus: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    with open("briefings.jsonl", "w", encoding="utf-8") as picked:
        pick = [sys.executable, str(PAGE.with_suffix("") / "pick.py"), *map(str, corpus)]
        subprocess.run(pick, stdout=picked, check=True)
    for command, output in SHOWN:
        program, *arguments = shlex.split(command)
        if program != "onrecord":
            continue
        arguments = ["picture.svg" if word.endswith(".svg") else word for word in arguments]
        printed = CliRunner(env={"COLUMNS": "100"}).invoke(main, arguments)
        lines = set(_told(printed.stdout))
        assert [line for line in _told(output) if line not in lines] == [], command


def _told(output: str) -> list[str]:
    """Quotations and counts; how much was read, and the plot beside it, change with every change of what is read."""
    lines = [line.rstrip() for line in output.splitlines() if line.strip() not in ("", "…")]
    rows = [line.rsplit(maxsplit=1)[0].rstrip() if re.match(r" \d{4}-\d\d-\d\d ", line) else line for line in lines]
    return [row for row in rows if not re.match(r"said |did |read |for/against | {8}| day | ─", row)]


def test_the_demonstration_shows_commands() -> None:
    assert len(SHOWN) >= 4
