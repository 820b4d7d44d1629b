import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import onrecord
from onrecord import demo
from onrecord.cli import main


def run(*words: str) -> str:
    done = CliRunner().invoke(main, ["roster", *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_family_name_finds_the_terms_of_a_person() -> None:
    assert "2004-03-09" in run("Lavrov")
    assert "Sergei Lavrov" in run("Lavrov")


def test_a_day_keeps_who_held_the_office_then() -> None:
    rows = json.loads(run("--office", "foreign-minister", "--country", "Russia", "--on", "2022-10-13", "--json"))
    assert [row["name"] for row in rows] == ["Sergei Lavrov"]
    assert run("--office", "foreign-minister", "--country", "RUS", "--on", "1950-01-01").endswith("0 terms\n")


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (["Lavrof"], 'no person "Lavrof" in the roster; nearest: Sergei Lavrov'),
        (["--office", "foreign-ministr"], "nearest: foreign-minister"),
        (["--country", "Rusia"], "nearest: russia"),
    ],
)
def test_what_is_not_there_is_answered_with_the_nearest(words: list[str], nearest: str) -> None:
    done = CliRunner().invoke(main, ["roster", *words])
    assert done.exit_code == 1
    assert nearest in done.output


def test_something_must_be_asked_for() -> None:
    assert CliRunner().invoke(main, ["roster"]).exit_code == 2


def test_a_roster_of_your_own_stands_before_ours() -> None:
    rows = json.loads(run("--country", "Karvania", "--roster", str(demo.ROSTER), "--json"))
    assert {row["name"] for row in rows} == {"Anton Delik", "Ilona Vask", "Pavel Orsk"}


def test_a_file_that_is_no_roster_is_wrong_usage(tmp_path: Path) -> None:
    for words in ("[[country]]\nname = 1", "[[term]]\nname = 'A B'", "not toml"):
        (tmp_path / "own.toml").write_text(words)
        done = CliRunner().invoke(main, ["roster", "A", "--roster", str(tmp_path / "own.toml")])
        assert done.exit_code == 2, words
        assert "is no roster" in done.output


def test_a_country_of_your_own_is_found_in_a_text() -> None:
    text = "Karvanian forces shelled the port, Foreign Minister Mira Dohnal said.\n"
    found = {m.actor.id for m in onrecord.read(text, roster=demo.ROSTER).mentions if m.actor}
    assert "person:mira-dohnal" in found
    assert any(id_.endswith("KRV") for id_ in found)
