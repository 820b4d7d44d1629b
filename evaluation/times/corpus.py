"""TimeML files → text, publication date and the TIMEX3 that people marked."""

import datetime
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class Gold:
    """A time that a person marked."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """One TimeML file: the text of its TEXT element, its publication date, its times."""

    name: str
    text: str
    published: datetime.date | None
    times: tuple[Gold, ...]


def documents(path: Path) -> Iterator[Document]:
    """Every TimeML file below a path, in order of name."""
    for file in sorted(path.rglob("*.tml")):
        yield _document(file)


def _document(file: Path) -> Document:
    root = ElementTree.parse(file).getroot()
    stamp, body = root.find(".//DCT/TIMEX3"), root.find("TEXT")
    pieces: list[str] = []
    times: list[Gold] = []
    if body is not None:
        _walk(body, pieces, times)
    published = datetime.date.fromisoformat(stamp.attrib["value"][:10]) if stamp is not None else None
    return Document(file.name, "".join(pieces), published, tuple(sorted(times, key=lambda t: t.span)))


def _walk(element: ElementTree.Element, pieces: list[str], times: list[Gold]) -> None:
    pieces.append(element.text or "")
    for child in element:
        start = sum(map(len, pieces))
        _walk(child, pieces, times)
        end = sum(map(len, pieces))
        if child.tag == "TIMEX3" and end > start:
            times.append(Gold(Span(start, end), child.get("type", ""), child.get("value", "")))
        pieces.append(child.tail or "")
