import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.chains.told import said
from tests.handmade import TEXT, later, reading

from onrecord.errors import NotFound
from onrecord.ledger import Ledger
from onrecord.model import Reject

DAY = datetime.date(2027, 5, 5)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger(":memory:") as filled:
        filled.add(reading())
        filled.add(later())
        filled.reject(Reject("wire.jsonl:7", "no column holds the text", "BrokenInput"))
        yield filled


def test_a_statement_row_holds_the_printed_words_their_article_and_their_span(ledger: Ledger) -> None:
    row = ledger.statements()[0]
    assert row.article == reading().article.id
    assert [TEXT[c.start : c.end] for c in row.content] == [c.words for c in row.content]
    assert row.words == "We will not talk, … Not now."
    assert row.source
    assert (row.source.words, row.source.name) == ("Foreign Minister Ilona Vask", "Ilona Vask")
    assert (row.outlet, row.published, row.value, row.first) == ("Inland Press", DAY, "2027-05-05", DAY)
    assert (row.stances[0].holder, row.stances[0].target) == ("government of Karvania", "talks")
    assert row.stances[0].value == -1


def test_an_event_row_shows_the_sentence_it_was_read_in(ledger: Ledger) -> None:
    row = ledger.events(type="ASSAULT")[0]
    assert row.printed.words.startswith("BRASK, May 4 (Inland Press) — Karvanian forces shelled")
    assert row.printed.words.endswith("the closing\nof the strait.")
    assert [a.shown for a in row.actors] == ["government of Karvania"]
    assert [r.shown for r in row.recipients] == ["government of Tolvia"]
    assert row.because
    assert row.because.words == "in response to the closing\nof the strait"


def test_events_are_those_the_outlet_itself_reports_unless_every_one_is_asked_for(ledger: Ledger) -> None:
    assert [e.type for e in ledger.events()] == ["ASSAULT"]
    assert [e.type for e in ledger.events(every=True)] == ["ASSAULT", "COERCE", "PROTEST"]


def test_events_may_be_asked_for_by_how_sure_they_are(ledger: Ledger) -> None:
    every = sorted(e.confidence for e in ledger.events(every=True))
    assert [e.confidence for e in ledger.events(every=True, sure=every[-1])] == [c for c in every if c == every[-1]]
    assert len(ledger.events(every=True, sure=every[0])) == len(every)
    with pytest.raises(ValueError, match="sure 80: expected a confidence from 0 to 1"):
        ledger.events(sure=80)


def test_what_a_statement_tells_is_claimed_by_it(ledger: Ledger) -> None:
    (row,) = ledger.events(every=True, type="COERCE")
    assert row.claimed_by == reading().statements[1].id
    assert row.claimant == "government of Tolvia"
    assert not row.reported


@pytest.mark.parametrize(
    ("actor", "count"),
    [
        ("per:ilona-vask", 2),
        ("Ilona Vask", 2),
        ("vask", 2),
        ("Foreign Minister Ilona Vask", 2),
        ("Karvania", 2),
        ("KRV", 2),
        ("government of Karvania", 2),
        ("gov:TLV", 1),
        ("Tolvia", 1),
    ],
)
def test_an_actor_is_found_by_id_name_part_or_country(ledger: Ledger, actor: str, count: int) -> None:
    assert len(ledger.statements(actor=actor)) == count


def test_an_id_stands_for_this_actor_alone(ledger: Ledger) -> None:
    assert ledger.statements(actor="gov:KRV") == ()
    assert len(ledger.events(actor="gov:KRV")) == 1


def test_an_unknown_actor_is_answered_with_the_nearest_there_are(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match=r'no actor "Vusk".*"Ilona Vask"'):
        ledger.statements(actor="Vusk")
    with pytest.raises(NotFound, match="Karvania"):
        ledger.events(toward="Karvanya")


def test_toward_is_whom_an_act_meets_or_whom_a_statement_names(ledger: Ledger) -> None:
    assert [e.type for e in ledger.events(toward="Tolvia")] == ["ASSAULT"]
    assert [s.outlet for s in ledger.statements(toward="Tolvia")] == ["Strait Courier"]


