"""What each room takes of reading; run ``python -m benchmarks.rooms [PATH]``."""

import time
from collections.abc import Callable
from typing import TypeVar

from onrecord import actors, events, language, places, statements, times
from onrecord.language.columns import columns
from onrecord.model import Article

ROOMS = ("language", "columns", "times", "places", "actors", "statements", "events")
Made = TypeVar("Made")


def timed(article: Article) -> dict[str, float]:
    """Processor seconds of each room, as `onrecord.read` asks them."""
    took: dict[str, float] = {}

    def told(room: str, work: Callable[[], Made]) -> Made:
        started = time.process_time()
        made = work()
        took[room] = time.process_time() - started
        return made

    doc = told("language", lambda: language.analyse(article.text, article.parts))
    told("columns", lambda: columns(doc))
    when = told("times", lambda: times.find(doc, article.published))
    where = told("places", lambda: places.find(doc))
    who = told("actors", lambda: actors.find(doc, article.published))
    said = told("statements", lambda: statements.find(doc, article.id, who, when))
    told("events", lambda: events.find(doc, article.id, who, where, when, said))
    return took
