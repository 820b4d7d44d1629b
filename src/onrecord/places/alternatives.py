"""Where else a name may lie: what there was to choose from, for a reader who doubts the choice."""

from onrecord.model import Place
from onrecord.places import gazetteer, resolve


def alternatives(name: str) -> tuple[Place, ...]:
    """The places that a name may mean, the likeliest first where nothing else is known of the article."""
    entries = sorted(resolve.candidates(name, gazetteer.load()), key=resolve.alone, reverse=True)
    return tuple(dict.fromkeys(entry.place for entry in entries))
