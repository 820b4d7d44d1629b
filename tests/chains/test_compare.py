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
