import json
from pathlib import Path

from click.testing import CliRunner
from tests.chains.told import ledger_of, said

from onrecord.cli import main

LONG = "we will not open the strait to any ship that carries arms to the other side of the bay"


def _ledger(folder: Path) -> tuple[str, list[str]]:
    own = "In the evening the minister repeated to those who had waited outside that {}"
    readings = [
        said(LONG, "Agency"),
        said(LONG[:60], "Herald", "2027-05-06", frame=own),
        said("the harvest is in at last", "Mirror"),
    ]
    with ledger_of(folder, readings) as ledger:
        return str(ledger.path), [r.statements[0].id for r in readings]


def test_chains_are_linked_and_listed_with_their_words_and_reasons(tmp_path: Path) -> None:
    path, _ = _ledger(tmp_path)
    done = CliRunner().invoke(main, ["chain", "--ledger", path])
    assert done.exit_code == 0
    assert "told 2 times by 2 outlets" in done.output
    assert "same source" in " ".join(done.output.split())
    assert "1 chain\n" in done.output


def test_one_chain_is_shown_by_the_id_of_any_member_as_json(tmp_path: Path) -> None:
    path, ids = _ledger(tmp_path)
    done = CliRunner().invoke(main, ["chain", ids[1], "--json", "--ledger", path])
    (found,) = json.loads(done.stdout)
    assert [m["outlet"] for m in found["members"]] == ["Agency", "Herald"]
    assert found["members"][1]["linked_to"] == ids[0]


def test_a_split_is_kept_shown_and_revoked(tmp_path: Path) -> None:
    path, ids = _ledger(tmp_path)
    run = CliRunner().invoke
    assert "judgement 1" in run(main, ["chain", "--split", ids[0], ids[1], "--who", "ms", "--ledger", path]).output
    assert "0 chains" in run(main, ["chain", "--ledger", path]).output
    assert '"who": "ms"' in run(main, ["chain", "--judgements", "--ledger", path]).output
    assert '"kind": "statement"' in run(main, ["chain", "--judgements", "--ledger", path]).output
    taken_back = run(main, ["chain", "--revoke", "1", "--ledger", path]).output
    assert "told 2 times" in taken_back
    assert "1 chain\n" in taken_back


def test_a_statement_joined_with_itself_is_wrong_usage(tmp_path: Path) -> None:
    path, ids = _ledger(tmp_path)
    done = CliRunner().invoke(main, ["chain", "--join", ids[0], ids[0], "--ledger", path])
    assert (done.exit_code, "the same item twice" in done.output) == (2, True)


def test_a_list_shortens_what_is_long_and_a_chain_of_one_id_does_not(tmp_path: Path) -> None:
    speech = LONG + ". " + "The house knows how long this road has been and who has walked it with us. " * 6
    with ledger_of(tmp_path, [said(speech), said(speech, "Herald", "2027-05-06", frame="Again: {}")]) as ledger:
        path, ids = str(ledger.path), [row.id for row in ledger.statements()]
    assert " …”" in CliRunner().invoke(main, ["chain", "--ledger", path]).output
    assert " …”" not in CliRunner().invoke(main, ["chain", ids[0], "--ledger", path]).output


def test_chains_are_filtered_like_statements(tmp_path: Path) -> None:
    path, _ = _ledger(tmp_path)
    assert "1 chain\n" in CliRunner().invoke(main, ["chain", "--about", "strait", "--ledger", path]).output
    assert "0 chains" in CliRunner().invoke(main, ["chain", "--about", "harvest", "--ledger", path]).output
