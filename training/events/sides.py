"""Train the network that says who does what an event tells, and to whom.

``python -m training.events.sides CORPORA TREEBANKS``.

Prints, five-fold by article, how many of the labelled events have every actor and recipient right by the rules alone
and with the network's, then trains on everything and writes the weights.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
import torch
from evaluation.events import running
from evaluation.events.labelled import Label
from torch import nn
from torch.nn import functional

from onrecord import actors, language, places, statements, times
from onrecord.events import sides, triggers
from onrecord.events.filled import filled, ruled
from onrecord.events.frames import frame
from onrecord.events.learned import TYPES
from onrecord.events.named import Named
from onrecord.events.referents import mentions
from onrecord.events.sides import ACTOR, NONE, RECIPIENT, Asked, Seen
from onrecord.events.words import Word, sentences
from onrecord.intake import text as plain
from onrecord.language.columns import columns
from onrecord.model import Mention, Reading, Span
from training.events import fitting, labelled
from training.events.network import FOLDS, by_article, trigger_word

WIDTH = 64
SIZES = {"way": 32, "case": 16, "tag": 8, "distance": 8, "taken": 8, "empty": 4, "type": 16}
"""Numbers learned for each value of what is looked up in a table."""
USED, RARE = 8, 5
"""A way that led to a side more rarely is not gone; a preposition or tag met more rarely is like any other."""
UNTOLD = -1
"""The label of a pronoun that leads nowhere where a rule takes it and the labels name somebody: it may be them."""


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled event as the network is asked for it; a label for each phrase, where it may be looked up again."""

    sentence: int
    label: Label
    of: Asked
    seen: list[Seen]
    labels: list[int]
    encoded: np.ndarray[Any, Any]
    first: int
    named: Named
    read: Reading


