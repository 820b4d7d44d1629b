"""Frames that lead to somebody who stands elsewhere in the sentence, or who speaks."""

import pytest
from tests.events.named import found, triples

from onrecord import reading
from onrecord.intake import text as plain
from onrecord.model import Event


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia used the new missile during a mass attack on Kyiv.", ("ASSAULT", "RUS", "UKR")),
        ("Kyiv received forty tanks from Poland.", ("AID", "POL", "UKR")),
        ("Poland came under heavy fire from Iran.", ("ASSAULT", "IRN", "POL")),
        ("Poland came under Turkish artillery fire.", ("ASSAULT", "TUR", "POL")),
        ("Iran was covered by French sanctions in March.", ("SANCTION", "FRA", "IRN")),
        ("Iran is subject to French sanctions.", ("SANCTION", "FRA", "IRN")),
        ("Generals in Ankara prepared for Russia possibly striking Poland.", ("ASSAULT", "RUS", "POL")),
        ("The attack on Poland was blamed on Iran.", ("ACCUSE", "", "IRN")),
        ("Ankara warned Poland against sending troops to Iran.", ("THREATEN", "TUR", "POL")),
        ("Berlin police arrested a man; Germany will send military assistance to Poland.", ("AGREE", "DEU", "POL")),
        ("France announced a pullout from Iraq.", ("RETREAT", "FRA", "IRQ")),
        ("The French penalties target Iran.", ("SANCTION", "FRA", "IRN")),
    ],
)
def test_a_frame_leads_to_who_stands_elsewhere(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Russia-Turkey talks on the truce resumed.", "RUS TUR"),
        ("Talks took place in the port between Polish and French officials.", "FRA POL"),
        ("Talks have been underway between Ankara and Moscow for weeks.", "RUS TUR"),
        ("Following talks with Germany, France said it was ready for more.", "DEU FRA"),
        ("A phone call between Ankara and Tehran lasted two hours.", "IRN TUR"),
        ("The Polish minister flew to the port for talks with Iran.", "IRN POL"),
    ],
)
def test_talks_have_all_their_parties(text: str, parties: str) -> None:
    assert ("CONSULT", parties, "") in triples(text)


def test_two_whom_an_apposition_names_are_two() -> None:
    (event,) = _read("The two presidents, Vladimir Putin and Xi Jinping, met in Samarkand.")
    assert [m.ref.name for m in event.actors if m.ref] == ["Vladimir Putin", "Xi Jinping"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Warsaw will answer in the event of a Russian attack on Poland.", "hypothetical"),
        ("The possible Russian invasion of Poland worries Warsaw.", "possible"),
        ("Officials see the likelihood of a Russian attack on Poland.", "possible"),
    ],
)
def test_a_noun_of_what_is_only_reckoned_with_has_not_happened(text: str, modality: str) -> None:
    assert {e.modality for e in found(text) if e.type == "ASSAULT"} == {modality}


@pytest.mark.parametrize(
    "text",
    [
        "At the Polish summit with France changes were agreed.",
        "In a call with Iran, France demanded a truce.",
    ],
)
def test_where_something_was_agreed_or_asked_is_not_itself_planned(text: str) -> None:
    assert {e.modality for e in found(text) if e.type in {"CONSULT", "AGREE"}} <= {"happened"}


def test_what_was_refused_before_an_agreement_is_not_planned() -> None:
    assert ("REJECT", "happened") in {
        (e.type, e.modality) for e in found("Germany, having refused for months, agreed to help Poland.")
    }


def test_one_blow_told_by_a_shot_and_a_hit_is_one() -> None:
    assert len(found("A missile fired from Iran struck the Polish port.")) == 1


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        ("“We condemn the raid on the port,” Olaf Scholz said.", "ACCUSE", "Olaf Scholz"),
        ("“We are grateful to Germany for its help,” Emmanuel Macron said.", "SUPPORT", "Emmanuel Macron"),
    ],
)
def test_we_are_whoever_speaks(text: str, type_: str, actor: str) -> None:
    (event,) = (e for e in _read(text) if e.type == type_)
    assert [m.ref.name for m in event.actors if m.ref] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "“I want our children to learn,” Olaf Scholz said.",
        "“We must provide the means,” Olaf Scholz said.",
        "“Let us begin,” Olaf Scholz said.",
    ],
)
def test_what_one_thinks_or_wishes_is_no_event(text: str) -> None:
    assert _read(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sergei Lavrov said that talks were possible, but Washington called this posturing.", "Sergei Lavrov"),
        ("Olaf Scholz said Kyiv had shelled the plant. Moscow rejected the claim.", "Olaf Scholz"),
    ],
)
def test_what_is_called_a_lie_is_against_who_said_it(text: str, expected: str) -> None:
    (event,) = (e for e in _read(text) if e.type in {"ACCUSE", "REJECT"})
    assert [m.ref.name for m in event.recipients if m.ref] == [expected]


