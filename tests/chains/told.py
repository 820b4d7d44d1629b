"""Readings of one statement or event each, made by hand, so that chains are tested without a model."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.model import (
    Actor,
    Article,
    Event,
    Mention,
    Part,
    Reading,
    Span,
    Statement,
    article_id,
    event_id,
    statement_id,
)

KARVANIA = Actor("gov:KRV", "government of Karvania", "government", "KRV")
TOLVIA = Actor("gov:TLV", "government of Tolvia", "government", "TLV")
VASK = Actor("per:vask", "Ilona Vask", "person", "KRV")
BY = "hand"


def article(text: str, outlet: str, day: str) -> Article:
    published = datetime.date.fromisoformat(day)
    parts = tuple(
        Part(Span(text.index(p), text.index(p) + len(p)), "body" if n else "headline")
        for n, p in enumerate(text.split("\n\n"))
    )
    return Article(article_id(outlet, None, published, text), text, outlet, published, parts=parts)


def said(
    content: str, outlet: str = "Courier", day: str = "2027-05-05", source: Actor | None = VASK, frame: str = "{}"
) -> Reading:
    """An article in which one source says one thing."""
    text = f"{source.name if source else 'He'} spoke\n\n" + frame.format(content)
    told = article(text, outlet, day)
    at = text.index(content)
    spans = (Span(at, at + len(content)),)
    who = Mention(Span(0, len(text.split(" spoke")[0])), "PERSON", source, 0.9, BY)
    statement = Statement(
        statement_id(told.id, spans), told.id, who, (), spans, "direct", "speech", None, None, False, None, None, (),
        0.9, BY,
    )  # fmt: skip
    return Reading(told, (who,), (), (statement,), ())


def indirect(reading: Reading) -> Reading:
    """The same, its statement without quotation marks."""
    return replace(reading, statements=tuple(replace(s, manner="indirect") for s in reading.statements))


def at(reading: Reading, published: datetime.date) -> Reading:
    """The same, published on a day, or at an hour."""
    return replace(reading, article=replace(reading.article, published=published))


def within(reading: Reading, words: str, source: Actor | None = VASK) -> Reading:
    """The same with a second statement, whose content are some words of the first one's."""
    outer, text = reading.statements[0], reading.article.text
    at = text.index(words, outer.content[0].start)
    spans = (Span(at, at + len(words)),)
    who = replace(reading.mentions[0], ref=source)
    inner = replace(
        outer, id=statement_id(outer.article, spans), content=spans, source=who, within=outer.id, manner="indirect"
    )
    return replace(reading, mentions=tuple({*reading.mentions, who}), statements=(outer, inner))


def done(
    sentence: str,
    outlet: str = "Courier",
    day: str = "2027-05-05",
    type_: str = "ASSAULT",
    actor: Actor | None = KARVANIA,
    recipient: Actor | None = TOLVIA,
) -> Reading:
    """An article that reports one event; its trigger is the sentence's second word."""
    text = f"News\n\n{sentence}"
    told = article(text, outlet, day)
    at = text.index(sentence.split()[1])
    trigger = Span(at, at + len(sentence.split()[1]))
    who = tuple(Mention(trigger, "GPE", a, 0.9, BY) for a in (actor,) if a)
    whom = tuple(Mention(Span(trigger.start, trigger.end - 1), "GPE", a, 0.9, BY) for a in (recipient,) if a)
    event = Event(
        event_id(told.id, type_, trigger), told.id, type_, None, (), (trigger,), who, whom, None, None, "positive",
        "happened", None, 0.9, BY,
    )  # fmt: skip
    return Reading(told, (*who, *whom), (), (), (event,))


def ledger_of(folder: Path, readings: Iterable[Reading]) -> Ledger:
    ledger = Ledger(folder / "told.db")
    for reading in readings:
        ledger.add(reading)
    return ledger
