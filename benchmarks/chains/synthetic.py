"""A ledger full of synthetic statements, written in bulk: a third of them told again by another outlet, some cut."""

import datetime
import random
import sqlite3
from collections.abc import Iterator

from onrecord.ledger import Ledger
from onrecord.model import Actor, identify

DAYS = 730
COUNTRIES = 60
OUTLETS = 40
FIRST = datetime.date(2021, 1, 1)
_BATCH = 20_000


def fill(ledger: Ledger, statements: int, seed: int = 1, begin: int = 0, days: int = DAYS) -> None:
    """Add statements, four to an article, in order of publication, with words as uneven as real ones are."""
    connection = ledger._connection
    chance = random.Random(seed)
    actors = _actors(connection)
    held = int(connection.execute("SELECT count(*) FROM statements").fetchone()[0])
    rows = _told(chance, statements, held, begin, days)
    while batch := [row for _, row in zip(range(_BATCH), rows, strict=False)]:
        connection.execute("BEGIN")
        _write(connection, chance, batch, actors)
        connection.execute("COMMIT")


def _told(chance: random.Random, count: int, held: int, begin: int, days: int) -> Iterator[tuple[int, int, int, str]]:
    """Number, day, actor and words of each statement."""
    words = [f"{a}{b}{c}" for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES]
    weights = [1 / (n + 10) for n in range(len(words))]
    drawn: list[str] = []
    lately: list[tuple[int, str]] = []
    for n in range(count):
        if len(drawn) < 40:
            drawn = chance.choices(words, weights, k=40_000)
        actor, content = chance.randrange(COUNTRIES * 4), " ".join(drawn[-(14 + n % 12) :])
        del drawn[-25:]
        if lately and chance.random() < 0.33:
            actor, content = chance.choice(lately)
            content = " ".join(content.split()[: 8 + n % 12])
        lately = [*lately[-300:], (actor, content)]
        yield held + n, begin + n * days // count, actor, content


_SYLLABLES = tuple(a + b for a in "bdfgklmnprstvz" for b in ("ar", "en", "is", "ol", "u"))[:28]


def _actors(connection: sqlite3.Connection) -> list[str]:
    keys = []
    for n in range(COUNTRIES * 4):
        values = (f"act:{n}", f"Actor {n}", "person", f"C{n % COUNTRIES:02}", None, None)
        key = identify("actors", *values)
        connection.execute("INSERT OR IGNORE INTO actors VALUES (?, ?, ?, ?, ?, ?, ?)", (key, *values))
        keys.append(key)
    return keys


def actor(number: int) -> Actor:
    """An actor of the ledger."""
    return Actor(f"act:{number}", f"Actor {number}", "person", f"C{number % COUNTRIES:02}")


def _write(
    connection: sqlite3.Connection, chance: random.Random, batch: list[tuple[int, int, int, str]], actors: list[str]
) -> None:
    articles, mentions, statements, contents, stances, full = [], [], [], [], [], []
    for n, day, who, words in batch:
        article = f"a{n // 4:09}"
        published = (FIRST + datetime.timedelta(day)).isoformat()
        if n % 4 == 0:
            articles.append(
                (
                    article,
                    f"Outlet {chance.randrange(OUTLETS)}",
                    published,
                    None,
                    None,
                    None,
                    "en",
                    None,
                    published,
                    words,
                )
            )
        mentions.append((article, n % 4, 0, 1, "He", "PERSON", actors[who], None, None, 0.9, "made", 1))
        statements.append(
            (n + 1, article, n % 4, f"s{n}", n % 4, None, None, None, "direct", "speech", 0, None, 0.9, "made",
             published, published, published)
        )  # fmt: skip
        contents.append((n + 1, 0, 0, len(words), words))
        target = actors[chance.randrange(len(actors))]
        stances.append((n + 1, 0, None, target, None, None, chance.choice((-1.0, 1.0)), 0, 0, 1, "x", "made"))
        full.append((n + 1, words, ""))
    for table, rows in (("articles", articles), ("mentions", mentions), ("statements", statements),
                        ("contents", contents), ("stances", stances)):  # fmt: skip
        marks = ", ".join("?" * len(rows[0])) if rows else ""
        connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)
    connection.executemany("INSERT INTO statement_words (rowid, words, targets) VALUES (?, ?, ?)", full)
