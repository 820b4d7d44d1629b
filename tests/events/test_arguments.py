import pytest
from tests.events.named import triples

from onrecord import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ankara announced that it will impose sanctions on Iran.", ("THREATEN", "TUR", "IRN")),
        ("Syria said it was willing to withdraw its troops from Iraq.", ("AGREE", "SYR", "IRQ")),
        ("Poland and Germany signed a treaty with Turkey.", ("SUPPORT", "DEU POL", "TUR")),
        ("France announced a suspension of aid to Syria.", ("SANCTION", "FRA", "SYR")),
        ("Rebels in Syria dismissed an appeal from France.", ("REJECT", "SYR", "FRA")),
        ("Thousands of students marched in Warsaw to demand an apology by Germany.", ("PROTEST", "?", "DEU")),
        ("Her remarks were the latest to stress that Poland is open to talks with Germany.", ("AGREE", "POL", "DEU")),
    ],
)
def test_actors_and_recipients_are_found_beyond_subject_and_object(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_an_object_that_names_nobody_is_no_recipient() -> None:
    assert ("ACCUSE", "TUR", "") in triples("Turkish police condemned the chaos.")


def test_the_mediator_is_actor_and_the_parties_are_recipients() -> None:
    assert ("CONSULT", "TUR", "IRQ SYR") in triples("Turkey launched a mediation effort between Syria and Iraq.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey informed Iraq in a phone call.", ("CONSULT", "IRQ TUR", "")),
        ("Russia's aggression against Ukraine has no end.", ("ASSAULT", "RUS", "UKR")),
        ("The aggression of Russia against Ukraine has no end.", ("ASSAULT", "RUS", "UKR")),
        ("The Iranian president promised to free Iran.", ("AGREE", "IRN", "")),
        ("France assailed Turkey for attacking Syria.", ("ASSAULT", "TUR", "SYR")),
    ],
)
def test_nouns_and_controlled_verbs_have_their_parties(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


@pytest.mark.parametrize(
    "text",
    [
        "The situation demands that Poland send more guards.",
        "She met her future husband in Poland.",
        "It was this year's French summit.",
    ],
)
def test_words_without_a_speaker_and_meetings_without_a_party_are_no_events(text: str) -> None:
    assert triples(text) == []


def test_who_protests_in_a_stadium_protests_all_the_same() -> None:
    text = "French activists staged a protest at the stadium where the Olympics open in Turkey, before the final."
    assert "PROTEST" in [kind for kind, _, _ in triples(text)]


def test_who_did_what_is_condemned_is_the_recipient() -> None:
    assert ("ACCUSE", "FRA", "RUS") in triples("The shelling of the port by Russia was condemned by France.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland condemned the invasion of Ukraine.", ("ACCUSE", "POL", "")),
        ("France condemned the Turkish attack on Syria.", ("ACCUSE", "FRA", "TUR")),
        ("France denounced the raid carried out by Turkey.", ("ACCUSE", "FRA", "TUR")),
        ("France welcomed the arrest of Russian spies.", ("SUPPORT", "FRA", "")),
        ("France welcomed Turkey's decision to leave Syria.", ("SUPPORT", "FRA", "TUR")),
    ],
)
def test_who_praises_or_blames_a_deed_speaks_of_its_doer(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four nurses were killed in Turkish shelling.", ("ASSAULT", "TUR", "?")),
        ("Four nurses were killed in the Turkish offensive.", ("ASSAULT", "", "?")),
    ],
)
def test_a_blow_tells_who_struck_and_a_battle_does_not(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey launched rockets and mortars against Syria.", ("ASSAULT", "TUR", "SYR")),
        ("Students started a hunger strike to protest President Iran's failure.", ("PROTEST", "?", "IRN")),
        ("Poland suffered a Russian attack in May.", ("ASSAULT", "RUS", "POL")),
        ("Turkish police prevented the demonstration staged by Iraqi students.", ("COERCE", "TUR", "IRQ")),
    ],
)
def test_recipients_stand_behind_joined_objects_and_beside_deeds(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said that nine civilians had been killed so far by Turkish forces.", ("ASSAULT", "TUR", "?")),
        ("The mayor accused Turkey and its allies of rejecting Iraq's demands.", ("REJECT", "? TUR", "IRQ")),
        ("In addition to Polish aid, France is providing assistance to Syria.", ("AID", "FRA", "SYR")),
        ("Evidence against Turkey was presented by France.", ("ACCUSE", "FRA", "TUR")),
        ("Sanctions were imposed by France after the attack on Poland.", ("SANCTION", "FRA", "")),
        ("It is known that the invasion of Poland in 2022 was the reason.", ("ASSAULT", "", "POL")),
        ("Turkey is financing the invasion of Poland.", ("AID", "TUR", "")),
        ("Poland championed Turkey's efforts to investigate Russia.", ("ACCUSE", "TUR", "RUS")),
        ("During a visit to Poland, the German chancellor said he was tired.", ("CONSULT", "DEU", "POL")),
    ],
)
def test_parties_that_stand_apart_from_their_verb(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_aid_that_arrives_is_no_visitor() -> None:
    assert all(kind != "CONSULT" for kind, _, _ in triples("Moscow attacked before American aid arrives in Poland."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Germany is one of many countries helping Poland.", ("AID", "DEU", "POL")),
        ("France approved another aid package for Poland.", ("SUPPORT", "FRA", "POL")),
        ("Polish lawmakers endorsed an association agreement with Turkey.", ("SUPPORT", "POL", "TUR")),
        ("The French minister told Turkey it should withdraw its troops.", ("REQUEST", "FRA", "TUR")),
    ],
)
def test_one_of_a_kind_acts_and_who_is_told_is_the_recipient(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_all_who_are_hit_are_named() -> None:
    assert ("ASSAULT", "RUS", "? UKR") in triples(
        "The Russian attack on journalists and Ukrainian soldiers was filmed."
    )


def test_a_broadcaster_that_is_told_something_is_not_asked_for_it() -> None:
    text = "Jan Nowak must be prepared, the deputy minister told Polish Radio."
    assert all(done_to != "POL" for kind, _, done_to in triples(text) if kind == "REQUEST")


def test_what_stands_before_which_is_the_object() -> None:
    text = "It will fight for all of the land it has lost, including Poland, which Russia annexed, and there is no end."
    assert ("COERCE", "RUS", "POL") in triples(text)


def test_what_is_condemned_in_a_relative_clause_is_the_deed() -> None:
    text = "Russia has been waging a war of aggression against Ukraine, which France condemns."
    assert ("ACCUSE", "FRA", "UKR") not in triples(text)


def test_joined_verbs_share_the_object_of_the_last() -> None:
    text = "Ukrainian forces repelled the offensive and killed, injured or captured 5,000 Russian troops."
    assert triples(text).count(("ASSAULT", "UKR", "RUS")) >= 2


def test_who_is_told_that_something_will_be_done_is_not_who_it_is_done_to() -> None:
    text = "The Polish minister told the Turkish newspaper that Germany would restrict visas."
    assert ("COERCE", "DEU", "TUR") not in triples(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France condemned the war in Ukraine.", ("ACCUSE", "FRA", "")),
        ("France condemned Russia's war in Ukraine.", ("ACCUSE", "FRA", "RUS")),
    ],
)
def test_where_a_war_is_is_not_who_is_blamed_for_it(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_a_second_deed_is_no_second_recipient() -> None:
    assert ("ASSAULT", "", "POL") in triples("He recalled the invasion of Poland and the occupation of Syria.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukraine carried out an attack on a bridge between Russia and Crimea.", None),
        ("Russia attacked a convoy near a market in Kyiv.", "Kyiv"),
    ],
)
def test_what_a_thing_only_reaches_up_to_is_not_where_it_happened(text: str, expected: str | None) -> None:
    (event,) = [e for e in read(text).events if e.type == "ASSAULT"]
    assert (event.place and event.place.span.of(text)) == expected


def test_a_part_of_a_country_is_no_state_that_nobody_knows() -> None:
    text = "Sudan's government on Sunday lifted a state of emergency in West Darfur State."
    (event,) = read(text).events
    assert [getattr(m.ref, "country", None) for m in event.recipients] == ["SDN"]
