"""What a person decided about actors: that two are one, or that they are two; who, when and why.

A judgement changes what queries count, never what was read: `Ledger.reading` gives every article as it was added, and a
judgement that is revoked leaves no other trace than the record of it.
"""

import datetime
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.errors import NotFound
from onrecord.ledger import identities, partings
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


def apart(
    ledger: Ledger,
    name: str,
    articles: Sequence[str],
    *,
    who: str,
    because: str | None = None,
    made: datetime.datetime | None = None,
) -> JudgementRow:
    """The judgement that one name is two actors: in some articles it is another's, who gets an id of his own."""
    with ledger._transaction() as connection:
        one = single(connection, name)
        if "~" in one:
            raise ValueError(f"{one} was parted from another already: take that back, and part them anew")
        other = partings.part(connection, one, articles)
        return _keep(connection, False, one, other, who, because, made, articles)


def revoke(ledger: Ledger, number: int) -> JudgementRow:
    """A judgement, taken back: everything is counted as if it had not been made, and the record of it stays."""
    with ledger._transaction() as connection:
        sql = "UPDATE actor_judgements SET revoked = ? WHERE number = ? AND revoked IS NULL"
        if not connection.execute(sql, (_now().isoformat(), number)).rowcount:
            raise NotFound(f"no judgement {number} that still holds; list them with: onrecord actors judgements")
        found = _row(connection, number)
        if found.articles:
            _check_unused(connection, found)
            partings.undo(connection, found.other, found.articles)
        identities.settle(connection)
        return replace(found, kept=None)


def _check_unused(connection: sqlite3.Connection, parting: JudgementRow) -> None:
    """Nothing, where no other judgement is about the actor that a parting made."""
    sql = "SELECT number FROM actor_judgements WHERE ? IN (one, other) AND revoked IS NULL"
    numbers = [number for (number,) in connection.execute(sql, (parting.other,))]
    if numbers:
        raise ValueError(f"{_listed(numbers)} is about {parting.other}; take it back first: {_REVOKE}")


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
                done.append(_repeat(ledger, row))
            except (ValueError, NotFound) as error:
                left.append(f"judgement {row.number} is left out: {error}")
    return tuple(done), tuple(left)


def _repeat(ledger: Ledger, row: JudgementRow) -> JudgementRow:
    if row.articles:
        return apart(ledger, row.one, row.articles, who=row.who, because=row.because, made=row.made)
    return _judge(ledger, row.same, row.one, row.other, row.who, row.because, row.made)


def judgements(ledger: Ledger) -> tuple[JudgementRow, ...]:
    """All that was ever decided about actors, in order, revoked judgements as well."""
    numbers = ledger._connection.execute("SELECT number FROM actor_judgements ORDER BY number").fetchall()
    return tuple(_row(ledger._connection, number) for (number,) in numbers)


def _judge(
    ledger: Ledger,
    are: bool,
    one: str,
    other: str,
    who: str,
    because: str | None,
    made: datetime.datetime | None = None,
) -> JudgementRow:
    with ledger._transaction() as connection:
        first, second = single(connection, one), single(connection, other)
        _check(connection, are, first, second)
        return _keep(connection, are, first, second, who, because, made)


def _keep(
    connection: sqlite3.Connection,
    are: bool,
    one: str,
    other: str,
    who: str,
    because: str | None,
    made: datetime.datetime | None,
    articles: Sequence[str] = (),
) -> JudgementRow:
    """The judgement, written down and, where two are one, felt."""
    fields = "same, one, other, who, because, made, articles"
    row = (are, one, other, who, because, (made or _now()).isoformat(), json.dumps(articles) if articles else None)
    sql = f"INSERT INTO actor_judgements ({fields}) VALUES (?, ?, ?, ?, ?, ?, ?)"
    number = connection.execute(sql, row).lastrowid or 0
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
    asked = """SELECT name FROM actors_as_read WHERE coalesce(apart, id) = ?1
        UNION ALL SELECT name FROM actors WHERE id = ?1 LIMIT 1"""
    found = connection.execute(asked, (id_,)).fetchone()
    return str(found[0]) if found else None


def _row(connection: sqlite3.Connection, number: int) -> JudgementRow:
    row = connection.execute("SELECT * FROM actor_judgements WHERE number = ?", (number,)).fetchone()
    _, are, one, other, who, because, made, revoked, articles = row
    counted = identities.identity(connection, one) if are and not revoked else None
    names = _name(connection, one), _name(connection, other)
    when = datetime.datetime.fromisoformat(made), datetime.datetime.fromisoformat(revoked) if revoked else None
    kept = counted.kept if counted else None
    return JudgementRow(
        number,
        bool(are),
        one,
        names[0],
        other,
        names[1],
        kept,
        who,
        because,
        *when,
        tuple(json.loads(articles or "[]")),
    )


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
