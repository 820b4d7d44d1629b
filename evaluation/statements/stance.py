"""Stances beside those annotated: `python -m evaluation.statements.stance PATH --news CORPORA`.

PATH holds unscon and directed_sentiment; CORPORA news_ukraine, wikinews, whitehouse and official_ru_ua.
"""

import argparse
import csv
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from evaluation.scores import Counts, check_floors, digest, table, total
from evaluation.statements import running
from onrecord import language, statements
from onrecord.model import Actor, Mention, Part, Span, Stance, Statement
from onrecord.statements import details, issues, stance, targets
from onrecord.statements.relation import Relation
from onrecord.statements.words import words_of

FLOORS = Path(__file__).with_name("floors.toml")
FOLDS = 5
_MARKED = re.compile(r"\[([^\[\]]+)\]")
_CLASSES = {"1": "p for q", "2": "q for p", "3": "p against q", "4": "q against p"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence, what people said of it, and the group it is drawn with."""

    text: str
    label: str
    group: str


def main() -> int:
    """The exit status: 1 where a figure fell below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--news", type=Path, help="folder of the corpora whose statements are labelled")
    parser.add_argument("--raise-floors", action="store_true")
    arguments = parser.parse_args()
    fallen: list[str] = []
    for name, measured in (("unscon", criticism), ("directed_sentiment", directed)):
        folder = arguments.corpus / name
        if not folder.is_dir():
            print(f"skipped: no {folder}")
            continue
        rows = measured(folder)
        print(f"{name}\n{table(rows)}\n")
        scores = {f"{name}: {row}": total(c).f1 for row, c in rows.items() if row.startswith("onrecord")}
        fallen += check_floors(FLOORS, digest(folder), scores, raise_floors=arguments.raise_floors)
    fallen += _running(arguments.news, raise_floors=arguments.raise_floors)
    print(*fallen, sep="\n")
    return 1 if fallen else 0


def _running(corpora: Path | None, *, raise_floors: bool) -> list[str]:
    """What fell below its floor on running news; nothing where a corpus is missing."""
    if corpora is None or running.lacking(corpora):
        print("skipped: running news;", *(running.lacking(corpora) if corpora else ["give --news"]))
        return []
    rows = running.measure(corpora)
    print(f"running news\n{table(rows)}\n")
    # The share of right holders may fall as more is found, and be no worse for it: shown, without a floor.
    scores = {f"running: {n}": total(articles).f1 for n, articles in rows.items() if "holder" not in n}
    return check_floors(FLOORS, digest(running.LABELS), scores, raise_floors=raise_floors)


def criticism(folder: Path) -> dict[str, list[Counts]]:
    """Whether a sentence of the Security Council criticises somebody; the bag of words by five folds over speeches."""
    sentences = list(_speeches(folder / "conflict_annotations_sentences.csv"))
    ours = [criticises(s.text) for s in sentences]
    bag = _by_folds(sentences)
    rows = {"onrecord: criticism": ours, "every sentence": [True] * len(ours), "bag of words": bag}
    found = {name: _binary(sentences, guesses) for name, guesses in rows.items()}
    direct = [s.label == "Direct_NegEval" for s in sentences]
    hits = Counts(sum(o and d for o, d in zip(ours, direct, strict=True)), 0, sum(direct))
    found["onrecord: direct criticism found"] = [Counts(hits.right, hits.gold, hits.gold)]
    return found


def criticises(text: str) -> bool:
    """Whether a statement of these words is against somebody or something."""
    doc = language.analyse(text, [Part(Span(0, len(text.rstrip())), "body")])
    words = words_of(doc)
    told = targets.signs(words)
    return any((targets.judgement(words, told, i) or 0) < 0 for i in told.judging)


def directed(folder: Path) -> dict[str, list[Counts]]:
    """Who is for or against whom, of two marked names; the bag of words learned from the training part."""
    train, valid = (list(_pairs(folder / f"{part}.txt")) for part in ("train", "valid"))
    bag = _Bag(train)
    rows: dict[str, list[Counts]] = {}
    for who, guesses in (
        ("onrecord", [_direction(s.text) for s in valid]),
        ("bag of words", [bag.guess(s.text) for s in valid]),
    ):
        for label, name in _CLASSES.items():
            pairs = list(zip(valid, guesses, strict=True))
            rows[f"{who}: {name}"] = [Counts(g == s.label == label, g == label, s.label == label) for s, g in pairs]
        rows[f"{who}: any, right sign"] = [
            Counts(g == s.label != "0", g != "0", s.label != "0") for s, g in zip(valid, guesses, strict=True)
        ]
    rows["majority: neutral"] = [Counts(0, 0, s.label != "0") for s in valid]
    return rows


def _direction(marked: str) -> str:
    """The class of a sentence whose two names are in brackets, by the stances read in it."""
    text, spans = _unmarked(marked)
    if len(spans) != 2:
        return "0"
    doc = language.analyse(text, [Part(Span(0, len(text)), "body")])
    actors = [Actor(f"name {n}", span.of(text), "unnamed") for n, span in enumerate(spans)]
    who = tuple(Mention(s, "PERSON", a, 1.0, "gold") for s, a in zip(spans, actors, strict=True))
    said = statements.find(doc, "", who, ())
    for found in (*(taken for s in said for taken in s.stances), *_read(doc, who)):
        for holder, target, positive, negative in ((0, 1, "1", "3"), (1, 0, "2", "4")):
            if (found.holder, found.target) == (actors[holder], actors[target]):
                return positive if found.value > 0 else negative
    return "0"


def _read(doc: Doc, who: Sequence[Mention]) -> Iterator[Stance]:
    words = words_of(doc)
    named = targets.Targets(words, details.named(who), issues.load())
    for sentence in words.sentences:
        span = words.span(sentence)
        relation = Relation(None, (), (sentence,), None, 1.0, "gold")
        said = Statement(
            "", "", None, (), (span,), "indirect", "speech", None, None, False, None, None, (), 1.0, "gold"
        )
        yield from stance.stances(named, said, relation, ())


def _unmarked(marked: str) -> tuple[str, list[Span]]:
    text, spans, at = "", [], 0
    for mark in _MARKED.finditer(marked):
        text += marked[at : mark.start()]
        spans.append(Span(len(text), len(text) + len(mark[1])))
        text += mark[1]
        at = mark.end()
    return text + marked[at:].rstrip(), spans


class _Bag:
    """A naive Bayes classifier over words: the peer any reading should beat."""

    def __init__(self, train: Iterable[Judged]) -> None:
        self.words: dict[str, Counter[str]] = defaultdict(Counter)
        self.classes: Counter[str] = Counter()
        for sentence in train:
            self.classes[sentence.label] += 1
            self.words[sentence.label].update(_words(sentence.text))
        self.size = len({w for c in self.words.values() for w in c})

    def guess(self, text: str) -> str:
        """The likeliest label."""
        words = list(_words(text))
        return max(self.classes, key=lambda label: self._score(label, words))

    def _score(self, label: str, words: Sequence[str]) -> float:
        known = self.words[label]
        whole = sum(known.values()) + self.size
        return math.log(self.classes[label]) + sum(math.log((known[w] + 1) / whole) for w in words)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def _by_folds(sentences: Sequence[Judged]) -> list[bool]:
    groups = sorted({s.group for s in sentences})
    fold = {g: n % FOLDS for n, g in enumerate(groups)}
    binary = [Judged(s.text, "no" if s.label == "_" else "yes", s.group) for s in sentences]
    bags = [_Bag(s for s in binary if fold[s.group] != n) for n in range(FOLDS)]
    return [bags[fold[s.group]].guess(s.text) == "yes" for s in binary]


def _binary(sentences: Sequence[Judged], guesses: Sequence[bool]) -> list[Counts]:
    counts: dict[str, Counts] = defaultdict(Counts)
    for s, guess in zip(sentences, guesses, strict=True):
        gold = s.label != "_"
        counts[s.group] += Counts(guess and gold, guess, gold)
    return list(counts.values())


def _speeches(path: Path) -> Iterator[Judged]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Judged(row["sentence_text"], row["A0"], row["speech_id"] + row["basename"])


def _pairs(path: Path) -> Iterator[Judged]:
    for n, line in enumerate(path.read_text(encoding="utf-8").split("\n")):
        columns = line.split("\t")
        if len(columns) == 4:
            yield Judged(columns[0], columns[3], str(n))


if __name__ == "__main__":
    sys.exit(main())
