import pytest

from onrecord import language


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The minister ruled out talks.", "rule"),
        ("Artillery shelled the port overnight.", "shell"),
        ("The army stopped a convoy.", "stop"),
        ("The envoy hoped for an answer.", "hope"),
        ("They are planning a summit in Geneva.", "plan"),
        ("Three soldiers were wounded near the border.", "wound"),
        ("The navy seized a tanker.", "seize"),
    ],
)
def test_a_verb_goes_by_a_word_that_there_is(text: str, lemma: str) -> None:
    assert lemma in [token.lemma_ for token in language.analyse(text) if token.pos_ == "VERB"]
