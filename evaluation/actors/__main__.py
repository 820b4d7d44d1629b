"""How many sources of attributions in GUM news are resolved to the right one.

``python -m evaluation.actors PATH [--errors] [--raise-floors]``; PATH is the folder of CoNLL-U files.

Sources are persons, organisations and places that head an attributing unit. One is right if the actor found for its
words is the one found for most other mentions of its gold group, or, where we resolve no other mention of the group, an
actor that we find for no other group. Pronouns are counted apart.
"""

import argparse
import datetime
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluation import scores
from evaluation.actors.gum import Report, reports
from evaluation.scores import Counts
from onrecord import actors, language
from onrecord.model import Mention, Span

FLOORS = Path(__file__).parent / "floors.toml"
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who", "you"})


def main() -> int:
    """Exit code 1 if a figure fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.actors", description=__doc__)
    parser.add_argument("path", type=Path, help="a folder of GUM news in CoNLL-U")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--raise-floors", action="store_true")
    arguments = parser.parse_args()
    if not arguments.path.exists():
        print(f"skipped: no corpus at {arguments.path}")
        return 0
    rows: dict[str, list[Counts]] = {"sources": [], "names": [], "pronouns": []}
    for report in reports(arguments.path):
        found = actors.find(language.analyse(report.text, report.parts), datetime.date(2015, 1, 1))
        verdicts = list(_verdicts(report, found))
        rows["sources"].append(_counts(v for _, v in verdicts))
        rows["pronouns"].append(_counts(v for words, v in verdicts if words.lower() in PRONOUNS))
        rows["names"].append(_counts(v for words, v in verdicts if words.lower() not in PRONOUNS))
        if arguments.errors:
            print(
                *(f"{report.name}\t{words}\t{verdict}" for words, verdict in verdicts if verdict != "right"), sep="\n"
            )
    print(scores.table(rows, {"sources": "aim P 95, R 85"}))
    figures = {name: scores.total(row).f1 for name, row in rows.items()}
    corpus = scores.digest(arguments.path)
    fallen = scores.check_floors(FLOORS, corpus, figures, raise_floors=arguments.raise_floors)
    print(*fallen, sep="\n", end="\n" if fallen else "")
    return 1 if fallen else 0


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
    """The actor of the longest mention over the head, else of a person in the phrase: "co-founder Mark Zuckerberg"."""
    over = [m for m in found if m.span.covers(head) and m.actor is not None]
    over = over or [m for m in found if phrase.covers(m.span) and m.label == "PERSON" and m.actor is not None][:1]
    best = max(over, key=lambda m: m.span.end - m.span.start, default=None)
    return best.actor.id if best and best.actor else None


if __name__ == "__main__":
    sys.exit(main())
