import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.ledger.told_of import body, person, says

from onrecord.errors import NotFound
from onrecord.ledger import CandidateRow, Ledger, judgements
from onrecord.ledger.candidates import candidates
from onrecord.ledger.likeness import bodies, person_and_body, persons
from onrecord.model import Actor, Mention, Span


def _ledger(*actors: Actor) -> Ledger:
    ledger = Ledger(":memory:")
    for number, who in enumerate(actors, 1):
        ledger.add(says(who, f"bridge {number} is open again", f"Outlet {number}", f"2027-05-{number:02}"))
    return ledger


def _pairs(rows: tuple[CandidateRow, ...]) -> list[tuple[str, str]]:
    return [(row.one.name, row.other.name) for row in rows]


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    listed = person("Ilona Vask", "KRV", None, "person:ilona-vask")
    made = _ledger(
        person("Oleh Bondar", "KRV", "mayor"), person("Oleg Bondar"), person("Bondar"), person("Ilya Orsk", "TLV"),
        person("Ylona Vasq", "KRV", "Foreign Minister"), listed, body("Strait Shipping Authority"), body("SSA"),
    )  # fmt: skip
    with made:
        yield made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oleh Bondar", "Oleg Bondar"),
        ("J. Smith", "John Smith"),
        ("Serhii Levochkin", "Serhiy Lyovochkin"),
        ("António Guterres", "Antonio Guterres"),
        ("Recep Tayyip Erdoğan", "Tayyip Erdogan"),
        ("Jong Un Kim", "Kim Jong Un"),
        ("Bill Harrow", "William Harrow"),
        ("Jen Harrow", "Jennifer Harrow"),
        ("Karine Jean-Pierre", "Karine Jean Pierre"),
        ("Dr. Mara Lind", "Mara K. Lind"),
        ("Vask", "Ilona Vask"),
    ],
)
def test_two_ways_to_name_a_person_are_alike(one: str, other: str) -> None:
    assert persons(one, other) == persons(other, one)
    found = persons(one, other)
    assert found
    assert 0.5 <= found.score < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe Harrow", "Jill Harrow"),
        ("John A. Lee", "John B. Lee"),
        ("Oleh Bondar", "Oleh Petrenko"),
        ("Vask", "Ilona Vesk"),
        ("Ilona", "Ilona Vask"),
    ],
)
def test_two_persons_are_not(one: str, other: str) -> None:
    assert persons(one, other) is None


def test_a_junior_may_be_the_son() -> None:
    son, himself = persons("Rick Harrow Jr.", "Rick Harrow"), persons("Rick Harrow Jr.", "Rick Harrow, Jr")
    assert son
    assert himself
    assert (son.score, himself.score) == (0.7, 0.95)
    assert son.reason.endswith("only one is called Jr.")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("IAEA", "International Atomic Energy Agency", True),
        ("Labor Department", "Department of Labour", True),
        ("Merin Grain", "Merin Grain Ltd.", True),
        ("Ministry of Defence", "Ministry of Defense", True),
        ("Merin Port", "Merin Port Workers Union", True),
        ("Ministry of Defence", "Ministry of Health", False),
        ("WHO", "International Atomic Energy Agency", False),
        ("Department of the", "Department of", False),
    ],
)
def test_two_ways_to_name_a_body_are_alike_and_two_bodies_are_not(one: str, other: str, alike: bool) -> None:
    assert (bodies(one, other) is not None) is alike
    assert bodies(one, other) == bodies(other, one)


def test_a_family_name_that_was_taken_for_an_organisation_is_like_its_person() -> None:
    assert person_and_body("Dmitry Orlov", "Orlov")
    assert person_and_body("Dmitry Orlov", "Orlov Shipping Line") is None
    assert person_and_body("Dmitry Orlov", "Merin") is None


def test_pairs_come_with_score_reasons_and_the_sentences_that_tell_who_they_are(ledger: Ledger) -> None:
    ledger.add(says(person("Oleh Bondar", "KRV", "mayor"), "the ferry is late", "Outlet 9", "2027-05-09"))
    (row,) = [row for row in candidates(ledger) if "Oleg Bondar" in (row.one.name, row.other.name)]
    assert (row.score, row.other.name) == (0.75, "Oleg Bondar")
    assert row.reasons == ("same family name; the first name is a short form or another spelling",)
    assert row.one.printed.words == "MERIN — Oleh Bondar said that bridge 1 is open again."
    assert (row.one.outlet, row.one.published) == ("Outlet 1", datetime.date(2027, 5, 1))
    assert (
        ledger.reading(row.one.article).article.text[row.one.printed.start : row.one.printed.end]
        == row.one.printed.words
    )
    assert (row.one.described, row.one.country, row.one.mentions, row.one.articles, row.together) == (
        "mayor", "KRV", 4, 2, 0,
    )  # fmt: skip


def test_the_actor_of_a_roster_or_the_fuller_name_comes_first(ledger: Ledger) -> None:
    pairs = _pairs(candidates(ledger, at_least=0.3))
    assert ("Ilona Vask", "Ylona Vasq") in pairs
    assert ("Oleg Bondar", "Bondar") in pairs


