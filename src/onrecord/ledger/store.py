"""The ledger: readings kept in one SQLite file.

Each article is added in one transaction, in write-ahead mode: a kill at any moment leaves whole articles or none.
"""

import datetime
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from onrecord.errors import LedgerError, NotFound
from onrecord.ledger import query
from onrecord.ledger.filters import Filters, Options
from onrecord.ledger.restore import restore
from onrecord.ledger.rows import ActorRow, EventRow, RejectRow, StatementRow, TimelineRow
from onrecord.ledger.write import write
from onrecord.model import Reading, Reject

SCHEMA = Path(__file__).parent / "schema.sql"
JUDGEMENTS = Path(__file__).parent / "judgements.sql"
"""What version 3 added: a ledger of version 2 gets it when it is opened."""
VERSION = 3
MARK = 0x6F6E7263
"""What the file header says (PRAGMA application_id): "onrc", so that no other SQLite file is taken for a ledger."""


class Ledger:
    """Readings in one SQLite file; made if missing, unless ``create`` is false.

    >>> with Ledger("onrecord.db") as ledger:           # doctest: +SKIP
    ...     ledger.add(onrecord.read(text))
    ...     ledger.statements(actor="Russia", about="talks", since=datetime.date(2022, 10, 1))
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = Path(path)
        if not create and not self.path.exists():
            raise LedgerError(f'no ledger at "{path}"; make one with: onrecord add FILE… --ledger "{path}"')
        self._connection = _connect(self.path)
        self._prepare()

    def add(self, reading: Reading) -> bool:
        """Whether the reading was new; one that the ledger holds already changes nothing."""
        with self._transaction() as connection:
            if self.holds(reading.article.id):
                return False
            write(connection, reading, _now())
        return True

    def reject(self, reject: Reject) -> bool:
        """Whether the reject was new: where it is, and why."""
        with self._transaction() as connection:
            row = (reject.where, reject.why, reject.kind, _now())
            return connection.execute("INSERT OR IGNORE INTO rejects VALUES (?, ?, ?, ?)", row).rowcount > 0

    def holds(self, article: str) -> bool:
        """Whether an article of this id has been added."""
        return self._connection.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone() is not None

    def articles(self) -> tuple[str, ...]:
        """The ids of all articles, in order of publication."""
        rows = self._connection.execute("SELECT id FROM articles ORDER BY published, id")
        return tuple(id_ for (id_,) in rows)

    def reading(self, article: str) -> Reading:
        """The reading of one article, as it was added."""
        found = restore(self._connection, article)
        if found is None:
            raise NotFound(f'no article "{article}" in the ledger "{self.path}"')
        return found

    def statements(self, *, actor: str | None = None, **options: Unpack[Options]) -> tuple[StatementRow, ...]:
        """Statements that pass all filters, by day."""
        return query.statements(self._connection, Filters(actor, **options))

    def events(
        self, *, actor: str | None = None, every: bool = False, sure: float | None = None, **options: Unpack[Options]
    ) -> tuple[EventRow, ...]:
        """Events by day: what outlets themselves report as happened or ongoing, or ``every`` one.

        ``sure`` keeps those of at least that confidence, 0 to 1.
        """
        return query.events(self._connection, Filters(actor, **options), every=every, sure=sure)

    def actors(self, *, actor: str | None = None, **options: Unpack[Options]) -> tuple[ActorRow, ...]:
        """Actors with what they said and did within the filters, the most active first."""
        return query.actors(self._connection, Filters(actor, **options))

    def rejects(self, *, actor: str | None = None, **options: Unpack[Options]) -> tuple[RejectRow, ...]:
        """Inputs that could not become an article."""
        return query.rejects(self._connection, Filters(actor, **options))

    def timeline(self, actor: str, *, every: bool = False, **options: Unpack[Options]) -> tuple[TimelineRow, ...]:
        """What one actor said and did, by day; ``every`` adds acts that are claimed, planned or denied."""
        return query.timeline(self._connection, Filters(actor, **options), every=every)

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """One writer at a time: all of it is kept, or nothing."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise LedgerError(f'the ledger "{self.path}" cannot be written: {error}') from error
            raise

    def _prepare(self) -> None:
        """Check that the file is a ledger of this version; an empty one becomes a ledger."""
        try:
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute("PRAGMA foreign_keys = ON")
            mark = self._number("application_id")
            if not mark and not self._number("schema_version"):
                self._create()
        except sqlite3.DatabaseError as error:
            self.close()
            raise LedgerError(f'"{self.path}" cannot be used as a ledger: {error}') from error
        mark, version = self._number("application_id"), self._number("user_version")
        if mark != MARK:
            self.close()
            raise LedgerError(f'"{self.path}" is a SQLite file, but no ledger; choose another path with --ledger')
        if version == 2:
            version = self._renew()
        if version != VERSION:
            self.close()
            raise LedgerError(
                f'"{self.path}" is a ledger of version {version}; this onrecord writes version {VERSION}: '
                "add the articles to a new ledger"
            )

    def _create(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        schema = SCHEMA.read_text(encoding="utf-8") + JUDGEMENTS.read_text(encoding="utf-8")
        stamp = f"PRAGMA application_id = {MARK}; PRAGMA user_version = {VERSION};"
        meta = f"INSERT INTO meta VALUES ('schema', '{VERSION}'), ('made', '{_now()}');"
        try:
            self._connection.executescript(f"BEGIN IMMEDIATE; {schema} {meta} {stamp} COMMIT;")
        except sqlite3.OperationalError:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if self._number("application_id") != MARK:  # unless another process made it at the same moment
                raise

    def _renew(self) -> int:
        """The version a ledger of version 2 has now: all of it is renewed, or nothing.

        One that cannot be written is asked as it is: it holds no judgements yet.
        """
        added = JUDGEMENTS.read_text(encoding="utf-8")
        stamp = f"UPDATE meta SET value = '{VERSION}' WHERE name = 'schema'; PRAGMA user_version = {VERSION};"
        try:
            self._connection.executescript(f"BEGIN IMMEDIATE; {added} {stamp} COMMIT;")
        except sqlite3.OperationalError:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if self._number("user_version") != VERSION:  # unless another process renewed it at the same moment
                self._connection.executescript(added.replace("CREATE TABLE", "CREATE TEMP TABLE"))
        return VERSION

    def _number(self, pragma: str) -> int:
        return int(self._connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _connect(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(_address(path), timeout=30, isolation_level=None, uri=True)
    except sqlite3.OperationalError as error:
        raise LedgerError(
            f'"{path}" cannot be opened as a ledger: {error}; is its folder there, and writable?'
        ) from error
    return connection


def _address(path: Path) -> str:
    """The path as SQLite takes it; a file in a folder that nobody can write to is read without a journal beside it."""
    if str(path) == ":memory:" or os.access(path.parent, os.W_OK) or not path.exists():
        return str(path)
    return f"{path.absolute().as_uri()}?immutable=1"


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
