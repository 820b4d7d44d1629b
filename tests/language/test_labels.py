"""Names that label turns."""

import pytest

from onrecord.intake import article
from onrecord.language import analyse
from onrecord.language.columns import columns
from onrecord.language.labels import labels


def _labels(text: str) -> list[str]:
    read = article(text)
    return [label.of(read.text) for label in labels(columns(analyse(read.text, read.parts)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "President of Poland Maria Novak: Good evening.\n\nJohn Brand: Thank you.\n\nMaria Novak: Sit down.",
            ["President of Poland Maria Novak", "John Brand", "Maria Novak"],
        ),
        (
            "The ministers met in Brask on Monday. Beginning of the meeting.\n\nForeign Minister Maria Novak: "
            "Good evening.\n\nQuestion: Will you stay?\n\nMaria Novak: I will.",
            ["Foreign Minister Maria Novak", "Question", "Maria Novak"],
        ),
        (
            "Prime Minister Maria Novak: Good evening, dear sailors. The pier stays open.",
            ["Prime Minister Maria Novak"],
        ),
    ],
)
def test_a_name_before_a_colon_labels_a_turn_of_a_transcript(text: str, found: list[str]) -> None:
    assert _labels(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The pier will stay open, the ministry said on Monday.\n\nForeign Minister Maria Novak: no talks.",
        "Two ways are left for John Brand: to stay or to go. Maria Novak told him so on Monday.",
        "The list names John Brand: he had signed it. Then came Maria Novak: she had not.",
        "Photo: Maria Novak. Note: the harbour is shut.",
    ],
)
def test_a_name_before_a_colon_in_prose_labels_nothing(text: str) -> None:
    assert _labels(text) == []
