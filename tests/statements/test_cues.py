import pytest

from onrecord import language
from onrecord.statements import cues
from onrecord.statements.words import words_of


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Kyiv has ruled out a truce.", "ruled", "rule out"),
        ("The union called on members to vote.", "called", "call on"),
        ("The mayor said the road was open.", "said", "say"),
    ],
)
def test_a_reporting_verb_is_found_with_its_particle(text: str, word: str, lemma: str) -> None:
    words = words_of(language.analyse(text))
    assert {words.printed[i]: cue.lemma for i, cue in words.cues.items()} == {word: lemma}


def test_reporting_forms_are_inflected() -> None:
    assert {"says", "said", "adds", "added", "denies", "denied"} & cues.reporting_forms() >= {"said", "adds", "added"}


def test_every_row_of_the_tables_is_read() -> None:
    assert "reuters" in cues.outlets()
    assert "newspaper" in cues.media()


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Neither the ministry nor the army commented.", True),
        ("No officials said that talks would resume.", True),
        ("The minister refused to be drawn on the date.", True),
        ("The minister said that no talks were planned.", False),
    ],
)
def test_what_nobody_said_is_negated(text: str, negated: bool) -> None:
    words = words_of(language.analyse(text))
    assert cues.is_negated(words, min(words.cues)) is negated
