import pytest
from tests.events.named import found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Russia shelled Ukraine in response to an attack on a depot.", "in response to an attack on a depot"),
        ("France recalled its ambassador to Turkey over the arrest of a reporter.", "over the arrest of a reporter"),
        ("Ukraine ruled out talks with Moscow after Russia annexed its coast.", "after Russia annexed its coast"),
    ],
)
def test_the_reason_is_the_printed_words(text: str, reason: str) -> None:
    assert reason in {e.because.of(text) for e in found(text) if e.because}


def test_a_time_is_no_reason() -> None:
    assert all(e.because is None for e in found("Russia shelled Ukraine after Tuesday."))
