"""Train the tagger: `python -m training.statements POLNEAR`; then `settle` it."""

import argparse
import logging
import random
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.statements import tagger
from onrecord.statements.features import SMALL
from training.statements.examples import Example, examples, figures
from training.statements.export import exported
from training.statements.network import ROLE_OF, Network

log = logging.getLogger(__name__)
FEWEST = 5
WARM = 100
HIDDEN = 0.12
CUT = 0.3
"""How many paragraphs are cut between sentences: news elsewhere is printed in shorter ones."""
Batch = list[tuple[Example, tuple[int, int]]]


def main() -> None:
    """Nothing; writes the weights whenever a pass over the corpus made them better on dev."""
    arguments = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    random.seed(arguments.seed)
    train, dev = (examples(arguments.polnear / part, arguments.cache) for part in ("train", "dev"))
    keys, (known, vectors) = _keys(train), tagger.word_vectors()
    for example in (*train, *dev):
        hashed = example.columns.hashed
        example.numbers = dict(zip(SMALL, example.columns.small, strict=True))
        example.numbers["word"] = tagger.lookup(hashed, keys["keys.word"])
        example.numbers["vector"] = tagger.lookup(hashed, known)
    rows = {"word": len(keys["keys.word"]) + 1} | SMALL
    inputs = train[0].columns.encoded.shape[1], rows, torch.from_numpy(vectors)
    *_, teacher = _passes(Network(*inputs, arguments.teacher, arguments.drop, deep=True), train, arguments)
    steps = _taught(teacher, train)
    best = 0.0
    for network in _passes(Network(*inputs, arguments.width, arguments.drop), train, arguments, steps):
        found = figures(dev, tagger.joined(exported(network, keys)))
        log.info("%s", {n: round(float(c.f1), 4) for n, c in found.items()})
        reached = sum(c.f1 for c in found.values())
        if reached > best:
            best = reached
            np.savez_compressed(arguments.output, **exported(network, keys, small=True))


@torch.no_grad()
def _taught(teacher: Network, train: list[Example]) -> torch.Tensor:
    """The steps of a teacher, whose scores of the examples are kept with them."""
    teacher.eval()
    for example in train:
        every = [(example, sequence) for sequence in example.columns.sequences]
        if not every:
            continue
        encoded, small, heads, tags = _tensors(every)
        scores = teacher(encoded, small, heads, tags >= 0)
        example.taught = scores[tags >= 0].numpy().astype(np.float16)
    return teacher.steps[list(ROLE_OF)].clone()


def _passes(
    network: Network, train: list[Example], arguments: argparse.Namespace, taught: torch.Tensor | None = None
) -> Iterator[Network]:
    """The network with averaged weights after each pass over the corpus."""
    steady = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=_averaged)
    optimizer = torch.optim.AdamW(network.parameters(), lr=arguments.rate)
    steps = arguments.epochs * len(list(_batches(train, arguments.batch)))
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min(1.0, n / WARM) * (1 - n / (steps + WARM)))
    for epoch in range(arguments.epochs):
        network.train()
        losses = []
        for batch in _batches(train, arguments.batch):
            losses.append(_step(network, optimizer, batch, taught))
            steady.update_parameters(network)
            rate.step()
        log.info("%2d loss %.4f", epoch, np.mean(losses))
        yield steady.module


@torch.no_grad()
def _averaged(average: Any, current: Any, count: Any) -> None:
    """A running mean of the weights, over more and more steps."""
    torch._foreach_lerp_(average, current, 1 - min(0.998, (1 + int(count)) / (10 + int(count))))


