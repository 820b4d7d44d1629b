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
