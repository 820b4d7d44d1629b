from pathlib import Path

import pytest

from onrecord import language
from onrecord.language import lemmas


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


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The rebels fought the army for a week.", "fight"),
        ("Two ships were sunk off the coast.", "sink"),
        ("Canada froze the assets of the firm.", "freeze"),
        ("Guards shot the man at the gate.", "shoot"),
        ("Marchers were beaten by the police.", "beat"),
        ("They have stolen the grain.", "steal"),
        ("The minister ridiculed the plan.", "ridicule"),
        ("Gunmen looted the depot.", "loot"),
    ],
)
def test_an_irregular_verb_is_known(text: str, lemma: str) -> None:
    assert lemma in [token.lemma_ for token in language.analyse(text)]


def test_no_irregular_form_stands_for_two_verbs() -> None:
    table = Path(lemmas.__file__).with_name("irregular.tsv").read_text(encoding="utf-8").splitlines()[2:]
    verbs = (line.split("\t") for line in table)
    forms = [form for _, past, participle in verbs for form in {*past.split(","), *participle.split(",")}]
    assert len(forms) == len(set(forms))
