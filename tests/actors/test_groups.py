import datetime

import pytest

from onrecord.actors import find
from onrecord.language import analyse

DAY = datetime.date(2022, 10, 13)


def _unnamed(text: str) -> list[str]:
    found = (m.actor for m in find(analyse(text), DAY))
    return [actor.name for actor in found if actor is not None and actor.kind == "unnamed"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A new poll is out. Some 75 percent of Republicans said the mayor should go.", "75 percent of Republicans"),
        ("Nearly a third say they will not vote.", "Nearly a third"),
        ("The poll is out. At the same time, 57 percent oppose the new tax.", "57 percent"),
        ("The bill is long. Locksmiths fear that it will ruin them.", "Locksmiths"),
        ("“The mayor shouted,” said one of two witnesses who saw it.", "one of two witnesses"),
        ("Mourners say the harbour will never be the same.", "Mourners"),
        ("Many wanted peace. Others argue that the coast cannot wait.", "Others"),
        ("A few brave locksmiths have told the council that they would stay.", "A few brave locksmiths"),
        ("The storm broke the mill. The industry announced that it could do with less gas.", "The industry"),
        ("The bridge, according to the media, belongs to a tycoon.", "the media"),
    ],
)
def test_who_says_something_without_a_name_is_somebody(text: str, name: str) -> None:
    assert any(found.endswith(name) for found in _unnamed(text))


@pytest.mark.parametrize(
    "text",
    [
        "Reports say the bridge is closed.",
        "The roofs need repair, and the bridges see little traffic.",
        "The sanctions will continue, and tensions continue to rise.",
        "Figures suggest that the harbour is empty.",
        "The cliffs saw a storm in May.",
        "Half of it was said to be lost.",
        "How many of you believe that we lose votes?",
    ],
)
def test_a_thing_that_tells_is_nobody(text: str) -> None:
    assert _unnamed(text) == []


def test_they_are_the_group_that_spoke() -> None:
    text = "Mourners say they will stay."
    found = {m.span.of(text): m.actor for m in find(analyse(text), DAY)}
    assert found["they"] == found["Mourners"]


def test_others_are_others_each_time() -> None:
    text = "Others argue that the coast cannot wait. Others say it can."
    assert len({m.actor.id for m in find(analyse(text), DAY) if m.actor}) == 2


def test_a_person_named_behind_one_of_several_is_who_speaks() -> None:
    text = "The bridge is safe - said one of the harbour masters Anna Bondar."
    assert not any("one of" in name for name in _unnamed(text))
