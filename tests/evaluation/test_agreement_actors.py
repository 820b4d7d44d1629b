"""Agreement on who is meant, over labels of our own."""

import json
from pathlib import Path

import pytest
from evaluation.actors.agreement import Compared, compared, main
from evaluation.actors.labelled import Labelled, Referent, Words

from onrecord.model import Span


def _labels(*referents: Referent) -> tuple[Labelled, ...]:
    source = Words(Span(40, 48), Span(40, 48), "pronoun", referents)
    return (Labelled("ours", "a", "2022-03-01", "look", "random", referents, (source,), ()),)


def _referent(name: str, sector: str) -> Referent:
    return Referent(name, name, "name", "person", "RUS", sector, Span(0, 10), Span(5, 10))


def _second(folder: Path, *referents: Referent) -> Path:
    told = [{a: getattr(r, a) for a in ("name", "known", "kind", "country", "sector")} for r in referents]
    row = {"corpus": "ours", "article": "a", "drawn": "source", "span": [40, 48], "referents": told}
    (folder / "second.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder / "second.jsonl"


def test_another_sector_of_the_same_person_differs_in_sector_only(tmp_path: Path) -> None:
    (told,) = compared(_labels(_referent("Anna Novak", "GOV")), _second(tmp_path, _referent("Anna Novak", "LEG")))
    assert told == Compared("source", "pronoun", frozenset({"name", "country", "kind", "known"}))


def test_one_of_two_who_are_meant_is_not_the_same_referent(tmp_path: Path) -> None:
    both = _referent("Anna Novak", "GOV"), _referent("Ivan Horak", "GOV")
    (told,) = compared(_labels(*both), _second(tmp_path, both[0]))
    assert "name" not in told.same


def test_who_stands_first_of_two_does_not_matter(tmp_path: Path) -> None:
    both = _referent("Anna Novak", "GOV"), _referent("Ivan Horak", "MIL")
    (told,) = compared(_labels(*both), _second(tmp_path, *reversed(both)))
    assert told.same == {"name", "country", "sector", "kind", "known"}


def test_the_table_has_a_row_for_all_words(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    assert "all                120" in capsys.readouterr().out
