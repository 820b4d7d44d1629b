import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.handmade import later, reading, readings
from tests.ledger.told_of import person, says

from onrecord import chains
from onrecord.errors import LedgerError, NotFound
from onrecord.ledger import Ledger, judgements
from onrecord.model import Reading
from onrecord.positions import trace

OLEH, OLEG = person("Oleh Bondar", "KRV", "mayor"), person("Oleg Bondar", None, "Merin's mayor")
SHORT = person("Bondar")
ILYA = person("Ilya Orsk", "TLV")
READINGS = (
    says(OLEH),
    says(OLEG, "the port will stay shut until the weekend", "Strait Courier", "2027-05-06"),
    says(SHORT, "nobody was hurt in the night", "Merin Herald", "2027-05-07"),
    says(ILYA, "the talks begin on Monday", "Tolvian Post", "2027-05-07"),
)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger(":memory:") as filled:
        for one in READINGS:
            filled.add(one)
        yield filled


def test_exact_same_full_name_and_country_across_articles_is_one_actor_without_a_judgement(ledger: Ledger) -> None:
    ledger.add(says(OLEH, "the ferry runs from Friday", "Tolvian Post", "2027-05-08"))
    (row,) = ledger.actors(actor="Oleh Bondar")
    assert (row.id, row.statements, row.events, row.articles) == ("found:oleh-bondar", 2, 2, 2)


def test_whom_a_person_judged_the_same_is_listed_and_counted_as_one_everywhere(ledger: Ledger) -> None:
    made = judgements.same(ledger, "Oleh Bondar", "Oleg Bondar", who="ms", because="one office")
    assert (made.number, made.kept, made.who, made.because) == (1, "found:oleh-bondar", "ms", "one office")
    for name in ("Oleh Bondar", "Oleg Bondar", "found:oleg-bondar", "found:oleh-bondar"):
        assert [s.outlet for s in ledger.statements(actor=name)] == ["Inland Press", "Strait Courier"]
        assert len(ledger.events(actor=name)) == 2
        assert len(ledger.timeline(name)) == 4
    said = ledger.statements(actor="Oleh Bondar")[1].source
    assert said
    assert (said.words, said.name, said.ref, said.country) == ("Oleg Bondar", "Oleh Bondar", "found:oleh-bondar", "KRV")
    row = next(row for row in ledger.actors() if row.id == "found:oleh-bondar")
    assert (row.statements, row.events, row.articles, row.also) == (2, 2, 2, ("found:oleg-bondar",))
    assert len(ledger.statements(actor="KRV")) == 2


def test_positions_count_both_under_one_name_and_one_alone_after_it_is_taken_back(ledger: Ledger) -> None:
    def counts() -> list[int]:
        chains.link(ledger)
        (period,) = trace(ledger, "Oleh Bondar", unit="month").positions
        return [period.said, period.acts]

    assert counts() == [1, 1]
    judgements.same(ledger, "Oleh Bondar", "Oleg Bondar", who="ms")
    assert counts() == [2, 2]
    judgements.revoke(ledger, 1)
    assert counts() == [1, 1]


def test_what_was_read_is_never_rewritten(ledger: Ledger) -> None:
    judgements.same(ledger, "Oleh Bondar", "Oleg Bondar", who="ms")
    assert [ledger.reading(one.article.id) for one in READINGS] == list(READINGS)


