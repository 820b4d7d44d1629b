"""Statements with stances, made by hand and spread over weeks, so that positions are tested without a model."""

import datetime
from dataclasses import replace
from pathlib import Path

from tests.chains.told import BY, VASK, said

from onrecord.ledger import Ledger
from onrecord.model import Actor, Issue, Reading, Span, Stance

TALKS = Issue("issue:talks", "talks")
MONDAY = datetime.date(2027, 1, 4)
_NAMES = ("north", "harbour", "valley", "council", "winter", "border", "orchard", "railway", "summit", "island")


def holding(
    number: int, week: int, value: float, outlet: str = "Courier", actor: Actor = VASK, before: str = ""
) -> Reading:
    """A statement for or against talks, in words that no other number has."""
    one, other, third = _NAMES[number % 10], _NAMES[number // 10 % 10], _NAMES[number // 100 % 10]
    content = (
        f"{before}the {one} {other} {third} question {number} leaves us {'ready' if value > 0 else 'unwilling'} to talk"
    )
    day = MONDAY + datetime.timedelta(days=7 * week + number % 5)
    reading = said(content, outlet, day.isoformat(), actor)
    statement = reading.statements[0]
    words = Span(statement.content[0].end - 4, statement.content[0].end)
    stance = Stance(actor, TALKS, value, False, words, BY)
    return replace(reading, statements=(replace(statement, stances=(stance,)),))


def ledger_of(folder: Path, readings: list[Reading]) -> Ledger:
    ledger = Ledger(folder / "held.db")
    for reading in readings:
        ledger.add(reading)
    return ledger
