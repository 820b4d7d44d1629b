"""Trains the joint network: `python -m training.language.joint.train --help`."""

import argparse
import copy
import logging
import math
import random
import time
from dataclasses import asdict
from itertools import cycle
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.language.words import Rows, plain_form, rows
from training.language.joint.data import MISSING, Labels, Paragraph, batches, change_case, read_paragraphs, read_silver
from training.language.joint.model import Joint
from training.language.joint.teach import distance, head_scores, load, taught

log = logging.getLogger(__name__)
WEIGHTS = {"arcs": 1.0, "deps": 1.0, "tags": 0.5, "pos": 0.25, "starts": 0.5, "names": 1.0, "said": 1.0}
SMOOTHED = 0.02
"""How far the tags of statements are doubted: annotators agree on three in four."""
TURNS = {2: [0, 1], 3: [0, 1, 0, 2], 4: [0, 3, 1, 3, 0, 3, 2, 3]}


class Batcher:
    """Paragraphs → tensors; keeps the rows of every word it has seen."""

    def __init__(self, vectors: dict[str, int], chance: random.Random) -> None:
        self.vectors, self.chance = vectors, chance
        self.known: dict[str, Rows] = {}

    def tensors(self, paragraphs: list[Paragraph], varied: bool = True) -> dict[str, Tensor]:
        """One batch, padded; with `varied`, some paragraphs in other capitals."""
        length = max(len(paragraph.words) for paragraph in paragraphs)
        index: dict[str, int] = {}
        types = np.zeros((len(paragraphs), length), dtype=np.int64)
        for row, paragraph in enumerate(paragraphs):
            words = change_case(paragraph.words, self.chance) if varied else paragraph.words
            types[row, : len(words)] = [index.setdefault(word, len(index)) for word in words]
        batch = self._features(list(index)) | {"types": torch.from_numpy(types)}
        for key in ("tags", "pos", "heads", "deps", "names", "starts"):
            table = np.full(types.shape, MISSING)
            for row, paragraph in enumerate(paragraphs):
                table[row, : len(paragraph.words)] = getattr(paragraph, key)
            batch[key] = torch.from_numpy(table)
        if paragraphs[0].said is not None:
            batch |= _said(paragraphs, types.shape)
        lengths = torch.tensor([len(paragraph.words) for paragraph in paragraphs])
        batch["mask"] = (torch.arange(length) < lengths.unsqueeze(1)).float()
        batch["sentence"] = (batch["starts"] == 1).cumsum(1)
        return batch

    def _features(self, words: list[str]) -> dict[str, Tensor]:
        for word in words:
            if word not in self.known:
                self.known[word] = rows(word, self.vectors)
        found = [self.known[word] for word in words]
        sizes = [len(row.grams) for row in found]
        return {
            "rows": torch.tensor([row[:-1] for row in found]),
            "grams": torch.tensor([gram for row in found for gram in row.grams]),
            "offsets": torch.tensor([0, *np.cumsum(sizes)[:-1].tolist()]),
        }


def _said(paragraphs: list[Paragraph], shape: tuple[int, ...]) -> dict[str, Tensor]:
    """The tags of statements, and where each word hangs."""
    tables = {"said": np.full(shape, MISSING), "above": np.zeros(shape, dtype=np.int64)}
    for key, table in tables.items():
        for row, paragraph in zip(table, paragraphs, strict=True):
            row[: len(paragraph.words)] = getattr(paragraph, key)
    return {key: torch.from_numpy(table) for key, table in tables.items()}


def main() -> None:
    """Nothing; writes checkpoints with averaged weights."""
    arguments = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(1)
    chance = random.Random(arguments.seed)
    parsed, labels = read_paragraphs(arguments.data / "train.spacy")
    named = (
        read_silver(arguments.silver)
        if arguments.silver
        else read_paragraphs(arguments.data / "names.spacy", labels)[0]
    )
    dev = {name: read_paragraphs(arguments.data / f"{name}.spacy", labels)[0] for name in ("dev", "names-dev")}
    words, vectors = load_vectors(arguments.vectors, arguments.keep_vectors)
    batcher = Batcher(words, chance)
    sizes = {key: len(value) for key, value in asdict(labels).items()}
    shape = arguments.width, arguments.layers, arguments.sides
    model = Joint(torch.from_numpy(vectors), sizes, *shape, said=arguments.said is not None)
    if arguments.start:
        state = torch.load(arguments.start, weights_only=True)["state"]
        model.load_state_dict({key: value for key, value in state.items() if key != "embedding.vectors"}, strict=False)
    log.info("%d parameters", sum(p.numel() for p in model.parameters()))
    more = [read_silver(path) for path in (arguments.plain, arguments.said) if path]
    streams = [batches(paragraphs, arguments.batch, chance) for paragraphs in (parsed, named, *more)]
    kept = {"labels": asdict(labels), "words": list(words), "width": arguments.width, "layers": arguments.layers}
    kept["sides"] = arguments.sides
    _train(model, batcher, streams, dev, arguments, kept, labels)


