"""People without a name are a group of the country printed with them, in the sector their noun tells."""

import pytest
from tests.events.named import found

from onrecord import actors, events, language, places


def _read(text: str) -> tuple[tuple[str, tuple[str | None, ...], tuple[str | None, ...]], ...]:
    doc = language.analyse(text)
    done = events.find(doc, "article", actors.find(doc), places.find(doc), ())
    return tuple(
        (e.type, *(tuple(m.actor.code if m.actor else None for m in side) for side in (e.actors, e.recipients)))
        for e in done
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Afghan guerrillas attacked a Turkish convoy.", ("ASSAULT", ("AFGREB",))),
        ("Syrian miners blocked a road near the border.", ("PROTEST", ("SYRCVL",))),
        ("Turkish jets bombed a village in Iraq.", ("ASSAULT", ("TURMIL",))),
        ("Tens of thousands of students throughout Indonesia protested on Saturday.", ("PROTEST", ("IDNCVL",))),
    ],
)
def test_a_group_has_the_country_and_the_sector(text: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert expected in [(type_, doers) for type_, doers, _ in _read(text)]


def test_a_group_of_two_countries_is_two_actors() -> None:
    (event,) = found("French and German soldiers attacked the port.")
    assert {m.actor.country for m in event.actors if m.actor} == {"FRA", "DEU"}


def test_the_group_keeps_its_printed_words() -> None:
    text = "Afghan guerrillas attacked a convoy near Kabul."
    (event,) = found(text.replace("Afghan", "Iraqi"))
    assert [m.span.of(text.replace("Afghan", "Iraqi")) for m in event.actors] == ["Iraqi guerrillas"]


def test_members_of_an_organisation_act_for_it() -> None:
    assert [d for _, d, _ in _read("Hezbollah bombers attacked a Turkish convoy.")] == [
        d for _, d, _ in _read("Hezbollah attacked a Turkish convoy.")
    ]


def test_a_name_nobody_is_known_by_is_kept_as_printed() -> None:
    text = "Harun Dostal condemned Turkey on Friday."
    doc = language.analyse(text)
    turkey = [m for m in actors.find(doc) if m.span.of(text) == "Turkey"]
    (event,) = events.find(doc, "article", tuple(turkey), (), ())
    assert [(m.span.of(text), m.label, m.ref) for m in event.actors] == [("Harun Dostal", "PERSON", None)]


def test_a_weapon_without_an_owner_is_nobody() -> None:
    assert all(not e.actors for e in found("The missiles hit a Ukrainian port."))


@pytest.mark.parametrize("text", ["Russia's critics condemned France.", "The opponents of Russia condemned France."])
def test_who_is_close_to_somebody_is_not_of_their_country(text: str) -> None:
    assert [[m.ref for m in event.actors] for event in found(text)] == [[None]]


def _codes(text: str) -> list[tuple[str | None, ...]]:
    return [codes for _, doers, done_to in _read(text) for codes in (doers, done_to)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Thousands of Georgians protested in Tbilisi.", "GEOCVL"),
        ("Refugees living in Chad were attacked by gunmen.", "TCD"),
        ("Turkish-led forces attacked the port.", "TURMIL"),
        ("The army shelled Syrian rebel positions.", "SYRREB"),
        ("Iraqi Kurds demonstrated on Sunday.", "IRQ"),
        ("Countries such as Peru and Chile condemned Turkey.", "PER"),
        ("Ethnic Albanians in Serbia demonstrated on Sunday.", "SRB"),
        ("Students at a college in Kenya protested.", "KEN"),
        ("Gunmen surrounded a car with Syrian fighters.", "SYR"),
    ],
)
def test_a_group_is_of_the_country_told_beside_it(text: str, code: str) -> None:
    assert any(found_code and found_code.startswith(code) for side in _codes(text) for found_code in side)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ethnic Albanian guerrillas attacked a convoy.", "ALB"),
        ("Iran-backed fighters attacked a Turkish convoy.", "IRN"),
        ("Two Georgians were arrested in Chad.", "GEO"),
    ],
)
def test_descent_support_and_passport_make_nobody_an_arm_of_a_state(text: str, code: str) -> None:
    assert all(code not in side for side in _codes(text))


def test_states_are_named_by_their_region_and_the_country_stays_as_printed() -> None:
    text = "The Baltic states condemned Turkey, and a general said Turkey would attack the country."
    printed = {m.span.of(text): m.ref for e in found(text) for m in (*e.actors, *e.recipients)}
    assert printed["The Baltic states"] is None
    assert printed["the country"] is None


def test_the_network_right_before_the_noun_acts_and_not_its_founder() -> None:
    (doers,) = [d for _, d, _ in _read("Osama bin Laden's al-Qaeda network threatened to attack Turkey.")]
    (alone,) = [d for _, d, _ in _read("Al-Qaeda threatened to attack Turkey.")]
    assert doers == alone


def test_a_title_right_before_a_name_is_no_second_person() -> None:
    text = "The court issued an arrest warrant for Vladimir Putin and Russian official Anna Rusova."
    doc = language.analyse(text)
    (event,) = events.find(doc, "article", actors.find(doc), places.find(doc), ())
    assert [m.span.of(text) for m in event.recipients] == ["Vladimir Putin", "Anna Rusova"]


