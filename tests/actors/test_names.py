"""Names where the pipeline's are cut off, misspelt, or stand beside a title."""

import datetime

import pytest

from onrecord.actors import find
from onrecord.language import analyse
from onrecord.model import Actor


def _found(text: str) -> dict[str, Actor]:
    return {m.span.of(text): m.actor for m in find(analyse(text), datetime.date(2022, 3, 1)) if m.actor}


def test_a_name_that_the_pipeline_cuts_off_goes_on_to_its_last_capital() -> None:
    found = _found("According to the Center for Countering Disinformation (CCD), he spread lies. The CCD said so.")
    assert found["CCD"].name == "Center for Countering Disinformation"


def test_a_spokeswoman_is_no_man_and_she_is_no_gerhard() -> None:
    found = _found("Daniel Orsk, a spokesman for the army, said no. Later the spokeswoman said yes.")
    assert "the spokeswoman" not in found
    assert "she" not in _found("Gerhard Orsk left on Friday. Then she said no.")


def test_office_of_is_no_organisation() -> None:
    assert not any(words.endswith(" of") for words in _found("The Office of said no. The US Department of said no."))


def test_a_director_is_who_is_named_after_him_with_an_honour() -> None:
    found = _found("The director of GCHQ, Sir Jeremy Flemond, told the paper that Russia had failed.")
    assert found["The director of GCHQ"].id == found["Jeremy Flemond"].id == "found:jeremy-flemond"
    assert found["Jeremy Flemond"].country == "GBR"


def test_the_head_of_something_unknown_is_no_head_of_state() -> None:
    found = _found("Chinese leader Xi Jinping agreed. According to the head of the KZI, it was late.")
    assert "the head" not in found


@pytest.mark.parametrize(("other", "same"), [("Wierszynin", True), ("Wierzynina", False), ("Wierkowski", False)])
def test_a_family_name_misspelt_inside_is_the_one_of_the_article(other: str, same: bool) -> None:
    found = _found(f"Deputy foreign minister Sergei Wierzynin spoke first. {other} said the talks had failed.")
    assert (found[other].id == "found:sergei-wierzynin") is same


def test_an_office_set_off_before_a_titled_name_means_it_but_not_in_a_list() -> None:
    found = _found("Chief of the General Staff, General Sir Patrick Orsk, is set to say that the army must change.")
    assert found["Chief of the General Staff"].id == "found:patrick-orsk"
    assert "the prime minister" not in _found("He met the prime minister, President Vask, and the speaker.")


def test_a_common_family_name_is_no_minister_of_a_country_not_named() -> None:
    assert "Kamina" not in _found("MR. SMITH:  Thank you. Mr. Smith said he was glad.")["Smith"].name
    assert _found("Davis said that the plan was good.")["Davis"].id == "found:davis"


def test_a_name_of_two_words_is_not_the_second() -> None:
    assert "person:" not in _found("Ms Smith said that the plan was good for Jamaica.")["Smith"].id


def test_will_before_a_name_is_a_first_name() -> None:
    assert _found("The board met Will Orsk on Monday. Orsk said he was sorry.")["Orsk"].id == "found:will-orsk"


def test_a_family_name_that_is_a_noun_is_still_a_name() -> None:
    text = "Leslie Field met Peter Orsk in June. In 2006, Field went to see a film. “It would be good,” Field told us."
    found = [
        m.actor.id for m in find(analyse(text), datetime.date(2022, 3, 1)) if m.span.of(text) == "Field" and m.actor
    ]
    assert found == ["found:leslie-field"] * 2


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Nobody sleeps here, said the patient Katerina Burova.", "Katerina Burova", "Katerina Burova"),
        ("Oh yes, Anders Orsk—that was a shock. He thinks the bridge is safe.", "He", "Anders Orsk"),
        ('The river can be crossed again - says "Economist".', "Economist", "The Economist"),
        ('The river can be crossed again - says "Brask Morning Post".', "Brask Morning Post", "Brask Morning Post"),
    ],
)
def test_a_name_that_the_pipeline_cuts_or_takes_for_a_place_is_whole(text: str, words: str, name: str) -> None:
    found = [m.actor for m in find(analyse(text), datetime.date(2022, 10, 13)) if m.span.start == text.index(words)]
    assert [actor and actor.name for actor in found] == [name]


