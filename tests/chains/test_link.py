import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from tests.chains.told import KARVANIA, TOLVIA, VASK, at, done, indirect, ledger_of, said, within

from onrecord import chains
from onrecord.model import Actor, Reading, Span

LONG = "we will not open the strait to any ship that carries arms to the other side of the bay"


def _linked(folder: Path, one: Reading, other: Reading) -> bool:
    with ledger_of(folder, [one, other]) as ledger:
        chains.link(ledger)
        kind = chains.Kind.STATEMENT if one.statements else chains.Kind.EVENT
        return len(chains.chains(ledger, kind)) == 1


@pytest.mark.parametrize(
    "again",
    [
        LONG,
        LONG.capitalize() + ".",
        "we will not open the strait to any ship",
        "not open the strait to any ship that carries arms",
        "we will not open the strait to [vessels] … that carry arms to the other side of the bay",
        "it would not open the strait to any ship that carried arms to the other side of the bay",
        "Karvania would not open the strait to ships carrying arms to the other side of the bay",
    ],
)
def test_a_statement_told_again_cut_or_put_indirectly_is_one_chain(tmp_path: Path, again: str) -> None:
    assert _linked(tmp_path, said(LONG), said(again, "Herald", "2027-05-06"))


@pytest.mark.parametrize(
    "other",
    [
        "we will open the strait to any ship that carries arms to the other side of the bay",
        "we will not leave the valley before the harvest is in and the roads are clear",
        "the strait",
    ],
)
def test_other_words_or_the_contrary_are_another_chain(tmp_path: Path, other: str) -> None:
    assert not _linked(tmp_path, said(LONG), said(other, "Herald"))


def test_daily_figures_are_a_new_statement_each_day(tmp_path: Path) -> None:
    one = said("our forces destroyed 12 drones over the port of Merin during the night")
    other = said("our forces destroyed 31 drones over the port of Merin during the night", "Herald", "2027-05-06")
    assert not _linked(tmp_path, one, other)


def test_a_minister_and_her_government_are_one_source(tmp_path: Path) -> None:
    assert _linked(tmp_path, said(LONG), said(LONG, "Herald", source=KARVANIA))


def test_two_countries_that_use_the_same_phrase_are_two_sources(tmp_path: Path) -> None:
    phrase = "we stand ready to return to talks without preconditions"
    assert not _linked(tmp_path, said(phrase), said(phrase, "Herald", source=TOLVIA))


def test_words_quoted_from_last_week_are_the_statement_of_then(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    assert _linked(tmp_path, said(LONG), said(LONG[:60], "Herald", "2027-05-14"))
    assert not _linked(
        tmp_path / "b", said(LONG), said("we will not open the strait to those who sent arms", "Herald", "2027-05-14")
    )


def test_the_same_words_a_year_later_are_said_again(tmp_path: Path) -> None:
    assert not _linked(tmp_path, said(LONG), said(LONG, "Herald", "2028-05-05"))


def test_no_comment_is_linked_only_on_the_day_and_of_the_same_source(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    assert _linked(tmp_path, said("strongly condemn"), said("strongly condemn", "Herald"))
    assert not _linked(tmp_path / "b", said("strongly condemn"), said("strongly condemn", "Herald", "2027-05-09"))


def test_a_statement_told_inside_another_is_no_second_telling(tmp_path: Path) -> None:
    outer = f"the president had assured the cabinet that {LONG}"
    with ledger_of(tmp_path, [within(said(outer), LONG)]) as ledger:
        assert chains.link(ledger).statements_told_again == 0


def test_what_retells_both_of_two_nested_statements_does_not_tie_them(tmp_path: Path) -> None:
    outer = f"the president had assured the cabinet that {LONG}"
    told = [within(said(outer), LONG), said(outer, "Herald")]
    with ledger_of(tmp_path, told) as ledger:
        chains.link(ledger)
        (found,) = chains.chains(ledger, chains.Kind.STATEMENT)
    assert [m.outlet for m in found.members] == ["Courier", "Herald"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "those who would cut the Fishing and Harbour Fund have not seen one village on that coast",
            "a tax on fuel could pay for the Fishing and Harbour Fund",
        ),
        ("the Fishing and Harbour Fund", "nobody who knows the coast would abolish the Fishing and Harbour Fund"),
    ],
)
def test_a_name_that_two_sentences_share_makes_them_no_chain(tmp_path: Path, one: str, other: str) -> None:
    assert not _linked(tmp_path, indirect(said(one, source=None)), indirect(said(other, "Herald", source=None)))


