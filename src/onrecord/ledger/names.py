"""A name somebody types → the actors of the ledger it stands for."""

import difflib
import re
import sqlite3
from dataclasses import dataclass

from onrecord.errors import NotFound


@dataclass(frozen=True, slots=True)
class Who:
    """Ids of actors, and countries whose government, people and places are meant as well."""

    ids: tuple[str, ...]
    countries: tuple[str, ...] = ()


def find(connection: sqlite3.Connection, name: str) -> Who:
    """Whom a name stands for: an id, a country, a name, printed words, or part of a name; tried in this order.

    A country stands for all of its actors: "Russia" finds what its government and its ministers said.
    """
    known = connection.execute(_KNOWN).fetchall()
    wanted = _plain(name)
    by_id = [id_ for id_, *_ in known if id_ == name] or _counted(connection, name)
    if by_id:
        return Who(tuple(by_id[:1]))
    countries = _countries(connection, wanted, known)
    if countries:
        return Who(tuple(sorted({id_ for id_, _, _, country in known if country in countries})), countries)
    ids = [id_ for id_, called, *_ in known if _plain(called) == wanted] or _printed(connection, wanted)
    ids = ids or [id_ for id_, called, *_ in known if f" {wanted} " in f" {_plain(called)} "]
    if not ids:
        raise NotFound(_missing(name, [called for _, called, *_ in known]))
    return Who(tuple(sorted(set(ids))))


def single(connection: sqlite3.Connection, name: str) -> str:
    """The id, as readings have it, of the one actor that a name stands for; a country stands for its government.

    An id, a whole name, printed words, part of a name are tried in this order.
    """
    known = connection.execute(_READ).fetchall()
    if any(id_ == name for id_, _ in known):
        return name
    wanted = _plain(name)
    ids = {id_ for id_, called in known if _plain(called) in _state_names(wanted)} or {*_printed(connection, wanted)}
    ids = ids or {id_ for id_, called in known if f" {wanted} " in f" {_plain(called)} "}
    if not ids:
        raise NotFound(_missing(name, [called for _, called in known]))
    counted = {kept for id_ in ids for kept in _counted(connection, id_) or [id_]}
    if len(counted) > 1:
        listed = sorted({f"{called} ({id_})" for id_, called in known if id_ in ids})
        more = f" and {len(listed) - _NAMED} more" if len(listed) > _NAMED else ""
        raise ValueError(f'"{name}" may be {", ".join(listed[:_NAMED])}{more}: expected one actor; write an id')
    return min(counted & ids or ids)


_NAMED = 8
"""How many actors a message names."""
# What was read, whatever was judged.
_READ = """SELECT coalesce(apart, id), name FROM actors_as_read
    UNION SELECT id, name FROM actors WHERE key NOT IN (SELECT key FROM actors_as_read)"""
# Who was judged to be another is still found by what he was called, and counts as that other.
_KNOWN = """SELECT id, name, kind, country FROM actors
    UNION SELECT a.id, r.name, a.kind, a.country FROM actors_as_read r JOIN actors a USING (key)"""


def _counted(connection: sqlite3.Connection, id_: str) -> list[str]:
    return [kept for (kept,) in connection.execute("SELECT kept FROM identities WHERE id = ?", (id_,))]


def _countries(
    connection: sqlite3.Connection, wanted: str, known: list[tuple[str, str, str, str | None]]
) -> tuple[str, ...]:
    """The country a name stands for: the name or ISO code of a country, or of a place that bears its country's name."""
    states = {
        country
        for id_, called, kind, country in known
        if country
        and (
            wanted == country.lower() or (kind in ("country", "government") and _plain(called) in _state_names(wanted))
        )
    }
    return tuple(sorted(states))


def _state_names(wanted: str) -> tuple[str, ...]:
    return wanted, f"government of {wanted}", f"government of the {wanted}"


def _printed(connection: sqlite3.Connection, wanted: str) -> list[str]:
    """Actors that are somewhere printed in exactly these words, pronouns left aside."""
    rows = connection.execute(
        "SELECT DISTINCT m.words, a.id FROM mentions m JOIN actors a ON a.key = m.actor "
        "WHERE m.label IS NOT 'PRONOUN' AND m.words LIKE ? ESCAPE '!'",
        (f"%{_escaped(wanted.split()[0] if wanted.split() else wanted)}%",),
    )
    return [id_ for words, id_ in rows if _plain(words) == wanted]


def _escaped(words: str) -> str:
    return re.sub(r"([!%_])", r"!\1", words)


def _plain(name: str) -> str:
    """Lower case, without article, possessive and signs."""
    words = re.findall(r"\w+", re.sub(r"['’]s\b", "", name.lower()))
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _missing(name: str, known: list[str]) -> str:
    called = {_plain(k): k for k in known}
    called |= {plain.removeprefix("government of ").removeprefix("the "): k for plain, k in called.items()}
    near = difflib.get_close_matches(_plain(name), list(called), n=3, cutoff=0.5)
    words = [k for k in called if any(difflib.get_close_matches(_plain(name), k.split(), n=1, cutoff=0.7))]
    names = list(dict.fromkeys(called[k] for k in [*near, *words]))[:3]
    if not known:
        return f'no actor "{name}" in the ledger: it holds no actor yet'
    hint = "nearest: " + ", ".join(f'"{n}"' for n in names) if names else "onrecord actors lists whom it holds"
    return f'no actor "{name}" in the ledger; {hint}'
