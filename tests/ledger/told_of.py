"""Readings in which somebody says one sentence, made by hand, so that actors are told apart without a model."""

import datetime

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

BY = "by hand"


def person(name: str, country: str | None = None, described: str | None = None, id_: str | None = None) -> Actor:
    """A person as discovery makes one: the id is the name."""
    return Actor(id_ or f"found:{name.lower().replace(' ', '-')}", name, "person", country, country, described)


def body(name: str, country: str | None = None, id_: str | None = None) -> Actor:
    """An organisation in no table."""
    return Actor(id_ or f"found:{name.lower().replace(' ', '-')}", name, "organisation", country)


def says(
    who: Actor, words: str = "the bridge is open again", outlet: str = "Inland Press", day: str = "2027-05-05"
) -> Reading:
    """A report in which somebody says something, and closes a road."""
    text = f"MERIN — {who.name} said that {words}. {who.name} closed the coast road on Tuesday.\n"
    published = datetime.date.fromisoformat(day)
    id_ = article_id(outlet, None, published, text)
    span = Span(0, len(text) - 1)
    article = Article(id_, text, outlet, published, title="Coast road", parts=(Part(span, "body"),))
    first, again = (_named(text, who, n) for n in (0, 1))
    content = (_span(text, words),)
    said = Statement(
        statement_id(id_, content), id_, first, (_span(text, "said"),), content, "indirect", "speech", None, None,
        False, None, None, (), 0.9, BY,
    )  # fmt: skip
    closed = _span(text, "closed")
    done = Event(
        event_id(id_, "COERCE", closed), id_, "COERCE", "restrict", (), (closed,), (again,), (), None, None, "positive",
        "happened", None, 0.9, BY,
    )  # fmt: skip
    return Reading(article, (first, again), (), (said,), (done,))


def _named(text: str, who: Actor, which: int) -> Mention:
    start = -1
    for _ in range(which + 1):
        start = text.index(who.name, start + 1)
    return Mention(Span(start, start + len(who.name)), "PERSON", who, 0.8, BY)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
