import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

import onrecord
from onrecord.cli import main
from onrecord.export import loads, schema

REPORT = """date 2027-05-05 Karvania rules out talks

“We will not talk,” Foreign Minister Ilona Vask told reporters in Brask on Wednesday.

Advertisement

She said her government had recalled its ambassador last week.
"""


def read(*words: str, text: str = REPORT) -> Result:
    return CliRunner().invoke(main, ["read", "-", *words], input=text)


def test_the_record_of_standard_input_fits_a_hundred_columns() -> None:
    done = read()
    assert done.exit_code == 0
    assert done.output.startswith("Karvania rules out talks\npublished 2027-05-05 (known by: first line)\n")
    assert "“We will not talk,”" in done.output
    assert "2027-05-05 (“Wednesday”)" in " ".join(done.output.split())
    assert "advertisement: Advertisement" in done.output
    assert max(map(len, done.output.splitlines())) <= 100
    assert "\x1b" not in done.output


def test_json_holds_everything_as_the_schema_describes() -> None:
    (packed,) = json.loads(read("--json").output)
    Draft202012Validator(schema()).validate(packed)
    assert packed["article"]["published"] == "2027-05-05"
    assert len(packed["statements"]) >= 2


def test_json_lines_hold_the_reading_that_python_gives(tmp_path: Path) -> None:
    (line,) = read("--jsonl").output.splitlines()
    assert loads(line) == onrecord.read(REPORT)
    (tmp_path / "a.txt").write_text(REPORT)
    (article,) = onrecord.articles(tmp_path / "a.txt")
    assert article == loads(line).article


def test_explaining_says_what_found_each_row() -> None:
    assert read("--explain").output.count("why: ") >= 2
    assert "why: " not in read().output


def test_many_reports_are_read_one_after_the_other(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(REPORT + name)
    done = CliRunner().invoke(main, ["read", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--json"])
    assert [packed["article"]["text"][-1] for packed in json.loads(done.output)] == ["a", "b"]
    shown = CliRunner().invoke(main, ["read", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    assert shown.output.count("published 2027-05-05") == 2


def test_a_date_that_is_given_wins() -> None:
    assert "published 2027-06-01 (known by: given)" in read("--published", "2027-06-01").output


@pytest.mark.parametrize("form", [[], ["--json"], ["--jsonl"]])
def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, form: list[str]) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_bytes(b"")
    done = CliRunner().invoke(main, ["read", str(tmp_path / "b.txt"), str(tmp_path / "a.txt"), *form])
    assert done.exit_code == 0
    assert "b.txt" in done.stderr
    assert "We will not talk" in done.stdout


def test_where_nothing_can_be_read_the_exit_code_is_1_and_the_reason_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["read", str(tmp_path / "none.txt"), "--json"])
    assert done.exit_code == 1
    assert "not read: no file" in done.stderr
    assert json.loads(done.stdout) == []


def test_a_text_without_a_date_says_so() -> None:
    assert "date of publication unknown" in read(text="Karvania will not talk, Ilona Vask said on Wednesday.\n").output