def test_what_something_is_called_in_marks_says_nothing() -> None:
    text = 'The company offers tours to what it called "Brave Cities" last year.'
    assert "Brave Cities" not in [m.span.of(text) for m in find(analyse(text), datetime.date(2022, 10, 13))]


def test_the_party_and_state_of_a_politician_are_nobody() -> None:
    text = "Senator Ada Orsk (D-Nev.) told reporters that she had spoken to the mayor."
    assert not [m for m in find(analyse(text), datetime.date(2022, 10, 13)) if "Nev" in m.span.of(text)]


def test_what_is_cited_with_the_is_a_body() -> None:
    text = "According to The Federalist, the men wore shirts."
    found = [m.actor for m in find(analyse(text), datetime.date(2022, 10, 13)) if m.span.of(text) == "Federalist"]
    assert [actor and actor.kind for actor in found] == ["organisation"]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("As the Washington Post’s Ishaan Orsk wrote, it was late.", "Ishaan Orsk", "person"),
        ("The Times newspaper also reported last month that the mayor had ordered it.", "Times", "organisation"),
    ],
)
def test_who_writes_for_a_paper_and_a_paper_called_so_are_actors(text: str, words: str, kind: str) -> None:
    found = [m.actor for m in find(analyse(text), datetime.date(2022, 10, 13)) if m.span.of(text).endswith(words)]
    assert kind in [actor.kind for actor in found if actor is not None]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Most Russians support the war.", "Most Russians", "unnamed:most-russians"),
        ("Two Ukrainians were killed on Monday.", "Two Ukrainians", "unnamed:two-ukrainians"),
        ("The army deported Ukrainians.", "Ukrainians", "unnamed:ukrainians"),
        ("The Russians said no.", "Russians", "gov:RUS"),
        ("Russia accused the Ukrainians.", "Ukrainians", "gov:UKR"),
    ],
)
def test_many_of_a_people_and_those_who_are_killed_are_no_government(text: str, words: str, who: str) -> None:
    actor = _found(text)[words]
    assert (actor.id.rpartition("-")[0] if actor.kind == "unnamed" else actor.id) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("The West has said no.", "The West", "org:west"),
        ("He lives in the West Harbour.", "West", None),
        ("He left for the West Bank.", "West", None),
        ("Germany’s Social Democratic party said no.", "Democratic party", None),
        ("The Democratic party said no.", "Democratic party", "org:democratic-party"),
        ("The Democratic Party for the People said no.", "Democratic Party", "found:democratic-party"),
    ],
)
def test_a_part_of_a_longer_name_is_nobody(text: str, words: str, who: str | None) -> None:
    actor = _found(text).get(words)
    assert (actor and actor.id) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("He wants to dissolve Peru’s Congress.", "parliament:PER"),
        ("Argentina’s House of Representatives voted.", "parliament:ARG"),
        ("The US Congress voted.", "org:us-congress"),
        ("Congress voted.", "org:us-congress"),
        ("Canada’s Department of Justice said no.", "ministry:CAN-justice"),
        ("Britain’s Labour Party said no.", "org:labour-party"),
    ],
)
def test_a_body_that_many_countries_have_is_of_the_one_told(text: str, who: str) -> None:
    assert who in {actor.id for actor in _found(text).values() if actor}


def test_a_countrys_security_council_is_not_that_of_the_united_nations() -> None:
    ids = {actor.id for actor in _found("Russia’s Security Council met. The Security Council met.").values() if actor}
    assert "org:un-security-council" in ids
    assert "org:un-security-council" not in {a.id for a in _found("Russia’s Security Council met.").values() if a}


def test_another_countrys_party_or_a_partys_congress_is_not_the_one_we_know() -> None:
    ids = {
        actor.id for actor in _found("Norway’s Labour Party said no at the Chinese party congress.").values() if actor
    }
    assert not ids & {"org:labour-party", "parliament:CHN", "org:us-congress"}


def test_a_knight_is_called_by_his_first_name_and_his_wife_is_not_he() -> None:
    text = "Prime Minister Sir Keir Starmer said no. Sir Keir added that it was late. Lady Starmer said yes."
    found = _found(text)
    assert found["Keir"].id == "person:keir-starmer"
    assert found["Starmer"].id != "person:keir-starmer"


def test_an_office_in_capitals_behind_an_article_is_no_name() -> None:
    assert _found("An MP said it was late.")["An MP"].kind == "unnamed"
