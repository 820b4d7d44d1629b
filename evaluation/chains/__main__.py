"""B³ of chains: ``python -m evaluation.chains DOCUMENTS [FEEDS]``, with ``--raise-floors`` to raise the floors.

DOCUMENTS is a file of JSON lines with ``date`` and ``text``, from which statements and articles are told again with
invented edits; FEEDS the folder of feeds whose quotations ``pairs.tsv`` labels, and whose events ``events.tsv``.
"""

import argparse
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from evaluation.chains import events, feeds, retold
from evaluation.chains.bcubed import BCubed, bcubed
from evaluation.chains.retold import Retold
from evaluation.scores import check_floors, digest
from onrecord import chains
from onrecord.ledger import Ledger
from onrecord.ledger.items import Kind
from onrecord.ledger.links import Links

FLOORS = Path(__file__).with_name("floors.toml")


def main() -> int:
    """Print the scores; 1 where one fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.chains", description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("feeds", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=250, help="documents to take")
    parser.add_argument("--raise-floors", action="store_true")
    arguments = parser.parse_args()
    fallen = []
    if arguments.documents.exists():
        scores = _built(arguments.documents, arguments.count)
        fallen += check_floors(FLOORS, digest(arguments.documents), scores, raise_floors=arguments.raise_floors)
    else:
        print(f"skipped: {arguments.documents} does not exist")
    print(f"paraphrases of our own linked: {feeds.paraphrases()}")
    if arguments.feeds and arguments.feeds.exists():
        feeds.report(arguments.feeds)
        told = events.report(arguments.feeds)
        scores = {"events precision": told.precision, "events recall": told.recall}
        fallen += check_floors(FLOORS, digest(arguments.feeds), scores, raise_floors=arguments.raise_floors)
    elif arguments.feeds:
        print(f"skipped: {arguments.feeds} does not exist")
    print("\n".join(fallen))
    return 1 if fallen else 0


def _built(documents: Path, count: int) -> dict[str, float]:
    scores: dict[str, float] = {}
    for name, made in (
        ("statements", list(retold.statements(documents, count))),
        ("articles", list(retold.articles(documents, count))),
    ):
        found = _linked(made, Kind.STATEMENT if name == "statements" else Kind.ARTICLE)
        result: BCubed = bcubed({r.item: r.origin for r in made}, found)
        print(f"{name:12} {result}")
        _by_edit(made, found)
        scores |= {f"{name} precision": result.precision, f"{name} recall": result.recall}
    return scores


def _linked(made: list[Retold], kind: Kind) -> dict[str, int]:
    """The chain of each item, by the product's own road: into a ledger, linked, read back."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "built.db") as ledger:
        for one in made:
            ledger.add(one.reading)
        chains.link(ledger)
        links = Links(ledger)
        return {one.item: links.chain(kind, links.item(one.item)[1]) for one in made}


def _by_edit(made: list[Retold], found: dict[str, int]) -> None:
    """How many retellings of each edit are in the chain of their first report."""
    first = {one.origin: found[one.item] for one in reversed(made) if one.edit == "first report"}
    right: Counter[str] = Counter()
    all_: defaultdict[str, int] = defaultdict(int)
    for one in made:
        if one.edit != "first report":
            all_[one.edit] += 1
            right[one.edit] += found[one.item] == first[one.origin]
    for edit, count in sorted(all_.items()):
        print(f"    {edit:20} {right[edit]:4} of {count:4}")


if __name__ == "__main__":
    raise SystemExit(main())
