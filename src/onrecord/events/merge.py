"""Two mentions of one event in one article are one event with two triggers."""

import dataclasses
from collections.abc import Iterable

from onrecord.model import Actor, Event, Mention, Place, Timex

_STEM = 4
"""Letters that verb and noun share: "invaded" and "invasion" do not differ before the fifth."""


def merge(events: Iterable[Event], text: str) -> tuple[Event, ...]:
    """The events of a text in the order of their first triggers, those that are one put together."""
    merged: list[Event] = []
    for event in sorted(events, key=lambda e: (e.triggers[0], e.type)):
        for place, known in enumerate(merged):
            if known.type != event.type or known.polarity != event.polarity:
                continue
            if _is_one_blow(known, event) or (_same(known, event) and _told_alike(known, event, text)):
                merged[place] = _together(known, event)
                break
        else:
            merged.append(event)
    return tuple(merged)


def _is_one_blow(one: Event, other: Event) -> bool:
    """Whether one is the noun of the blow: "Nine were killed in Turkish shelling", whose doer stands once."""
    if one.type != "ASSAULT":
        return False
    if sum(event.by.startswith("events/nouns") for event in (one, other)) != 1:
        return False
    return not {m.span for m in one.actors}.isdisjoint([m.span for m in other.actors])


def _same(one: Event, other: Event) -> bool:
    """Whether two events of a type may be one: nothing that is known of both differs."""
    if one.modality != other.modality:
        return False
    if one.mode != other.mode and one.mode and other.mode:
        return False
    if (
        not (one.actors or one.recipients)
        or not _meet(one.actors, other.actors)
        or not _meet(one.recipients, other.recipients)
    ):
        return False
    if not _share(one.actors, other.actors) and not _share(one.recipients, other.recipients):
        return False
    return _at_one_time(one.time, other.time)


def _told_alike(one: Event, other: Event, text: str) -> bool:
    """Whether one word, or one mode, tells both: "annexed … the annexation"; a war has many attacks, each its own."""
    stems = {trigger.of(text)[:_STEM].lower() for trigger in one.triggers}
    if any(trigger.of(text)[:_STEM].lower() in stems for trigger in other.triggers):
        return True
    return one.mode is not None and one.mode == other.mode and _share(one.recipients, other.recipients)


def _meet(ones: tuple[Mention, ...], others: tuple[Mention, ...]) -> bool:
    return not ones or not others or _share(ones, others)


def _share(ones: tuple[Mention, ...], others: tuple[Mention, ...]) -> bool:
    return bool({k for m in ones if (k := _key(m))} & {k for m in others if (k := _key(m))})


def _key(mention: Mention) -> str | None:
    """What two mentions of one actor have in common; a place or an army counts as its country; a soldier,
    or an army of mercenaries, is none."""
    if isinstance(mention.ref, Place):
        return mention.ref.country or mention.ref.id
    if isinstance(mention.ref, Actor):
        country = mention.ref.country
        is_army = mention.ref.kind == "organisation" and mention.ref.code == f"{country}MIL"
        acts_for_it = mention.ref.kind in {"country", "government"} or is_army
        return country if country and acts_for_it else mention.ref.id
    return None


def _at_one_time(one: Timex | None, other: Timex | None) -> bool:
    if one is None or other is None or one.earliest is None or other.earliest is None:
        return True
    if one.latest is None or other.latest is None:
        return one.earliest == other.earliest
    return one.earliest < other.latest and other.earliest < one.latest


def _together(one: Event, other: Event) -> Event:
    """One event of two: what the first leaves open the second fills; the finer time is kept."""
    times = [t for t in (one.time, other.time) if t is not None]
    finest = min(times, key=_breadth, default=None)
    return dataclasses.replace(
        one,
        mode=one.mode or other.mode,
        contexts=tuple(dict.fromkeys((*one.contexts, *other.contexts)))[:4],
        triggers=tuple(dict.fromkeys((*one.triggers, *other.triggers))),
        actors=one.actors or other.actors,
        recipients=one.recipients or other.recipients,
        place=one.place or other.place,
        time=finest,
        because=one.because or other.because,
        confidence=max(one.confidence, other.confidence),
    )


def _breadth(time: Timex) -> float:
    if time.earliest is None or time.latest is None:
        return float("inf")
    return (time.latest - time.earliest).total_seconds()
