import pytest

from onrecord.chains.compare import Compared, same_statement
from onrecord.ledger.items import Item


def _item(key: int, words: str, source: str) -> Compared:
    return Compared(Item(key, str(key), key, 1, 1, 1, words, actors=frozenset({source}), type="direct"))


def test_whoever_asks_in_a_transcript_is_nobody_in_particular() -> None:
    asked = "will the strait be open to the fishing fleet by winter, Minister?"
    found = same_statement(_item(1, asked, "q"), _item(2, asked, "q"))
    assert found is not None
    assert found.reason.endswith("a source unknown")


def test_two_named_speakers_are_two_sources() -> None:
    thanks = "thank you all for coming out tonight"
    assert same_statement(_item(1, thanks, "vask"), _item(2, thanks, "orsk")) is None


def test_a_name_ties_nothing_that_speaks_of_it() -> None:
    name = _item(1, "the Harbour Jobs Plan", "person:vask")
    told = _item(2, "the Harbour Jobs Plan will mend every bridge of the coast", "person:vask")
    assert same_statement(name, told) is None
    assert same_statement(_item(1, "it will mend every bridge of the coast", "person:vask"), told) is not None


@pytest.mark.parametrize(
    "other",
    [
        "Jo Orsk as coordinator of all relief in the flooded districts of the north",
        "her intent to name six people to serve on the council of the northern ports",
    ],
)
def test_the_same_form_filled_in_anew_is_another_statement(other: str) -> None:
    said = other.replace("Jo Orsk", "Anna L. Berg").replace("six", "three")
    assert same_statement(_item(1, said, "person:vask"), _item(2, f"{other} this week", "person:vask")) is None
    assert same_statement(_item(1, other, "person:vask"), _item(2, f"{other} this week", "person:vask")) is not None


def test_a_long_name_ties_nothing_either() -> None:
    name = _item(1, "the Karvanian State Counsel’s Office", "person:vask")
    told = _item(2, "I would leave it to the Karvanian State Counsel’s Office to speak to that", "person:vask")
    assert same_statement(name, told) is None
