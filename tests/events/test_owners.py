"""Whose deed an event noun names."""

import pytest
from tests.events.named import triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor spoke of Russia's war of aggression against Ukraine.", ("ASSAULT", "RUS", "UKR")),
        ("Russia's continued aggression and assault on Ukraine must end.", ("ASSAULT", "RUS", "UKR")),
        ("The mayor described Russia's conduct after its invasion of Ukraine.", ("ASSAULT", "RUS", "UKR")),
        ("Germany warned that Russia would justify its invasion of Ukraine.", ("ASSAULT", "RUS", "UKR")),
        ("The French government issued an appeal to Turkey.", ("REQUEST", "FRA", "TUR")),
        ("Poland prepared sanctions in cooperation with Germany.", ("COOPERATE", "POL", "DEU")),
        ("The mayor spoke of French-led sanctions against Turkey.", ("SANCTION", "FRA", "TUR")),
    ],
)
def test_the_doer_of_a_noun_may_stand_apart_from_it(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_its_is_nobody_where_two_states_are_named() -> None:
    text = "The mayor saw Russia and Poland quarrel after its attack in May."
    assert all(kind != "ASSAULT" for kind, *_ in triples(text))


def test_pro_russian_officials_are_not_russia() -> None:
    assert all(
        "RUS" not in side for _, *sides in triples("Poland arrested two pro-Russian officials.") for side in sides
    )


def test_a_place_of_weapons_is_nobody_who_used_them() -> None:
    assert all(who != "SYR" for _, who, _ in triples("The mayor spoke of the use of chemical weapons in Syria."))


def test_who_fired_is_told_by_the_fire() -> None:
    assert ("ASSAULT", "RUS", "?") in triples("Nine nurses were killed in Russian artillery fire.")


def test_whose_missiles_they_are_is_the_doer() -> None:
    assert ("ASSAULT", "RUS", "") in triples("The mayor warned of a barrage of Russian missiles.")
