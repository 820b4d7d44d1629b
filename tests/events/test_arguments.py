import pytest
from tests.events.named import triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ankara announced that it will impose sanctions on Iran.", ("THREATEN", "TUR", "IRN")),
        ("Syria said it was willing to withdraw its troops from Iraq.", ("AGREE", "SYR", "IRQ")),
        ("Poland and Germany signed a treaty with Turkey.", ("SUPPORT", "DEU POL", "TUR")),
        ("France announced a suspension of aid to Syria.", ("SANCTION", "FRA", "SYR")),
        ("Rebels in Syria dismissed an appeal from France.", ("REJECT", "SYR", "FRA")),
        ("Thousands of students marched in Warsaw to demand an apology by Germany.", ("PROTEST", "?", "DEU")),
        ("Her remarks were the latest to stress that Poland is open to talks with Germany.", ("AGREE", "POL", "DEU")),
    ],
)
def test_actors_and_recipients_are_found_beyond_subject_and_object(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_an_object_that_names_nobody_is_no_recipient() -> None:
    assert ("COERCE", "TUR", "") in triples("Turkish police seized two boats.")


def test_the_mediator_is_actor_and_the_parties_are_recipients() -> None:
    assert ("CONSULT", "TUR", "IRQ SYR") in triples("Turkey launched a mediation effort between Syria and Iraq.")
