"""`python -m evaluation.statements PATH`: the folder that holds `polnear` and `gum_news`."""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from evaluation.scores import Counts, check_floors, digest, table, total
from evaluation.statements import sentences
from evaluation.statements.gum import Report, read_reports
from evaluation.statements.polnear import read_articles
from evaluation.statements.score import HUMAN, outermost, score
from onrecord import language, statements
from onrecord.model import Statement

FLOORS = Path(__file__).with_name("floors.toml")


def main() -> int:
    """The exit status: 1 where a figure fell below its floor."""
    arguments = _arguments()
    fallen: list[str] = []
    for folder, measured, title in (
        (arguments.corpus / "polnear" / "dev", polnear, "PolNeAR dev, attributions"),
        (arguments.corpus / "gum_news", gum, "GUM news, attribution relations found"),
        (arguments.sentences, partial(sentences.measure, half=arguments.half), f"Our labels, half {arguments.half}"),
    ):
        if folder is None or not folder.is_dir():
            print(f"skipped: no {folder}")
            continue
        rows = measured(folder)
        print(f"{title}\n{table(rows, HUMAN)}\n")
        scores = {name: total(documents).f1 for name, documents in rows.items()}
        corpus = digest(folder) if measured in (polnear, gum) else digest(sentences.LABELS) + arguments.half
        fallen += check_floors(FLOORS, corpus, scores, raise_floors=arguments.raise_floors)
    print(*fallen, sep="\n")
    return 1 if fallen else 0


def polnear(folder: Path) -> dict[str, list[Counts]]:
    """Each figure's counts, article by article."""
    rows: dict[str, list[Counts]] = defaultdict(list)
    for article in read_articles(folder):
        doc = language.analyse(article.text)
        found = outermost(statements.find(doc, article.name, (), ()))
        for name, counts in score(article.text, found, article.attributions).items():
            rows[name].append(counts)
    return rows


def gum(folder: Path) -> dict[str, list[Counts]]:
    """Attributions found, report by report: a cue in the attributing unit, content in the attributed one."""
    rows: dict[str, list[Counts]] = {"attribution": []}
    for report in read_reports(folder):
        doc = language.analyse(report.text, report.parts)
        rows["attribution"].append(_found(report, statements.find(doc, report.name, (), ())))
    return rows


def _found(report: Report, said: Iterable[Statement]) -> Counts:
    ours = [s for s in said if s.cue]
    right = [
        any(any(c.overlaps(a) for c in s.cue) and any(c.overlaps(b) for c in s.content) for s in ours)
        for a, b in report.attributions
    ]
    true = [
        any(any(c.overlaps(a) for c in s.cue) and any(c.overlaps(b) for c in s.content) for a, b in report.attributions)
        for s in ours
    ]
    # Two statements may share one relation ("said … and added"): precision and recall are counted on their own sides.
    extra = max(0, len(ours) - sum(true))
    return Counts(sum(right), sum(right) + extra, len(report.attributions))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="folder with polnear and gum_news")
    parser.add_argument("--sentences", type=Path, help="folder with news_ukraine and whitehouse, for our own labels")
    parser.add_argument("--half", default="measure", choices=["look", "measure"], help="which half of our labels")
    parser.add_argument("--raise-floors", action="store_true", help="write figures that rose as the new floors")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
