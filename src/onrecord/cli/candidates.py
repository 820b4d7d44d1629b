"""What else the names of a report may mean: the lines that --explain adds."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.model import Actor, Mention, Place, Reading, Ref

if TYPE_CHECKING:
    from onrecord.actors.roster import Roster

MOST = 5
"""How many other candidates are named; the rest is counted."""
_RANKED = "actors.ranked"
"""What is said of "he" and "the front-runner" where the likeliest of several persons is taken."""


def lines(reading: Reading, roster: "Roster | None" = None) -> Iterator[str]:
    """One line a name that may mean several: the words, what was chosen, how sure that is, and what else there was."""
    seen: set[tuple[str, str | None]] = set()
    for mention in reading.mentions:
        words = " ".join(mention.span.of(reading.article.text).split())
        chosen = mention.ref.id if mention.ref else None
        if (words, chosen) not in seen and (mention.label not in ("PRONOUN", "ROLE") or mention.by == _RANKED):
            seen.add((words, chosen))
            others = [other for other in _candidates(mention, words, reading, roster) if other.id != chosen]
            if others:
                yield f"  {words} = {_named(mention.ref)} {mention.confidence:.2f}; or {_listed(others)}"


def _candidates(
    mention: Mention, words: str, reading: Reading, roster: "Roster | None"
) -> tuple[Actor, ...] | tuple[Place, ...]:
    from onrecord.actors.alternatives import alternatives as actors
    from onrecord.actors.roster import load
    from onrecord.places.alternatives import alternatives as places

    if mention.by == _RANKED:
        return _before(mention, reading)
    if mention.by.startswith("places."):
        return places(words)
    return actors(words, roster or load(), reading.article.published)


def _before(mention: Mention, reading: Reading) -> tuple[Actor, ...]:
    """The persons named before it, the nearest first: one of them was taken for the likeliest."""
    named = (m.actor for m in reversed(reading.mentions) if m.label == "PERSON" and m.span.end <= mention.span.start)
    return tuple(dict.fromkeys(actor for actor in named if actor is not None and actor.kind == "person"))


def _listed(others: Sequence[Ref]) -> str:
    more = f" and {len(others) - MOST} more" if len(others) > MOST else ""
    return ", ".join(map(_named, others[:MOST])) + more


def _named(ref: Ref | None) -> str:
    """A candidate with what tells it from others: its country, its place on the earth."""
    if ref is None:
        return "nobody known"
    if isinstance(ref, Place) and ref.latitude is not None and ref.longitude is not None:
        return f"{ref.name} ({ref.country or 'no country'}, {ref.latitude:.1f} {ref.longitude:.1f})"
    country = getattr(ref, "country", None)
    return f"{ref.name} ({country})" if country else ref.name
