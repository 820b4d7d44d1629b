"""The trained network → the arrays that `onrecord.statements.tagger` reads."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import nn

from training.statements.network import Network


def exported(network: Network, keys: Mapping[str, NDArray[Any]], *, small: bool = False) -> dict[str, NDArray[Any]]:
    """The arrays by name, and the hashes each table knows; small ones in half precision, as they are shipped."""
    arrays = {f"table.{name[3:]}": table.weight for name, table in network.tables.items()}
    arrays |= {"enter.norm.weight": network.entered.weight, "enter.norm.bias": network.entered.bias}
    for name in ("enter", "after", "score"):
        layer: nn.Linear = getattr(network, name)
        arrays |= {f"{name}.weight": layer.weight.T, f"{name}.bias": layer.bias}
    arrays["project"] = network.project.weight.T
    arrays["steps"] = network.steps
    kind = np.float16 if small else np.float32
    return {n: np.ascontiguousarray(a.detach().numpy(), kind) for n, a in arrays.items()} | dict(keys)
