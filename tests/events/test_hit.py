"""What an attack hits: things as printed with the country they are of, and all who were hurt."""

import pytest

from onrecord import read
from onrecord.model import Event


def _only(text: str, type_: str = "ASSAULT") -> tuple[Event, list[str], list[str | None]]:
    (event,) = (e for e in read(text).events if e.type == type_)
    printed = [m.span.of(text) for m in event.recipients]
    return event, printed, [m.ref.country if m.ref is not None else None for m in event.recipients]


@pytest.mark.parametrize(
    ("text", "things", "countries"),
    [
        ("Turkish jets struck a checkpoint in Syria on Sunday.", ["a checkpoint"], ["SYR"]),
        ("Turkish jets hit Syrian depots and a bridge.", ["Syrian depots", "a bridge"], ["SYR", None]),
        ("Russian troops shelled the Ukrainian city of Kharkiv.", ["Kharkiv"], ["UKR"]),
        ("Russia attacked several cities including Kharkiv.", ["several cities", "Kharkiv"], [None, "UKR"]),
        ("The army shot down a balloon over the sea.", ["a balloon"], [None]),
    ],
)
def test_things_have_the_country_they_are_of(text: str, things: list[str], countries: list[str | None]) -> None:
    assert _only(text)[1:] == (things, countries)


def test_a_thing_hit_by_somebody_is_not_his() -> None:
    _, things, countries = _only("Beijing denounced the shooting down of a balloon by the United States.")
    assert (things, countries) == (["a balloon"], [None])


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Gunmen killed six guards and wounded nine others.", ["six guards", "nine others"]),
        ("A gunman was convicted of killing two nurses and injuring three others.", ["two nurses", "three others"]),
        ("Six guards were killed and two others were wounded.", ["Six guards", "two others"]),
        ("Gunmen attacked a post near the river, killing four guards.", ["a post", "four guards"]),
    ],
)
def test_all_whom_one_blow_hurt_are_its_recipients(text: str, hurt: list[str]) -> None:
    assert _only(text)[1] == hurt


def test_what_else_a_war_did_is_no_part_of_the_blow() -> None:
    assert _only("The shelling killed two farmers and displaced thousands more.")[1] == ["two farmers"]


@pytest.mark.parametrize(
    ("text", "printed", "words"),
    [
        ("Nine guards were wounded in an attack on a depot.", ["Nine guards", "a depot"], ["wounded", "attack"]),
        ("Police seek the men behind a blast in Oslo that killed two nurses.", ["two nurses"], ["blast", "killed"]),
        ("Gunmen attacked a depot and killed nine guards.", ["a depot", "nine guards"], ["attacked", "killed"]),
    ],
)
def test_a_blow_is_told_once_with_all_its_words(text: str, printed: list[str], words: list[str]) -> None:
    event, recipients, _ = _only(text)
    assert recipients == printed
    assert [t.of(text) for t in event.triggers] == words


def test_a_thing_in_a_city_that_nobody_named_is_of_its_country() -> None:
    text = "Russian missiles hit an apartment building in the southern Ukrainian port city."
    assert _only(text)[1:] == (["an apartment building"], ["UKR"])


def test_a_number_of_people_is_told_beside_what_was_hit() -> None:
    assert _only("The three were killed in an attack on a police post.")[1] == ["The three", "a police post"]


def test_both_who_clash_do_what_happened_there() -> None:
    event, _, _ = _only("Five guards were killed in clashes between Syrian troops and Turkish rebels.")
    assert [m.ref and m.ref.country for m in event.actors] == ["SYR", "TUR"]


def test_who_says_that_people_were_killed_did_not_kill_them() -> None:
    text = "Chadian officials say a five-storey block has collapsed in the capital, killing twenty people."
    assert not [e for e in read(text).events if e.actors]


def test_things_make_no_event_of_nobody() -> None:
    assert not read("They said such storms could destroy entire cities.").events
