"""How both networks of events are fitted and kept."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

AT_ONCE = 256
"""Rows of a batch."""
RATE = 2e-3


def fit(network: nn.Module, count: int, epochs: int, loss: Callable[[torch.Tensor], torch.Tensor]) -> None:
    """Fits a network to some rows, by the loss of those of given numbers."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-2)
    steps = epochs * -(-count // AT_ONCE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.2)
    for _ in range(epochs):
        network.train()
        for rows in torch.randperm(count).split(AT_ONCE):
            lost = loss(rows)
            optimizer.zero_grad()
            lost.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
    network.eval()


def save(arrays: Mapping[str, NDArray[Any]], vocabularies: Mapping[str, Mapping[str, int]], path: Path) -> None:
    """Writes weights in half precision, with their vocabularies."""
    halves = {name: array.astype(np.float16) for name, array in arrays.items()}
    words = {name: np.array(list(places)) for name, places in vocabularies.items()}
    np.savez_compressed(path, **halves, **words)
    print(f"{path.name}: {path.stat().st_size // 1024} KiB")
