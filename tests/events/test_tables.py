import csv
from pathlib import Path

import pytest

from onrecord import events, language, ontology
from onrecord.events import tables, triggers
from onrecord.events.words import sentences

FOLDER = Path(events.__file__).parent


@pytest.mark.parametrize("table", sorted(FOLDER.glob("*.tsv")), ids=lambda p: p.name)
def test_every_table_names_its_source_and_has_full_rows(table: Path) -> None:
    first, *rest = table.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# ")
    assert "Apache-2.0" in first
    widths = {len(row) for row in csv.reader(rest, delimiter="\t", quoting=csv.QUOTE_NONE)}
    assert len(widths) == 1


def test_every_pattern_names_a_type_and_mode_of_plover() -> None:
    for patterns in (*triggers.verbs().values(), *triggers.nouns().values()):
        for pattern in patterns:
            if pattern.type is not None:
                assert pattern.type in ontology.types(), pattern.row
                assert pattern.mode is None or pattern.mode in ontology.modes(pattern.type), pattern.row
                assert set(pattern.contexts) <= set(ontology.contexts()), pattern.row


@pytest.mark.parametrize(
    ("text", "word", "form"),
    [
        ("The council condemned the raid.", "condemned", "condemn"),
        ("Oslo expelled two attaches.", "expelled", "expel"),
        ("The rebels freed the crew.", "freed", "free"),
        ("They vetoed the draft.", "vetoed", "veto"),
    ],
)
def test_dictionary_forms_are_those_of_the_tables(text: str, word: str, form: str) -> None:
    (token,) = [t for s in sentences(language.analyse(text)) for t in s if t.text == word]
    assert token.lemma == form


def test_the_longest_pattern_wins() -> None:
    kinds = {p.length for p in triggers.verbs()["fire"]}
    assert max(kinds) > min(kinds)


@pytest.mark.parametrize(("text", "word", "form"), [("They sent troops and supplies.", "troops", "troop")])
def test_words_that_come_in_the_plural_are_known_by_the_singular(text: str, word: str, form: str) -> None:
    (token,) = [t for s in sentences(language.analyse(text)) for t in s if t.text == word]
    assert token.lemma == form


def test_a_noun_is_in_one_sector() -> None:
    lemmas = [word for row in tables.rows("sectors.tsv") for word in row["lemmas"].split(",")]
    assert len(lemmas) == len(set(lemmas))
