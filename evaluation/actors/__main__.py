"""Who is meant: sources of statements, actors of events.

``python -m evaluation.actors PATH… [--errors] [--raise-floors]``; a PATH is the folder of GUM news in CoNLL-U, the
folder of corpora that our own labels belong to (the half for looking and the half for measuring are scored apart), or
the PETRARCH unit records (XML) beside their dictionary of actors. Errors of the half for measuring are never shown.
"""

import argparse
import sys
from pathlib import Path

from evaluation import scores
from evaluation.actors import attributions, labelled, units, who
from evaluation.scores import Counts

FLOORS = Path(__file__).parent / "floors.toml"
AIMS = {"sources": "aim P 95, R 85", "look: sources": "aim P 95, R 85", "measure: sources": "aim P 95, R 85"}


def main() -> int:
    """Exit code 1 if a figure fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.actors", description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--raise-floors", action="store_true")
    arguments = parser.parse_args()
    fallen: list[str] = []
    for path in arguments.paths:
        if not path.exists():
            print(f"skipped: no corpus at {path}")
            continue
        corpus, rows = _rows(path, errors=arguments.errors)
        print(scores.table(rows, AIMS))
        figures = {name: scores.total(row).f1 for name, row in rows.items()}
        fallen += scores.check_floors(FLOORS, corpus, figures, raise_floors=arguments.raise_floors)
    print(*fallen, sep="\n", end="\n" if fallen else "")
    return 1 if fallen else 0


def _rows(path: Path, *, errors: bool) -> tuple[str, dict[str, list[Counts]]]:
    """The digest of what is scored, and the rows."""
    if path.is_file():
        return scores.digest(path), units.rows(path, errors=errors)
    if any(path.glob("*.conllu")):
        return scores.digest(path), attributions.rows(path, errors=errors)
    found: dict[str, list[Counts]] = {}
    for half in ("look", "measure"):
        judged = list(who.verdicts(path, half))
        found |= {f"{half}: {name.strip()}": row for name, row in who.rows([v for _, v in judged]).items()}
        if errors and half == "look":
            print(*who.errors(judged), sep="\n")
    return scores.digest(labelled.LABELS), found


if __name__ == "__main__":
    sys.exit(main())
