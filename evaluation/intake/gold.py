"""Pages with what the publisher's own parser found on them: ``COUNTRY/OUTLET.json`` beside ``OUTLET_DAY.html.gz``."""

import datetime
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its gold."""

    country: str
    name: str
    html: bytes
    title: str
    authors: tuple[str, ...]
    published: datetime.datetime
    paragraphs: tuple[str, ...]


def pages(corpus: Path) -> Iterator[Page]:
    """Every page below the corpus; the n-th record of an outlet is that of its n-th file."""
    for records in sorted(corpus.glob("*/*.json")):
        files = sorted(records.parent.glob(f"{records.stem}_*.html.gz"))
        for file, gold in zip(files, json.loads(records.read_text(encoding="utf-8")).values(), strict=True):
            yield Page(
                country=records.parent.name,
                name=file.name.removesuffix(".html.gz"),
                html=gzip.decompress(file.read_bytes()),
                title=gold["title"],
                authors=tuple(gold.get("authors") or ()),
                published=datetime.datetime.fromisoformat(gold["publishing_date"]),
                paragraphs=tuple(_paragraphs(gold["body"])),
            )


def _paragraphs(body: dict[str, list[object]] | None) -> Iterator[str]:
    if body:
        yield from map(str, body["summary"])
        for section in body["sections"]:
            assert isinstance(section, dict)
            yield from (*section["headline"], *section["paragraphs"])
