"""What trained networks say of a batch, as probabilities: the teachers of a smaller one (Hinton et al. 2015).

The arc and label probabilities of several parsers are averaged word by word, as in Kuncoro et al. (2016).
"""

from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.language.joint.data import MISSING
from training.language.joint.model import Joint


def load(path: Path) -> Joint:
    """The network kept in a checkpoint."""
    kept = torch.load(path, weights_only=True)
    sizes = {key: len(value) for key, value in kept["labels"].items()}
    vectors = kept["state"]["embedding.vectors"]
    model = Joint(vectors, sizes, kept["width"], kept["layers"], kept.get("sides", 96))
    model.load_state_dict(kept["state"], strict=False)  # what it learned of statements teaches nobody
    return model.eval()


@torch.no_grad()
def taught(teachers: list[Joint], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Mean probabilities of every head of the network; `heads`: the corpus's, else the teachers' likeliest."""
    found: dict[str, Tensor] = {}
    encoded = [teacher.encode(batch, 0.0) for teacher in teachers]
    for key in ("names", "tags", "pos", "starts"):
        found[key] = _mean([head_scores(t, key, x) for t, x in zip(teachers, encoded, strict=True)])
    found["arcs"] = _mean([t.arc_scores(x, batch["sentence"], 0.0) for t, x in zip(teachers, encoded, strict=True)])
    heads = torch.where(batch["heads"] == MISSING, found["arcs"].argmax(2), batch["heads"])
    found["deps"] = _mean([t.dep_scores(x, heads, 0.0) for t, x in zip(teachers, encoded, strict=True)])
    return found | {"heads": heads}


def head_scores(model: Joint, key: str, x: Tensor) -> Tensor:
    """The scores of a head that looks at words alone."""
    scores: Tensor = model.name_scores(x) if key == "names" else getattr(model, key)(x)
    return scores


def distance(scores: Tensor, probabilities: Tensor, mask: Tensor) -> Tensor:
    """Cross-entropy between the teachers' probabilities and the scores, a word."""
    each = -(probabilities * functional.log_softmax(scores.float(), 2)).sum(2)
    return (each * mask).sum() / mask.sum()


def _mean(scores: list[Tensor]) -> Tensor:
    return torch.stack([some.float().softmax(2) for some in scores]).mean(0)
