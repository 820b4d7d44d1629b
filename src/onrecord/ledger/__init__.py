"""Reading → rows → queries: what was read, kept in one SQLite file."""

from onrecord.ledger.filters import Filters
from onrecord.ledger.rows import ActorRow, EventRow, Named, Printed, RejectRow, StanceRow, StatementRow, TimelineRow
from onrecord.ledger.store import Ledger

__all__ = [
    "ActorRow",
    "EventRow",
    "Filters",
    "Ledger",
    "Named",
    "Printed",
    "RejectRow",
    "StanceRow",
    "StatementRow",
    "TimelineRow",
]
