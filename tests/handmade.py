"""Readings made by hand, and a strategy that makes any: so that what comes after reading is tested without a model."""

import datetime

from hypothesis import strategies as st

from onrecord.model import (
    Actor,
    Article,
    Event,
    Issue,
    Mention,
    Part,
    Place,
    Reading,
    Span,
    Stance,
    Statement,
    Timex,
    article_id,
    event_id,
    statement_id,
)

BY = "hand/1"
KARVANIA = Actor("gov:KRV", "government of Karvania", "government", "KRV", "KRVGOV")
TOLVIA = Actor("gov:TLV", "government of Tolvia", "government", "TLV", "TLVGOV")
VASK = Actor("per:ilona-vask", "Ilona Vask", "person", "KRV", "KRVGOV", "foreign minister of Karvania")
TALKS = Issue("issue:talks", "talks")
MERIN = Place("pl:merin", "Merin", "TLV", 48.5, 31.25)

TEXT = """Karvania rules out talks after shelling of Merin

Also Read Ferry timetable changes for the holidays

BRASK, May 4 (Inland Press) — Karvanian forces shelled the Tolvian port of Merin on Tuesday in response to the closing
of the strait. “We will not talk,” Foreign Minister Ilona Vask told reporters in Brask on Wednesday. “Not now.”

Tolvia denied that it had closed the strait.
"""


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where words stand in a text, the first time or the nth."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def mention(text: str, words: str, ref: Actor | Place | Issue | None, nth: int = 0) -> Mention:
    label = {"person": "PERSON"}.get(ref.kind, "GPE") if isinstance(ref, Actor) else "GPE"
    return Mention(span(text, words, nth), label if ref else None, ref, 0.9, BY)  # type: ignore[arg-type]


def timex(text: str, words: str, value: str, days: int = 1) -> Timex:
    earliest = datetime.datetime.fromisoformat(value + "-01" * (2 - value.count("-")))
    return Timex(
        span(text, words), "DATE", value, None, earliest, earliest + datetime.timedelta(days), "2027-05-05", BY
    )


def article(text: str = TEXT, outlet: str = "Inland Press", published: str = "2027-05-05") -> Article:
    day = datetime.date.fromisoformat(published)
    parts = []
    for paragraph in text.strip().split("\n\n"):
        where = span(text, paragraph)
        kind = "teaser" if paragraph.startswith("Also Read") else "body" if parts else "headline"
        parts.append(Part(where, kind))
    url = f"https://example.org/{published}"
    title = text.split("\n", 1)[0]
    id_ = article_id(outlet, url, day, text)
    return Article(id_, text, outlet, day, url, title, "By A Reporter", "en", tuple(parts), "dateline")


def reading(outlet: str = "Inland Press", published: str = "2027-05-05") -> Reading:
    """A shelling, a refusal to talk and a denial, as one outlet printed them."""
    a, text = article(outlet=outlet, published=published), TEXT
    vask, forces = mention(text, "Foreign Minister Ilona Vask", VASK), mention(text, "Karvanian forces", KARVANIA)
    tolvia, port = mention(text, "Tolvia denied", TOLVIA), mention(text, "Merin on", MERIN)
    tolvia = Mention(Span(tolvia.span.start, tolvia.span.start + 6), "GPE", TOLVIA, 0.9, BY)
    port = Mention(Span(port.span.start, port.span.start + 5), "GPE", MERIN, 0.9, BY)
    recipient = mention(text, "Tolvian", TOLVIA)
    it = Mention(span(text, "it had"), "PRONOUN", None, 0.4, BY)
    tuesday, wednesday = timex(text, "Tuesday", "2027-05-04"), timex(text, "Wednesday", "2027-05-05")
    refusal = (span(text, "We will not talk,"), span(text, "Not now."))
    denial = (span(text, "that it had closed the strait"),)
    stance = Stance(KARVANIA, TALKS, -1.0, False, span(text, "not talk"), BY)
    reporters = mention(text, "reporters", None)
    said = (
        Statement(
            statement_id(a.id, refusal), a.id, vask, (span(text, "told"),), refusal, "direct", "speech", reporters,
            None, False, wednesday, None, (stance,), 0.95, BY,
        ),
        Statement(
            statement_id(a.id, denial), a.id, tolvia, (span(text, "denied"),), denial, "indirect", "speech", None, None,
            True, None, None, (), 0.8, BY,
        ),
    )  # fmt: skip
    shelled, closed = span(text, "shelled"), span(text, "closed")
    done = (
        Event(
            event_id(a.id, "ASSAULT", shelled), a.id, "ASSAULT", "firearms", ("military",), (shelled,), (forces,),
            (recipient,), port, tuesday, "positive", "happened",
            span(text, "in response to the closing\nof the strait"), 0.9, BY,
        ),
        Event(
            event_id(a.id, "COERCE", closed), a.id, "COERCE", None, (), (closed,), (tolvia,), (), None, None,
            "negative", "happened", None, 0.6, BY,
        ),
    )  # fmt: skip
    return Reading(a, (forces, recipient, port, vask, tolvia, it), (tuesday, wednesday), said, done)


