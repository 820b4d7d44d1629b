"""Reading → rows → queries: what was read, kept in one SQLite file."""

from onrecord.ledger.filters import Filters
from onrecord.ledger.rows import (
    ActorRow,
    CandidateRow,
    EventRow,
    JudgementRow,
    Named,
    NamesakeRow,
    Printed,
    RejectRow,
    StanceRow,
    StatementRow,
    TimelineRow,
)
from onrecord.ledger.store import Ledger

__all__ = [
    "ActorRow",
    "CandidateRow",
    "EventRow",
    "Filters",
    "JudgementRow",
    "Ledger",
    "Named",
    "NamesakeRow",
    "Printed",
    "RejectRow",
    "StanceRow",
    "StatementRow",
    "TimelineRow",
]