def _read(text: str) -> tuple[Event, ...]:
    return reading.read(plain.article(text)).events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The arrest of the Russian envoy by Poland angered Moscow.", ("COERCE", "POL", "RUS")),
        ("The Ukraine invasion has raised prices.", ("ASSAULT", "", "UKR")),
        ("Iran's arrest of two French teachers angered Paris.", ("COERCE", "IRN", "FRA")),
    ],
)
def test_what_a_noun_names_is_borne_by_one_and_done_by_another(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_whose_arrest_is_told_was_arrested() -> None:
    (event,) = _read("The editors condemned Alexei Navalny's arrest.")[1:] or _read(
        "Alexei Navalny's arrest came late."
    )
    assert event.actors == ()
    assert [m.ref.name for m in event.recipients if m.ref] == ["Alexei Navalny"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Polish soldiers were shot dead by Russian soldiers.", ("ASSAULT", "RUS", "POL")),
        ("Iran was added to the sanctions list by France.", ("SANCTION", "FRA", "IRN")),
        ("Iran announced its opposition to the German plan.", ("REJECT", "IRN", "DEU")),
        ("Iran cut off nuclear talks with France.", ("SANCTION", "IRN", "FRA")),
        ("Turkey lifted its objection to the Polish plan.", ("CONCEDE", "TUR", "POL")),
        ("Turkey repeated its demand that Iran leaves the port.", ("REQUEST", "TUR", "IRN")),
        ("Turkey is sending Poland missiles.", ("AID", "TUR", "POL")),
        ("Germany handed over 200 tanks to Poland.", ("AID", "DEU", "POL")),
        ("Ankara warned Iran that any attack would have severe consequences.", ("THREATEN", "TUR", "IRN")),
        ("Poland stopped importing Russian gas.", ("SANCTION", "POL", "RUS")),
        ("Poland's army was put on high alert by Warsaw after Iran fired on Turkey.", ("ASSAULT", "IRN", "TUR")),
        ("France drew criticism from Ankara.", ("ACCUSE", "TUR", "FRA")),
        ("Germany will stand up for Poland.", ("AGREE", "DEU", "POL")),
    ],
)
def test_turns_of_the_newsroom_lead_to_both_sides(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Polish minister spoke to reporters.",
        "France fights to keep its museums open.",
        "Germany demonstrated its resolve.",
        "The Polish bank slashed its forecast.",
        "Uranium is imported from Iran.",
        "The French captain pleaded guilty.",
        "The data was provided by Germany.",
    ],
)
def test_other_senses_of_a_word_report_nothing(text: str) -> None:
    assert found(text) == ()


def test_not_only_denies_nothing() -> None:
    assert {e.type for e in found("France would not only support Poland but train its army.")} <= {
        "AGREE",
        "SUPPORT",
        "COOPERATE",
    }


def test_who_is_sentenced_for_a_deed_did_it() -> None:
    assert ("ASSAULT", "IRN", "DEU") in triples(
        "A Polish court sentenced an Iranian spy to life in prison for killing a German teacher."
    )


def test_what_one_refrains_from_is_not_done() -> None:
    assert {e.polarity for e in found("France has refrained from attacking Iran.") if e.type == "ASSAULT"} == {
        "negative"
    }


def test_shot_and_killed_is_one_blow() -> None:
    assert len(found("Turkish soldiers shot and killed an Iranian smuggler.")) == 1