def main() -> None:
    """Cross-validate, train, write."""
    parser = argparse.ArgumentParser(prog="python -m training.events.sides", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder with news_ukraine, wikinews, rss and pages")
    parser.add_argument("treebanks", type=Path, help="folder with gmb")
    parser.add_argument("--out", type=Path, default=sides.WEIGHTS)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--folds", type=Path, help="write the weights of each fold there too: sides0.npz to sides4.npz")
    given = parser.parse_args()
    torch.set_num_threads(1)
    told = [*labelled.sentences(given.corpora, given.treebanks), *labelled.looked_at(given.corpora)]
    read = list(examples(told))
    print(f"{len(read)} events, {sum(len(e.seen) for e in read)} phrases")
    folds = by_article(told)
    ruled_right = filled_right = 0
    for held in range(FOLDS):
        weights = trained([e for e in read if folds[e.sentence] != held], given.epochs)
        if given.folds:
            save(weights, given.folds / f"sides{held}.npz")
        for example in (e for e in read if folds[e.sentence] == held):
            ruled_right += _is_right(example, example.of.doers, example.of.done_to, told)
            filled_right += _is_right(example, *_filled(example, weights), told)
    print(
        f"all actors and recipients right: rules {ruled_right / len(read):.3f}, filled {filled_right / len(read):.3f}"
    )
    save(trained(read, given.epochs), given.out)


def examples(told: Sequence[labelled.Sentence]) -> Iterator[Example]:
    """The labelled events whose word is found, each with what the network is asked."""
    text, read = "", None
    for at, sentence in enumerate(told):
        if not sentence.events:
            continue
        if read is None or sentence.text != text:
            text, read = sentence.text, _Read.of(sentence.text)
        for label in sentence.events:
            example = read.example(at, label)
            if example is not None:
                yield example


@dataclass(frozen=True, slots=True)
class _Read:
    """An article read up to its statements, with the trees of its sentences."""

    doc: Any
    named: Named
    reading: Reading
    words: dict[int, Word]

    @classmethod
    def of(cls, text: str) -> "_Read":
        article = plain.article(text)
        doc = language.analyse(article.text, article.parts)
        when, where, who = times.find(doc, None), places.find(doc), actors.find(doc, None)
        said = statements.find(doc, article.id, who, when)
        reading = Reading(article, (*who, *where), when, said, ())
        words = {word.i: word for sentence in sentences(doc) for word in sentence.words}
        return cls(doc, Named(who, where, "1", said), reading, words)

    def example(self, at: int, label: Label) -> Example | None:
        held = columns(self.doc)
        word = next(
            (self.words.get(trigger_word(held, t)) for t in label.triggers if any(held.words(t.start, t.end))), None
        )
        if word is None:
            return None
        of = frame(word)
        row = triggers.longest(of)
        if row is None or row.type not in label.types:
            row = triggers.by_type(label.type, word)
        asked = ruled(of, row, self.named, 1.0)
        seen = sides.phrases(asked, sides.UNTRAINED)
        first, after = word.sent.start, word.sent.end
        labels = [self._label(asked, s, label) for s in seen]
        encoded = self.doc.tensor[first:after].astype(np.float16)
        return Example(at, label, asked, seen, labels, encoded, first, self.named, self.reading)

    def _label(self, asked: Asked, seen: Seen, label: Label) -> int:
        """The side that a phrase is on: the words marked, or another mention of whom they mean."""
        meant = mentions(seen.head, self.named, places=True)
        if any(self._is(seen, meant, who.spans) for who in label.actors):
            return ACTOR
        if any(self._is(seen, meant, who.spans) for who in label.recipients):
            return ACTOR if asked.type == "CONSULT" else RECIPIENT
        unknown = seen.head.pos_ == "PRON" and all(m.ref is None for m in meant)
        names = (seen.taken & 1 and label.actors) or (seen.taken & 2 and label.recipients)
        return UNTOLD if unknown and names else NONE

    def _is(self, seen: Seen, meant: Iterable[Mention], marked: Sequence[Span]) -> bool:
        own = Span(seen.head.idx, seen.head.idx + len(seen.head))
        if any(own.overlaps(span) or any(m.span.overlaps(span) for m in meant) for span in marked):
            return True
        named = {m.ref.id for m in self.reading.mentions if m.ref and any(m.span.overlaps(s) for s in marked)}
        return any(m.ref is not None and m.ref.id in named for m in meant)


def _filled(example: Example, weights: sides.Weights) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    tensor = np.zeros((example.first + len(example.encoded), example.encoded.shape[1]), dtype=np.float32)
    tensor[example.first :] = example.encoded
    seen = [s for s in example.seen if s.way in weights.ways]
    chances = sides.chances(tensor, [(example.of, s) for s in seen], weights).tolist() if seen else []
    return filled(example.of, seen, chances, example.named)


def _is_right(
    example: Example, doers: tuple[Mention, ...], done_to: tuple[Mention, ...], told: Sequence[labelled.Sentence]
) -> bool:
    event = _Sides(example.label.type, doers, done_to)
    return running.agrees(event, example.label, told[example.sentence], example.read, whole=True)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Sides:
    type: str
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]


def trained(read: Sequence[Example], epochs: int, seed: int = 0) -> sides.Weights:
    """The weights made from some examples."""
    vocabularies = _vocabularies(read)
    rows = [
        (e, s, y)
        for e in read
        for s, y in zip(e.seen, e.labels, strict=True)
        if y != UNTOLD and s.way in vocabularies.ways
    ]
    seen = {n: torch.from_numpy(c) for n, c in sides.columns([(e.of, s) for e, s, _ in rows], vocabularies).items()}
    for name, words in (("trigger", None), ("head", 0), ("above", 1)):
        at = [(e.of.trigger if words is None else s.head.head if words else s.head).i - e.first for e, s, _ in rows]
        encoded = np.stack([e.encoded[i] for (e, _, _), i in zip(rows, at, strict=True)]).astype(np.float32)
        seen[name] = torch.from_numpy(encoded)
    labels = torch.tensor([y for _, _, y in rows])
    torch.manual_seed(seed)
    network = _Network(vocabularies)

    def loss(at: torch.Tensor) -> torch.Tensor:
        scores = network({name: column[at] for name, column in seen.items()})
        return functional.cross_entropy(scores, labels[at], label_smoothing=0.03)

    fitting.fit(network, len(labels), epochs, loss)
    return network.weights(vocabularies)


