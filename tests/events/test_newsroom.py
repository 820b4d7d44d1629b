"""Who did what to whom as newspapers put it, actors and statements read by the rooms below."""

import pytest

from onrecord import read


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Type, printed actors and recipients, modality of each event."""
    events = read(text, published="2022-11-14").events
    sides = [(", ".join(m.span.of(text) for m in side) for side in (e.actors, e.recipients)) for e in events]
    return [(e.type, *side, e.modality) for e, side in zip(events, sides, strict=True)]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“This is suicide,” Peter Szijjarto told reporters after a meeting with his Polish counterparts in Brask.",
            ("CONSULT", "Peter Szijjarto, Polish counterparts", "", "happened"),
        ),
        (
            "William Burns had met his Russian counterpart Sergey Naryshkin in Ankara.",
            ("CONSULT", "William Burns, Sergey Naryshkin", "", "happened"),
        ),
        (
            "“Romania stands by Moldova,” its prime minister, Marcel Ciolacu, tweeted.",
            ("SUPPORT", "Romania", "Moldova", "happened"),
        ),
        (
            "Israel's minister Yoav Gallant promised to hit Hezbollah hard.",
            ("THREATEN", "Yoav Gallant", "Hezbollah", "happened"),
        ),
        (
            "The Philippines protests Chinese manoeuvres near the shoal.",
            ("ACCUSE", "Philippines", "Chinese", "happened"),
        ),
        (
            "Students in Warsaw protested against Russia on Monday.",
            ("PROTEST", "Students in Warsaw", "Russia", "happened"),
        ),
        (
            "Protesters burned tyres outside the Hungarian embassy.",
            ("PROTEST", "Protesters", "the Hungarian embassy", "happened"),
        ),
        ("Hungary talked of a proposed EU embargo on Russia.", ("SANCTION", "EU", "Russia", "possible")),
        ("Tehran would support Lebanon if it came under attack.", ("ASSAULT", "", "it", "hypothetical")),
        (
            "Niger's rulers have given the French ambassador 48 hours to leave the country.",
            ("SANCTION", "Niger's rulers", "the French ambassador", "happened"),
        ),
        ("Niger orders French ambassador out.", ("SANCTION", "Niger", "French ambassador", "happened")),
        (
            "Elina Valtonen warned that Russia may test Poland within years and called for support from Germany.",
            ("REQUEST", "Elina Valtonen", "Germany", "happened"),
        ),
        ("ECOWAS has threatened to use force to restore Bazoum.", ("THREATEN", "ECOWAS", "", "happened")),
        ("Moscow threatened to use force against Kyiv.", ("THREATEN", "Moscow", "Kyiv", "happened")),
        ("The rebels took four nurses hostage.", ("ASSAULT", "The rebels", "four nurses hostage", "happened")),
    ],
)
def test_an_event_is_told_as_newspapers_put_it(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's army rejects truce proposal as fighting spreads to Darfur.",
        "EU foreign policy chief Josep Borrell accused Budapest of holding the bloc hostage.",
    ],
)
def test_what_spreads_and_what_is_no_person_is_no_attack(text: str) -> None:
    assert "ASSAULT" not in {type_ for type_, *_ in told(text)}


def test_latin_american_countries_are_not_the_united_states() -> None:
    events = read("Germany and several Latin American countries have refused to recognise Russia.").events
    assert [[m.actor.country for m in e.actors if m.actor] for e in events] == [["DEU"]]


def test_what_is_asked_in_the_passive_is_no_event() -> None:
    assert told("Is Kyiv allowed to strike targets inside Russia?") == []