def test_a_name_between_commas_speaks() -> None:
    text = "His claims come as the French president, Jean Marot, said on Monday that Russia should not be punished."
    assert [doers for type_, doers, _ in _read(text) if type_ == "REQUEST"] == [("FRAGOV",)]


def test_who_is_joined_behind_an_apposition_speaks_too() -> None:
    text = "The head of NATO, Jens Stoltenberg and British Prime Minister Boris Johnson said Turkey must go."
    doc = language.analyse(text)
    done = events.find(doc, "article", actors.find(doc), places.find(doc), ())
    assert "Boris Johnson" in [m.span.of(text) for e in done for m in e.actors]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("The leaders of Chad and Peru condemned Turkey.", {"TCD", "PER"}),
        ("The presidents of Chad, Peru and Kenya visited Turkey.", {"TCD", "PER", "KEN"}),
        ("US and British activists staged a protest.", {"USA", "GBR"}),
        ("Peru had abducted at least 6,000 Chilean children between the ages of four and 17.", {"PER", "CHL"}),
    ],
)
def test_a_group_of_several_countries_is_several(text: str, countries: set[str]) -> None:
    found_codes = {code[:3] for side in _codes(text) for code in side if code}
    assert countries <= found_codes


def test_those_close_to_an_actor_stand_beside_him() -> None:
    text = "Turkey accused France and its western allies of lying."
    (event,) = found(text)
    assert [(m.span.of(text), m.ref is None) for m in event.recipients] == [
        ("France", False),
        ("its western allies", True),
    ]


def test_one_actor_printed_twice_is_one() -> None:
    text = "Kosiniak-Kamysz, the Polish defence minister, condemned Turkey."
    doc = language.analyse(text)
    done = events.find(doc, "article", actors.find(doc), places.find(doc), ())
    assert all(len({m.ref for m in e.actors if m.ref}) == len([m for m in e.actors if m.ref]) for e in done)


def test_ethnic_people_are_not_of_the_country_they_descend_from() -> None:
    assert all(
        "TUR" not in (code or "") for side in _codes("Up to 1,000 ethnic Turks began a strike.") for code in side
    )


@pytest.mark.parametrize(
    ("text", "doer", "done_to"),
    [
        (
            "Thousands of Iraqi Kurds demonstrated in the city of Kirkuk calling for independence from Iraq.",
            "IRQ",
            "IRQ",
        ),
        (
            "Peru has mobilized pressure groups to help support the rights of Syrians in their struggle against Chad.",
            "PER",
            "SYR",
        ),
    ],
)
def test_whom_a_purpose_is_about(text: str, doer: str, done_to: str) -> None:
    assert any(
        [(c or "")[:3] for c in ones] == [doer] and [(c or "")[:3] for c in others] == [done_to]
        for _, ones, others in _read(text)
    )


def test_where_somebody_does_not_return_is_no_recipient() -> None:
    text = "President Jan Nowak has agreed to resign without returning to Kenya."
    assert all(not others for _, _, others in _read(text))


def test_a_counterpart_right_before_a_name_is_that_person() -> None:
    text = "Emmanuel Macron met his Russian counterpart Vladimir Putin."
    doc = language.analyse(text)
    (event,) = events.find(doc, "article", actors.find(doc), places.find(doc), ())
    assert {m.actor.country for m in event.actors if m.actor} == {"FRA", "RUS"}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("France and 40 partner countries denounced Turkey.", ["France", "40 partner countries"]),
        ("France, a key partner of Poland, denounced Turkey.", ["France"]),
    ],
)
def test_counted_countries_are_named_and_a_partner_apposed_is_no_other(text: str, printed: list[str]) -> None:
    assert [[m.span.of(text) for m in e.actors] for e in found(text)] == [printed]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The Danish military expert Emil Grabek criticised Moscow.", 1),
        ("Danish politician and statesman Emil Grabek criticised Moscow.", 1),
        ("Emil Grabek and Ada Vask criticised Moscow.", 2),
    ],
)
def test_a_description_beside_a_name_is_no_second_actor(text: str, actors: int) -> None:
    assert len(_codes(text)[0]) == actors


def test_proxies_are_not_the_army_of_whom_they_fight_for() -> None:
    assert _codes("Russian proxy forces shelled the town.")[0] == (None,)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Janet Yellen warned Beijing that it must not provide aid to Russia.", "CHNGOV"),
        ("The Russian ministry told Chad that it will provide aid to Peru.", "RUSGOV"),
        ("Vask said that they attacked the Turkish base.", None),
    ],
)
def test_a_person_is_neither_it_nor_they(text: str, code: str | None) -> None:
    doers = [doers for _, doers, _ in _read(text)]
    assert all(codes in ((), (code,)) for codes in doers)
    assert code is None or (code,) in doers


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Iran seized a grain freighter in the Strait of Hormuz on Sunday.", None),
        ("Iran seized a Greek freighter in the Strait of Hormuz on Sunday.", "GRC"),
    ],
)
def test_where_a_ship_is_seized_is_not_whose_it_is(text: str, code: str | None) -> None:
    assert [done_to for _, _, done_to in _read(text)] == [(code,)]


@pytest.mark.parametrize(
    "text",
    ["Fierce clashes in Chad killed four nurses.", "Bomb attacks across Chad on Sunday killed nine people."],
)
def test_where_a_blow_was_struck_is_nobody_who_struck_it(text: str) -> None:
    (event,) = _read(text)
    assert event[1] == ()