def _vocabularies(read: Sequence[Example]) -> sides.Weights:
    """The ways, prepositions and tags met often enough; no weights yet. The place 0 is that of all others."""
    ways = Counter(s.way for e in read for s, y in zip(e.seen, e.labels, strict=True) if y > NONE)
    cases, tags = (Counter(of(s) for e in read for s in e.seen) for of in (attrgetter("case"), attrgetter("tag")))
    known = (
        ["", *sorted(word for word, times_met in met.items() if times_met >= least and word)]
        for met, least in ((ways, USED), (cases, RARE), (tags, RARE))
    )
    return sides.Weights.of({}, *known)


class _Network(nn.Module):
    """The network as it is trained: what is learned of ways, prepositions and tags stands in tables of its own."""

    def __init__(self, vocabularies: sides.Weights) -> None:
        super().__init__()
        vectors = torch.from_numpy(language.pipeline.shipped().network.word_vectors)
        self.register_buffer("known", vectors, persistent=False)
        counts = {"distance": 2 * (len(sides.DISTANCES) + 1), "taken": 4, "empty": 4, "type": len(TYPES) + 1}
        counts |= {name: len(getattr(vocabularies, its)) for name, its in sides.TABLES.items() if its}
        self.tables = nn.ModuleDict({f"{name}s": nn.Embedding(counts[name], SIZES[name]) for name in sides.TABLES})
        self.marks = nn.Linear(sum(SIZES.values()), WIDTH)
        self.encoded = nn.ModuleDict({name: nn.Linear(128, WIDTH, bias=False) for name in sides.ENCODED})
        self.vectors = nn.ModuleDict({n: nn.Linear(vectors.shape[1], WIDTH, bias=False) for n in sides.VECTORS})
        self.second, self.out = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, RECIPIENT + 1)
        self.seen, self.dropped = nn.Dropout(0.25), nn.Dropout(0.4)

    def forward(self, seen: dict[str, torch.Tensor]) -> torch.Tensor:
        """The scores of neither side, of who does it, of to whom."""
        hidden = self.marks(torch.cat([self.tables[f"{name}s"](seen[name]) for name in SIZES], dim=1))
        for name, layer in self.encoded.items():
            hidden = hidden + layer(self.seen(seen[name]))
        for name, layer in self.vectors.items():
            hidden = hidden + layer(self.seen(self.known[seen[name]]))
        hidden = self.dropped(torch.relu(hidden))
        hidden = hidden + self.dropped(torch.relu(self.second(hidden)))
        scores: torch.Tensor = self.out(hidden)
        return scores

    @torch.no_grad()
    def weights(self, vocabularies: sides.Weights) -> sides.Weights:
        """The weights as reading uses them: what a table gives is multiplied out."""
        found = {name: layer.weight.T for parts in (self.encoded, self.vectors) for name, layer in parts.items()}
        first = 0
        for name, size in SIZES.items():
            found[name] = self.tables[f"{name}s"].weight @ self.marks.weight.T[first : first + size]
            first += size
        found |= {"bias": self.marks.bias, "second": self.second.weight.T, "second.bias": self.second.bias}
        found |= {"out": self.out.weight.T, "out.bias": self.out.bias}
        arrays = {name: array.detach().numpy().astype(np.float32).copy() for name, array in found.items()}
        return sides.Weights.of(arrays, *map(list, (vocabularies.ways, vocabularies.cases, vocabularies.tags)))


def save(weights: sides.Weights, path: Path) -> None:
    """Writes the weights."""
    fitting.save(weights.arrays, {"ways": weights.ways, "cases": weights.cases, "tags": weights.tags}, path)


if __name__ == "__main__":
    main()
