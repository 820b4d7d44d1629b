"""Checkpoint → the files that ship: `python -m training.language.joint.export CHECKPOINT FOLDER`."""

import argparse
from pathlib import Path

import numpy as np
import torch


def main() -> None:
    """Nothing; writes `network.npz` and `words.txt`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    kept = torch.load(arguments.checkpoint, weights_only=True)
    state = {name: tensor for name, tensor in kept["state"].items() if not name.startswith("said")}
    arrays = {name: _array(name, tensor) for name, tensor in state.items()}
    vectors = arrays.pop("embedding.vectors").astype(np.float32)
    scale = np.abs(vectors).max(axis=1, keepdims=True).clip(1e-6) / 127
    arrays["vectors"] = np.rint(vectors / scale).astype(np.int8)
    arrays["vector_scale"] = scale.astype(np.float16)
    arrays |= {f"labels.{key}": np.array(value) for key, value in kept["labels"].items()}
    arrays["layers"] = np.array(kept["layers"])
    arguments.folder.mkdir(parents=True, exist_ok=True)
    np.savez(arguments.folder / "network.npz", **arrays)
    (arguments.folder / "words.txt").write_text("\n".join(kept["words"]), encoding="utf-8")


def _array(name: str, tensor: torch.Tensor) -> np.ndarray:
    """The weights in half precision; matrices of linear layers turned, so that rows of words come first."""
    array = tensor.numpy()
    linear = array.ndim == 2 and not name.startswith(("embedding.tables", "embedding.grams", "embedding.vectors"))
    return np.ascontiguousarray(array.T if linear else array).astype(np.float16)


if __name__ == "__main__":
    main()
