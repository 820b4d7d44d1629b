"""The name that a title or a description stands with is who is meant."""

import pytest

from onrecord import read


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("U.S. Secretary of State Condoleezza Orn met Maria Lopez.", ["Condoleezza Orn", "Maria Lopez"]),
        (
            "Secretary of State Condoleezza Orn and Maria Lopez met Anna Bauer.",
            ["Condoleezza Orn", "Maria Lopez", "Anna Bauer"],
        ),
        ("The Czech minister for trade and mining, Petr Novak, met Maria Lopez.", ["Petr Novak", "Maria Lopez"]),
        ("The envoy was told by spy chief Petr Novak, who met Maria Lopez on Friday.", ["Petr Novak", "Maria Lopez"]),
    ],
)
def test_who_meets_is_who_is_named(text: str, who: list[str]) -> None:
    (event,) = (e for e in read(text).events if e.type == "CONSULT")
    assert [m.span.of(text) for m in event.actors] == who


@pytest.mark.parametrize(
    "text",
    [
        "The wife of President Petr Novak visited Norway.",
        "The government of President Petr Novak condemned Norway.",
        "The lawyer of the critic, Petr Novak, condemned Norway.",
    ],
)
def test_who_belongs_to_somebody_is_somebody_else(text: str) -> None:
    assert "Petr Novak" not in [m.span.of(text) for e in read(text).events for m in e.actors]
