"""The PLOVER gold standard records: one coded event a sentence, labels of version 0.5."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord import actors, events, language, places, times
from onrecord.model import Event, Mention, Part, Place, Span

RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of version 0.5 that version 2.0 merged."""
MOVED = {("COERCE", "destroy"): "ASSAULT"}
"""Modes that version 2.0 gives to another type: what is destroyed on purpose is assaulted."""
RENAMED_MODES = {
    "strike-hun": "hunger", "strike-gen": "strike", "demo-org": "demo", "assassinate": "targeted", "host": "visit",
    "curfew": "restrict", "political": "restrict",
}  # fmt: skip
"""Modes of version 0.5 that 2.0 calls otherwise; who hosts has a visit, banning a rally or a curfew restricts."""


@dataclass(frozen=True, slots=True)
class Record:
    """One gold event: its type and mode, and actors and recipients by printed words and by code."""

    text: str
    type: str
    mode: str | None
    actors: tuple[tuple[str, str], ...]
    recipients: tuple[tuple[str, str], ...]


def records(path: Path) -> Iterator[Record]:
    """The records of a file, in order."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        yield Record(
            row["text"],
            MOVED.get((row["event"], row.get("mode")), RENAMED.get(row["event"], row["event"])),
            RENAMED_MODES.get(row.get("mode"), row.get("mode")),
            tuple((a["actorText"].strip(), a["code"]) for a in row.get("source") or ()),
            tuple((a["actorText"].strip(), a["code"]) for a in row.get("target") or ()),
        )


def found(text: str) -> tuple[Event, ...]:
    """The events of one sentence, undated, by the whole line of rooms."""
    doc = language.analyse(text, (Part(Span(0, len(text)), "body"),))
    return events.find(doc, "", actors.find(doc, None), places.find(doc), times.find(doc, None))


def main_event(candidates: tuple[Event, ...]) -> Event | None:
    """The one event a record codes: that with most sides known, of them the surest, of equals the first."""
    return max(candidates, key=lambda e: (_known(e), e.confidence, -e.triggers[0].start), default=None)


def _known(event: Event) -> int:
    """How many of the two sides have somebody known."""
    return sum(any(m.ref is not None for m in side) for side in (event.actors, event.recipients))


def same_codes(event: Event, record: Record) -> bool:
    """Whether type, actors and recipients have the gold codes, no more and no less."""
    sides = ((event.actors, record.actors), (event.recipients, record.recipients))
    return event.type == record.type and all(_codes(side) == {c for _, c in gold} for side, gold in sides)


def same_words(event: Event, record: Record) -> bool:
    """Whether type is right, and each side is found where the gold words stand, and empty where gold is empty."""
    sides = ((event.actors, record.actors), (event.recipients, record.recipients))
    return event.type == record.type and all(_there(side, gold, record.text) for side, gold in sides)


def _codes(side: tuple[Mention, ...]) -> set[str]:
    return {found_code for m in side if (found_code := code(m))}


def code(mention: Mention) -> str | None:
    """The country of a mention, or the first three letters of its code."""
    ref = mention.ref
    if isinstance(ref, Place):
        return ref.country
    return (getattr(ref, "country", None) or (getattr(ref, "code", None) or "")[:3]) or None


def _there(side: tuple[Mention, ...], gold: tuple[tuple[str, str], ...], text: str) -> bool:
    spans = [Span(text.find(words), text.find(words) + len(words)) for words, _ in gold if words in text]
    return all(any(s.overlaps(m.span) for m in side) for s in spans) and all(
        any(m.span.overlaps(s) for s in spans) for m in side
    )
