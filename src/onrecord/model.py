"""The nouns: everything that crosses from one room to another. Read this file first.

An `Article` is one report as one outlet published it. Reading it gives a `Reading`: mentions, times, statements and
events, each with half-open character spans into `Article.text`, which is never changed. What many articles say
together is a `Chain` or a `Position`. Unknown is ``None``; ``by`` names the rule or model that made a finding.
"""

import datetime
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

PartKind = Literal["headline", "dateline", "body", "caption", "teaser", "advertisement", "link"]
PROSE: frozenset[str] = frozenset({"headline", "dateline", "body"})
"""Kinds of part that are the article's own prose; all others are set apart and yield no findings."""

Label = Literal["PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "ROLE", "PRONOUN"]
ActorKind = Literal["person", "government", "organisation", "group", "country", "unnamed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Manner = Literal["direct", "indirect", "mixed"]
StatementKind = Literal["speech", "writing", "thought"]
Modality = Literal["happened", "ongoing", "planned", "possible", "demanded", "hypothetical"]
Polarity = Literal["positive", "negative"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of `Article.text`; ``text[start:end]`` is what was printed."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}:{self.end}: expected 0 <= start <= end")

    def of(self, text: str) -> str:
        """The printed words."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article's text and what it is. Parts are in order and never overlap."""

    span: Span
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Article:
    """One report as one outlet published it.

    ``published`` is a `datetime.date`, or a `datetime.datetime` where the hour is known; ``dated_by`` says how
    (``given``, ``column``, ``feed``, ``json-ld``, ``meta``, ``page``, ``url``, ``first line``, ``dateline``). ``parts``
    holds one part for each paragraph; outside the parts there is only white space or what stands for date and author.
    """

    id: str
    text: str
    outlet: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    parts: tuple[Part, ...] = ()
    dated_by: str | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """One input that could not become an article: where (file, line or member), why, and the name of the error."""

    where: str
    why: str
    kind: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who speaks or acts: what a mention refers to. ``country`` is ISO 3166 alpha-3, ``code`` CAMEO style."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    code: str | None = None
    described: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the earth; degrees, WGS 84; ``country`` is ISO 3166 alpha-3."""

    id: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Issue:
    """A matter on which positions are taken: talks, ceasefire, sanctions."""

    id: str
    name: str


Ref = Actor | Place | Issue


@dataclass(frozen=True, slots=True)
class Mention:
    """Words naming an actor, place or issue; ``ref`` is what they refer to, or None."""

    span: Span
    label: Label | None
    ref: Ref | None
    confidence: float
    by: str

    @property
    def actor(self) -> Actor | None:
        """The actor meant, if the mention refers to one."""
        return self.ref if isinstance(self.ref, Actor) else None


@dataclass(frozen=True, slots=True)
class Timex:
    """Words naming a time, in TIMEX3, and the half-open interval they allow; ``anchor``: what it was counted from."""

    span: Span
    type: TimexType
    value: str | None
    mod: str | None
    earliest: datetime.datetime | None
    latest: datetime.datetime | None
    anchor: str | None
    by: str


@dataclass(frozen=True, slots=True)
class Stance:
    """What one statement is for (+1) or against (-1).

    ``holder`` is whose it is, "Lavrov said *Moscow* was willing", or the source's own; None if that is nobody known.
    """

    holder: Actor | None
    target: Ref
    value: float
    conditional: bool
    span: Span
    by: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what: source, cue and content, after PARC. Content may be discontinuous: "A," he said, "B."."""

    id: str
    article: str
    source: Mention | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: Manner
    kind: StatementKind
    addressee: Mention | None
    medium: Mention | None
    negated: bool
    time: Timex | None
    within: str | None
    stances: tuple[Stance, ...]
    confidence: float
    by: str


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, in PLOVER. ``because``: the printed reason; two mentions of one event are two triggers."""

    id: str
    article: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    triggers: tuple[Span, ...]
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    place: Mention | None
    time: Timex | None
    polarity: Polarity
    modality: Modality
    because: Span | None
    confidence: float
    by: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one article."""

    article: Article
    mentions: tuple[Mention, ...]
    times: tuple[Timex, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]

    def claimed_by(self, event: Event) -> Statement | None:
        """The innermost statement whose content holds the first trigger, or None: the outlet itself says so."""
        holding = [s for s in self.statements if any(c.covers(event.triggers[0]) for c in s.content)]
        return min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)


def identify(*makings: object) -> str:
    """A 16-digit hexadecimal id made of what makes the thing itself; the same makings give the same id anywhere."""
    return hashlib.blake2b(_printed(makings), digest_size=8).hexdigest()


def identifier(*makings: object) -> Callable[[object], str]:
    """What `identify` says of these makings and one more: asked for many things that begin alike, it is faster."""
    begun = hashlib.blake2b(_printed(makings), digest_size=8)

    def identified(making: object) -> str:
        whole = begun.copy()
        whole.update(_printed((making,)))
        return whole.hexdigest()

    return identified


def _printed(makings: Iterable[object]) -> bytes:
    return "".join([f"{making!r}\x1f" for making in makings]).encode("utf-8", "surrogatepass")


def article_id(outlet: str | None, url: str | None, published: datetime.date | None, text: str) -> str:
    """The id of an article."""
    return identify("article", outlet, url, published.isoformat() if published else None, text)


def statement_id(article: str, content: tuple[Span, ...]) -> str:
    """The id of a statement: its article and the spans of its content."""
    return identify("statement", article, [(s.start, s.end) for s in content])


def event_id(article: str, type_: str, trigger: Span) -> str:
    """The id of an event: its article, its type and its first trigger."""
    return identify("event", article, type_, (trigger.start, trigger.end))