def test_a_call_for_a_court_of_crimes_asks_and_does_not_accuse() -> None:
    assert {e.type for e in found("Ankara called for a court for Russian crimes.")} & {"ACCUSE"} == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Iranian opposition called on Turkey to act.", ("REQUEST", "IRN", "TUR")),
        ("As a result of the Russian attack, five Polish nurses were killed.", ("ASSAULT", "RUS", "POL")),
        ("Five Polish nurses were killed in a wave of Russian strikes.", ("ASSAULT", "RUS", "POL")),
        ("Sirens sounded as Russian missiles rained down on Kyiv.", ("ASSAULT", "RUS", "UKR")),
        ("Moscow assembled 150,000 soldiers along the border with Poland.", ("MOBILIZE", "RUS", "")),
        ("Germany approved $40 million in aid for Poland.", ("SUPPORT", "DEU", "POL")),
        ("Polish soldiers turned back 50 Iraqi migrants.", ("COERCE", "POL", "IRQ")),
        ("The French president is due to visit Poland.", ("AGREE", "FRA", "POL")),
        ("France and Turkey discussed Iran in a call.", ("CONSULT", "FRA TUR", "")),
    ],
)
def test_what_the_parse_hides_is_read_all_the_same(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("France is ready in case Iran attacks Turkey.", "hypothetical"),
        ("The guards are to deter a Russian attack on Poland.", "possible"),
    ],
)
def test_what_one_provides_against_has_not_happened(text: str, modality: str) -> None:
    assert {e.modality for e in found(text) if e.type == "ASSAULT"} == {modality}


def test_where_an_invasion_may_come_from_is_not_who_does_it() -> None:
    assert all(e.actors == () for e in found("An invasion from Iran's south would be the shortest way."))


@pytest.mark.parametrize(
    "text",
    [
        "The alliance is no threat to Russia.",
        "The Polish minister declined to comment.",
        "France reversed the decline of its railways.",
    ],
)
def test_what_only_sounds_like_a_deed_is_none(text: str) -> None:
    assert found(text) == ()


def test_who_says_that_somebody_must_asks_for_it() -> None:
    (event,) = _read("“Russia must withdraw its troops from the region,” said Olaf Scholz.")
    assert (event.type, [m.ref.name for m in event.actors if m.ref]) == ("REQUEST", ["Olaf Scholz"])
    assert _read("“Ukraine must win,” said Olaf Scholz.") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police in Ankara detained at least 100 Polish students.", ("COERCE", "TUR", "POL")),
        ("Germany, along with Poland and France, slapped sanctions on Iran.", ("SANCTION", "DEU FRA POL", "IRN")),
        ("Turkish troops crossed the border into Syria.", ("ASSAULT", "TUR", "SYR")),
        ("Iran claimed responsibility for the explosion.", ("ASSAULT", "IRN", "")),
        ("Israel sank a Syrian frigate.", ("ASSAULT", "ISR", "SYR")),
        ("Iranian saboteurs attacked Turkey.", ("ASSAULT", "IRN", "TUR")),
    ],
)
def test_who_stands_apart_in_the_parse_is_found(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_who_is_said_to_be_to_blame_does_not_blame() -> None:
    assert triples("Moscow said Ankara was to blame for the raid.")[0] == ("ACCUSE", "RUS", "TUR")
    assert [e.type for e in found("Moscow said Ankara was to blame for the raid.")].count("ACCUSE") == 1


@pytest.mark.parametrize(
    ("text", "thing"),
    [("Turkish jets struck a dam.", "a dam"), ("Iranian troops seized the power station.", "the power station")],
)
def test_a_thing_that_nobody_owns_is_hit_as_printed(text: str, thing: str) -> None:
    (event,) = found(text)
    assert [(m.span.of(text), m.ref) for m in event.recipients] == [(thing, None)]


def test_whether_a_freed_town_or_who_held_it_bears_that_is_left_open() -> None:
    (event,) = found("Turkish troops liberated the town.")
    assert event.recipients == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Polish soldiers were injured in clashes with Turkish fishermen.", ("ASSAULT", "POL", "TUR")),
        ("Iran hosted naval drills with Russia.", ("COOPERATE", "IRN", "RUS")),
        ("Hundreds rallied against Iran.", ("PROTEST", "?", "IRN")),
        ("Washington is considering sending rockets to Poland.", ("AID", "USA", "POL")),
    ],
)
def test_who_is_told_in_another_phrase_is_found(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_what_somebody_is_told_is_not_demanded() -> None:
    assert {e.modality for e in found("Ankara told Iran that Turkey was willing to help Syria.")} == {"happened"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France blocked the aid package for Poland.", ("REJECT", "FRA", "POL")),
        ("Poland voted against the aid package for Syria.", ("REJECT", "POL", "SYR")),
        ("Iran freed a man in a prisoner swap with Germany.", ("RETREAT", "IRN", "DEU")),
    ],
)
def test_whom_a_refused_package_is_for_and_who_swaps(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)
