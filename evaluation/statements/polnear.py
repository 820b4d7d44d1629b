"""PolNeAR in brat standoff: its articles and their attributions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Span

_LOCATED = re.compile(r"T\d+\t(?:Source|Cue|Content) (\d+ \d+(?:;\d+ \d+)*)\t")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One annotated relation: the spans of its source, cue and content, each possibly none or several."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article and the attributions one annotator found in it."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def read_articles(folder: Path) -> Iterator[Annotated]:
    """The articles of a folder with `text` and `attributions`, the first annotator of each in sorted order."""
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], path)
    for path in sorted((folder / "text").glob("*.txt")):
        if path.stem in annotations:
            text = _read(path)
            yield Annotated(path.stem, text, tuple(_attributions(_read(annotations[path.stem]))))


def _read(path: Path) -> str:
    # Offsets count carriage returns: newlines are read as they stand.
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _attributions(standoff: str) -> Iterator[Attribution]:
    spans: dict[str, tuple[Span, ...]] = {}
    relations: list[list[tuple[str, str]]] = []
    for line in standoff.split("\n"):
        name, _, rest = line.partition("\t")
        # Annotated words may run over several lines: only lines that carry offsets count.
        if located := _LOCATED.match(line):
            spans[name] = tuple(Span(int(a), int(b)) for a, b in (p.split() for p in located[1].split(";")))
        elif name.startswith("E") and rest.startswith("Attribution"):
            relations.append([(role.rstrip("0123456789"), to) for role, _, to in map(_parted, rest.split())])
    for relation in relations:
        roles = {
            role: _joined(spans.get(to, ()) for r, to in relation if r == role) for role in ("Source", "Cue", "Content")
        }
        if roles["Content"]:
            yield Attribution(roles["Source"], roles["Cue"], roles["Content"])


def _parted(argument: str) -> tuple[str, str, str]:
    return argument.partition(":")


def _joined(groups: Iterator[tuple[Span, ...]]) -> tuple[Span, ...]:
    return tuple(sorted({span for group in groups for span in group}))