def later() -> Reading:
    """Three weeks on, another outlet: Karvania agrees to talks, and a march is planned."""
    text = "Karvania ready for talks\n\nIlona Vask said Karvania was ready to talk to Tolvia. Students will march.\n"
    a = article(text, "Strait Courier", "2027-05-26")
    vask, karvania = mention(text, "Ilona Vask", VASK), mention(text, "Karvania", KARVANIA, 1)
    tolvia = mention(text, "Tolvia", TOLVIA)
    content = (span(text, "Karvania was ready to talk to Tolvia"),)
    stance = Stance(KARVANIA, TALKS, 1.0, True, span(text, "ready to talk"), BY)
    said = Statement(
        statement_id(a.id, content), a.id, vask, (span(text, "said"),), content, "indirect", "speech", None, None,
        False, None, None, (stance,), 0.9, BY,
    )  # fmt: skip
    march, students = span(text, "march"), mention(text, "Students", None)
    done = Event(
        event_id(a.id, "PROTEST", march), a.id, "PROTEST", None, (), (march,), (students,), (), None, None,
        "positive", "planned", None, 0.7, BY,
    )  # fmt: skip
    return Reading(a, (vask, karvania, tolvia), (), (said,), (done,))


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
_NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
_MAYBE = st.none() | _NAMES
_SHARE = st.floats(0, 1)
_DAYS = st.none() | st.dates()
_MOMENTS = st.none() | st.datetimes()


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading whose findings lie inside its text."""
    text = draw(_TEXTS)
    spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, len(text)), st.integers(0, len(text)))
    actors = st.builds(Actor, _NAMES, _NAMES, st.sampled_from(["person", "country"]), _MAYBE, _MAYBE, _MAYBE)
    places = st.builds(Place, _NAMES, _NAMES, _MAYBE, st.none() | st.floats(-90, 90), st.none() | st.floats(-180, 180))
    issues = st.builds(Issue, _NAMES, _NAMES)
    mentions = st.builds(
        Mention, spans, st.sampled_from([None, "PERSON"]), st.none() | actors | places | issues, _SHARE, _NAMES
    )
    times = st.builds(
        Timex, spans, st.sampled_from(["DATE", "SET"]), _MAYBE, _MAYBE, _MOMENTS, _MOMENTS, _MAYBE, _NAMES
    )
    tuples = st.lists(spans, max_size=3).map(tuple)
    published, outlet, url = draw(_DAYS | st.datetimes()), draw(_MAYBE), draw(_MAYBE)
    id_ = article_id(outlet, url, published, text)
    parts = st.lists(st.builds(Part, spans, st.sampled_from(["body", "teaser"])), max_size=3).map(tuple)
    stances = st.builds(Stance, st.none() | actors, actors | places | issues, _SHARE, st.booleans(), spans, _NAMES)
    statements = st.builds(
        Statement, _NAMES, st.just(id_), st.none() | mentions, tuples, tuples, st.just("direct"), st.just("speech"),
        st.none() | mentions, st.none() | mentions, st.booleans(), st.none() | times, _MAYBE,
        st.lists(stances, max_size=2).map(tuple), _SHARE, _NAMES,
    )  # fmt: skip
    named = st.lists(mentions, max_size=2).map(tuple)
    triggers = st.lists(spans, min_size=1, max_size=2).map(tuple)
    contexts = st.lists(_NAMES, max_size=2).map(tuple)
    events = st.builds(
        Event, _NAMES, st.just(id_), _NAMES, _MAYBE, contexts, triggers, named, named, st.none() | mentions,
        st.none() | times, st.just("positive"), st.just("planned"), st.none() | spans, _SHARE, _NAMES,
    )  # fmt: skip
    known = Article(
        id_, text, outlet, published, url, draw(_MAYBE), draw(_MAYBE), draw(_MAYBE), draw(parts), draw(_MAYBE)
    )
    many = [draw(st.lists(each, max_size=3).map(tuple)) for each in (mentions, times, statements, events)]
    return Reading(known, *many)  # type: ignore[arg-type]
