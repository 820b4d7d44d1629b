"""Chains that changed → their rows for counting."""

from onrecord import ontology
from onrecord.chains import credits
from onrecord.errors import NotFound
from onrecord.ledger.items import Kind
from onrecord.ledger.links import Links
from onrecord.ledger.rollups import renew, stale

BATCH = 2000


def refresh(links: Links) -> None:
    """Bring the rows of every chain that changed up to date; articles first, for they say what is a copy."""
    while rows := links.uncredited(BATCH):
        with links.transaction():
            links.credit([(key, credits.witness(outlet, byline, text)) for key, outlet, byline, text in rows])
    for kind in Kind:
        while chains := stale(links.connection, kind, BATCH):
            with links.transaction():
                renew(links.connection, kind, chains, _score, credits.channel)


def _score(type_: str, mode: str | None) -> float | None:
    try:
        return ontology.score(type_, mode)
    except NotFound:  # a code of an older onrecord
        return None
