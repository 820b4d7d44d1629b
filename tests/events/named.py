"""Events of a sentence whose actors are named by hand, so that the tests stand on the parse and on nothing else."""

import datetime
import re

from spacy.tokens import Doc

from onrecord import events, language, times
from onrecord.model import Actor, Event, Mention, Span

PUBLISHED = datetime.date(2022, 10, 13)
COUNTRIES = {
    "Russia": "RUS",
    "Russian": "RUS",
    "Moscow": "RUS",
    "Kremlin": "RUS",
    "Ukraine": "UKR",
    "Ukrainian": "UKR",
    "Kyiv": "UKR",
    "Turkey": "TUR",
    "Turkish": "TUR",
    "Ankara": "TUR",
    "Iran": "IRN",
    "Tehran": "IRN",
    "Iraq": "IRQ",
    "Iraqi": "IRQ",
    "France": "FRA",
    "French": "FRA",
    "Germany": "DEU",
    "German": "DEU",
    "Poland": "POL",
    "Polish": "POL",
    "Washington": "USA",
    "Israel": "ISR",
    "Israeli": "ISR",
    "Syria": "SYR",
}


def found(text: str) -> tuple[Event, ...]:
    """The events of a text."""
    doc = language.analyse(text)
    return events.find(doc, "article", mentions(doc), (), times.find(doc, PUBLISHED))


def mentions(doc: Doc) -> tuple[Mention, ...]:
    """A mention for each name of the table above."""
    names = re.compile(r"\b(" + "|".join(COUNTRIES) + r")\b")
    return tuple(
        Mention(Span(*m.span()), "GPE", Actor(COUNTRIES[m[0]], m[0], "country", COUNTRIES[m[0]]), 1.0, "hand/1")
        for m in names.finditer(doc.text)
    )


def triples(text: str) -> list[tuple[str, str, str]]:
    """Type, actors, recipients of each event, by country."""
    return [(e.type, _countries(e.actors), _countries(e.recipients)) for e in found(text)]


def _countries(side: tuple[Mention, ...]) -> str:
    return " ".join(sorted({(m.actor.country or m.actor.id) if m.actor else "?" for m in side}))