def test_a_speech_does_not_tie_all_that_is_quoted_from_it(tmp_path: Path) -> None:
    points = [
        "we will not open the strait to any ship that carries arms",
        "every family that lost its boat in the storm will have a new one before winter comes",
    ]
    filler = "The house knows how long this road has been and who has walked it with us since the first bad harvest."
    speech = said(". ".join([*points, *([filler] * 12)]))
    with ledger_of(tmp_path, [speech, *(said(point, f"Paper {n}") for n, point in enumerate(points))]) as ledger:
        assert chains.link(ledger).statements_told_again == 0


def test_courtesies_are_no_statement_told_again(tmp_path: Path) -> None:
    assert not _linked(tmp_path, said("Okay, thank you. Go ahead."), said("Okay, thank you. Go ahead.", "Herald"))


SHELLED = "Karvania shelled the port of Merin on Tuesday, setting two grain stores on fire"


@pytest.mark.parametrize(
    ("again", "same"),
    [
        ("Karvania shelled Merin port, and two grain stores caught fire", True),
        ("Karvania shelled a convoy near the northern border crossing, officials reported", False),
        ("Shells hit the port of Merin on Tuesday and set two grain stores on fire", True),
    ],
)
def test_an_event_told_again_is_one_chain_and_another_of_its_kind_is_not(
    tmp_path: Path, again: str, same: bool
) -> None:
    assert _linked(tmp_path, done(SHELLED), done(again, "Herald", "2027-05-06")) is same


def test_an_arrest_is_one_whoever_stands_as_its_subject(tmp_path: Path) -> None:
    one = done("Police arrested the opposition leader Jo Orsk in Brask", type_="COERCE", actor=None, recipient=VASK)
    other = done("After the arrest of opposition leader Jo Orsk", "Herald", type_="COERCE", actor=VASK, recipient=None)
    assert _linked(tmp_path, one, other)


def test_a_minister_acts_for_her_country(tmp_path: Path) -> None:
    one = done("Vask condemned the shelling of the Merin grain stores", type_="ACCUSE", actor=VASK)
    other = done("Karvania condemned the shelling of Merin", "Herald", type_="ACCUSE")
    assert _linked(tmp_path, one, other)


def test_what_is_told_every_day_is_not_one_event(tmp_path: Path) -> None:
    told = "Karvania shelled the port of Merin again, setting grain stores on fire"
    readings = [done(told, f"Paper {n}", f"2027-05-0{1 + n}") for n in range(6)]
    with ledger_of(tmp_path, readings) as ledger:
        chains.link(ledger)
        found = chains.chains(ledger, chains.Kind.EVENT)
    assert [len(chain.members) for chain in found] == [3, 3]


def test_a_few_words_that_all_speeches_share_tie_no_events(tmp_path: Path) -> None:
    one = done("Karvania invests in roads", type_="COOPERATE", recipient=None)
    other = done("Karvania invests in the roads and harbours of the north", "Herald", type_="COOPERATE", recipient=None)
    assert not _linked(tmp_path, one, other)


def test_two_events_of_one_sentence_are_two(tmp_path: Path) -> None:
    told = done("Karvania shelled the port of Merin and shelled the road to Brask")
    event = told.events[0]
    second = Span(event.triggers[0].start + 29, event.triggers[0].start + 36)
    two = replace(told, events=(event, replace(event, id="second", triggers=(second,))))
    with ledger_of(tmp_path, [two]) as ledger:
        assert chains.link(ledger).events_told_again == 0


def test_events_of_other_actors_or_types_or_days_are_other_events(tmp_path: Path) -> None:
    other = Actor("gov:ORL", "government of Orland", "government", "ORL")
    readings = [
        done(SHELLED),
        done(SHELLED, "Herald", actor=other),
        done(SHELLED, "Herald", type_="COERCE"),
        done(SHELLED, "Herald", "2027-05-20"),
    ]
    with ledger_of(tmp_path, readings) as ledger:
        chains.link(ledger)
        assert chains.chains(ledger, chains.Kind.EVENT) == ()


