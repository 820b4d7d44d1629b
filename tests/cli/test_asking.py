import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from tests.handmade import later, reading

from onrecord.cli import main
from onrecord.export import schema
from onrecord.ledger import Ledger
from onrecord.model import Reject

QUERIES = ["statements", "events", "actors", "rejects", "timeline"]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "crisis.db"
    with Ledger(path) as filled:
        filled.add(reading())
        filled.add(later())
        filled.reject(Reject("wire.jsonl:7", "no column holds the text", "BrokenInput"))
    return path


def ask(ledger: Path, *words: str, env: dict[str, str] | None = None) -> Result:
    command = [*words[:1], *(["Karvania"] if words[0] == "timeline" else []), *words[1:]]
    return CliRunner().invoke(main, [*command, "--ledger", str(ledger)], env=env)


@pytest.mark.parametrize("query", QUERIES)
def test_each_query_is_a_table_that_fits_and_wraps_words(ledger: Path, query: str) -> None:
    for columns in ("100", "80", "140"):
        done = ask(ledger, query, env={"COLUMNS": columns})
        assert done.exit_code == 0
        assert max(len(line) for line in done.output.splitlines()) <= int(columns)
        assert "\x1b" not in done.output


@pytest.mark.parametrize("query", QUERIES)
def test_each_query_is_json_as_the_schema_describes_and_the_same_in_lines(ledger: Path, query: str) -> None:
    whole = json.loads(ask(ledger, query, "--json").output)
    assert whole
    Draft202012Validator(schema("rows")).validate(whole)
    assert [json.loads(line) for line in ask(ledger, query, "--jsonl").output.splitlines()] == whole


@pytest.mark.parametrize("query", QUERIES)
def test_each_query_is_csv_with_a_row_for_each(ledger: Path, query: str) -> None:
    rows = list(csv.DictReader(io.StringIO(ask(ledger, query, "--csv").output)))
    assert len(rows) == len(json.loads(ask(ledger, query, "--json").output))


@pytest.mark.parametrize("query", [q for q in QUERIES if q != "rejects"])
def test_the_same_filters_are_taken_everywhere(ledger: Path, query: str) -> None:
    within = ["--about", "talk", "--since", "2027", "--until", "2027-05", "--limit", "1"]
    done = ask(ledger, query, *within, "--outlet", "Strait Courier", "--toward", "Tolvia", "--json")
    assert done.exit_code == 0
    assert len(json.loads(done.output)) == (0 if query == "events" else 1)


def test_events_are_what_outlets_report_and_with_all_what_is_claimed_or_planned_too(ledger: Path) -> None:
    assert len(json.loads(ask(ledger, "events", "--json").output)) == 1
    assert len(json.loads(ask(ledger, "events", "--all", "--json").output)) == 3
    assert "denied, says" in ask(ledger, "events", "--all").output


def test_a_timeline_draws_a_plot_and_shows_the_printed_words(ledger: Path) -> None:
    shown = ask(ledger, "timeline").output
    assert "█" in shown
    assert "−" in shown
    assert "“We will not talk,” … “Not now.”" in shown
    assert "3 entries" in shown


def test_no_rows_are_said_to_be_none_and_are_no_failure(ledger: Path) -> None:
    done = ask(ledger, "statements", "--outlet", "Nobody's News")
    assert (done.exit_code, done.output) == (0, "0 statements\n")
    assert ask(ledger, "timeline", "--outlet", "Nobody's News").exit_code == 0


def test_an_unknown_actor_is_exit_code_1_and_the_nearest_are_named(ledger: Path) -> None:
    done = ask(ledger, "statements", "--actor", "Illona Vask")
    assert done.exit_code == 1
    assert 'no actor "Illona Vask" in the ledger; nearest: "Ilona Vask"' in done.output


def test_filters_that_cannot_be_are_wrong_usage(ledger: Path) -> None:
    for words in (
        ["rejects", "--actor", "Vask"],
        ["events", "--about", "?!"],
        ["actors", "--since", "2028", "--until", "2027"],
    ):
        done = ask(ledger, *words)
        assert done.exit_code == 2
        assert "Error: " in done.output


def test_a_ledger_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    done = ask(tmp_path / "none.db", "events")
    assert done.exit_code == 1
    assert "make one with: onrecord add" in done.output


def test_the_environment_names_the_ledger(ledger: Path) -> None:
    done = CliRunner().invoke(main, ["statements", "--jsonl"], env={"ONRECORD_LEDGER": str(ledger)})
    assert len(done.output.splitlines()) == 3


def test_days_may_be_as_coarse_as_known(ledger: Path) -> None:
    def count(*words: str) -> int:
        return len(json.loads(ask(ledger, "statements", "--json", *words).output))

    assert count("--until", "2027") == count("--since", "2027-05") == 3
    assert count("--until", "2027-05-05") == 2
    assert count("--until", "2027-04") == 0


def test_only_sure_events_are_listed_where_asked_for(ledger: Path) -> None:
    rows = json.loads(ask(ledger, "events", "--all", "--json").output)
    least = max(row["confidence"] for row in rows)
    sure = json.loads(ask(ledger, "events", "--all", "--sure", str(least), "--json").output)
    assert 0 < len(sure) < len(rows)
    assert all(row["confidence"] >= least for row in sure)
    assert ask(ledger, "events", "--sure", "80").exit_code == 2
