import datetime
from pathlib import Path

from tests.chains.told import done, ledger_of, said, within
from tests.positions.held import holding

from onrecord import chains
from onrecord.ledger.traces import Matter
from onrecord.model import Reading
from onrecord.positions.quotes import Quote, quotes

SPEECH = "The harvest is in. No ship will pass the strait. We thank Dr. Orsk and the pilots."


def _quotes(folder: Path, readings: list[Reading], actor: str = "Vask", **asked: object) -> tuple[Quote, ...]:
    with ledger_of(folder, readings) as ledger:
        chains.link(ledger)
        return quotes(ledger, actor, **asked)  # type: ignore[arg-type]


def test_a_quote_is_the_sentence_that_has_the_words_and_says_where_it_stands(tmp_path: Path) -> None:
    reading = said(SPEECH, "Herald")
    (found,) = _quotes(tmp_path, [reading], on=Matter("sea", None, ("strait", "bay")))
    assert found.words == "No ship will pass the strait."
    assert reading.article.text[found.start : found.end] == found.words
    assert (found.measure, found.outlet, found.source, found.id) == (
        "said", "Herald", "Ilona Vask", reading.statements[0].id,
    )  # fmt: skip


def test_a_stance_is_quoted_with_its_value_and_only_once(tmp_path: Path) -> None:
    (found,) = _quotes(tmp_path, [holding(1, 0, -1.0)], on=Matter("talks", "issue:talks", ("talk",)))
    assert (found.measure, found.value) == ("stance", -1.0)
    assert found.words.endswith("unwilling to talk")


def test_a_nested_statement_is_quoted_once_and_in_its_sentence(tmp_path: Path) -> None:
    told = within(said("as I told the house, no ship will pass the strait"), "no ship will pass the strait")
    (found,) = _quotes(tmp_path, [told], on="strait")
    assert found.words == "as I told the house, no ship will pass the strait"


def test_words_of_a_later_telling_are_dated_by_it(tmp_path: Path) -> None:
    long = "we will not open the strait to any ship that carries arms to the other side of the bay"
    short = long.removesuffix(" to the other side of the bay")
    readings = [said(short), said(long, "Herald", "2027-05-07")]
    (found,) = _quotes(tmp_path, readings, on="bay")
    assert (found.day, found.outlet) == (datetime.date(2027, 5, 7), "Herald")


def test_acts_are_quoted_with_their_sentence(tmp_path: Path) -> None:
    (found,) = _quotes(tmp_path, [done("Karvania shelled the port of Merin at dawn")], "Karvania", toward="Tolvia")
    assert (found.measure, found.words) == ("act", "Karvania shelled the port of Merin at dawn")


def test_days_outside_are_left_out(tmp_path: Path) -> None:
    readings = [said(SPEECH), said("the strait is calm tonight", "Herald", "2027-06-05")]
    (found,) = _quotes(tmp_path, readings, on="strait", since=datetime.date(2027, 6, 1))
    assert found.day == datetime.date(2027, 6, 5)
