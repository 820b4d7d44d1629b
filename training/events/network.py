"""Train the network that says which words report an event: ``python -m training.events.network CORPORA TREEBANKS``.

Prints the five-fold cross-validated precision, recall and F1 of the types (a fold is of whole articles), beside what
the patterns alone find, then trains on everything and writes the weights.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from spacy.tokens import Doc
from torch import nn
from torch.nn import functional

from onrecord import language
from onrecord.events import learned, triggers
from onrecord.events.learned import BELOW, NUMBERS, PARTS, TYPES, Inputs
from onrecord.events.reported import promised
from onrecord.intake import text as plain
from onrecord.language.columns import Columns, columns
from onrecord.model import Span
from training.events import fitting, labelled

WIDTH, WORDS, MARKS = 128, 48, 12
"""Units of the hidden layers; of what is learned of a word by itself; of a relation or tag."""
FOLDS = 5
RARELY, FEW = 0.02, 5
"""A word that reports an event more rarely than this, and is met at least so often, is not asked about."""


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled sentence: its document, its words by number, the types told, the label of each word."""

    sentence: labelled.Sentence
    doc: Doc
    words: range
    labels: dict[int, int]
    given: dict[int, str]


def main() -> None:
    """Cross-validate, train, write."""
    parser = argparse.ArgumentParser(prog="python -m training.events.network", description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder with news_ukraine, rss and pages")
    parser.add_argument("treebanks", type=Path, help="folder with gmb")
    parser.add_argument("--out", type=Path, default=learned.WEIGHTS)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--folds", type=Path, help="write the weights of each fold there too: 0.npz to 4.npz")
    given = parser.parse_args()
    read = examples((*labelled.sentences(given.corpora, given.treebanks), *labelled.looked_at(given.corpora)))
    print(f"{len(read)} sentences, {sum(len(e.sentence.events) for e in read)} events")
    folds = by_article([example.sentence for example in read])
    guesses: list[dict[int, tuple[str, float]]] = [{}] * len(read)
    for held in range(FOLDS):
        weights = trained([e for e, fold in zip(read, folds, strict=True) if fold != held], given.epochs)
        if given.folds:
            save(weights, given.folds / f"{held}.npz")
        for at, example in enumerate(read):
            if folds[at] == held:
                guesses[at] = learned.likely(example.doc, example.given, weights)
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        print(f"at {least}: " + scored(read, [_typed(g, e, least) for e, g in zip(read, guesses, strict=True)]))
    print("patterns alone: " + scored(read, [[t for i, t in e.given.items() if i in e.words] for e in read]))
    save(trained(read, given.epochs), given.out)


def examples(sentences: Iterable[labelled.Sentence]) -> list[Example]:
    """The sentences, analysed, with what the patterns say of their words."""
    docs: dict[str, tuple[Doc, dict[int, str]]] = {}
    found = []
    for sentence in sentences:
        if sentence.text not in docs:
            article = plain.article(sentence.text)
            doc = language.analyse(article.text, article.parts)
            docs[sentence.text] = doc, promised(doc)
        doc, given = docs[sentence.text]
        found.append(_example(sentence, doc, given))
    return found


def _example(sentence: labelled.Sentence, doc: Doc, given: dict[int, str]) -> Example:
    held = columns(doc)
    first, after = held.words(sentence.span.start, sentence.span.end)
    words = range(first, after)
    labels: dict[int, int] = {}
    for label in sentence.events:
        for trigger in label.triggers:
            labels.setdefault(trigger_word(held, trigger), NUMBERS[label.type])
    return Example(sentence, doc, words, labels, given)


def trigger_word(held: Columns, trigger: Span) -> int:
    """The number of the word that reports the event, of those that were marked: the highest in the parse."""
    inside = range(*held.words(trigger.start, trigger.end))
    tops = [i for i in inside if held.head[i] not in inside or held.head[i] == i] or list(inside)
    return next((i for i in tops if held.pos[i] in PARTS), tops[0])


def by_article(sentences: Sequence[labelled.Sentence]) -> list[int]:
    """The fold of each sentence: that of its article."""
    articles = sorted({sentence.article for sentence in sentences})
    random.Random(1).shuffle(articles)
    folds = {article: at % FOLDS for at, article in enumerate(articles)}
    return [folds[sentence.article] for sentence in sentences]


def scored(read: Sequence[Example], found: Sequence[Sequence[str]]) -> str:
    """Precision, recall and F1 of the types found, each sentence's against its labels."""
    right = there = 0
    for example, types in zip(read, found, strict=True):
        left = [label.types for label in example.sentence.events]
        there += len(left)
        for type_ in types:
            match = next((told for told in left if type_ in told), None)
            if match is not None:
                left.remove(match)
                right += 1
    count = sum(map(len, found))
    return f"P {right / count:.3f} R {right / there:.3f} F1 {2 * right / (count + there):.3f}"


def _typed(likely: dict[int, tuple[str, float]], example: Example, least: float) -> list[str]:
    """The types found; a word that hangs on one of the same type tells the same event."""
    sure = {i: type_ for i, (type_, chance) in likely.items() if i in example.words and chance >= least}
    heads = columns(example.doc).head
    return [type_ for i, type_ in sure.items() if sure.get(heads[i]) != type_ or heads[i] == i]


def trained(read: Sequence[Example], epochs: int, seed: int = 0) -> learned.Weights:
    """The weights made from some examples."""
    vocabularies = _vocabularies(read)
    batches = _Batch.of(read, vocabularies)
    torch.manual_seed(seed)
    network = _Network(vocabularies)

    def loss(at: torch.Tensor) -> torch.Tensor:
        batch = batches.rows(at)
        return functional.cross_entropy(network(batch), batch.labels, label_smoothing=0.05)

    fitting.fit(network, len(batches.labels), epochs, loss)
    return network.weights(vocabularies)


def _vocabularies(read: Sequence[Example]) -> learned.Weights:
    """The words that may report an event, the relations and the tags; no weights yet."""
    told = Counter(columns(e.doc).lemmas[i] for e in read for i in e.labels)
    met = Counter(columns(e.doc).lemmas[i] for e in read for i in e.words)
    lemmas = sorted(w for w in {*told, *triggers.known()} if told[w] >= RARELY * met[w] or met[w] < FEW)
    deps = sorted({dep for e in read for dep in columns(e.doc).dep})
    tags = sorted({tag for e in read for tag in columns(e.doc).tags})
    places = ({word: at for at, word in enumerate(("", *(w for w in words if w)))} for words in (lemmas, deps, tags))
    return learned.Weights({}, *places)


@dataclass(slots=True)
class _Batch:
    """The columns of words, as tensors."""

    seen: dict[str, torch.Tensor]
    labels: torch.Tensor

    @classmethod
    def of(cls, read: Sequence[Example], vocabularies: learned.Weights) -> "_Batch":
        parts: list[tuple[dict[str, Any], list[int]]] = []
        docs: dict[int, Inputs] = {}
        for example in read:
            if id(example.doc) not in docs:
                docs[id(example.doc)] = learned.inputs(columns(example.doc), example.doc.tensor, vocabularies)
            seen = docs[id(example.doc)]
            rows = [at for at, token in enumerate(seen.tokens) if token in example.words]
            tokens = [seen.tokens[at] for at in rows]
            columns_ = {
                "lemmas": seen.lemmas[rows],
                "encoded": seen.encoded[rows],
                "above": seen.above[rows],
                "vectors": seen.vectors[rows],
                "marks": seen.marks[rows],
                "below": seen.below[rows],
                "given": np.array([NUMBERS.get(example.given.get(t, ""), 0) for t in tokens], dtype=np.int64),
            }
            parts.append((columns_, [example.labels.get(token, 0) for token in tokens]))
        seen_ = {n: torch.from_numpy(np.concatenate([columns_[n] for columns_, _ in parts])) for n in parts[0][0]}
        return cls(seen_, torch.tensor([label for _, labels in parts for label in labels]))

    def rows(self, at: torch.Tensor) -> "_Batch":
        return _Batch({name: column[at] for name, column in self.seen.items()}, self.labels[at])


class _Network(nn.Module):
    """The network as it is trained: what is learned of words, relations and tags stands in tables of its own."""

    def __init__(self, vocabularies: learned.Weights) -> None:
        super().__init__()
        vectors = torch.from_numpy(language.pipeline.shipped().network.word_vectors)
        self.register_buffer("known", vectors, persistent=False)
        rows = language.pipeline.shipped().network.small
        own = torch.tensor([rows.get(lemma.lower(), 0) for lemma in vocabularies.lemmas])
        self.register_buffer("own", own, persistent=False)
        width, encoded = vectors.shape[1], 128
        self.words = nn.Embedding(len(vocabularies.lemmas), WORDS)
        nn.init.normal_(self.words.weight, std=0.3)
        self.deps = nn.ModuleList(nn.Embedding(len(vocabularies.deps), MARKS) for _ in range(2))
        self.tags = nn.ModuleList(nn.Embedding(len(vocabularies.tags), MARKS) for _ in range(2))
        self.given = nn.Embedding(len(TYPES) + 1, 16)
        self.parts = nn.ModuleDict(
            {
                "encoded": nn.Linear(encoded, WIDTH),
                "above": nn.Linear(encoded, WIDTH, bias=False),
                "vectors": nn.Linear(width, WIDTH, bias=False),
                "vector": nn.Linear(width, WIDTH, bias=False),
                "word": nn.Linear(WORDS, WIDTH, bias=False),
                "below": nn.Linear(len(BELOW), WIDTH, bias=False),
                "marks": nn.Linear(4 * MARKS, WIDTH, bias=False),
                "given": nn.Linear(16, WIDTH, bias=False),
            }
        )
        self.second, self.out = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, len(TYPES) + 1)
        self.seen, self.dropped, self.some = nn.Dropout(0.25), nn.Dropout(0.5), nn.Dropout(0.3)

    def forward(self, batch: _Batch) -> torch.Tensor:
        """The scores of no event and of each type."""
        seen, parts = batch.seen, self.parts
        marks = torch.cat(
            [table(seen["marks"][:, at]) for at, table in enumerate((*self.deps, *self.tags))],
            dim=1,
        )
        hidden = parts["encoded"](self.seen(seen["encoded"])) + parts["above"](self.seen(seen["above"]))
        hidden = hidden + parts["vectors"](self.seen(self.known[seen["vectors"]]))
        hidden = hidden + parts["vector"](self.seen(self.known[self.own[seen["lemmas"]]]))
        hidden = hidden + parts["word"](self.some(self.words(seen["lemmas"]))) + parts["below"](seen["below"])
        hidden = hidden + parts["marks"](marks) + parts["given"](self.given(seen["given"]))
        hidden = self.dropped(torch.relu(hidden))
        hidden = hidden + self.dropped(torch.relu(self.second(hidden)))
        scores: torch.Tensor = self.out(hidden)
        return scores

    @torch.no_grad()
    def weights(self, vocabularies: learned.Weights) -> learned.Weights:
        """The weights as reading uses them: what a table gives is multiplied out."""
        by = {name: layer.weight.T for name, layer in self.parts.items()}
        own = self.known[self.own] @ by["vector"] + self.words.weight @ by["word"] + self.parts["encoded"].bias
        found = {"own": own, **{name: by[name] for name in ("encoded", "above", "vectors", "below")}}
        names = ("dep", "dep_above", "tag", "tag_above")
        for at, (name, table) in enumerate(zip(names, (*self.deps, *self.tags), strict=True)):
            found[name] = table.weight @ by["marks"][at * MARKS : (at + 1) * MARKS]
        found |= {"pattern": self.given.weight @ by["given"], "second": self.second.weight.T, "out": self.out.weight.T}
        found |= {"second.bias": self.second.bias, "out.bias": self.out.bias}
        arrays = {name: array.detach().numpy().astype(np.float32).copy() for name, array in found.items()}
        return learned.Weights(arrays, vocabularies.lemmas, vocabularies.deps, vocabularies.tags)


def save(weights: learned.Weights, path: Path) -> None:
    """Writes the weights."""
    fitting.save(weights.arrays, {"lemmas": weights.lemmas, "deps": weights.deps, "tags": weights.tags}, path)


if __name__ == "__main__":
    main()
