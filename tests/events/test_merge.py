from tests.events.named import found

from onrecord import read


def test_what_happened_at_two_times_is_two_events() -> None:
    text = "Russia shelled Ukraine on Monday. Russia shelled Ukraine on Tuesday."
    assert len([e for e in found(text) if e.type == "ASSAULT"]) == 2


def test_what_is_planned_and_what_happened_are_two_events() -> None:
    text = "Russia may attack Ukraine. Russia attacked Ukraine."
    assert {e.modality for e in found(text)} == {"possible", "happened"}


def test_the_finer_time_is_kept() -> None:
    text = "Russia annexed four Ukrainian regions last month. Russia annexed the Ukrainian regions on September 30."
    (event,) = [e for e in found(text) if e.type == "COERCE"]
    assert event.time is not None
    assert event.time.value == "2022-09-30"


def test_a_war_has_many_attacks_each_its_own() -> None:
    text = "Russia shelled Ukraine. Later Russia attacked a Ukrainian port."
    assert len([e for e in found(text) if e.type == "ASSAULT"]) == 2


def test_an_army_and_its_country_are_one_actor() -> None:
    text = "Russia annexed four Ukrainian regions. Russian troops annexed the Ukrainian regions in a ceremony."
    (event,) = [e for e in found(text) if e.type == "COERCE"]
    assert len(event.triggers) == 2


def test_what_an_attack_did_is_no_attack_of_its_own() -> None:
    (event,) = found("Russia shelled a depot on Monday, killing nine Ukrainian soldiers and wounding thirty.")
    assert [m.actor.country for m in event.recipients if m.actor] == ["UKR"]


def test_a_blow_and_what_it_did_are_one_event() -> None:
    (event,) = found("Four nurses were killed during a Turkish attack on the village.")
    assert len(event.triggers) == 2


def test_a_commander_is_not_his_army() -> None:
    text = (
        "Yevgeny Prigozhin, a Russian mercenary commander, accused Russian generals of treason. "
        "The case accuses Prigozhin of mutiny."
    )
    assert len(read(text).events) == 2


def test_mercenaries_are_not_the_army_of_their_country() -> None:
    text = "Ukraine accused Russian troops of a raid. Ukraine accused Wagner of a raid."
    assert len([e for e in read(text).events if e.type == "ACCUSE"]) == 2
