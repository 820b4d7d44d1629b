"""Writes anew what the pages show as printed by commands, over the demo's ledger: `python docs/write_outputs.py`.

A page shows a command as `$ onrecord …` in a block of console text; a last line `…` says that only its beginning is
shown, and as many lines are kept as there were. A test fails where page and command differ.
"""

import re
import shlex
import tempfile
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli import main

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/tutorial.md")
SHOWN = re.compile(r"^\$ onrecord (.+)\n((?:(?!```|\$ ).*\n)*)", re.M)
MORE = "…"


def shown(page: str) -> list[tuple[str, list[str]]]:
    """Every command on a page and the lines shown for it, blank ones left out."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [(command, _lines(output)) for command, output in SHOWN.findall(text)]


def printed(command: str, ledger: Path) -> list[str]:
    """The lines that a command prints, blank ones left out."""
    arguments = [str(ledger) if word == "demo.db" else word for word in shlex.split(command)]
    return _lines(CliRunner(env={"COLUMNS": "100"}).invoke(main, arguments).stdout)


def demo(folder: Path) -> Path:
    """The ledger that `onrecord demo` makes."""
    ledger = folder / "demo.db"
    if CliRunner().invoke(main, ["demo", "--ledger", str(ledger)]).exit_code:
        raise RuntimeError("onrecord demo failed")
    return ledger


def _lines(output: str) -> list[str]:
    return [line.rstrip() for line in output.splitlines() if line.strip()]


def _anew(page: str, ledger: Path) -> str:
    def one(match: re.Match[str]) -> str:
        lines, before = printed(match[1], ledger), _lines(match[2])
        if before and before[-1] == MORE:
            lines = [*lines[: len(before) - 1], MORE]
        return "\n".join([f"$ onrecord {match[1]}", *lines, ""])

    return SHOWN.sub(one, (ROOT / page).read_text(encoding="utf-8"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = demo(Path(folder))
        for name in PAGES:
            (ROOT / name).write_text(_anew(name, made), encoding="utf-8")