def load_vectors(path: Path, keep: int) -> tuple[dict[str, int], np.ndarray]:
    """Word → row and the vectors; row 0 is zero, for words without one; words in their plain form."""
    table = np.load(path)
    index: dict[str, int] = {}
    chosen = []
    for row, word in enumerate(table["words"][:keep]):
        if (plain := plain_form(str(word))) not in index:
            index[plain] = len(index) + 1
            chosen.append(row)
    vectors = table["vectors"][chosen]
    vectors = vectors / vectors.std()
    return index, np.concatenate([np.zeros_like(vectors[:1]), vectors]).astype(np.float32)


def losses(
    model: Joint, batch: dict[str, Tensor], dropout: float, lesson: dict[str, Tensor] | None = None, trust: float = 0.0
) -> dict[str, Tensor]:
    """The loss of every head: against the corpus's labels where it has some, and the teachers' probabilities."""
    x = model.encode(batch, dropout)
    if "said" in batch:
        scores = model.said_scores(x, batch["above"]).flatten(0, 1)
        return {
            "said": functional.cross_entropy(
                scores, batch["said"].flatten(), None, ignore_index=MISSING, label_smoothing=SMOOTHED
            )
        }
    heads = batch["heads"].clamp(min=0) if lesson is None else lesson["heads"]
    found = {}
    for key in [key for key in WEIGHTS if key != "said"]:
        gold = batch["heads" if key == "arcs" else key]
        told = bool((gold != MISSING).any())
        if not told and lesson is None:
            continue
        if key == "arcs":
            scores = model.arc_scores(x, batch["sentence"], dropout)
        elif key == "deps":
            scores = model.dep_scores(x, heads, dropout)
        else:
            scores = head_scores(model, key, x)
        hard = _cross_entropy(scores, gold) if told else 0.0
        soft = distance(scores, lesson[key], batch["mask"]) if lesson else 0.0
        found[key] = (1 - trust) * hard + trust * soft if lesson else hard
    return found


def _cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=MISSING)


def _train(model, batcher, streams, dev, arguments, kept, labels) -> None:  # type: ignore[no-untyped-def]
    decayed = [p for p in model.parameters() if p.ndim > 1]
    rest = [p for p in model.parameters() if p.ndim <= 1]
    groups = [{"params": decayed, "weight_decay": 0.02}, {"params": rest, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=arguments.rate, betas=(0.9, 0.98))
    average = copy.deepcopy(model)
    turns = cycle(TURNS[len(streams)] if arguments.silver else [0, 0, 0, 1, 1])
    teachers = [load(path) for path in arguments.teachers]
    began = time.monotonic()
    sums: dict[str, float] = {}
    for step in range(1, arguments.steps + 1):
        for group in optimizer.param_groups:
            group["lr"] = arguments.rate * _schedule(step, arguments.steps)
        model.train()
        with torch.autocast("cpu", torch.bfloat16, enabled=arguments.half):
            batch = batcher.tensors(next(streams[next(turns)]))
            lesson = taught(teachers, batch) if teachers and "said" not in batch else None
            found = losses(model, batch, arguments.dropout, lesson, arguments.trust)
        total = sum(WEIGHTS[key] * loss for key, loss in found.items())
        optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        _follow(average, model, min(0.998, step / (step + 10)))
        for key, loss in found.items():
            sums[key] = 0.98 * sums.get(key, loss.item()) + 0.02 * loss.item()
        if step % arguments.every == 0 or step == arguments.steps:
            scores = evaluate(average, batcher, dev, labels)
            shown = {key: round(value, 3) for key, value in (sums | scores).items()}
            log.info("%d %.0fs %s", step, time.monotonic() - began, shown)
            torch.save(kept | {"state": average.state_dict()}, arguments.output)


def _schedule(step: int, steps: int) -> float:
    warm = min(1.0, step / 200)
    return warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / steps)))


