"""Who did what to whom in running news: nobody is made the doer who only speaks, asks or owns."""

import pytest
from tests.events.named import found, mentions, triples

from onrecord import events, language
from onrecord.model import Mention, Place, Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France accused Moscow of breaking the ceasefire.", ("ASSAULT", "RUS", "")),
        ("France accused Moscow of bombing the harbour and shelling Kyiv.", ("ASSAULT", "RUS", "UKR")),
        ("Poland made the decision to allow Turkish ships into the port.", ("CONCEDE", "POL", "TUR")),
        ("He spoke at length about Germany invading Poland.", ("ASSAULT", "DEU", "POL")),
        ("It was the first session since the armed assault of Russia on Ukraine.", ("ASSAULT", "RUS", "UKR")),
        (
            "Turkish jets attacked a depot in the hills, killing four Iraqi soldiers, the Defence Ministry said.",
            ("ASSAULT", "TUR", "? IRQ"),
        ),
        ("Russia attacked a convoy near the border, killing nine people, Ukraine said.", ("ASSAULT", "RUS", "?")),
        ("The envoy told Germany to withdraw its troops from Iraq.", ("REQUEST", "?", "DEU")),
        ("Her speech closed with lines calling out Moscow for its raids.", ("ACCUSE", "", "RUS")),
    ],
)
def test_the_doer_is_who_the_sentence_says(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


@pytest.mark.parametrize(
    ("text", "type_", "never"),
    [
        ("Iran ruled out any meeting before the release of the crew of a tanker seized last month.", "COERCE", "IRN"),
        ("\u201cThey struck the launch site, and only the launch site,\u201d Kyiv said.", "ASSAULT", "UKR"),
        ("Drones attacked a radar station, wounding four soldiers, Ukraine said.", "ASSAULT", "UKR"),
    ],
)
def test_who_speaks_or_rules_above_is_not_the_doer_below(text: str, type_: str, never: str) -> None:
    assert not any(kind == type_ and never in doers.split() for kind, doers, _ in triples(text))


@pytest.mark.parametrize(
    "text",
    [
        "Iraq demanded the withdrawal of its troops.",
        "Poland recalled its ambassador.",
    ],
)
def test_what_the_doer_owns_is_not_the_recipient(text: str) -> None:
    ((_, doers, done_to),) = triples(text)
    assert doers
    assert not done_to


def test_her_country_is_no_person() -> None:
    (event,) = found("The minister left the summit a day after her country recalled its ambassador from Turkey.")
    assert [m.span.start for m in event.actors] == [41]


@pytest.mark.parametrize(
    "text",
    [
        "\u201cWhoever attacks Poland will regret it,\u201d the chancellor said.",
        "Residents spoke of people who attack churches.",
        "A ceasefire will likely be discussed in the capital.",
        "The plan will be approved next week.",
        "The organisers said that Russia will not be invited.",
        "She asked.",
        "They attacked.",
    ],
)
def test_what_nobody_in_particular_does_is_no_event(text: str) -> None:
    assert not [e for e in found(text) if e.type != "REJECT"]


@pytest.mark.parametrize(
    "text",
    [
        "Russia still denies that it shelled the port.",
        "Russia denied that it shelled the port.",
        "Russia has no plans to invade Poland.",
    ],
)
def test_what_is_denied_is_negative(text: str) -> None:
    assert {e.polarity for e in found(text)} == {"negative"}


def test_what_somebody_is_accused_of_is_only_possible() -> None:
    kinds = {e.type: e.modality for e in found("France accused Moscow of breaking the ceasefire.")}
    assert kinds == {"ACCUSE": "happened", "ASSAULT": "possible"}


def test_what_is_claimed_to_have_happened_is_no_plan() -> None:
    (event,) = found("Russia claimed to have taken control of the Ukrainian port.")
    assert (event.type, event.modality) == ("COERCE", "happened")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran is ready to attack Israel.", ("THREATEN", "IRN", "ISR")),
        ("Iran is ready to negotiate with Israel.", ("AGREE", "IRN", "ISR")),
        ("Russian troops massed near Poland.", ("MOBILIZE", "RUS", "POL")),
        ("France wants Iran to free the sailors.", ("REQUEST", "FRA", "IRN")),
        ("Germany took aim at Turkey over the delay.", ("ACCUSE", "DEU", "TUR")),
    ],
)
def test_readiness_wishes_and_idioms_have_their_types(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_a_journey_in_ones_own_country_is_no_visit() -> None:
    text = "The Polish president flew to Gdansk on Monday."
    there = Mention(Span(29, 35), "GPE", Place("gdansk", "Gdansk", "POL", 54.4, 18.6), 1.0, "hand/1")
    doc = language.analyse(text)
    assert events.find(doc, "article", mentions(doc), (there,), ()) == ()


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Four Iraqi soldiers were killed in a roadside bombing.", "explosives"),
        ("At least three Iraqi civilians were killed in a suicide car bombing.", "suicide-attack"),
        ("Turkish agents sexually abused Iraqi prisoners.", "sexual"),
        ("Turkish shelling killed four Syrian farmers.", "heavy-weapons"),
        ("Turkey killed four Syrian farmers.", None),
    ],
)
def test_how_it_was_done_is_the_mode(text: str, mode: str | None) -> None:
    assert [e.mode for e in found(text) if e.type == "ASSAULT"] == [mode]


def test_a_report_is_released_otherwise_than_a_mayor() -> None:
    assert [e.type for e in found("Israel released the Syrian mayor on Monday.")] == ["RETREAT"]
    assert found("Israel released a study of the coast on Monday.") == ()


def test_who_congratulates_everyone_supports_nobody() -> None:
    told = triples("Vladimir Putin congratulated everyone on the coming holiday.")
    assert not [triple for triple in told if triple[0] == "SUPPORT"]
