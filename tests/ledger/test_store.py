import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.handmade import later, reading, readings

from onrecord.errors import LedgerError, NotFound
from onrecord.ledger import Ledger
from onrecord.model import Reading, Reject

KEPT_ON = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)


def test_a_reading_comes_back_as_it_was_added(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as ledger:
        assert ledger.add(reading())
        assert ledger.reading(reading().article.id) == reading()


def test_adding_again_adds_nothing(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as ledger:
        assert [ledger.add(reading()), ledger.add(reading()), ledger.add(later())] == [True, False, True]
        assert len(ledger.articles()) == 2
        assert len(ledger.statements()) == 3


@KEPT_ON
@given(readings())
def test_any_reading_comes_back(tmp_path: Path, any_reading: Reading) -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(any_reading)
        assert not ledger.add(any_reading)
        assert ledger.reading(any_reading.article.id) == any_reading
        assert len(ledger.statements()) == len(any_reading.statements)
        assert len(ledger.events(every=True)) == len(any_reading.events)


@KEPT_ON
@given(st.lists(readings(), max_size=4, unique_by=lambda r: r.article.id), st.randoms())
def test_what_is_held_does_not_depend_on_the_order_of_adding(many: list[Reading], chance: object) -> None:
    shuffled = list(many)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    with Ledger(":memory:") as one, Ledger(":memory:") as other:
        for ledger, order in ((one, many), (other, shuffled)):
            for each in order:
                ledger.add(each)
        assert one.statements() == other.statements()
        assert one.events(every=True) == other.events(every=True)
        assert one.articles() == other.articles()


def test_rejects_are_kept_once(tmp_path: Path) -> None:
    reject = Reject("wire.jsonl:7", "no column holds the text", "BrokenInput")
    with Ledger(tmp_path / "a.db") as ledger:
        assert [ledger.reject(reject), ledger.reject(reject)] == [True, False]
        (row,) = ledger.rejects()
        assert (row.where, row.why, row.kind) == ("wire.jsonl:7", "no column holds the text", "BrokenInput")


def test_an_article_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    whole = reading()
    broken = Reading(whole.article, whole.mentions, whole.times, whole.statements, (None,))  # type: ignore[arg-type]
    with Ledger(tmp_path / "a.db") as ledger:
        with pytest.raises(AttributeError):
            ledger.add(broken)
        assert ledger.articles() == ()
        assert ledger.statements() == ()
        assert ledger.add(whole)


def test_a_ledger_that_is_missing_is_not_made_when_only_asked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="onrecord add"):
        Ledger(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_what_is_no_ledger_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    text, other = tmp_path / "notes.db", tmp_path / "other.db"
    text.write_text("These are notes, and no ledger at all. " * 100)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE notes (words)")
    connection.close()
    for path in (text, other):
        before = path.read_bytes()
        with pytest.raises(LedgerError, match=path.name):
            Ledger(path)
        assert path.read_bytes() == before


def test_a_ledger_of_another_version_is_refused(tmp_path: Path) -> None:
    Ledger(tmp_path / "a.db").close()
    connection = sqlite3.connect(tmp_path / "a.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LedgerError, match="version 99"):
        Ledger(tmp_path / "a.db")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="nowhere"):
        Ledger(tmp_path / "nowhere" / "a.db")


def test_an_article_that_was_never_added_is_not_found(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as ledger, pytest.raises(NotFound, match="0123"):
        ledger.reading("0123")


def test_a_ledger_on_a_medium_that_cannot_be_written_can_be_asked(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as ledger:
        ledger.add(reading())
    (tmp_path / "a.db").chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with Ledger(tmp_path / "a.db", create=False) as ledger:
            assert len(ledger.statements()) == 2
    finally:
        tmp_path.chmod(0o755)


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    days = [f"2027-05-{day:02}" for day in range(1, 21)]

    def write(part: list[str]) -> None:
        with Ledger(path) as ledger:
            for day in part:
                ledger.add(reading(published=day))

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, [days[:12], days[6:], days[::2]]))
    with Ledger(path) as ledger:
        assert len(ledger.articles()) == 20
        assert len(ledger.statements()) == 40


_WRITER = """
import sys
from onrecord.ledger import Ledger
from tests.handmade import reading
with Ledger(sys.argv[1]) as ledger:
    for day in range(2000):
        ledger.add(reading(outlet=f"Outlet {day}"))
        print(day, flush=True)
"""


@pytest.mark.parametrize("after", [1, 7, 40])
def test_a_kill_at_any_moment_leaves_whole_articles_and_the_work_goes_on(tmp_path: Path, after: int) -> None:
    path = tmp_path / "a.db"
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    for _ in range(after):
        writer.stdout.readline()
    time.sleep(0.003)
    writer.kill()
    writer.wait()
    writer.stdout.close()
    with Ledger(path) as ledger:
        held = ledger.articles()
        assert after <= len(held) < 2000
        assert len(ledger.statements()) == 2 * len(held)
        assert all(len(ledger.reading(id_).events) == 2 for id_ in held)
        assert [ledger.add(reading(outlet=f"Outlet {n}")) for n in range(len(held) + 1)].count(True) == 1
    check = sqlite3.connect(path)
    assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    check.close()