@torch.no_grad()
def _follow(average: Joint, model: Joint, keep: float) -> None:
    for mean, new in zip(average.parameters(), model.parameters(), strict=True):
        mean.lerp_(new, 1 - keep)


@torch.no_grad()
def evaluate(model: Joint, batcher: Batcher, dev: dict[str, list[Paragraph]], labels: Labels) -> dict[str, float]:
    """Rough scores with gold sentences and heads taken one by one: for comparing checkpoints only."""
    model.eval()
    right = {"uas": 0, "las": 0, "tag": 0, "start_right": 0, "start_found": 0, "start_gold": 0, "words": 0}
    names = {"dev": [0, 0, 0], "names-dev": [0, 0, 0]}
    for part, paragraphs in dev.items():
        for first in range(0, len(paragraphs), 32):
            batch = batcher.tensors(paragraphs[first : first + 32], varied=False)
            x = model.encode(batch, 0.0)
            _count_names(names[part], model.name_scores(x).argmax(2), batch["names"], labels)
            if part == "dev":
                _count_trees(right, model, x, batch)
    words = max(1, right["words"])
    scores = {key: 100 * right[key] / words for key in ("uas", "las", "tag")}
    scores["starts"] = 200 * right["start_right"] / max(1, right["start_found"] + right["start_gold"])
    return scores | {f"F {part}": 200 * n[0] / max(1, n[1] + n[2]) for part, n in names.items()}


def _count_trees(right: dict[str, int], model: Joint, x: Tensor, batch: dict[str, Tensor]) -> None:
    heads = model.arc_scores(x, batch["sentence"], 0.0).argmax(2)
    deps = model.dep_scores(x, heads, 0.0).argmax(2)
    known = (batch["heads"] != MISSING) & (batch["mask"] > 0)
    roots = batch["heads"] == torch.arange(heads.shape[1])
    hit = (heads == batch["heads"]) & known
    right["uas"] += int(hit.sum())
    right["las"] += int((hit & ((deps == batch["deps"]) | roots)).sum())
    right["tag"] += int(((model.tags(x).argmax(2) == batch["tags"]) & known).sum())
    right["words"] += int(known.sum())
    found, gold = model.starts(x).argmax(2) == 1, batch["starts"] == 1
    told = batch["starts"] != MISSING
    right["start_right"] += int((found & gold).sum())
    right["start_found"] += int((found & told).sum())
    right["start_gold"] += int(gold.sum())


def _count_names(counts: list[int], found: Tensor, gold: Tensor, labels: Labels) -> None:
    for row, truth in zip(found.tolist(), gold.tolist(), strict=True):
        guessed = [labels.names[n] if t != MISSING else "O" for n, t in zip(row, truth, strict=True)]
        told = [labels.names[t] if t != MISSING else "O" for t in truth]
        one, other = _spans(guessed), _spans(told)
        counts[0] += len(one & other)
        counts[1] += len(one)
        counts[2] += len(other)


def _spans(tags: list[str]) -> set[tuple[int, int, str]]:
    found, start, label = set(), 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if label and (tag[0] != "I" or tag[2:] != label):
            found.add((start, i, label))
            label = ""
        if tag != "O" and not label:
            start, label = i, tag[2:]
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder written by training.language.assemble")
    parser.add_argument("vectors", type=Path, help="file written by training.language.vectors")
    parser.add_argument("output", type=Path, help="checkpoint to write")
    parser.add_argument("--silver", type=Path, help="file written by training.language.joint.silver")
    parser.add_argument("--plain", type=Path, help="file written by training.language.joint.plain: texts for teachers")
    parser.add_argument("--said", type=Path, help="file written by training.language.joint.said; asks for --plain too")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[], help="checkpoints to learn from")
    parser.add_argument("--trust", type=float, default=0.6, help="weight of the teachers beside the corpora's labels")
    parser.add_argument("--start", type=Path, help="checkpoint to begin from")
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--layers", default="CRCRCR", help="C convolution, R gated running mean, L LSTM (not shipped)")
    parser.add_argument("--sides", type=int, default=96, help="width of a word as dependent and as head")
    parser.add_argument("--half", action="store_true", help="compute in bfloat16: faster where the processor has it")
    parser.add_argument("--steps", type=int, default=7000)
    parser.add_argument("--batch", type=int, default=2500, help="words, padding included")
    parser.add_argument("--rate", type=float, default=0.003)
    parser.add_argument("--dropout", type=float, default=0.25)
    parser.add_argument("--keep-vectors", type=int, default=39000)
    parser.add_argument("--every", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
