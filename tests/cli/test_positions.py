import json
from itertools import islice, product
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.positions.held import holding, ledger_of

from onrecord.cli import main


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    readings = [holding(2 * w + n, w, -1.0 if w < 16 else 1.0) for w in range(32) for n in range(2)]
    with ledger_of(tmp_path_factory.mktemp("held"), readings) as held:
        return str(held.path)


def test_a_position_is_plotted_and_tabled(ledger: str) -> None:
    done = CliRunner().invoke(main, ["position", "Vask", "--on", "talks", "--by", "month", "--ledger", ledger])
    assert done.exit_code == 0
    assert "for/against" in done.output
    assert "−1.00" in done.output
    assert "+1.00" in done.output


def test_a_position_is_given_as_json_and_csv(ledger: str) -> None:
    series = json.loads(CliRunner().invoke(main, ["position", "Vask", "--json", "--ledger", ledger]).stdout)
    table = CliRunner().invoke(main, ["position", "Vask", "--csv", "--ledger", ledger]).stdout.splitlines()
    assert len(series["positions"]) == len(table) - 1 == 32
    assert table[0] == "when,said,stances,stance,acts,score,volume"


def test_a_position_is_drawn_as_svg(ledger: str, tmp_path: Path) -> None:
    picture = tmp_path / "vask.svg"
    done = CliRunner().invoke(main, ["position", "Vask", "--on", "talks", "--svg", str(picture), "--ledger", ledger])
    assert done.exit_code == 0
    assert picture.read_text(encoding="utf-8").count("<circle") == 32
    assert "for/against" in done.output


def test_changes_are_listed_with_the_number_of_tests_and_the_words_of_both_sides(ledger: str) -> None:
    done = CliRunner().invoke(main, ["changes", "--ledger", ledger])
    words = " ".join(done.output.split())
    assert "tone from −" in words
    assert "unwilling to talk" in words
    assert "ready to talk" in words
    assert "tests were made" in words


def test_a_speech_is_cut_where_changes_are_listed_and_whole_as_json(tmp_path: Path) -> None:
    towns = ("".join(letters) for letters in product("bdfgklmnprst", "aeiou", "lmnr", "aeiou", "ks"))
    speeches = [" ".join(islice(towns, 60)) + " last and " for _ in range(64)]
    readings = [holding(n, n // 2, -1.0 if n < 32 else 1.0, before=speech) for n, speech in enumerate(speeches)]
    with ledger_of(tmp_path, readings) as held:
        path = str(held.path)
    listed = CliRunner().invoke(main, ["changes", "--ledger", path]).output
    assert "tone from" in listed
    assert " last and " not in listed
    assert " last and " in CliRunner().invoke(main, ["changes", "--json", "--ledger", path]).stdout


def test_changes_as_json_carry_the_chains_behind_them(ledger: str) -> None:
    found = json.loads(CliRunner().invoke(main, ["changes", "--json", "--ledger", ledger]).stdout)
    assert found["tested"] >= len(found["changes"]) >= 1
    assert all(c["old"] and c["new"] for c in found["changes"])


def test_an_actor_nobody_knows_is_an_error_that_names_the_nearest(ledger: str) -> None:
    done = CliRunner().invoke(main, ["position", "Vasq", "--ledger", ledger])
    assert (done.exit_code, "Ilona Vask" in done.output) == (1, True)


def test_an_issue_of_ones_own_is_counted_by_its_words(ledger: str, tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text('[season]\nname = "the season"\nwords = ["winter", "harvest home"]\n', encoding="utf-8")
    command = ["position", "Vask", "--json", "--on", "the season", "--issues", str(own), "--ledger", ledger]
    series = json.loads(CliRunner().invoke(main, command).stdout)
    winter = json.loads(
        CliRunner().invoke(main, ["position", "Vask", "--json", "--on", "winter", "--ledger", ledger]).stdout
    )
    assert [p["said"] for p in series["positions"]] == [p["said"] for p in winter["positions"]]
    assert sum(p["said"] for p in series["positions"]) > 0


def test_a_file_that_holds_no_issues_is_wrong_usage(ledger: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("season = 3\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["position", "Vask", "--on", "x", "--issues", str(wrong), "--ledger", ledger])
    assert (done.exit_code, "expected [season]" in done.output) == (2, True)


def test_the_words_behind_a_position_are_printed_with_where_they_stand(ledger: str) -> None:
    command = ["position", "Vask", "--on", "talks", "--until", "2027-01-10", "--quotes", "--ledger", ledger]
    printed = " ".join(CliRunner().invoke(main, command).output.split())
    assert "for/against −1.00" in printed
    assert "unwilling to talk” Courier, characters" in printed
    found = json.loads(CliRunner().invoke(main, [*command, "--json"]).stdout)
    assert {q["measure"] for q in found["quotes"]} == {"stance"}
