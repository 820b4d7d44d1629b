"""Recipients that stand further from the word than its own slots."""

import pytest

from onrecord import read


def _sides(text: str, type_: str) -> tuple[list[str], list[str]]:
    (event,) = (e for e in read(text).events if e.type == type_)
    return [m.span.of(text) for m in event.actors], [m.span.of(text) for m in event.recipients]


@pytest.mark.parametrize(
    ("text", "type_", "done_to"),
    [
        ("Hungary vetoed 18 billion euros in aid to Ukraine.", "REJECT", ["Ukraine"]),
        ("Norway pledged 80 million dollars in assistance for relief efforts in Chad.", "AGREE", ["Chad"]),
        ("Norway called for international pressure against Syria.", "REQUEST", ["Syria"]),
        ("Norway criticised what it called Russian delays in the inquiry.", "ACCUSE", ["Russian"]),
        ("Norway condemned what it called the aggression of Russian forces.", "ACCUSE", ["Russian forces"]),
    ],
)
def test_whom_it_is_for_stands_within_what_is_told(text: str, type_: str, done_to: list[str]) -> None:
    assert _sides(text, type_) == (["Hungary" if "Hungary" in text else "Norway"], done_to)


def test_whom_force_is_meant_for_stands_in_its_purpose() -> None:
    assert _sides("Police fired tear gas to disperse students.", "ASSAULT") == (["Police"], ["students"])
    assert _sides("Norway opened the bridge to allow the delivery of grain to Chad.", "RETREAT")[1] == ["Chad"]


def test_who_refuses_to_condemn_an_invasion_refuses_nothing_to_the_invaded() -> None:
    assert "Chad" not in _sides("Norway refused to condemn the invasion of Chad by Libya.", "REJECT")[1]


@pytest.mark.parametrize(
    ("text", "visitor"),
    [
        ("On a visit to Ireland, Anna Bauer said that trade would grow.", "Anna Bauer"),
        ("Anna Bauer stressed the importance of free courts on a visit to Ireland.", "Anna Bauer"),
        ("The drills began after Anna Bauer returned from a trip to Ireland.", "Anna Bauer"),
    ],
)
def test_who_speaks_on_a_visit_is_the_visitor(text: str, visitor: str) -> None:
    assert _sides(text, "CONSULT") == ([visitor], ["Ireland"])


@pytest.mark.parametrize(
    ("text", "type_", "doer"),
    [
        ("Norway issued a warrant accusing Ivan Ozerov of fraud.", "ACCUSE", "Norway"),
        ("Chad has acknowledged responsibility for killing nine Libyan farmers.", "ASSAULT", "Chad"),
    ],
)
def test_a_participle_is_done_by_who_the_clause_above_is_about(text: str, type_: str, doer: str) -> None:
    assert _sides(text, type_)[0] == [doer]


def test_troops_are_withdrawn_from_another_country_by_their_own() -> None:
    (event,) = (e for e in read("Ukraine said it will begin a withdrawal of its troops from Iraq.").events)
    assert {m.ref.country for m in event.actors if m.ref} == {"UKR"}


def test_those_who_blame_each_other_stand_on_both_sides() -> None:
    both = ["Chad", "Sudan"]
    assert _sides("Chad and Sudan blamed each other for the raid.", "ACCUSE") == (both, both)


def test_who_will_meet_is_an_actor_like_who_met() -> None:
    assert _sides("Anna Bauer will meet Maria Lopez on Friday.", "AGREE") == (["Anna Bauer", "Maria Lopez"], [])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Libya offered to hand over the men who blew up a plane in 1988.", 1),
        ("Germany invaded Poland in 1939.", 0),
    ],
)
def test_an_old_year_is_history_only_where_it_dates_the_deed(text: str, count: int) -> None:
    assert len(read(text).events) == count