FRAME = (
    "Ilona Vask spoke to reporters in Brask after a meeting of the cabinet that lasted well into the night. “{}”, she "
    "said, and left without taking questions from the press that had waited outside since the early morning hours."
)


def test_a_copied_article_is_marked_and_is_no_further_witness(tmp_path: Path) -> None:
    own = "In the capital the minister repeated at some length what she had told the cabinet: “{}”."
    readings = [
        said(LONG, "Agency", frame=FRAME),
        said(LONG, "Herald", "2027-05-06", frame="(Agency) — " + FRAME),
        said(LONG, "Mirror", "2027-05-06", frame=own),
    ]
    with ledger_of(tmp_path, readings) as ledger:
        linked = chains.link(ledger)
        found = chains.chain(ledger, readings[2].statements[0].id)
    assert (linked.copies, linked.statements_told_again) == (1, 2)
    assert (len(found.members), found.outlets, found.copies) == (3, 2, 1)
    assert found.first.outlet == "Agency"
    assert [m.copy_of for m in found.members] == [None, readings[0].article.id, None]
    assert all(m.reason and m.score and m.linked_to for m in found.members[1:])


def test_forms_that_an_outlet_fills_in_are_no_copies(tmp_path: Path) -> None:
    form = (
        "The government declared a state of emergency in {} and ordered aid to all who have suffered from the flood "
        "since April 30. Grants are open to every household that lost its home or its boat, and loans to those who had "
        "a trade there before that day; forms may be had from any office of the ministry until the end of August."
    )
    texts = [form.format(place) for place in ("the eastern valley", "Merin and its port")]
    (tmp_path / "b").mkdir()
    with ledger_of(tmp_path, [said(text, "Gazette", source=None) for text in texts]) as ledger:
        assert chains.link(ledger).copies == 0
    with ledger_of(tmp_path / "b", [said(texts[0], "Gazette"), said(texts[0] + " (Agency)", "Gazette")]) as ledger:
        assert chains.link(ledger).copies == 1


def test_linking_again_adds_nothing_and_new_articles_find_their_chain(tmp_path: Path) -> None:
    with ledger_of(tmp_path, [said(LONG)]) as ledger:
        assert chains.link(ledger).statements == 1
        assert chains.link(ledger).statements == 0
        ledger.add(said(LONG, "Herald"))
        assert chains.link(ledger) == chains.Linked(1, 1, 1, 1, 0, 0)


def test_chains_do_not_depend_on_how_the_work_was_split(tmp_path: Path) -> None:
    readings = [said(LONG, f"Paper {n}", f"2027-05-0{1 + n}", VASK) for n in range(5)]
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with ledger_of(tmp_path / "one", readings) as ledger:
        chains.link(ledger)
        at_once = chains.chain(ledger, readings[0].statements[0].id)
    with ledger_of(tmp_path / "two", []) as ledger:
        for reading in readings:
            ledger.add(reading)
            chains.link(ledger)
        assert chains.chain(ledger, readings[0].statements[0].id) == at_once


def test_the_first_report_is_the_earliest_in_any_time_zone(tmp_path: Path) -> None:
    """Half past nine in the evening in New York is later than one in the morning, the next day, in London."""
    london = at(said(LONG, "London"), datetime.datetime(2027, 5, 6, 1, tzinfo=datetime.UTC))
    new_york = datetime.timezone(datetime.timedelta(hours=-4))
    readings = [
        at(said(LONG, "Undated"), datetime.date(2027, 5, 6)),
        at(said(LONG, "New York"), datetime.datetime(2027, 5, 5, 21, 30, tzinfo=new_york)),
        london,
        at(said(LONG, "Naive"), datetime.datetime(2027, 5, 6, 9)),
    ]
    with ledger_of(tmp_path, readings) as ledger:
        chains.link(ledger)
        found = chains.chain(ledger, london.statements[0].id)
    assert [m.outlet for m in found.members] == ["London", "New York", "Naive", "Undated"]
