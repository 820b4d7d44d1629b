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
    ],
)
def test_denied_planned_possible_and_happened_are_kept_apart(
    text: str, type_: str, polarity: str, modality: str
) -> None:
    assert (type_, polarity, modality) in {(e.type, e.polarity, e.modality) for e in found(text)}


def test_agreement_denied_is_a_refusal() -> None:
    assert "REJECT" in {e.type for e in found("Russia was not willing to negotiate with Ukraine.")}