def test_what_follows_from_surer_pairs_is_not_asked_until_one_of_them_is_denied(ledger: Ledger) -> None:
    assert _pairs(candidates(ledger, "Bondar", at_least=0.3)) == [
        ("Oleg Bondar", "Oleh Bondar"),
        ("Oleg Bondar", "Bondar"),
    ]
    judgements.different(ledger, "Oleg Bondar", "found:bondar", who="ms")
    assert _pairs(candidates(ledger, "Bondar", at_least=0.3))[1:] == [("Oleh Bondar", "Bondar")]


def test_an_acronym_is_surer_where_it_is_printed_behind_the_name() -> None:
    long, short = body("Strait Shipping Authority"), body("SSA")
    with _ledger(long, short) as ledger:
        (guessed,) = candidates(ledger)
    with _ledger(long, short) as ledger:
        report = says(short, "the Strait Shipping Authority (SSA) has no ships left")
        at = report.article.text.index(long.name)
        whole = Mention(Span(at, at + len(long.name)), "ORG", long, 0.5, "by hand")
        ledger.add(replace(report, mentions=(*report.mentions, whole)))
        (told,) = candidates(ledger)
    assert told.score > guessed.score
    assert "brackets" in told.reasons[-1]


def test_who_holds_the_office_by_a_roster_makes_a_pair_surer(ledger: Ledger) -> None:
    def offices(described: str, country: str | None, day: datetime.date | None) -> tuple[str, ...]:
        held = (described, country, day) == ("Foreign Minister", "KRV", datetime.date(2027, 5, 5))
        return ("person:ilona-vask",) if held else ()

    with_roster = next(row for row in candidates(ledger, "Vasq", offices=offices))
    without = next(row for row in candidates(ledger, "Vasq"))
    assert with_roster.score > without.score
    assert "office" in " ".join(with_roster.reasons)


def test_an_office_alone_makes_a_weak_candidate_of_two_names_that_are_unlike() -> None:
    listed = person("Ilona Vask", "KRV", None, "person:ilona-vask")
    with _ledger(listed, person("Mara Lind", "KRV", "foreign minister")) as ledger:
        (row,) = candidates(ledger, at_least=0.3, offices=lambda *_: ("person:ilona-vask",))
        assert (row.one.name, row.other.name, row.score) == ("Ilona Vask", "Mara Lind", 0.3)
        assert candidates(ledger, offices=lambda *_: ("person:ilona-vask",)) == ()


def test_two_countries_speak_against_a_pair() -> None:
    with _ledger(person("Oleh Bondar", "KRV"), person("Oleg Bondar", "TLV")) as ledger:
        (row,) = candidates(ledger, at_least=0.1)
    assert row.score < 0.5
    assert row.reasons[-1] == "of two countries"


def test_a_family_name_alone_is_less_sure_where_several_have_it() -> None:
    with _ledger(person("Oleh Bondar"), person("Bondar")) as ledger:
        (alone,) = candidates(ledger)
    with _ledger(person("Oleh Bondar"), person("Bondar"), person("Mara Bondar")) as ledger:
        among = candidates(ledger, at_least=0.3)
    assert _pairs(among) == [("Mara Bondar", "Bondar"), ("Oleh Bondar", "Bondar")]
    assert all(row.score < alone.score for row in among)


def test_what_was_judged_is_no_candidate_any_more(ledger: Ledger) -> None:
    judgements.same(ledger, "Oleh Bondar", "Oleg Bondar", who="ms")
    assert _pairs(candidates(ledger, "Bondar")) == [("Oleh Bondar", "Bondar")]
    judgements.different(ledger, "found:bondar", "Oleg Bondar", who="ms")
    assert candidates(ledger, "Bondar") == ()
    judgements.revoke(ledger, 1)
    again = _pairs(candidates(ledger, "Bondar", at_least=0.3))
    assert ("Oleh Bondar", "Bondar") in again
    assert ("Oleg Bondar", "Bondar") not in again


def test_two_that_a_roster_lists_are_two() -> None:
    with _ledger(person("Oleh Bondar", id_="person:a"), person("Oleg Bondar", id_="person:b")) as ledger:
        assert candidates(ledger, at_least=0) == ()


def test_candidates_of_a_name_are_those_it_stands_for(ledger: Ledger) -> None:
    assert {name for pair in _pairs(candidates(ledger, "Vask", at_least=0.3)) for name in pair} == {
        "Ilona Vask",
        "Ylona Vasq",
    }
    with pytest.raises(NotFound, match="Bonder"):
        candidates(ledger, "Bonder")


def test_the_order_does_not_depend_on_the_order_of_adding(ledger: Ledger) -> None:
    rows = candidates(ledger, at_least=0)
    with Ledger(":memory:") as other:
        for article in reversed(ledger.articles()):
            other.add(ledger.reading(article))
        assert candidates(other, at_least=0) == rows


def test_words_that_many_bodies_begin_with_are_less_sure() -> None:
    with _ledger(body("Merin Port"), body("Merin Port Workers Union")) as ledger:
        (alone,) = candidates(ledger)
    with _ledger(body("Merin Port"), body("Merin Port Workers Union"), body("Merin Port Pilots")) as ledger:
        assert candidates(ledger) == ()
        among = candidates(ledger, at_least=0.3)
    assert [row.score for row in (alone, *among)] == [0.5, 0.4, 0.4]
    assert among[0].reasons[-1] == "2 names begin so"
