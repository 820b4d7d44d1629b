"""What the documents show is what the commands print."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord import __all__ as public
from onrecord.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^\$ onrecord (.+)\n((?:(?!```|\$ ).*\n)+)", README, re.M)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = tmp_path_factory.mktemp("readme") / "demo.db"
    assert CliRunner().invoke(main, ["demo", "--ledger", str(ledger)]).exit_code == 0
    return ledger


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[c for c, _ in SHOWN])
def test_the_readme_shows_what_is_printed(command: str, output: str, demo: Path) -> None:
    arguments = [str(demo) if word == "demo.db" else word for word in shlex.split(command)]
    printed = CliRunner(env={"COLUMNS": "100"}).invoke(main, arguments).stdout
    shown = [line.rstrip() for line in output.splitlines() if line.strip() not in ("", "…")]
    assert shown == [line.rstrip() for line in printed.splitlines() if line.strip()][: len(shown)]


def test_the_readme_shows_something() -> None:
    assert len(SHOWN) >= 3


def test_the_public_names_are_few_and_sorted() -> None:
    assert len(public) <= 20
    assert sorted(public) == list(public)


@pytest.mark.parametrize("page", [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"], ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
