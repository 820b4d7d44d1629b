"""What happened in the time of a series: context, never cause."""

import datetime

from onrecord.chains import Chain, Kind, numbered
from onrecord.ledger import Ledger
from onrecord.ledger.traces import Traces
from onrecord.positions.series import Series, every, start


def events(ledger: Ledger, series: Series, limit: int = 5) -> tuple[tuple[int, Chain], ...]:
    """Events that concern the actors of a series, with the number of their period.

    First those that concern both, then those told by most outlets, then the latest.
    """
    if not series.positions:
        return ()
    traces = Traces(ledger)
    names = [name for name in (series.actor, series.toward) if name]
    ids = {id_ for name in names for id_ in traces.who(name).ids}
    first, last = series.positions[0].when, series.positions[-1].when
    found = traces.around(ids, first, last + datetime.timedelta(days=31), limit)
    periods = every({first: 0, last: 0}, series.unit)
    told = numbered(ledger, Kind.EVENT, [chain for chain, *_ in found])
    placed = [(start(chain.first.published, series.unit), chain) for chain in told if chain.first.published]
    return tuple((periods.index(when), chain) for when, chain in placed if when in periods)
