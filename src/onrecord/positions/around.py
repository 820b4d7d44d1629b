"""What happened in the time of a series: context, never cause."""

import datetime

from onrecord.chains import Chain, Kind, numbered
from onrecord.ledger import Ledger
from onrecord.ledger.traces import Traces
from onrecord.positions.series import Series, every, start

_LOOKED_AT = 300


def events(ledger: Ledger, series: Series, limit: int = 5) -> tuple[tuple[int, Chain], ...]:
    """Events that concern the actors of a series, with the number of their period: one each for the busiest periods.

    Of a period the one that concerns both, then that told by most outlets, then the latest.
    """
    if not series.positions:
        return ()
    traces = Traces(ledger)
    names = [name for name in (series.actor, series.toward) if name]
    ids = {id_ for name in names for id_ in traces.who(name).ids}
    first, last = series.positions[0].when, series.positions[-1].when
    found = traces.around(ids, first, last + datetime.timedelta(days=31), _LOOKED_AT)
    periods = {when: n for n, when in enumerate(every({first: 0, last: 0}, series.unit))}
    best: dict[int, Chain] = {}
    for chain in numbered(ledger, Kind.EVENT, [chain for chain, *_ in found]):
        when = start(chain.first.published, series.unit) if chain.first.published else None
        if when in periods:
            best.setdefault(periods[when], chain)
    busy = {n: p.said + p.stances for n, p in enumerate(series.positions)}
    kept = sorted(best, key=lambda n: (-busy[n], n))[:limit]
    return tuple((n, best[n]) for n in sorted(kept))
