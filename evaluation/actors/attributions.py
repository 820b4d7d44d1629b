"""Sources of attributions in GUM news: is the actor found for them the one found for the rest of their gold group?

Sources are persons, organisations and places that head an attributing unit. One is right if the actor found for its
words is the one found for most other mentions of its gold group, or, where we resolve no other mention of the group, an
actor that we find for no other group.
"""

import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluation.actors.gum import Report, reports
from evaluation.actors.who import at
from evaluation.scores import Counts
from onrecord import actors, language
from onrecord.model import Mention, Span

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who", "you"})


def rows(folder: Path, *, errors: bool = False) -> dict[str, list[Counts]]:
    """Counts a report: all sources, names and descriptions, pronouns."""
    found_rows: dict[str, list[Counts]] = {"sources": [], "names": [], "pronouns": []}
    for report in reports(folder):
        found = actors.find(language.analyse(report.text, report.parts), datetime.date(2015, 1, 1))
        verdicts = list(_verdicts(report, found))
        found_rows["sources"].append(_counts(v for _, v in verdicts))
        found_rows["pronouns"].append(_counts(v for words, v in verdicts if words.lower() in PRONOUNS))
        found_rows["names"].append(_counts(v for words, v in verdicts if words.lower() not in PRONOUNS))
        if errors:
            print(
                *(f"{report.name}\t{words}\t{verdict}" for words, verdict in verdicts if verdict != "right"), sep="\n"
            )
    return found_rows


def _counts(verdicts: Iterator[str]) -> Counts:
    count = Counter(verdict.split(":")[0] for verdict in verdicts)
    return Counts(count["right"], count["right"] + count["wrong"], count.total())


def _verdicts(report: Report, found: tuple[Mention, ...]) -> Iterator[tuple[str, str]]:
    """The words of each source, and whether they are resolved: right, wrong, none."""
    meant = [(span, _at(found, span, phrase), group) for span, phrase, group in report.mentions]
    for span, phrase, group in report.sources:
        actor = _at(found, span, phrase)
        others = Counter(a for s, a, g in meant if g == group and s != span and a)
        elsewhere = any(a == actor for _, a, g in meant if g != group)
        if actor is None:
            yield span.of(report.text), "none"
        elif (others and others[actor] == max(others.values())) or (not others and not elsewhere):
            yield span.of(report.text), "right"
        else:
            yield span.of(report.text), f"wrong: {actor}, others {others.most_common(2)}"


def _at(found: tuple[Mention, ...], head: Span, phrase: Span) -> str | None:
    actor = at(found, head, phrase)
    return actor.id if actor else None
