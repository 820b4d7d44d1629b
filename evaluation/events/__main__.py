"""Scores of events on human-coded sentences.

``python -m evaluation.events --gsr dev.json --plv dev.tsv --petrarch GSR.xml --news news_ukraine wikinews``

GSR: type macro-F1, mode where the record has one, and the triple of type, actors and recipients, by code and by place
of the words. PLV (actor and recipient given): the classifier by five-fold cross-validation, macro-F1 over its roots.
News: sentences most of which report no event; half were looked at while the rules were written, half only measured.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evaluation import scores
from evaluation.events import gsr, labelled, petrarch, running
from evaluation.scores import Counts

FLOORS = Path(__file__).with_name("floors.toml")
PEERS = {
    "PLV macro": "TF-IDF and logistic regression 73.5, roberta-large with the codebook 82",
    "GSR triple": "PETRARCH-2 73 on its own set, UniversalPetrarch 17 to 70",
}


def main() -> int:
    """Exit code 1 if a figure fell below its floor."""
    arguments = _arguments()
    fallen: list[str] = []
    for path, score in ((arguments.gsr, _gsr), (arguments.plv, _plv), (arguments.petrarch, _petrarch)):
        if path is None or not path.exists():
            print(f"skipped: no corpus at {path}" if path else f"skipped: {score.__name__[1:]}, no path given")
            continue
        figures = score(path)
        fallen += scores.check_floors(FLOORS, scores.digest(path), figures, raise_floors=arguments.raise_floors)
    if all(path.exists() for path in arguments.news) and arguments.news:
        figures, labels = _news(arguments.news), scores.digest(labelled.LABELS)
        fallen += scores.check_floors(FLOORS, labels, figures, raise_floors=arguments.raise_floors)
    else:
        print("skipped: running news; give the folders news_ukraine and wikinews")
    print(*fallen, sep="\n", end="\n" if fallen else "")
    return 1 if fallen else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.events", description=__doc__)
    parser.add_argument("--gsr", type=Path, help="PLOVER gold standard records (JSON)")
    parser.add_argument("--plv", type=Path, help="PLV sentences (TSV)")
    parser.add_argument("--petrarch", type=Path, help="PETRARCH-2 validation records (XML)")
    parser.add_argument(
        "--news", type=Path, nargs=2, default=(), help="folders of the news whose sentences are labelled"
    )
    parser.add_argument("--raise-floors", action="store_true")
    return parser.parse_args()


def _gsr(path: Path) -> dict[str, float]:
    records = list(gsr.records(path))
    events = [gsr.main_event(gsr.found(r.text)) for r in records]
    types = [e.type if e else "" for e in events]
    macro, rows = _by_class(types, [r.type for r in records])
    triples = {
        name: [
            Counts(float(e is not None and same(e, r)), float(e is not None), 1)
            for e, r in zip(events, records, strict=True)
        ]
        for name, same in (("triple by code", gsr.same_codes), ("triple by words", gsr.same_words))
    }
    print("GSR\n" + scores.table(rows | triples, {"triple by code": PEERS["GSR triple"]}))
    moded = [e is not None and e.mode == r.mode for e, r in zip(events, records, strict=True) if r.mode]
    print(
        f"type macro-F1 {100 * macro:.1f}; mode {100 * sum(moded) / len(moded):.1f} % of {len(moded)} that have one\n"
    )
    return {"type macro": macro, "mode": sum(moded) / len(moded)} | {
        name: scores.total(row).f1 for name, row in triples.items()
    }


def _plv(path: Path) -> dict[str, float]:
    from training.events import plv
    from training.events.__main__ import cross_validated

    examples = list(plv.examples(path))
    roots = [e.root for e in examples]
    guesses = cross_validated([plv.hashed(e) for e in examples], roots)
    macro, rows = _by_class(guesses, roots)
    right = sum(g == r for g, r in zip(guesses, roots, strict=True)) / len(roots)
    print("PLV, five-fold\n" + scores.table(rows))
    print(f"accuracy {100 * right:.1f}, macro-F1 {100 * macro:.1f} (beside: {PEERS['PLV macro']})\n")
    return {"accuracy": right, "macro": macro}


def _petrarch(path: Path) -> dict[str, float]:
    rows = {"dyad and type": [petrarch.counts(r) for r in petrarch.records(path)]}
    print("PETRARCH-2 records\n" + scores.table(rows, {"dyad and type": PEERS["GSR triple"]}) + "\n")
    return {name: scores.total(row).f1 for name, row in rows.items()}


def _news(corpora: Sequence[Path]) -> dict[str, float]:
    rows = running.scored(corpora)
    print("Running news\n" + scores.table(rows) + "\n")
    return {name: scores.total(row).f1 for name, row in rows.items()}


def _by_class(guesses: Sequence[str], gold: Sequence[str]) -> tuple[float, dict[str, list[Counts]]]:
    """Macro-F1 over the classes there are in gold, and the counts of each class."""
    rows = {
        name: [Counts(g == r == name, g == name, r == name) for g, r in zip(guesses, gold, strict=True)]
        for name in sorted(Counter(gold))
    }
    return sum(scores.total(row).f1 for row in rows.values()) / len(rows), rows


if __name__ == "__main__":
    raise SystemExit(main())
