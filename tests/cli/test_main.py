import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"
COMMANDS = main.list_commands(click.Context(main))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_manual_page_that_the_reference_holds(command: str) -> None:
    shown = CliRunner().invoke(main, [command, "--help"])
    assert shown.exit_code == 0
    assert "## onrecord " + command in PAGE.read_text(encoding="utf-8")
    first = shown.output.split("\n\n")[1].strip()
    assert first.endswith(".")
    assert len(first) < 100


def test_the_reference_is_what_help_says() -> None:
    made = runpy.run_path(str(PAGE.with_name("write_cli.py")))["page"]()
    assert made == PAGE.read_text(encoding="utf-8"), "run: python docs/reference/write_cli.py"


def test_the_first_help_names_every_command_and_the_exit_codes() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    assert all(re.search(rf"^  {command} ", shown, re.MULTILINE) for command in COMMANDS)
    assert "Exit codes: 0" in shown


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, onrecord, onrecord.cli\n"
        "try: onrecord.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('spacy', 'numpy', 'rich', 'sqlite3', 'trafilatura', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "wrong",
    [
        ["write"],
        ["read"],
        ["statements", "--limit", "0"],
        ["statements", "--since", "soon"],
        ["read", "-", "--format", "pdf"],
        ["read", "a.csv", "--column", "text"],
    ],
)
def test_wrong_usage_is_exit_code_2_and_says_what_was_expected(wrong: list[str]) -> None:
    done = CliRunner().invoke(main, wrong)
    assert done.exit_code == 2
    assert "Usage: onrecord" in done.output


def test_the_version_is_that_of_the_package() -> None:
    assert re.search(r"version \d+\.\d+", CliRunner().invoke(main, ["--version"]).output)


def test_the_public_names_are_sorted_few_and_there() -> None:
    assert onrecord.__all__ == sorted(onrecord.__all__)
    assert len(onrecord.__all__) <= 20
    assert all(getattr(onrecord, name) for name in onrecord.__all__)
    assert set(onrecord.__all__) <= set(dir(onrecord))
    with pytest.raises(AttributeError, match="nothing"):
        _ = onrecord.nothing


def test_a_code_is_explained_and_the_types_are_listed() -> None:
    def run(*words: str) -> str:
        return CliRunner().invoke(main, ["ontology", *words]).output

    assert run("ASSAULT").startswith("ASSAULT (PLOVER)")
    assert len(run().split()) == 16
    assert 'no code "ASSALT"' in run("ASSALT")


def test_times_are_found_in_a_text_given_on_the_command_line() -> None:
    done = CliRunner().invoke(main, ["times", "Vask said on Tuesday that talks failed.", "--published", "2027-05-05"])
    assert "2027-05-04" in done.output


def test_what_goes_into_a_pipe_is_utf_8_whatever_the_locale() -> None:
    run = [
        sys.executable,
        "-m",
        "onrecord",
        "times",
        "On Tuesday — “today” — he left.",
        "--published",
        "2027-05-05",
        "--json",
    ]
    done = subprocess.run(run, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "Tuesday" in done.stdout.decode("utf-8")
