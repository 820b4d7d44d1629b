"""Train the tagger: `python -m training.statements POLNEAR --vectors NPZ --cache FOLDER`; then `settle` it."""

import argparse
import logging
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.strings import get_string_id

from onrecord.statements import tagger
from onrecord.statements.features import HASHED, SMALL
from training.statements.examples import Example, examples, figures
from training.statements.export import exported
from training.statements.network import Network

log = logging.getLogger(__name__)
WIDTHS = {"word": 48, "suffix": 16, "shape": 12, "tag": 16, "dep": 16, "name": 8} | dict.fromkeys(SMALL, 8)
FEWEST = {"word": 3, "suffix": 10, "shape": 10, "tag": 1, "dep": 1, "name": 1}


def main() -> None:
    """Nothing; writes the weights whenever a pass over the corpus made them better on dev."""
    arguments = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    random.seed(arguments.seed)
    train, dev = (examples(arguments.polnear / part, arguments.cache) for part in ("train", "dev"))
    keys, vectors = _keys(train, arguments.vectors)
    for example in (*train, *dev):
        example.numbers = tagger.numbers(example.columns, keys)
    sizes = {n: (len(keys[f"keys.{n}"]) + 1, WIDTHS[n]) for n in HASHED} | {n: (SMALL[n], WIDTHS[n]) for n in SMALL}
    network = Network(torch.tensor(vectors), sizes, arguments.width, arguments.drop)
    _train(network, train, dev, keys, arguments)


def _train(
    network: Network, train: list[Example], dev: list[Example], keys: dict[str, Any], arguments: argparse.Namespace
) -> None:
    steady = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998)
    )
    optimizer = torch.optim.AdamW([p for p in network.parameters() if p.requires_grad], lr=arguments.rate)
    best = 0.0
    for epoch in range(arguments.epochs):
        network.train()
        for group in optimizer.param_groups:
            group["lr"] = arguments.rate * (1 - epoch / arguments.epochs)
        losses = [_step(network, steady, optimizer, batch) for batch in _batches(train, arguments.batch)]
        weights = exported(steady.module, keys)
        found = figures(dev, weights)
        log.info("%2d loss %.4f %s", epoch, np.mean(losses), {n: round(c.f1, 4) for n, c in found.items()})
        reached = sum(c.f1 for c in found.values())
        if reached > best:
            best = reached
            np.savez_compressed(arguments.output, **exported(steady.module, keys, small=True))


def _step(network: Network, steady: Any, optimizer: Any, batch: list[tuple[Example, tuple[int, int]]]) -> float:
    small, heads, lengths, tags = _tensors(batch)
    # A word never seen before must be read by its shape and place: one in ten is hidden.
    hidden = torch.rand(small["word"].shape) < 0.1
    small["word"] = small["word"].masked_fill(hidden, 0)
    loss = network.loss(network(small, heads, lengths), tags, tags >= 0)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
    optimizer.step()
    steady.update_parameters(network)
    return float(loss.detach())


def _tensors(batch: list[tuple[Example, tuple[int, int]]]) -> tuple[dict[str, Any], Any, Any, Any]:
    longest = max(b - a for _, (a, b) in batch)

    def padded(values: list[NDArray[np.int64]], fill: int) -> torch.Tensor:
        table = np.full((len(values), longest), fill, dtype=np.int64)
        for row, value in zip(table, values, strict=True):
            row[: len(value)] = value
        return torch.from_numpy(table)

    small = {n: padded([e.numbers[n][a:b] for e, (a, b) in batch], 0) for n in batch[0][0].numbers}
    heads = padded([np.clip(e.columns.heads[a:b] - a, 0, b - a - 1) for e, (a, b) in batch], 0)
    tags = padded([e.tags[a:b] for e, (a, b) in batch], -1)
    return small, heads, torch.tensor([b - a for _, (a, b) in batch]), tags


def _batches(examples: list[Example], words: int) -> Iterator[list[tuple[Example, tuple[int, int]]]]:
    """Paragraphs of like length, about so many words together, in an order of chance."""
    every = [(e, r) for e in examples for r in e.columns.sequences]
    every.sort(key=lambda pair: pair[1][1] - pair[1][0] + random.random() * 6)
    batches: list[list[tuple[Example, tuple[int, int]]]] = [[]]
    for pair in every:
        if (len(batches[-1]) + 1) * (pair[1][1] - pair[1][0]) > words and batches[-1]:
            batches.append([])
        batches[-1].append(pair)
    random.shuffle(batches)
    yield from batches


def _keys(train: list[Example], vectors: Path) -> tuple[dict[str, NDArray[Any]], NDArray[np.float32]]:
    """The hashes each table knows, sorted, and the word vectors, made narrower by their main components."""
    keys: dict[str, NDArray[Any]] = {}
    for name in HASHED:
        seen = Counter(h for e in train for h in e.columns.hashed[name].tolist())
        keys[f"keys.{name}"] = np.array(sorted(h for h, n in seen.items() if n >= FEWEST[name]), dtype=np.uint64)
    with np.load(vectors) as file:
        words, table = file["words"].tolist(), file["vectors"]
    first: dict[int, int] = {}
    for row, word in enumerate(words):
        first.setdefault(get_string_id(word.lower()), row)
    keys["keys.vector"] = np.array(sorted(first), dtype=np.uint64)
    ordered = table[[first[h] for h in keys["keys.vector"].tolist()]]
    centred = ordered - ordered.mean(0)
    _, _, main = np.linalg.svd(centred[:: max(1, len(centred) // 20000)], full_matrices=False)
    narrow = centred @ main[:64].T
    narrow = np.vstack([np.zeros(64), narrow / narrow.std()]).astype(np.float32)
    return keys, narrow


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("polnear", type=Path, help="folder with train and dev")
    parser.add_argument("--vectors", type=Path, required=True, help="word vectors of training.language.vectors")
    parser.add_argument("--cache", type=Path, required=True, help="folder for the parsed corpus")
    parser.add_argument("--output", type=Path, default=tagger.WEIGHTS)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--batch", type=int, default=2500, help="words")
    parser.add_argument("--width", type=int, default=160)
    parser.add_argument("--drop", type=float, default=0.4)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
