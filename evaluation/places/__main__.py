"""How many place names of GeoWebNews are found, and how many are put where they are.

``python -m evaluation.places PATH [--errors] [--raise-floors]``; PATH is GWN.xml.

Detection: names with coordinates that are no adjectives and not inside another name ("Bank of Iran": neither missed nor
too much). Given spans: of all gold names with coordinates, those put within 161 km, given the gold spans (names that
the gazetteer lacks count as wrong); beside the baseline, which takes the most populous place of the name.
End to end: found by us and put within 161 km.
"""

import argparse
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from evaluation import scores
from evaluation.scores import Counts
from onrecord import language, places
from onrecord.language.columns import columns
from onrecord.model import Mention, Place, Span
from onrecord.places import gazetteer, resolve

FLOORS = Path(__file__).parent / "floors.toml"
NEAR = 161.0


@dataclass(frozen=True)
class Gold:
    """A place name as the corpus has it."""

    start: int
    end: int
    latitude: float
    longitude: float
    adjective: bool
    type: str


@dataclass(frozen=True)
class Guess:
    """Where one of the methods puts a name."""

    start: int
    end: int
    latitude: float | None
    longitude: float | None


def main() -> int:
    """Exit code 1 if a figure fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.places", description=__doc__)
    parser.add_argument("path", type=Path, help="GWN.xml of GeoWebNews")
    parser.add_argument("--errors", action="store_true", help="show what is wrong in every fifth article")
    parser.add_argument("--raise-floors", action="store_true")
    arguments = parser.parse_args()
    if not arguments.path.exists():
        print(f"skipped: no corpus at {arguments.path}")
        return 0
    rows: dict[str, list[Counts]] = {}
    for number, (text, gold) in enumerate(documents(arguments.path)):
        doc = language.analyse(text)
        for name, counts in _measure(doc, gold).items():
            rows.setdefault(name, []).append(counts)
        if arguments.errors and number % 5 == 0:
            print(*_errors(doc, gold), sep="\n")
    print(
        scores.table(rows, {"detection": "NCRF++ trained on it 84", "given spans": "aim 85", "baseline": "same spans"})
    )
    figures = {name: scores.total(row).f1 for name, row in rows.items()}
    fallen = scores.check_floors(FLOORS, scores.digest(arguments.path), figures, raise_floors=arguments.raise_floors)
    print(*fallen, sep="\n", end="\n" if fallen else "")
    return 1 if fallen else 0


def documents(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """The text of each article and its names with coordinates."""
    for article in ElementTree.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        yield text, [gold for toponym in article.iter("toponym") for gold in _gold(toponym)]


def _gold(toponym: ElementTree.Element) -> Iterator[Gold]:
    latitude, longitude = toponym.findtext("latitude"), toponym.findtext("longitude")
    start, end = int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0)
    if latitude and longitude and start >= 0:
        type_, modifier = toponym.findtext("type") or "", toponym.findtext("modifierType") or ""
        yield Gold(start, end, float(latitude), float(longitude), modifier == "Adjective" or type_ == "Demonym", type_)


def _measure(doc: Doc, gold: list[Gold]) -> dict[str, Counts]:
    own = [_guess_of(m) for m in places.find(doc)]
    nouns = [g for g in gold if not g.adjective and not g.type.startswith("Embedded")]
    given = _given(doc, gold)
    right = sum(any(o.start < g.end and g.start < o.end for o in own) for g in nouns)
    extra = sum(not any(o.start < g.end and g.start < o.end for g in gold) for o in own)
    return {
        "detection": Counts(right, right + extra, len(nouns)),
        "given spans": Counts(sum(map(_near, given, gold)), len(gold), len(gold)),
        "baseline": Counts(sum(map(_near, [_baseline(doc, g) for g in gold], gold)), len(gold), len(gold)),
        "covered": Counts(sum(g.latitude is not None for g in given), len(gold), len(gold)),
        "end to end": Counts(sum(_found_near(own, g) for g in nouns), len(own), len(nouns)),
    }


def _guess_of(mention: Mention) -> Guess:
    place = mention.ref if isinstance(mention.ref, Place) else None
    return Guess(
        mention.span.start, mention.span.end, place.latitude if place else None, place.longitude if place else None
    )


def _given(doc: Doc, gold: list[Gold]) -> list[Guess]:
    ordered = sorted(gold, key=lambda g: g.start)
    found = resolve.meant(columns(doc), [Span(g.start, g.end) for g in ordered], gazetteer.load())
    placed = dict(zip(ordered, found, strict=True))
    return [
        Guess(g.start, g.end, p.latitude if p else None, p.longitude if p else None)
        for g, p in ((g, placed[g].place) for g in gold)
    ]


def _baseline(doc: Doc, gold: Gold) -> Guess:
    entries = gazetteer.load().named(doc.text[gold.start : gold.end])
    best = max(entries, key=lambda e: e.population, default=None)
    return Guess(gold.start, gold.end, best.place.latitude if best else None, best.place.longitude if best else None)


def _near(guess: Guess, gold: Gold) -> bool:
    return resolve.kilometres(guess.latitude, guess.longitude, gold.latitude, gold.longitude) <= NEAR


def _found_near(own: list[Guess], gold: Gold) -> bool:
    return any(o.start < gold.end and gold.start < o.end and _near(o, gold) for o in own)


def _errors(doc: Doc, gold: list[Gold]) -> Iterator[str]:
    own = [_guess_of(m) for m in places.find(doc)]
    for g, guess in zip(gold, _given(doc, gold), strict=True):
        words = doc.text[max(0, g.start - 30) : g.end + 20].replace("\n", " ")
        if (
            not any(o.start < g.end and g.start < o.end for o in own)
            and not g.adjective
            and not g.type.startswith("Embedded")
        ):
            yield f"MISS\t{doc.text[g.start : g.end]}\t{g.type}\t{words}"
        if not _near(guess, g):
            kind = "WRONG" if guess.latitude is not None else "LACKS"
            gold_at, at = f"{g.latitude:.2f},{g.longitude:.2f}", f"{guess.latitude},{guess.longitude}"
            yield f"{kind}\t{doc.text[g.start : g.end]}\t{gold_at}\t{at}\t{words}"
    for o in own:
        if not any(o.start < g.end and g.start < o.end for g in gold):
            yield f"EXTRA\t{doc.text[o.start : o.end]}\t\t{doc.text[max(0, o.start - 30) : o.end + 20]!r}"


if __name__ == "__main__":
    sys.exit(main())
