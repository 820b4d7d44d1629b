"""The PETRARCH-2 validation records: dyads of actor, recipient and CAMEO code a sentence, and sentences without any."""

import datetime
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.events.gsr import code
from evaluation.scores import Counts
from onrecord import actors, events, language, ontology, places, times
from onrecord.errors import NotFound
from onrecord.model import Event, Part, Span

Dyad = tuple[str, str, str]
MUTUAL = frozenset({"AGREE", "ASSAULT", "CONSULT", "COOPERATE", "SUPPORT"})
"""Types that two have to each other; they protest, accuse and refuse side by side."""


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence and its dyads: country or sector of actor and recipient (three letters), and the PLOVER type."""

    text: str
    date: datetime.date
    dyads: frozenset[Dyad]


def records(path: Path) -> Iterator[Record]:
    """The records that have a text; codes that PLOVER dropped are no events."""
    for piece in re.split(r"(?=<Sentence )", path.read_text(encoding="utf-8"))[1:]:
        text, date = re.search(r"<Text>(.*?)</Text>", piece, re.S), re.search(r'date="(\d{8})"', piece)
        if text and date and text[1].strip():
            coded = re.findall(r'<EventCoding eventcode="(\w+)" sourcecode="(\w+)" targetcode="(\w+)"', piece)
            dyads = ((a[:3], r[:3], _type(c)) for c, a, r in coded)
            yield Record(
                " ".join(text[1].split()),
                datetime.datetime.strptime(date[1], "%Y%m%d").date(),
                frozenset(d for d in dyads if d[2]),
            )


def counts(record: Record) -> Counts:
    """Dyads found, right and there."""
    text = record.text
    doc = language.analyse(text, (Part(Span(0, len(text)), "body"),))
    who, when = actors.find(doc, record.date), times.find(doc, record.date)
    dyads = {d for e in events.find(doc, "", who, places.find(doc), when) for d in _dyads(e)}
    return Counts(len(dyads & record.dyads), len(dyads), len(record.dyads))


def _dyads(event: Event) -> Iterator[Dyad]:
    """An event as pairs; those who meet are paired both ways. Denied events and those without a recipient are none.

    Two who act together, and on nobody named, do so to each other only if it takes two: not if they protest.
    """
    if event.polarity == "negative":
        return
    ones, others = ([c[:3] for m in side if (c := code(m))] for side in (event.actors, event.recipients))
    mutual = itertools.permutations(dict.fromkeys(ones), 2) if event.type in MUTUAL else ()
    yield from ((a, r, event.type) for a, r in (itertools.product(ones, others) if others else mutual))


def _type(cameo: str) -> str:
    try:
        return ontology.look_up(cameo).type or ""
    except NotFound:
        return ""
