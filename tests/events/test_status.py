import pytest
from tests.events.named import found


@pytest.mark.parametrize(
    ("text", "type_", "polarity", "modality"),
    [
        ("Russia attacked Ukraine.", "ASSAULT", "positive", "happened"),
        ("Russia did not attack Ukraine.", "ASSAULT", "negative", "happened"),
        ("Russia is attacking Ukraine.", "ASSAULT", "positive", "ongoing"),
        ("Russia may attack Ukraine.", "ASSAULT", "positive", "possible"),
        ("Germany will meet Turkey next week.", "AGREE", "positive", "planned"),
        ("The German chancellor is to visit Turkey on Monday.", "AGREE", "positive", "planned"),
        ("Washington will impose sanctions on Iran.", "THREATEN", "positive", "planned"),
        ("Iran will release six Turkish sailors.", "CONCEDE", "positive", "planned"),
        ("If Russia attacked Poland, nobody would sleep.", "ASSAULT", "positive", "hypothetical"),
        ("If there is aggression against Poland, the army will answer.", "ASSAULT", "positive", "hypothetical"),
        ("In case of an attack on Poland, the alliance will act.", "ASSAULT", "positive", "hypothetical"),
        ("Should Russia attack Poland, we will act.", "ASSAULT", "positive", "hypothetical"),
        ("The Russian invasion of Poland may begin during the games.", "ASSAULT", "positive", "possible"),
        ("A Russian attack on Poland is less likely.", "ASSAULT", "positive", "possible"),
        ("It is less likely that Russia invades Poland.", "ASSAULT", "positive", "possible"),
        ("The Russian invasion of Poland began on Monday.", "ASSAULT", "positive", "happened"),
        ("It was not the first Russian attack on Poland.", "ASSAULT", "positive", "happened"),
    ],
)
def test_denied_planned_possible_and_happened_are_kept_apart(
    text: str, type_: str, polarity: str, modality: str
) -> None:
    assert (type_, polarity, modality) in {(e.type, e.polarity, e.modality) for e in found(text)}


def test_agreement_denied_is_a_refusal() -> None:
    assert "REJECT" in {e.type for e in found("Russia was not willing to negotiate with Ukraine.")}


def test_what_others_say_somebody_will_do_is_no_threat_of_theirs() -> None:
    kinds = {(e.type, e.modality) for e in found("Kyiv said that Russia will attack Poland.")}
    assert kinds == {("ASSAULT", "planned")}


def test_what_is_tried_has_been_done() -> None:
    assert ("ASSAULT", "happened") in {(e.type, e.modality) for e in found("Russia tried to destroy a Ukrainian port.")}


def test_what_one_is_not_going_to_do_is_negative() -> None:
    assert {e.polarity for e in found("Turkey is not going to attack Syria.")} == {"negative"}


def test_what_a_journey_is_for_is_no_event() -> None:
    text = "The French president visited Ukraine to try to help Poland."
    assert [e.type for e in found(text)] == ["CONSULT"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Germany plans to impose sanctions on Iran.", "THREATEN"),
        ("Germany plans to meet Turkey.", "AGREE"),
        ("Iran intends to release six Turkish sailors.", "CONCEDE"),
    ],
)
def test_a_plan_is_what_is_planned(text: str, type_: str) -> None:
    assert [e.type for e in found(text)] == [type_]
