"""What running news taught: events that stand beside others, words that report none, plans that are no threats."""

import pytest
from tests.events.named import found, triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France condemned Iran's attack on the Turkish port.", {"ACCUSE", "ASSAULT"}),
        ("Germany pledged support to Poland after Russia's attack on Kyiv.", {"SUPPORT", "ASSAULT"}),
        ("France threatened Iran with sanctions after a meeting with Turkey.", {"THREATEN", "CONSULT"}),
    ],
)
def test_what_an_act_is_about_or_comes_after_is_an_event_besides(text: str, expected: set[str]) -> None:
    assert {e.type for e in found(text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that it should be a Polish court.",
        "“We must unite against inflation,” the French minister said.",
        "France was too weak to fight Iran.",
        "The ship only serves to help Iran.",
        "It is a sign that support for Poland holds.",
        "Germany should try to retake the port.",
        "The storm hit Turkey on Monday.",
        "The film captures the mood of Poland.",
        "Germany invaded Poland in 1939.",
        "Visiting Iran is a privilege.",
        "If voters in Poland knew, they would not support Iran.",
        "The reports from Iran were shot in a film studio.",
        "He did not offer evidence against Iran.",
        "Allied soldiers landed in France and attacked the Nazi army.",
        "In the survey, 58 % of voters supported Germany.",
        "The Polish minister said that the answer must be common.",
        "Speaking to students in Ankara, the Polish minister smiled.",
        "The Polish minister held a press conference with reporters.",
    ],
)
def test_what_nobody_did_is_no_event(text: str) -> None:
    assert [e for e in found(text) if e.modality != "demanded"] == []


@pytest.mark.parametrize(
    ("text", "type_", "modality"),
    [
        ("Russia plans to attack Poland, the minister said.", "ASSAULT", "planned"),
        ("Russia will probably attack Poland.", "ASSAULT", "possible"),
        ("“We will attack Poland,” the Iranian general said.", "THREATEN", "planned"),
        ("Germany plans to impose sanctions on Iran.", "THREATEN", "planned"),
        ("Poland put its decision to impose sanctions on Iran into effect.", "SANCTION", "planned"),
    ],
)
def test_what_others_foresee_is_no_threat(text: str, type_: str, modality: str) -> None:
    assert (type_, modality) in {(e.type, e.modality) for e in found(text)}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Neither Poland nor Germany recognised Iran.", "REJECT"),
        ("France will not invite Russia to the parade.", "REJECT"),
        ("Two ministers agreed on the plan.", "AGREE"),
        ("The indictment accuses Iran of fraud.", "ACCUSE"),
        ("Hackers attacked the servers of the Polish ministry.", "COERCE"),
        ("Germany called the Russian raid a disgrace.", "ACCUSE"),
        ("Turkey said it would respond swiftly and decisively to Iran.", "THREATEN"),
        ("Turkey sent tanks to Ukraine.", "AID"),
        ("Russian drones damaged a hospital.", "ASSAULT"),
        ("Poland is planning an incursion into Iran.", "ASSAULT"),
        ("Iran's refusal to attend the talks angered Turkey.", "REJECT"),
        ("“Iran must withdraw its troops,” the Polish ministry underlined.", "REQUEST"),
        ("The minister described Iran's offer as a sham.", "ACCUSE"),
    ],
)
def test_what_is_told_in_passing_has_its_type(text: str, type_: str) -> None:
    assert type_ in {e.type for e in found(text)}


def test_a_second_verb_does_not_hang_on_what_the_first_is_for() -> None:
    kinds = {e.type: e.modality for e in found("Iran worked to win time and vowed retaliation against Israel.")}
    assert kinds == {"THREATEN": "happened"}


def test_what_is_done_after_a_threat_is_not_planned_by_it() -> None:
    assert ("CONSULT", "FRA TUR", "") in triples("France threatened Iran after talks between France and Turkey.")
