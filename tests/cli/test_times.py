"""onrecord times on the command line."""

import json

from click.testing import CliRunner

from onrecord.cli import main

TEXT = "Lavrov said on Tuesday that talks failed last month."


def run(*arguments: str, given: str | None = None) -> str:
    """Standard output of the command."""
    result = CliRunner().invoke(main, ["times", *arguments], input=given)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_line_a_time() -> None:
    assert run(TEXT, "--published", "2022-10-13").splitlines() == [
        "Tuesday     DATE      2022-10-11",
        "last month  DATE      2022-09",
    ]


def test_without_a_date_the_table_says_unresolved() -> None:
    assert "unresolved" in run(TEXT)


def test_json_holds_spans_and_intervals() -> None:
    first = json.loads(run("-", "--published", "2022-10-13", "--json", given=TEXT))[0]
    assert TEXT[first["start"] : first["end"]] == first["text"] == "Tuesday"
    assert (first["value"], first["earliest"], first["anchor"]) == ("2022-10-11", "2022-10-11T00:00:00", "2022-10-13")


def test_timeml_marks_the_text() -> None:
    assert ">Tuesday</TIMEX3>" in run(TEXT, "--timeml")


def test_a_text_without_times_says_so() -> None:
    assert run("Nothing happened.") == "no times found\n"


def test_a_wrong_date_names_what_was_expected() -> None:
    result = CliRunner().invoke(main, ["times", TEXT, "--published", "yesterday"])
    assert result.exit_code == 2
    assert '"yesterday" is no day' in result.output


def test_a_stretch_that_no_value_names_is_shown_by_its_days() -> None:
    text = "The war began on Feb. 24. The war is in its eighth month."
    assert "2022-09-24 to 2022-10-23" in run(text, "--published", "2022-10-13")
