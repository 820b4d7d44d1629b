"""GUM news: the units of discourse that attribute, and those attributed, from gold trees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from onrecord.model import Part, Span

_UNIT = re.compile(r"Discourse=([^:|]*):(\d+)(?:->(\d+))?")


@dataclass(frozen=True, slots=True)
class Report:
    """One report, its paragraphs, and its attributions as (attributing words, attributed words).

    Units that attribute without a verb are left out: they credit pictures ("Image: US Navy").
    """

    name: str
    text: str
    parts: tuple[Part, ...]
    attributions: tuple[tuple[Span, Span], ...]


def read_reports(folder: Path) -> Iterator[Report]:
    """The reports of the folder, in order."""
    for path in sorted(folder.glob("*.conllu")):
        yield _report(path.stem, path.read_text(encoding="utf-8"))


def _report(name: str, conllu: str) -> Report:
    text = ""
    parts: list[Part] = []
    starts: dict[int, int] = {}
    saying: set[int] = set()
    heads: list[tuple[int, int]] = []
    for line in conllu.splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            text = text.rstrip() + "\n\n" if text else ""
            parts.append(Part(Span(len(text), len(text)), "body"))
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        if unit := _UNIT.search(columns[9]):
            starts[int(unit[2])] = len(text)
            if unit[1].startswith("attribution") and unit[3]:
                heads.append((int(unit[2]), int(unit[3])))
        if starts and (columns[3] == "VERB" or columns[2] == "accord"):
            saying.add(max(starts))
        text += columns[1]
        parts[-1] = Part(Span(parts[-1].span.start, len(text)), "body")
        text += "" if "SpaceAfter=No" in columns[9] else " "
    order = sorted(starts)
    ends = [(u, starts[v]) for u, v in pairwise(order)] + [(order[-1], len(text))]
    until = dict(ends)
    pairs = tuple((Span(starts[a], until[a]), Span(starts[b], until[b])) for a, b in heads if a in saying)
    return Report(name, text, tuple(parts), pairs)