def _everything(ledger: Ledger) -> tuple[object, ...]:
    chains.link(ledger)
    tables = ("actors", "actors_as_read", "identities", "traces", "firsts", "volumes", "memberships", "links")
    held = [sorted(ledger._connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables]
    return ledger.statements(), ledger.events(every=True), ledger.actors(), held


def test_a_judgement_that_is_taken_back_leaves_nothing_but_its_record(ledger: Ledger) -> None:
    before = _everything(ledger)
    judgements.same(ledger, "Oleh Bondar", "Oleg Bondar", who="ms")
    judgements.same(ledger, "found:bondar", "Oleh Bondar", who="ms")
    assert _everything(ledger) != before
    judgements.revoke(ledger, 1)
    judgements.revoke(ledger, 2)
    assert _everything(ledger) == before
    assert [(j.number, j.same, j.revoked is not None) for j in judgements.judgements(ledger)] == [
        (1, True, True),
        (2, True, True),
    ]


def test_an_article_added_later_counts_as_what_was_judged_before(ledger: Ledger) -> None:
    later_one = says(person("Oleg Bondar", "KRV", "former mayor"), "we vote in June", "Tolvian Post", "2027-05-09")
    judgements.same(ledger, "Oleh Bondar", "Oleg Bondar", who="ms")
    ledger.add(later_one)
    assert len(ledger.statements(actor="Oleh Bondar")) == 3
    assert ledger.reading(later_one.article.id) == later_one
    judgements.revoke(ledger, 1)
    assert [len(ledger.statements(actor=f"found:{one}-bondar")) for one in ("oleh", "oleg")] == [1, 2]


def test_the_order_of_judging_and_adding_makes_no_difference() -> None:
    held = []
    for judged_after in (2, 4):
        with Ledger(":memory:") as ledger:
            for count, one in enumerate(READINGS, 1):
                ledger.add(one)
                if count == judged_after:
                    judgements.same(ledger, "found:oleh-bondar", "found:oleg-bondar", who="ms")
            held.append(_everything(ledger))
    assert held[0] == held[1]


def test_joins_follow_each_other_and_the_first_named_is_kept(ledger: Ledger) -> None:
    judgements.same(ledger, "Oleg Bondar", "found:bondar", who="ms")
    made = judgements.same(ledger, "Oleh Bondar", "Oleg Bondar", who="ms")
    assert made.kept == "found:oleh-bondar"
    assert len(ledger.statements(actor="found:bondar")) == 3
    judgements.revoke(ledger, 1)
    assert len(ledger.statements(actor="Oleh Bondar")) == 2
    assert len(ledger.statements(actor="found:bondar")) == 1


def test_a_judgement_that_contradicts_another_is_refused_with_its_number(ledger: Ledger) -> None:
    judgements.different(ledger, "Oleh Bondar", "Ilya Orsk", who="ms")
    judgements.same(ledger, "Oleh Bondar", "Oleg Bondar", who="ms")
    with pytest.raises(
        ValueError, match=r'by judgement 1 "Oleg Bondar" .* "Ilya Orsk" .* are two actors; take it back'
    ):
        judgements.same(ledger, "found:oleg-bondar", "Ilya Orsk", who="ms")
    with pytest.raises(
        ValueError, match=r"by judgement 2 .* are one actor; take one back first: onrecord actors revoke"
    ):
        judgements.different(ledger, "found:oleg-bondar", "found:oleh-bondar", who="ms")
    with pytest.raises(ValueError, match=r"by judgement 2 .* are one actor already"):
        judgements.same(ledger, "found:oleg-bondar", "found:oleh-bondar", who="ms")
    with pytest.raises(ValueError, match=r"by judgement 1 .* are two actors already"):
        judgements.different(ledger, "Ilya Orsk", "Oleg Bondar", who="ms")
    with pytest.raises(ValueError, match="twice"):
        judgements.same(ledger, "Ilya Orsk", "found:ilya-orsk", who="ms")
    assert len(judgements.judgements(ledger)) == 2


def test_a_name_that_may_be_several_actors_is_answered_with_their_ids(ledger: Ledger) -> None:
    ledger.add(says(person("Ilya Bondar"), "it is late", "Tolvian Post", "2027-05-08"))
    with pytest.raises(ValueError, match=r'"ilya" may be Ilya Bondar \(found:ilya-bondar\), Ilya Orsk .*; write an id'):
        judgements.same(ledger, "ilya", "Oleh Bondar", who="ms")
    judgements.same(ledger, "found:ilya-orsk", "found:ilya-bondar", who="ms")
    assert judgements.same(ledger, "ilya", "Oleh Bondar", who="ms").one == "found:ilya-orsk"


def test_who_is_not_there_and_what_no_longer_holds_is_said(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match=r'no actor "Olek Bondar".*"Oleh Bondar"'):
        judgements.same(ledger, "Olek Bondar", "Ilya Orsk", who="ms")
    with pytest.raises(NotFound, match="no judgement 3 that still holds; list them with: onrecord actors judgements"):
        judgements.revoke(ledger, 3)


def test_a_country_that_the_kept_actor_lacks_is_that_of_the_other(ledger: Ledger) -> None:
    judgements.same(ledger, "Oleg Bondar", "Oleh Bondar", who="ms")
    assert {row.country for row in ledger.actors(actor="Oleg Bondar")} == {"KRV"}
    assert len(ledger.statements(actor="KRV")) == 2


GOALKEEPER = says(person("Oleh Bondar", None, "goalkeeper"), "we played well", "Merin Herald", "2027-05-08")


@pytest.fixture
def two(ledger: Ledger) -> Ledger:
    """A ledger in which two men bear one name."""
    ledger.add(GOALKEEPER)
    ledger.add(says(OLEH, "the ferry runs from Friday", "Tolvian Post", "2027-05-09"))
    return ledger


def test_one_name_that_is_two_actors_is_parted_by_article_and_joined_again(two: Ledger) -> None:
    before = _everything(two)
    made = judgements.apart(two, "Oleh Bondar", (GOALKEEPER.article.id,), who="ms", because="the goalkeeper")
    assert (made.same, made.one, made.articles) == (False, "found:oleh-bondar", (GOALKEEPER.article.id,))
    assert made.other.startswith("found:oleh-bondar~")
    assert [s.outlet for s in two.statements(actor=made.other)] == ["Merin Herald"]
    assert [s.outlet for s in two.statements(actor="found:oleh-bondar")] == ["Inland Press", "Tolvian Post"]
    assert len(two.statements(actor="Oleh Bondar")) == 3
    chains.link(two)
    assert sum(p.said for p in trace(two, made.other).positions) == 1
    assert two.reading(GOALKEEPER.article.id) == GOALKEEPER
    judgements.revoke(two, 1)
    assert _everything(two) == before


def test_who_was_parted_can_be_judged_and_a_parting_that_others_rest_on_is_not_taken_back(two: Ledger) -> None:
    before = _everything(two)
    other = judgements.apart(two, "Oleh Bondar", (GOALKEEPER.article.id,), who="ms").other
    judgements.same(two, "Oleg Bondar", other, who="ms")
    judgements.same(two, "found:oleh-bondar", "found:bondar", who="ms")
    assert [s.outlet for s in two.statements(actor="Oleg Bondar")] == ["Strait Courier", "Merin Herald"]
    assert [two.reading(one) for one in two.articles()].count(GOALKEEPER) == 1
    with pytest.raises(ValueError, match=r"judgement 2 is about found:oleh-bondar~.*; take it back first"):
        judgements.revoke(two, 1)
    for number in (2, 3, 1):
        judgements.revoke(two, number)
    assert _everything(two) == before


def test_a_parting_that_cannot_be_is_refused(two: Ledger) -> None:
    with pytest.raises(NotFound, match='article "0123" does not name found:oleh-bondar'):
        judgements.apart(two, "found:oleh-bondar", ("0123",), who="ms")
    with pytest.raises(ValueError, match="named in no other article"):
        judgements.apart(two, "Ilya Orsk", (READINGS[3].article.id,), who="ms")
    judgements.apart(two, "Oleh Bondar", (GOALKEEPER.article.id,), who="ms")
    with pytest.raises(ValueError, match=r'"Oleh Bondar" may be Oleh Bondar \(found:oleh-bondar\), Oleh Bondar'):
        judgements.same(two, "Oleh Bondar", "Ilya Orsk", who="ms")


def test_a_parting_comes_back_in_another_ledger(two: Ledger) -> None:
    made = judgements.apart(two, "Oleh Bondar", (GOALKEEPER.article.id,), who="ms", because="the goalkeeper")
    with Ledger(":memory:") as other:
        for article in two.articles():
            other.add(two.reading(article))
        assert judgements.repeat(other, judgements.judgements(two)) == ((made,), ())
        assert other.statements() == two.statements()


def _of_version_2(path: Path, *held: Reading) -> None:
    with Ledger(path) as made:
        for one in held:
            made.add(one)
    old = sqlite3.connect(path)
    for table in ("actor_judgements", "identities", "actors_as_read"):
        old.execute(f"DROP TABLE {table}")
    old.execute("UPDATE meta SET value = '2' WHERE name = 'schema'")
    old.execute("PRAGMA user_version = 2")
    old.commit()
    old.close()


def test_a_ledger_made_before_there_were_judgements_is_opened_and_judged(tmp_path: Path) -> None:
    _of_version_2(tmp_path / "old.db", reading(), later(), *READINGS)
    with Ledger(tmp_path / "old.db") as ledger:
        assert [ledger.reading(one.article.id) for one in (reading(), *READINGS)] == [reading(), *READINGS]
        judgements.same(ledger, "Oleh Bondar", "Oleg Bondar", who="ms")
    with Ledger(tmp_path / "old.db") as ledger:
        assert len(ledger.statements(actor="Oleh Bondar")) == 2
        assert ledger._connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone() == ("3",)


def test_a_ledger_made_before_that_cannot_be_written_is_asked_all_the_same(tmp_path: Path) -> None:
    _of_version_2(tmp_path / "old.db", *READINGS)
    with Ledger(f"file:{tmp_path}/old.db?mode=ro") as ledger:
        assert len(ledger.statements(actor="Oleh Bondar")) == 1
        assert judgements.judgements(ledger) == ()
        assert ledger.reading(READINGS[0].article.id) == READINGS[0]
        with pytest.raises(LedgerError, match="cannot be written"):
            judgements.same(ledger, "Oleh Bondar", "Oleg Bondar", who="ms")


_JUDGE = """
import sys
from onrecord.ledger import Ledger, judgements
with Ledger(sys.argv[1]) as ledger:
    while True:
        made = judgements.same(ledger, "Oleh Bondar", "Oleg Bondar", who="ms")
        print(made.number, flush=True)
        judgements.revoke(ledger, made.number)
"""


@pytest.mark.parametrize("after", [1, 20])
def test_a_kill_at_any_moment_leaves_a_judgement_whole_or_none(tmp_path: Path, after: int) -> None:
    with Ledger(tmp_path / "a.db") as ledger:
        for one in READINGS:
            ledger.add(one)
    judge = subprocess.Popen(
        [sys.executable, "-c", _JUDGE, str(tmp_path / "a.db")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert judge.stdout
    for _ in range(after):
        judge.stdout.readline()
    judge.kill()
    judge.communicate()
    with Ledger(tmp_path / "a.db") as ledger:
        holding = [one for one in judgements.judgements(ledger) if not one.revoked]
        assert len(ledger.statements(actor="found:oleg-bondar")) == (2 if holding else 1)
        for one in holding:
            judgements.revoke(ledger, one.number)
        assert ledger._connection.execute("SELECT count(*) FROM actors_as_read").fetchone() == (0,)
        assert [ledger.reading(one.article.id) for one in READINGS] == list(READINGS)


@settings(deadline=None, max_examples=12)
@given(st.lists(readings(), min_size=1, max_size=3, unique_by=lambda r: r.article.id), st.data())
def test_whatever_is_judged_readings_come_back_and_nothing_stays_once_it_is_revoked(
    many: list[Reading], data: st.DataObject
) -> None:
    with Ledger(":memory:") as ledger:
        for one in many:
            ledger.add(one)
        before = _everything(ledger)
        # No id has a NUL, which ends a string in SQLite's JSON.
        ids = sorted(id_ for (id_,) in ledger._connection.execute("SELECT DISTINCT id FROM actors") if "\0" not in id_)
        for _ in range(3 if len(ids) > 1 else 0):
            one, other = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
            judge = data.draw(st.sampled_from([judgements.same, judgements.different]))
            with suppress(ValueError):  # what was said before contradicts it
                judge(ledger, one, other, who="ms")
        assert [ledger.reading(one.article.id) for one in many] == many
        chains.link(ledger)
        for number in data.draw(st.permutations([j.number for j in judgements.judgements(ledger)])):
            judgements.revoke(ledger, number)
        assert _everything(ledger) == before
