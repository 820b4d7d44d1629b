"""Who is told of by a pronoun, a kind or a name nobody is known by; and what is asked, meant or let by nobody."""

import pytest
from tests.events.named import found, triples


def _printed(text: str) -> list[tuple[str, list[str], list[str]]]:
    sides = [(e.type, *([m.span.of(text) for m in side] for side in (e.actors, e.recipients))) for e in found(text)]
    return [(type_, doers, others) for type_, doers, others in sides]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We condemn the Russian invasion of Poland.", ("ACCUSE", ["We"], ["Russian"])),
        ("Turkey will probably attack another country.", ("ASSAULT", ["Turkey"], ["another country"])),
        ("Iran launched an attack on this country last week.", ("ASSAULT", ["Iran"], ["this country"])),
        ("Turkey attacked its neighbours at dawn.", ("ASSAULT", ["Turkey"], ["its neighbours"])),
        ("Dozens of countries have condemned Iran.", ("ACCUSE", ["countries"], ["Iran"])),
    ],
)
def test_pronouns_and_kinds_of_states_stand_beside_who_is_known(
    text: str, expected: tuple[str, list[str], list[str]]
) -> None:
    assert expected in _printed(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was arrested at the border on Monday.", ("COERCE", [], ["He"])),
        ("Police said five others were detained in the raid.", ("COERCE", [], ["five others"])),
        ("The blast killed three of his bodyguards.", ("ASSAULT", [], ["three"])),
        ("All those who disagree are systematically persecuted.", ("COERCE", [], ["those"])),
        ("While five are still in custody, five have been freed.", ("RETREAT", [], ["five"])),
    ],
)
def test_one_person_and_people_only_counted_are_enough_where_the_word_is_sure(
    text: str, expected: tuple[str, list[str], list[str]]
) -> None:
    assert expected in _printed(text)


def test_to_whom_it_is_done_needs_less_where_nobody_else_is_told() -> None:
    text = "Two churches have been the target of nearly simultaneous bomb attacks."
    assert ("ASSAULT", [], ["Two churches"]) in _printed(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is feared that big countries could seize other countries.",
        "Do we want Turkey to win?",
        "Turkey is no longer a partner.",
        "The goal was the liberation of Turkey.",
        "The pipeline, which lets Ankara save money, is old.",
    ],
)
def test_nothing_is_told_where_nobody_is_told_apart_or_it_is_asked_or_meant(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor has prepared a plan despite calls for calm from Ankara.", ("REQUEST", "TUR", "")),
        ("Requests have come from Turkey and from Iran.", ("REQUEST", "IRN TUR", "")),
        ("Turkey said the invasion of its neighbour was over.", ("ASSAULT", "", "?")),
        (
            "Poland called the war a disgrace that makes people weep, urging Turkey to open the port.",
            ("REQUEST", "POL", "TUR"),
        ),
        ("The report lists Ankara's threats against the press one by one.", ("THREATEN", "TUR", "")),
        ("The teleconference between France and Poland ended early.", ("CONSULT", "FRA POL", "")),
        ("The crisis began with the refusal of Turkey to pay.", ("REJECT", "TUR", "")),
    ],
)
def test_whose_a_demand_a_blow_or_a_refusal_is(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Germany agreed to send doctors after the Russian attack.", ("ASSAULT", "RUS", "")),
        ("Ankara wants Iran to recognise Kars, which Russia seized in 2014.", ("COERCE", "RUS", "?")),
    ],
)
def test_a_deed_only_spoken_of_as_known_stays_an_event(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_a_deed_that_is_asked_for_is_no_event_beside_the_asking() -> None:
    assert [type_ for type_, _, _ in triples("Poland urged Iran to attack the port.")] == ["REQUEST"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey has put new ideas on the table.", ("AGREE", "TUR", "")),
        ("Ankara will respond firmly to any attack by Iran.", ("THREATEN", "TUR", "IRN")),
        ("Tanks were handed over to Ukraine.", ("AID", "", "UKR")),
        ("Poland seemed to resist pressure from Moscow.", ("REJECT", "POL", "RUS")),
        ("The duke became the first minister of France to visit Ukraine.", ("CONSULT", "?", "UKR")),
        ("The minister spoke of a long meeting with Israel.", ("CONSULT", "? ISR", "")),
        ("Iran hosted talks between Turkey and Russia.", ("CONSULT", "IRN", "RUS TUR")),
        ("Poland adopted sanctions in response to Russia's invasion of Ukraine.", ("SANCTION", "POL", "RUS")),
        ("Turkey responded to a request from Iran.", ("REQUEST", "IRN", "TUR")),
        ("Poland together with France calls on Iran to stop.", ("REQUEST", "FRA POL", "IRN")),
        ("Russian troops have been deployed in the north.", ("MOBILIZE", "RUS", "")),
        ("Iran is blocking Facebook in the country.", ("COERCE", "IRN", "")),
        ("Turkish forces have repelled Iran for three weeks.", ("ASSAULT", "TUR", "IRN")),
        ("As Turkish troops invade Iraq, Iranian students are protesting.", ("ASSAULT", "TUR", "IRQ")),
        ("Iran faces charges at the court.", ("ACCUSE", "", "IRN")),
    ],
)
def test_words_with_the_company_that_news_gives_them(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_talks_to_come_are_no_event_of_one_party() -> None:
    assert found("The talks with Turkey will be held on Monday.") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran says it may target French convoys.", ("THREATEN", "IRN", "FRA")),
        ("Poland said Iran may attack Iraq.", ("ASSAULT", "IRN", "IRQ")),
        ("Turkey is considering sending weapons to Iraq.", ("AID", "TUR", "IRQ")),
        ("Twenty countries are opposed to Russia's invasion.", ("REJECT", "?", "RUS")),
        ("Twenty countries are opposed to Russia's invasion.", ("ASSAULT", "RUS", "")),
    ],
)
def test_what_may_come_is_a_threat_in_ones_own_words_only(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_what_a_share_of_people_thinks_is_no_event() -> None:
    assert found("Some 42 percent of Turks approve of the deal with Iran.") == ()
