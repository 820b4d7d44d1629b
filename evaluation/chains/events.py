"""Events of real feeds labelled by hand with what they tell of: read, linked, and compared with the labels."""

import csv
import datetime
import tempfile
from collections.abc import Mapping
from pathlib import Path

from evaluation.chains.bcubed import BCubed, bcubed
from evaluation.chains.feeds import items
from onrecord import chains
from onrecord.ledger import Ledger
from onrecord.ledger.items import Kind
from onrecord.ledger.links import Links
from onrecord.model import Article, Part, Reading, Span, article_id
from onrecord.reading import read

LABELS = Path(__file__).with_name("events.tsv")


def report(feeds: Path) -> BCubed:
    """B³ of the labelled events that are read, printed beside how many there are."""
    rows = list(csv.DictReader(LABELS.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t"))
    labels = {(row["link"], int(row["start"])): row["event"] for row in rows}
    found = items(feeds, {link for link, _ in labels})
    readings = sorted((read(_article(item)) for item in found.values()), key=lambda r: str(r.article.published))
    told = {
        event.id: labels[reading.article.url or "", trigger.start]
        for reading in readings
        for event in reading.events
        for trigger in event.triggers
        if (reading.article.url or "", trigger.start) in labels
    }
    result = bcubed(told, _linked(readings, told))
    print(f"events       {result}; {len(labels)} labelled in {len(found)} items")
    return result


def _linked(readings: list[Reading], told: Mapping[str, str]) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "events.db") as ledger:
        for reading in readings:
            ledger.add(reading)
        chains.link(ledger)
        links = Links(ledger)
        return {event: links.chain(Kind.EVENT, links.item(event)[1]) for event in told}


def _article(item: dict[str, str]) -> Article:
    """Title and lead of a feed's item, as one article."""
    text, end = f"{item['title']}\n\n{item['summary']}", len(item["title"])
    published = datetime.datetime.fromisoformat(item["published"])
    parts = (Part(Span(0, end), "headline"), Part(Span(end + 2, len(text)), "body"))
    id_ = article_id(item["source"], item["link"], published, text)
    return Article(id_, text, item["source"], published, item["link"], item["title"], parts=parts)
