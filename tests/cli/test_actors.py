import csv
import io
import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from tests.ledger.told_of import person, says

from onrecord.cli import main
from onrecord.cli.actors import actors as command
from onrecord.export import schema
from onrecord.ledger import Ledger

OLEH, OLEG = person("Oleh Bondar", "KRV", "mayor"), person("Oleg Bondar")
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "war.db") as held:
        held.add(says(OLEH))
        held.add(says(OLEG, "the port will stay shut until the weekend", "Strait Courier", "2027-05-06"))
        held.add(says(person("Ilya Orsk", "TLV"), "the talks begin on Monday", "Tolvian Post", "2027-05-07"))
    return tmp_path / "war.db"


def ask(ledger: Path, *words: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, [*words, "--ledger", str(ledger)], env=env)


def _rows(ledger: Path, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(ask(ledger, *words, "--json").stdout)
    return found


def _statements(ledger: Path, name: str) -> int:
    return len(_rows(ledger, "statements", "--actor", name))


def test_the_list_has_id_name_description_country_code_and_counts(ledger: Path) -> None:
    row = next(row for row in _rows(ledger, "actors") if row["id"] == "found:oleh-bondar")
    assert [row[name] for name in ("name", "described", "country", "code")] == ["Oleh Bondar", "mayor", "KRV", "KRV"]
    assert [row[name] for name in ("statements", "events", "articles", "also")] == [1, 1, 1, []]


def test_candidates_are_shown_with_reasons_words_and_articles(ledger: Path) -> None:
    done = ask(ledger, "actors", "candidates", env={"COLUMNS": "120"})
    shown = " ".join(done.output.split())
    assert done.exit_code == 0
    assert "0.75" in shown
    assert "same family name" in shown
    assert "found:oleg-bondar" in shown
    assert "“MERIN — Oleh" in shown
    assert "Inland Press, 2027-05-05: Coast road" in shown
    assert shown.endswith("1 candidate")
    assert ask(ledger, "actors", "candidates", "Orsk").output == "0 candidates\n"


def test_candidates_and_judgements_are_json_as_the_schema_describes_lines_and_csv(ledger: Path) -> None:
    ask(ledger, "actors", "different", "Oleh Bondar", "Orsk", "--who", "ms", "--because", "two; no doubt")
    for name in ("candidates", "judgements"):
        rows = _rows(ledger, "actors", name)
        Draft202012Validator(schema("rows")).validate(rows)
        assert [json.loads(line) for line in ask(ledger, "actors", name, "--jsonl").stdout.splitlines()] == rows
        table = list(csv.DictReader(io.StringIO(ask(ledger, "actors", name, "--csv").stdout)))
        assert len(table) == len(rows) == 1
    (pair,) = csv.DictReader(io.StringIO(ask(ledger, "actors", "candidates", "--csv").stdout))
    assert {pair["one_id"], pair["other_id"]} == {"found:oleh-bondar", "found:oleg-bondar"}
    assert pair["one_printed"].startswith("MERIN — ")


def test_same_counts_two_as_one_until_it_is_revoked(ledger: Path) -> None:
    done = ask(ledger, "actors", "same", "Oleh Bondar", "Oleg Bondar", "--who", "ms", "--because", "one office")
    assert done.exit_code == 0
    assert (
        "judgement 1: Oleh Bondar (found:oleh-bondar) and Oleg Bondar (found:oleg-bondar) are one actor" in done.output
    )
    assert "found:oleh-bondar is kept; take it back with: onrecord actors revoke 1" in done.output
    assert _statements(ledger, "Oleh Bondar") == _statements(ledger, "Oleg Bondar") == 2
    assert "= found:oleg-bondar" in " ".join(ask(ledger, "actors", env={"COLUMNS": "140"}).output.split())
    assert "2 entries" not in ask(ledger, "timeline", "Oleg Bondar").output
    position = json.loads(ask(ledger, "position", "Oleg Bondar", "--by", "month", "--json").stdout)
    assert position["positions"][0]["said"] == 2
    listed = " ".join(ask(ledger, "actors", "judgements", env={"COLUMNS": "140"}).output.split())
    assert "one office" in listed
    assert "counted as found:oleh-bondar" in listed
    assert "judgement 1 is revoked" in ask(ledger, "actors", "revoke", "1").output
    assert _statements(ledger, "Oleh Bondar") == _statements(ledger, "Oleg Bondar") == 1
    assert "revoked" in ask(ledger, "actors", "judgements").output


def test_what_contradicts_or_cannot_be_is_wrong_usage_and_who_is_not_there_is_not_found(ledger: Path) -> None:
    ask(ledger, "actors", "different", "Oleh Bondar", "Oleg Bondar", "--who", "ms")
    contradicted = ask(ledger, "actors", "same", "Oleh Bondar", "Oleg Bondar")
    assert contradicted.exit_code == 2
    assert "are two actors; take it back first: onrecord actors revoke" in " ".join(contradicted.output.split())
    several = ask(ledger, "actors", "same", "Bondar", "Orsk")
    assert several.exit_code == 2
    assert '"Bondar" may be Oleg Bondar (found:oleg-bondar), Oleh Bondar' in " ".join(several.output.split())
    missing = ask(ledger, "actors", "same", "Olek Bondar", "Orsk")
    assert missing.exit_code == 1
    assert 'nearest: "Oleh Bondar"' in missing.output or 'nearest: "Oleg Bondar"' in missing.output
    assert ask(ledger, "actors", "revoke", "9").exit_code == 1
    assert ask(ledger, "actors", "same", "Orsk", "Orsk").exit_code == 2


def test_a_name_that_is_no_command_is_answered_with_how_an_actor_is_listed(ledger: Path) -> None:
    done = ask(ledger, "actors", "Orsk")
    assert done.exit_code == 2
    assert "onrecord actors --actor NAME" in " ".join(done.output.split())


def test_the_ledger_may_be_named_before_a_command_but_filters_may_not(ledger: Path) -> None:
    run = CliRunner().invoke
    assert "1 candidate\n" in run(main, ["actors", "--ledger", str(ledger), "candidates"]).output
    done = run(main, ["actors", "--type", "person", "candidates", "--ledger", str(ledger)])
    assert done.exit_code == 2
    assert "write it after" in " ".join(done.output.split())


def test_judgements_that_are_exported_come_back_in_another_ledger(ledger: Path, tmp_path: Path) -> None:
    ask(ledger, "actors", "same", "Oleh Bondar", "Oleg Bondar", "--who", "ms", "--because", "one office")
    ask(ledger, "actors", "different", "Oleh Bondar", "Orsk", "--who", "kl")
    ask(ledger, "actors", "revoke", "2")
    ask(ledger, "actors", "different", "Oleg Bondar", "Orsk", "--who", "kl")
    kept = ask(ledger, "actors", "judgements", "--jsonl").stdout
    with Ledger(tmp_path / "new.db") as other:
        other.add(says(OLEH))
        other.add(says(OLEG, day="2027-06-06"))
    run = CliRunner().invoke
    there = ["--ledger", str(tmp_path / "new.db")]
    first = run(main, ["actors", "repeat", "-", *there], input=kept)
    assert "1 judgement made again; 1 left out" in first.output
    assert 'no actor "found:ilya-orsk" in the ledger' in first.output
    (row,) = json.loads(run(main, ["actors", "judgements", "--json", *there]).stdout)
    assert row == _rows(ledger, "actors", "judgements")[0]
    assert "0 judgements made again; 2 left out" in run(main, ["actors", "repeat", "-", *there], input=kept).output
    wrong = run(main, ["actors", "repeat", "-", *there], input='{"same": true}')
    assert (wrong.exit_code, "line 1 is no judgement" in wrong.output) == (2, True)


def test_one_name_is_parted_by_article(ledger: Path) -> None:
    with Ledger(ledger) as held:
        goalkeeper = says(person("Oleh Bondar", None, "goalkeeper"), "we played well", "Herald", "2027-05-08")
        held.add(goalkeeper)
    done = ask(ledger, "actors", "apart", "Oleh Bondar", goalkeeper.article.id, "--because", "the goalkeeper")
    assert done.exit_code == 0
    assert "are two actors\nfound:oleh-bondar~" in done.output
    assert [row["statements"] for row in _rows(ledger, "actors", "--actor", "Oleh Bondar")] == [1, 1]
    assert ask(ledger, "actors", "apart", "Orsk", "0123").exit_code == 1


def test_a_roster_says_who_held_an_office_on_that_day(ledger: Path, tmp_path: Path) -> None:
    roster = tmp_path / "own.toml"
    roster.write_text(
        '[[country]]\ncode = "KRV"\nname = "Karvania"\n'
        '[[term]]\nname = "Ilona Vask"\ncountry = "KRV"\noffice = "foreign-minister"\nfrom = 2027-01-01\n',
        encoding="utf-8",
    )
    with Ledger(ledger) as held:
        held.add(says(person("Ilona Vask", "KRV", None, "person:ilona-vask"), "we met", "Herald", "2027-05-08"))
        held.add(says(person("Mara Lind", "KRV", "Karvanian foreign minister"), "so did we", "Herald", "2027-05-08"))
    (row,) = _rows(ledger, "actors", "candidates", "Lind", "--at-least", "0.3", "--roster", str(roster))
    assert row["reasons"] == ["described by an office that the other held on that day: “Karvanian foreign minister”"]


@pytest.mark.parametrize("name", sorted(command.commands))
def test_every_command_under_it_has_a_manual_page_that_the_reference_holds(name: str) -> None:
    shown = CliRunner().invoke(main, ["actors", name, "--help"])
    assert shown.exit_code == 0
    assert f"## onrecord actors {name}\n" in PAGE.read_text(encoding="utf-8")
    assert isinstance(command, click.Group)


def test_somebody_in_no_table_who_is_named_in_full_in_two_reports_is_one_actor(tmp_path: Path) -> None:
    texts = (
        "MERIN, May 4 2027 — Bernard Zonnevink, the Dutch ministry's eastern director, said the ferry would sail.",
        "BRASK, May 6 2027 — The port was calm. “We have seen no ships since Monday,” said Bernard Zonnevink, a Dutch "
        "diplomat who visited it.",
    )
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    files = [str(tmp_path / f"{number}.txt") for number in range(2)]
    assert CliRunner().invoke(main, ["add", *files, "--ledger", str(tmp_path / "two.db")]).exit_code == 0
    (row,) = _rows(tmp_path / "two.db", "actors", "--actor", "Zonnevink")
    assert (row["name"], row["country"], row["statements"], row["articles"]) == ("Bernard Zonnevink", "NLD", 2, 2)
