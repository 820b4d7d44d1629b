"""What a person decided about actors: that two are one, or that they are two; who, when and why.

A judgement changes what queries count, never what was read: `Ledger.reading` gives every article as it was added, and a
judgement that is revoked leaves no other trace than the record of it.
"""

import datetime
import sqlite3
from collections.abc import Iterable

from onrecord.errors import NotFound
from onrecord.ledger import identities
from onrecord.ledger.names import single
from onrecord.ledger.rows import JudgementRow
from onrecord.ledger.store import Ledger


def same(ledger: Ledger, one: str, other: str, *, who: str, because: str | None = None) -> JudgementRow:
    """The judgement that two actors are one, which is called by the id and name of the first from now on.

    Joins follow each other: who is the same as B is the same as all that B is. ``ValueError`` where it is known
    already, or where another judgement says that they are two.
    """
    return _judge(ledger, True, one, other, who, because)


def different(ledger: Ledger, one: str, other: str, *, who: str, because: str | None = None) -> JudgementRow:
    """The judgement that two actors are two: they are no candidates any more, and cannot be joined by mistake."""
    return _judge(ledger, False, one, other, who, because)


def revoke(ledger: Ledger, number: int) -> JudgementRow:
    """A judgement, taken back: everything is counted as if it had not been made, and the record of it stays."""
    with ledger._transaction() as connection:
        sql = "UPDATE actor_judgements SET revoked = ? WHERE number = ? AND revoked IS NULL"
        if not connection.execute(sql, (_now(), number)).rowcount:
            raise NotFound(f"no judgement {number} that still holds; list them with: onrecord actors judgements")
        identities.settle(connection)
        return _row(connection, number)


def repeat(ledger: Ledger, made: Iterable[JudgementRow]) -> tuple[tuple[JudgementRow, ...], tuple[str, ...]]:
    """Judgements of another ledger that hold there, made again in this one, and why others could not be.

    Who decided, when and why is taken over. What is known already, what contradicts a judgement of this ledger, and
    what is about an actor that it does not hold is left out.
    """
    done: list[JudgementRow] = []
    left: list[str] = []
    for row in made:
        if row.revoked is None:
            try:
                done.append(_judge(ledger, row.same, row.one, row.other, row.who, row.because, row.made.isoformat()))
            except (ValueError, NotFound) as error:
                left.append(f"judgement {row.number} is left out: {error}")
    return tuple(done), tuple(left)


def judgements(ledger: Ledger) -> tuple[JudgementRow, ...]:
    """All that was ever decided about actors, in order, revoked judgements as well."""
    numbers = ledger._connection.execute("SELECT number FROM actor_judgements ORDER BY number").fetchall()
    return tuple(_row(ledger._connection, number) for (number,) in numbers)


def _judge(
    ledger: Ledger, are: bool, one: str, other: str, who: str, because: str | None, made: str | None = None
) -> JudgementRow:
    with ledger._transaction() as connection:
        first, second = single(connection, one), single(connection, other)
        _check(connection, are, first, second)
        sql = "INSERT INTO actor_judgements (same, one, other, who, because, made) VALUES (?, ?, ?, ?, ?, ?)"
        number = connection.execute(sql, (are, first, second, who, because, made or _now())).lastrowid or 0
        if are:
            identities.settle(connection)
        return _row(connection, number)


def _check(connection: sqlite3.Connection, are: bool, one: str, other: str) -> None:
    """Nothing, where the judgement can be made; else an error that names what it contradicts or repeats."""
    if one == other:
        raise ValueError(f'"{one}" twice: expected two actors')
    joins = identities.held(connection, same=True)
    groups = [{one}, {other}]
    for ids in identities.groups((a, b) for _, a, b in joins).values():
        groups = [{*ids} if group & {*ids} else group for group in groups]
    both = f"{_named(connection, one)} and {_named(connection, other)}"
    if groups[0] & groups[1]:
        numbers = _listed([n for n, a, _ in joins if a in groups[0]])
        end = " already" if are else f"; take one back first: {_REVOKE}"
        raise ValueError(f"by {numbers} {both} are one actor{end}")
    parted = [n for n, a, b in identities.held(connection, same=False) if _between(groups, a, b)]
    if parted and are:
        raise ValueError(f"by {_listed(parted)} {both} are two actors; take it back first: {_REVOKE}")
    if parted and not are:
        raise ValueError(f"by {_listed(parted)} {both} are two actors already")


_REVOKE = "onrecord actors revoke NUMBER"


def _between(groups: list[set[str]], one: str, other: str) -> bool:
    return (one in groups[0] and other in groups[1]) or (one in groups[1] and other in groups[0])


def _listed(numbers: list[int]) -> str:
    return f"judgement {numbers[0]}" if len(numbers) == 1 else f"judgements {', '.join(map(str, numbers))}"


def _named(connection: sqlite3.Connection, id_: str) -> str:
    name = _name(connection, id_)
    return f'"{name}" ({id_})' if name else f'"{id_}"'


def _name(connection: sqlite3.Connection, id_: str) -> str | None:
    """What an id was called when it was read."""
    asked = "SELECT name FROM actors_as_read WHERE id = ?1 UNION ALL SELECT name FROM actors WHERE id = ?1 LIMIT 1"
    found = connection.execute(asked, (id_,)).fetchone()
    return str(found[0]) if found else None


def _row(connection: sqlite3.Connection, number: int) -> JudgementRow:
    row = connection.execute("SELECT * FROM actor_judgements WHERE number = ?", (number,)).fetchone()
    _, are, one, other, who, because, made, revoked = row
    counted = identities.identity(connection, one) if are and not revoked else None
    names = _name(connection, one), _name(connection, other)
    when = datetime.datetime.fromisoformat(made), datetime.datetime.fromisoformat(revoked) if revoked else None
    kept = counted.kept if counted else None
    return JudgementRow(number, bool(are), one, names[0], other, names[1], kept, who, because, *when)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
