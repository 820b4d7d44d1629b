"""Two events, told in other words: what makes them one."""

from dataclasses import replace

import pytest

from onrecord.chains import deeds
from onrecord.chains.compare import Compared
from onrecord.ledger.items import Item

DAY = 740_000
SHOT = Item(
    1, "e1", 1, DAY, DAY, DAY, "The former premier was shot on Friday", type="ASSAULT", outlet="Courier",
    title="Anna Berg attacked at rally in Merin",
)  # fmt: skip
OTHER = replace(
    SHOT, key=2, id="e2", article=2, outlet="Herald", words="Berg killed at rally in Merin, police say",
    title="Former premier Anna Berg killed at rally in Merin, police say",
)  # fmt: skip


def _same(one: Item, other: Item) -> bool:
    return deeds.same_event(Compared(one), Compared(other)) is not None


def test_titles_tie_what_two_outlets_tell_in_other_words() -> None:
    berg = frozenset({"person:anna-berg"})
    assert _same(replace(SHOT, recipients=berg), replace(OTHER, recipients=berg))


def test_titles_tie_nothing_within_one_outlet() -> None:
    berg = frozenset({"person:anna-berg"})
    assert not _same(replace(SHOT, recipients=berg), replace(OTHER, recipients=berg, outlet="Courier"))


def test_titles_tie_no_arrest_to_what_no_mode_is_known_of() -> None:
    berg = frozenset({"person:anna-berg"})
    one, other = (replace(item, recipients=berg, type="COERCE") for item in (SHOT, OTHER))
    assert _same(one, other)
    assert not _same(replace(one, mode="arrest"), other)


@pytest.mark.parametrize(("printed", "same"), [("berg", True), ("holm", False)])
def test_a_last_name_alone_may_be_a_person_named_in_full(printed: str, same: bool) -> None:
    words = "Police arrested Berg in the harbour of Merin by night"
    one = replace(SHOT, words=words, title=None, type="COERCE", recipients=frozenset({printed}))
    other = replace(
        one,
        article=2,
        words="Berg arrested before a rally in Brask, Merin police say",
        recipients=frozenset({"found:anna-berg"}),
    )
    assert _same(one, other) == same


@pytest.mark.parametrize(("met", "country", "same"), [("gov:TLV", "TLV", True), ("gov:ORL", "ORL", False)])
def test_who_meets_one_today_and_another_tomorrow_meets_twice(met: str, country: str, same: bool) -> None:
    words = "President Ilona Vask met the foreign minister of {} in Brask to discuss the strait"
    vask, tolvia = "person:ilona-vask", frozenset({"KRV", "TLV"})
    one = replace(
        SHOT, words=words.format("Tolvia"), type="CONSULT", actors=frozenset({vask, "gov:TLV"}), countries=tolvia
    )
    other = replace(
        OTHER, words=words.format(country), type="CONSULT", actors=frozenset({vask, met}),
        countries=frozenset({"KRV", country}), first=DAY + 1, last=DAY + 1,
    )  # fmt: skip
    assert _same(one, other) == same


def test_two_who_blame_each_other_tie_neither_to_who_blames_the_other() -> None:
    both, one = frozenset({"gov:KAR", "gov:TOL"}), frozenset({"gov:KAR"})
    words = "Karvania and Tolvia blamed each other for the broken dam on Friday"
    mutual = replace(SHOT, type="ACCUSE", words=words, actors=both, recipients=both)
    again = replace(OTHER, type="ACCUSE", words=words, actors=both, recipients=both)
    assert _same(mutual, again)
    assert not _same(mutual, replace(again, actors=one, recipients=both - one))