@pytest.mark.parametrize(
    ("about", "count"),
    [
        ("talk", 2),
        ("talking", 2),
        ("TALKS", 2),
        ('"not talk"', 1),
        ('"talk will"', 0),
        ("talk Tolvia", 1),
        ("closed -strait", 1),
        ('strait OR "', 0),
        ("NEAR(strait)", 0),
        ("strait*", 1),
        ("ferry", 0),
    ],
)
def test_words_are_found_as_words_whatever_signs_stand_among_them(ledger: Ledger, about: str, count: int) -> None:
    assert len(ledger.statements(about=about)) == count


def test_words_of_which_none_is_a_word_are_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="expected at least one word"):
        ledger.statements(about="!?")


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [(None, None, 3), (DAY, None, 3), (DAY, DAY, 2), (datetime.date(2027, 5, 6), None, 1), (None, DAY, 2)],
)
def test_days_at_both_ends_are_kept(ledger: Ledger, since: datetime.date, until: datetime.date, count: int) -> None:
    assert len(ledger.statements(since=since, until=until)) == count


def test_a_printed_time_counts_and_not_the_day_of_publication(ledger: Ledger) -> None:
    assert len(ledger.events(until=datetime.date(2027, 5, 4))) == 1


def test_type_outlet_and_limit_filter_everywhere(ledger: Ledger) -> None:
    assert len(ledger.statements(type="direct")) == 1
    assert len(ledger.statements(outlet="strait courier")) == 1
    assert len(ledger.statements(limit=2)) == 2
    assert len(ledger.events(type="assault")) == 1
    assert [a.id for a in ledger.actors(type="person")] == ["per:ilona-vask"]
    assert len(ledger.actors(outlet="Strait Courier", limit=1)) == 1


def test_a_limit_below_one_and_an_interval_that_holds_no_day_are_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="limit 0"):
        ledger.statements(limit=0)
    with pytest.raises(ValueError, match="nothing can be both"):
        ledger.statements(since=datetime.date(2028, 1, 1), until=DAY)


def test_actors_count_what_they_said_did_and_underwent(ledger: Ledger) -> None:
    by_id = {a.id: a for a in ledger.actors()}
    vask = by_id["per:ilona-vask"]
    assert (vask.statements, vask.events, vask.received, vask.articles) == (2, 0, 0, 2)
    assert (vask.first, vask.last) == (DAY, datetime.date(2027, 5, 26))
    assert TEXT[vask.printed.start : vask.printed.end] == vask.printed.words == "Foreign Minister Ilona Vask"
    assert by_id["gov:TLV"].received == 1


def test_actors_about_words_are_those_who_said_or_did_it(ledger: Ledger) -> None:
    assert [a.id for a in ledger.actors(about="talk")] == ["per:ilona-vask"]
    assert [a.id for a in ledger.actors(toward="Tolvia")] == ["gov:KRV", "per:ilona-vask"]


def test_rejects_are_found_by_words_and_kind_and_have_no_actor(ledger: Ledger) -> None:
    assert len(ledger.rejects(about="column wire", type="brokeninput")) == 1
    assert ledger.rejects(about="nothing of the kind") == ()
    with pytest.raises(ValueError, match="rejects have no actor"):
        ledger.rejects(actor="Vask")


def test_a_timeline_tells_by_day_what_an_actor_said_and_did(ledger: Ledger) -> None:
    rows = ledger.timeline("Karvania")
    assert [(r.when, r.dated, r.statement is not None) for r in rows] == [
        ("2027-05-04", "printed", False),
        ("2027-05-05", "printed", True),
        ("2027-05-26", "published", True),
    ]
    assert [r.statement.stances[0].value for r in rows if r.statement] == [-1, 1]
    assert len(ledger.timeline("Karvania", about="talk", limit=1)) == 1


def test_a_common_word_gives_the_same_first_rows_as_all_of_them(tmp_path: Path) -> None:
    days = [f"2027-0{1 + n % 9}-1{n % 7}" for n in range(40)]
    with Ledger(tmp_path / "many.db") as many:
        for n, day in enumerate(days):
            many.add(said(f"we will keep the strait shut for day {n} of the season", f"Paper {n}", day))
        every = many.statements(about="strait")
        assert many.statements(about="strait", limit=5) == every[:5]
        assert [row.published for row in every] == sorted(row.published for row in every if row.published)
