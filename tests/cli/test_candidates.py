"""What else a name may mean, as --explain prints it."""

from pathlib import Path

from click.testing import CliRunner

from onrecord.cli import main

REPORT = """Envoys meet in Georgia

LONDON, 13 October 2022 - Envoys met in Georgia on Thursday, Sergei Lavrov said. Shells fell near Springfield.
"""


QUOTED = (
    "The vote in Norden\n\nNORDEN, 13 October 2022 - Supporters cheered as Juri Vask arrived on Thursday. Vask smiled. "
    "“I cannot vote for Juri Vask,” Ada Orsk told the Daily Mast. “He is an embarrassment.”\n\n“It is late,” Orsk said."
)


def _printed(tmp_path: Path, *options: str, report: str = REPORT) -> str:
    file = tmp_path / "report.txt"
    file.write_text(report)
    return CliRunner().invoke(main, ["read", str(file), *options]).output


def test_explain_says_what_else_a_name_may_mean(tmp_path: Path) -> None:
    printed = _printed(tmp_path, "--explain")
    line = next(line for line in printed.splitlines() if line.startswith("  Georgia = "))
    assert "Georgia (GEO" in line
    assert "Georgia (USA" in line.partition("; or ")[2]
    assert " more" in next(line for line in printed.splitlines() if line.startswith("  Springfield = "))


def test_explain_also_reads_what_was_published_at_an_hour(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_text('{"text": "Boris Johnson met envoys in Georgia.", "published": "2021-06-01T20:30:00Z"}')
    result = CliRunner().invoke(main, ["read", str(file), "--explain"])
    assert result.exit_code == 0
    assert "Boris Johnson = Boris Johnson (GBR)" in result.output


def test_nothing_is_said_of_candidates_unless_asked(tmp_path: Path) -> None:
    assert "may mean several" not in _printed(tmp_path)


def test_a_name_that_means_one_is_not_listed(tmp_path: Path) -> None:
    assert "Sergei Lavrov = " not in _printed(tmp_path, "--explain")


def test_a_pronoun_for_the_likeliest_is_listed_with_who_else_was_named(tmp_path: Path) -> None:
    printed = _printed(tmp_path, "--explain", report=QUOTED)
    line = next(line for line in printed.splitlines() if line.startswith("  He = "))
    assert line.startswith("  He = Juri Vask 0.6")
    assert line.endswith("; or Ada Orsk")
