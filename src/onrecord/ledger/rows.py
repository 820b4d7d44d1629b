"""What queries of the ledger give back: rows that carry the printed words, their article and their span."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """Printed words and where they stand in their article."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """Printed words naming somebody or some place, and what they refer to: its id, name and country."""

    words: str
    start: int
    end: int
    ref: str | None
    name: str | None
    country: str | None

    @property
    def shown(self) -> str:
        """The name where it is known, else the printed words."""
        return self.name or self.words


@dataclass(frozen=True, slots=True)
class StanceRow:
    """What a statement is for (above 0) or against (below 0), and the words that say so."""

    holder: str | None
    target: str
    value: float
    conditional: bool
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with its article.

    ``value`` is the TIMEX3 value of ``time``; ``first`` and ``last`` are the days it allows, or the day of publication
    where no time is printed.
    """

    id: str
    article: str
    outlet: str | None
    published: datetime.date | None
    title: str | None
    url: str | None
    source: Named | None
    cue: tuple[Printed, ...]
    content: tuple[Printed, ...]
    manner: str
    kind: str
    negated: bool
    addressee: Named | None
    medium: Named | None
    time: Printed | None
    value: str | None
    first: datetime.date | None
    last: datetime.date | None
    within: str | None
    stances: tuple[StanceRow, ...]
    confidence: float
    by: str

    @property
    def words(self) -> str:
        """The printed content."""
        return " … ".join(c.words for c in self.content)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with its article.

    ``printed`` is the sentence it was read in; ``claimed_by`` the statement that tells it, ``claimant`` whose that is;
    ``reported`` whether the outlet itself says that it happened or goes on.
    """

    id: str
    article: str
    outlet: str | None
    published: datetime.date | None
    title: str | None
    url: str | None
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    triggers: tuple[Printed, ...]
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    place: Named | None
    time: Printed | None
    value: str | None
    first: datetime.date | None
    last: datetime.date | None
    polarity: str
    modality: str
    because: Printed | None
    printed: Printed
    claimed_by: str | None
    claimant: str | None
    reported: bool
    confidence: float
    by: str


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor, what it said, did and underwent, and where it is first named.

    ``also`` are ids of other actors that a person judged to be this one, and that are counted here.
    """

    id: str
    name: str
    kind: str
    country: str | None
    code: str | None
    described: str | None
    also: tuple[str, ...]
    statements: int
    events: int
    received: int
    articles: int
    first: datetime.date | None
    last: datetime.date | None
    article: str
    outlet: str | None
    printed: Printed


@dataclass(frozen=True, slots=True)
class NamesakeRow:
    """One of two actors that may be the same: a sentence that names it, best one that says who it is, and where."""

    id: str
    name: str
    kind: str
    country: str | None
    described: str | None
    mentions: int
    articles: int
    printed: Printed
    article: str
    outlet: str | None
    published: datetime.date | None
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Two actors that may be the same, how likely that is by their names, and why; ``one`` is the one to keep.

    ``together`` counts the articles that name both.
    """

    score: float
    reasons: tuple[str, ...]
    together: int
    one: NamesakeRow
    other: NamesakeRow


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """What a person decided about two actors: one (``same``) or two; revoked where ``revoked`` is a time.

    Ids are those of the readings; ``kept`` is the one that both count as while the judgement holds, None for two.
    ``articles``: where one name is two actors, those in which it is the other's.
    """

    number: int
    same: bool
    one: str
    one_name: str | None
    other: str
    other_name: str | None
    kept: str | None
    who: str
    because: str | None
    made: datetime.datetime
    revoked: datetime.datetime | None
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectRow:
    """An input that could not become an article."""

    where: str
    why: str
    kind: str
    added: datetime.datetime


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing an actor said or did.

    ``when`` is as coarse as the printed time ("2022-W41"); ``dated`` says whether that is the time "printed" for it, or
    only the day on which it was "published".
    """

    when: str | None
    dated: str
    first: datetime.date | None
    statement: StatementRow | None
    event: EventRow | None
