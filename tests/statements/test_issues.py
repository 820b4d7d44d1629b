from pathlib import Path

import pytest

from onrecord import language, statements
from onrecord.model import Issue
from onrecord.statements import issues
from onrecord.statements.words import words_of

FISHING = '[fisheries]\nname = "fishing rights"\nwords = ["catch quota", "trawler"]\n'


def file(folder: Path, text: str) -> Path:
    path = folder / "issues.toml"
    path.write_text(text, encoding="utf-8")
    return path


def named(text: str, known: issues.Issues) -> list[tuple[str, str]]:
    words = words_of(language.analyse(text))
    named = ((i, known.named_by(words, i)) for i in known.places(words))
    return [(words.of((i, i + 1)), issue.name) for i, issue in named if issue is not None]


def test_words_name_the_issues_of_the_table() -> None:
    text = "Kyiv wants air defence and a truce. Prisoners were named at the negotiating table."
    assert named(text, issues.load()) == [
        ("defence", "arms deliveries"),
        ("truce", "ceasefire"),
        ("Prisoners", "exchange of prisoners"),
        ("table", "talks"),
    ]


def test_a_name_of_several_words_is_read_to_its_last() -> None:
    assert named("They called for an end to the war.", issues.load()) == [("war", "ceasefire")]
    assert named("The war goes on.", issues.load()) == []


def test_a_file_extends_the_shipped_issues(tmp_path: Path) -> None:
    known = issues.load(file(tmp_path, FISHING))
    assert named("Trawlers met to hold talks on the catch quota.", known) == [
        ("Trawlers", "fishing rights"),
        ("talks", "talks"),
        ("quota", "fishing rights"),
    ]


def test_a_word_of_the_file_wins_over_ours(tmp_path: Path) -> None:
    known = issues.load(file(tmp_path, '[round]\nname = "the Doha round"\nwords = ["talks"]\n'))
    assert named("The talks failed.", known) == [("talks", "the Doha round")]


def test_stances_are_read_on_an_issue_of_the_file(tmp_path: Path) -> None:
    doc = language.analyse("The minister rejected the catch quota.")
    (said,) = statements.find(doc, "a1", (), (), issues.load(file(tmp_path, FISHING)))
    assert [(s.target, s.value < 0) for s in said.stances] == [(Issue("issue:fisheries", "fishing rights"), True)]
    assert all(not s.stances for s in statements.find(doc, "a1", (), ()))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('[fisheries]\nname = "fishing rights"\n', "words of [fisheries] are None"),
        ('[fisheries]\nwords = "trawler"\n', "words of [fisheries] are 'trawler'"),
        ("[fisheries]\nwords = []\n", "words of [fisheries] are []"),
        ('[fisheries]\nname = 3\nwords = ["trawler"]\n', "name of [fisheries] is 3"),
        ('[fisheries]\nwords = ["trawler"]\nweight = 2\n', "[fisheries] has weight"),
        ('fisheries = "trawler"\n', "\"fisheries\" is 'trawler', not a table"),
        ("fisheries: trawler\n", "is no TOML"),
        ("# nothing yet\n", "names no issue"),
    ],
)
def test_a_file_of_another_form_is_told_what_was_expected(tmp_path: Path, text: str, printed: str) -> None:
    with pytest.raises(ValueError, match="expected \\[fisheries\\]") as error:
        issues.load(file(tmp_path, text))
    assert printed in str(error.value)
    assert "issues.toml" in str(error.value)


def test_some_words_name_an_issue_only_beside_others() -> None:
    assert named("Moscow sent tanks.", issues.load()) == [("tanks", "arms deliveries")]
    assert named("The tanks fired on a nuclear power plant.", issues.load()) == []


def test_words_beside_others_need_those_others(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[fish]\nwords = ["catch quota"]\nwords_beside = ["trawler"]\n', encoding="utf-8")
    with pytest.raises(ValueError, match="only one of words_beside and beside"):
        issues.load(file)


def test_whom_a_matter_helps_or_hurts_is_told_by_the_word_before(tmp_path: Path) -> None:
    own = issues.load(file(tmp_path, '[visas]\nwords = ["visa"]\nhelps = ["for"]\n'))
    assert own.sides["issue:visas"] == {"for": 1}
    assert own.sides["issue:sanctions"]["on"] == -1


def test_a_word_with_a_hyphen_is_found_however_it_is_split() -> None:
    assert [name for _, name in named("Kyiv urged de-escalation and a cease-fire.", issues.load())] == ["ceasefire"] * 2