def _step(network: Network, optimizer: torch.optim.Optimizer, batch: Batch, steps: torch.Tensor | None) -> float:
    encoded, small, heads, tags = _tensors(batch)
    # A word never seen before must be read by its place and its encoding: some are hidden.
    hidden = torch.rand(tags.shape) < HIDDEN
    for name in ("word", "vector"):
        small[name] = small[name].masked_fill(hidden, 0)
    taught = (
        None if steps is None else (_padded([e.taught[a:b] for e, (a, b) in batch if e.taught is not None], 0), steps)
    )
    scores = network(encoded, small, heads, tags >= 0)
    loss = network.loss(scores, tags, _places(batch, tags.shape[1]), taught)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
    optimizer.step()
    return float(loss.detach())


def _tensors(batch: Batch) -> tuple[Any, dict[str, Any], Any, Any]:
    encoded = _padded([e.columns.encoded[a:b] for e, (a, b) in batch], 0)
    small = {n: _padded([e.numbers[n][a:b] for e, (a, b) in batch], 0) for n in batch[0][0].numbers}
    heads = _padded([np.clip(e.columns.heads[a:b] - a, 0, b - a - 1) for e, (a, b) in batch], 0)
    tags = _padded([e.tags[a:b] for e, (a, b) in batch], -1)
    return encoded, small, heads, tags


def _padded(values: list[NDArray[Any]], fill: int) -> torch.Tensor:
    """Columns of several paragraphs, each filled up to the longest."""
    longest = max(map(len, values))
    kind = np.float32 if values[0].dtype == np.float16 else values[0].dtype
    table = np.full((len(values), longest, *values[0].shape[1:]), fill, dtype=kind)
    for row, value in zip(table, values, strict=True):
        row[: len(value)] = value
    return torch.from_numpy(table)


def _places(batch: Batch, longest: int) -> torch.Tensor:
    """Where the words of each sentence stand in the batch laid out in one row; -1 where it has ended."""
    found: list[NDArray[np.int64]] = []
    for row, (example, (start, end)) in enumerate(batch):
        begins = example.columns.sentences
        inside = begins[np.searchsorted(begins, start + 1) : np.searchsorted(begins, end)]
        found += np.split(np.arange(end - start) + row * longest, inside - start)
    table = np.full((len(found), max(map(len, found))), -1)
    for line, places in zip(table, found, strict=True):
        line[: len(places)] = places
    return torch.from_numpy(table)


def _cut(example: Example) -> Iterator[tuple[int, int]]:
    """The paragraphs, some of them cut between two sentences."""
    begins = example.columns.sentences
    for start, end in example.columns.sequences:
        inside = begins[np.searchsorted(begins, start + 1) : np.searchsorted(begins, end)].tolist()
        cuts = random.sample(inside, (len(inside) + 1) // 2) if random.random() < CUT else []
        yield from pairwise([start, *sorted(cuts), end])


def _batches(examples: list[Example], words: int) -> Iterator[Batch]:
    """Paragraphs of like length, about so many words together, in an order of chance."""
    every = [(e, r) for e in examples for r in _cut(e)]
    every.sort(key=lambda pair: pair[1][1] - pair[1][0] + random.random() * 6)
    batches: list[Batch] = [[]]
    for pair in every:
        if (len(batches[-1]) + 1) * (pair[1][1] - pair[1][0]) > words and batches[-1]:
            batches.append([])
        batches[-1].append(pair)
    random.shuffle(batches)
    yield from batches


def _keys(train: list[Example]) -> dict[str, NDArray[np.uint64]]:
    """The hashes of the words that have a row of their own, sorted."""
    seen = Counter(h for e in train for h in e.columns.hashed.tolist())
    return {"keys.word": np.array(sorted(h for h, n in seen.items() if n >= FEWEST), dtype=np.uint64)}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("polnear", type=Path, help="folder with train and dev")
    parser.add_argument("--output", type=Path, default=tagger.WEIGHTS)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=2500, help="words")
    parser.add_argument("--width", type=int, default=48)
    parser.add_argument("--drop", type=float, default=0.3)
    parser.add_argument("--teacher", type=int, default=96, help="width of the deeper network that it learns from")
    parser.add_argument("--cache", type=Path, help="folder that keeps what was read")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
