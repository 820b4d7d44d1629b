"""The trained network → the arrays that `onrecord.statements.tagger` reads."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from training.statements.network import Network


def exported(network: Network, keys: Mapping[str, NDArray[Any]], *, small: bool = False) -> dict[str, NDArray[Any]]:
    """The arrays by name; small ones in half precision, vectors in eighths, as they are shipped."""
    own = network.vectors.weight.shape[1] + sum(t.weight.shape[1] for t in network.tables.values())
    width = network.after.weight.shape[0]
    arrays = {f"table.{name[3:]}": table.weight for name, table in network.tables.items()}
    arrays |= {"mix.own": network.mix.weight[:, :own].T, "mix.head": network.mix.weight[:, own:].T}
    arrays |= {"mix.bias": network.mix.bias, "after.bias": network.after.bias, "steps": network.steps}
    arrays |= {"after.own": network.after.weight[:, :width].T, "after.head": network.after.weight[:, width:].T}
    arrays |= {"score.weight": network.score.weight.T, "score.bias": network.score.bias}
    for name, suffix in (("forth", ""), ("back", "_reverse")):
        arrays |= _memory(network.forth, name, suffix)
    found = {n: a.detach().numpy().astype(np.float16 if small else np.float32) for n, a in arrays.items()}
    vectors = network.vectors.weight.detach().numpy()
    if small:
        scale = np.abs(vectors).max() / 127
        found |= {"vectors": np.round(vectors / scale).astype(np.int8), "vectors.scale": np.float32(scale)}
    else:
        found["vectors"] = vectors
    return {**found, **keys}


def _memory(layer: torch.nn.LSTM, name: str, suffix: str) -> dict[str, torch.Tensor]:
    """The gates in the order input, forget, output, cell, the first three halved: one tanh serves all four."""
    width = layer.hidden_size
    order = [*range(2 * width), *range(3 * width, 4 * width), *range(2 * width, 3 * width)]
    half = torch.ones(4 * width)
    half[: 3 * width] = 0.5
    bias = getattr(layer, f"bias_ih_l0{suffix}") + getattr(layer, f"bias_hh_l0{suffix}")
    return {
        f"{name}.input": (getattr(layer, f"weight_ih_l0{suffix}")[order] * half[:, None]).T,
        f"{name}.loop": (getattr(layer, f"weight_hh_l0{suffix}")[order] * half[:, None]).T,
        f"{name}.bias": bias[order] * half,
    }
