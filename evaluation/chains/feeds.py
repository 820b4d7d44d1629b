"""Pairs of real quotations labelled by hand, compared as linking compares them."""

import csv
import json
import lzma
from pathlib import Path

from evaluation.scores import Counts, table
from onrecord.chains.compare import Compared, same_statement
from onrecord.ledger.items import Item

PAIRS = Path(__file__).with_name("pairs.tsv")
PARAPHRASES = Path(__file__).with_name("paraphrases.tsv")


def report(feeds: Path) -> None:
    """Print precision and recall on the pairs, once with sources taken as unknown, once as one and the same."""
    rows = list(csv.DictReader(PAIRS.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t"))
    wanted = {row[end] for row in rows for end in ("one", "other")}
    leads = _leads(feeds, wanted)
    scored = {}
    for name, source in (("source unknown", frozenset[str]()), ("same source given", frozenset({"somebody"}))):
        scored[name] = [_count(row, leads, source) for row in rows]
    print(table(scored))


def paraphrases() -> str:
    """How many paraphrases of our own are linked to what they tell, the source given."""
    rows = csv.DictReader(PARAPHRASES.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t")
    linked: dict[str, list[bool]] = {}
    for row in rows:
        one, other = (_item(n, row[column], frozenset({"somebody"})) for n, column in enumerate(("said", "told")))
        linked.setdefault(row["kind"], []).append(same_statement(one, other) is not None)
    return ", ".join(f"{kind} {sum(found)} of {len(found)}" for kind, found in linked.items())


def _count(row: dict[str, str], leads: dict[str, str], source: frozenset[str]) -> Counts:
    one = leads[row["one"]][int(row["start"]) : int(row["end"])]
    other = leads[row["other"]][int(row["other_start"]) : int(row["other_end"])]
    found = same_statement(_item(1, one, source), _item(2, other, source)) is not None
    gold = row["same"] == "1"
    return Counts(found and gold, found, gold)


def _item(key: int, words: str, source: frozenset[str]) -> Compared:
    return Compared(Item(key, str(key), key, 1, 1, 1, words, actors=source))


def _leads(feeds: Path, wanted: set[str]) -> dict[str, str]:
    return {link: item["summary"] for link, item in items(feeds, wanted).items()}


def items(feeds: Path, wanted: set[str]) -> dict[str, dict[str, str]]:
    """The items of these links that have a lead, each as its feed first brought it."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(feeds.iterdir()):
        with lzma.open(file, "rt", encoding="utf-8") if file.suffix == ".xz" else file.open(encoding="utf-8") as lines:
            for line in lines:
                item = json.loads(line)
                if item["link"] in wanted and item["summary"]:
                    found.setdefault(item["link"], item)
    return found
