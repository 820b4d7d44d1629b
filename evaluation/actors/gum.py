"""GUM news: who is meant by each mention, as coreference groups, and the sources of its attributions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.model import Part, Span

_UNIT = re.compile(r"Discourse=([^:|]*):(\d+)(?:->(\d+))?")
_BRACKETS = re.compile(r"\((\d+)-(\w+)-([^()]*)|(\d+)\)|(\))")

_ACTORS = frozenset({"person", "organization", "place"})
"""Types of entity that can be a source; "the report" and "the finding" are none of ours."""


@dataclass(slots=True)
class Report:
    """One report: its mentions and sources, each as its head word, all its words and the group it belongs to."""

    name: str
    text: str = ""
    parts: list[Part] = field(default_factory=list)
    mentions: list[tuple[Span, Span, int]] = field(default_factory=list)
    sources: list[tuple[Span, Span, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Word:
    span: Span
    head: int
    deprel: str
    unit: int | None
    sentence: int
    group: int | None = None
    phrase: Span | None = None


def reports(folder: Path) -> Iterator[Report]:
    """The reports of the folder, in order."""
    for path in sorted(folder.glob("*.conllu")):
        yield _report(path.stem, path.read_text(encoding="utf-8"))


def _report(name: str, conllu: str) -> Report:
    report = Report(name)
    words: list[_Word] = []
    attributing: set[int] = set()
    opened: list[tuple[int, int, str]] = []
    actors: set[int] = set()
    first = 0
    unit: int | None = None
    for line in conllu.splitlines():
        begins = line.startswith("# newpar") and not line.startswith("# newpar_block")
        if begins or (not report.parts and line.startswith("# sent_id")):
            report.text = report.text.rstrip() + "\n\n" if report.text else ""
            report.parts.append(Part(Span(len(report.text), len(report.text)), "body"))
        if line.startswith("# sent_id"):
            first = len(words)
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        if found := _UNIT.search(columns[9]):
            unit = int(found[2])
            attributing |= {unit} if found[1].startswith("attribution") else set()
        start = len(report.text)
        report.text += columns[1]
        report.parts[-1] = Part(Span(report.parts[-1].span.start, len(report.text)), "body")
        head = first + int(columns[6]) - 1 if columns[6] != "0" else len(words)
        words.append(_Word(Span(start, len(report.text)), head, columns[7], unit, first))
        _brackets(columns[9], words, opened, report)
        actors |= {int(m[1]) for m in _BRACKETS.finditer(columns[9]) if m[2] in _ACTORS}
        report.text += "" if "SpaceAfter=No" in columns[9] else " "
    report.sources = [source for source in _sources(words, attributing) if source[2] in actors]
    return report


def _brackets(misc: str, words: list[_Word], opened: list[tuple[int, int, str]], report: Report) -> None:
    """Open and close mentions at this word; the head word of each gets its group."""
    entity = next((field.removeprefix("Entity=") for field in misc.split("|") if field.startswith("Entity=")), "")
    for found in _BRACKETS.finditer(entity):
        here = len(words) - 1
        if found[1]:
            opened.append((int(found[1]), here, found[3]))
            continue
        at = next((i for i in range(len(opened) - 1, -1, -1) if found[5] or opened[i][0] == int(found[4])), None)
        if at is not None:
            group, start, properties = opened.pop(at)
            _close(words, start, group, properties, report)


def _close(words: list[_Word], start: int, group: int, properties: str, report: Report) -> None:
    smallest = properties.split("-")[3:4] or ["1"]
    first = start + int(re.sub(r"\D.*", "", smallest[0]) or 1) - 1
    head = words[min(first, len(words) - 1)]
    head.group, head.phrase = group, Span(words[start].span.start, words[-1].span.end)
    report.mentions.append((head.span, head.phrase, group))


def _sources(words: list[_Word], attributing: set[int]) -> Iterator[tuple[Span, Span, int]]:
    """The subject, or what follows "according to", of each unit that attributes."""
    for unit in sorted(attributing):
        inside = [w for w in words if w.unit == unit]
        subjects = [w for w in inside if w.deprel in ("nsubj", "nsubj:pass", "obl:agent") and w.group is not None]
        others = [w for w in inside if w.deprel == "obl" and w.group is not None]
        chosen = next(iter([*subjects, *others]), None)
        if chosen is not None and chosen.group is not None:
            yield chosen.span, chosen.phrase or chosen.span, chosen.group
