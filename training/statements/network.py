"""The tagger while it learns, on the fixed encoding of the language pipeline (torch, for training only)."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

REACH = 32
"""How many words a running mean looks back, and ahead."""
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLE_OF = (0, 1, 1, 2, 2, 3, 3)
"""The role of each tag: a step depends on that of the word before, not on whether the word begins it."""
TRUST = 0.6
"""How much a teacher's word counts beside the annotators'."""
OWN = 0.6
"""How often a frequent word is more than its vector while learning: what is learned of it alone stays with it."""


class Network(nn.Module):
    """Scores of the tags of each word of a batch of paragraphs; `onrecord.statements.tagger` computes the same.

    A deep one also reads a running mean over the paragraph and each word's neighbours: it teaches, and never ships.
    """

    vectors: Tensor

    def __init__(
        self, encoded: int, rows: Mapping[str, int], vectors: Tensor, width: int, drop: float, *, deep: bool = False
    ) -> None:
        super().__init__()
        self.enter = nn.Linear(encoded, 2 * width)
        self.tables = nn.ModuleDict({f"of_{name}": nn.Embedding(count, 2 * width) for name, count in rows.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.1)  # type: ignore[arg-type]
        nn.init.zeros_(self.tables["of_word"].weight)  # type: ignore[arg-type]
        self.register_buffer("vectors", vectors)
        self.project = nn.Linear(vectors.shape[1], 2 * width, bias=False)
        self.entered = nn.LayerNorm(width)
        self.deeper = Deeper(width, drop) if deep else None
        self.after = nn.Linear(width, 2 * width)
        self.score = nn.Linear(width, len(TAGS))
        self.steps = nn.Parameter(torch.zeros(max(ROLE_OF) + 1, len(TAGS)))
        self.drop = nn.Dropout(drop)

    def forward(self, encoded: Tensor, small: Mapping[str, Tensor], heads: Tensor, mask: Tensor) -> Tensor:
        """Emission scores: paragraph, word, tag."""
        both = self.enter(self.drop(encoded)) + self.project(self.drop(self.vectors[small["vector"]]))
        for name, table in self.tables.items():
            row = table(small[name.removeprefix("of_")])
            if name == "of_word":
                both = both + (row * (torch.rand(row.shape[:2]) < OWN)[..., None] if self.training else row)
            else:
                both = both + functional.dropout(row, 0.1, self.training)
        kept = mask[..., None].float()
        x = self.entered(_with_heads(both, heads)) * kept
        if self.deeper is not None:
            x = self.deeper(x, kept)
        after = _with_heads(self.after(self.drop(x)), heads)
        scores: Tensor = self.score(self.drop(after))
        return scores

    def loss(self, scores: Tensor, tags: Tensor, places: Tensor, taught: tuple[Tensor, Tensor] | None = None) -> Tensor:
        """Negative log likelihood of the tags per word, a chain for each sentence.

        Args:
            places: the words of each sentence, as places in the batch laid out in one row; -1 where it has ended.
            taught: a teacher's scores of the same words, and its steps; its chains count beside the tags.
        """
        mask, steps = places >= 0, self.steps[list(ROLE_OF)]
        scores, tags, kept = scores.flatten(0, 1)[places], tags.flatten()[places].clamp(min=0), mask.float()
        path = (scores.gather(-1, tags[..., None]).squeeze(-1) * kept).sum()
        path = path + (steps[tags[:, :-1], tags[:, 1:]] * kept[:, 1:]).sum()
        if taught is not None:
            path = (1 - TRUST) * path + TRUST * _expected(
                scores, steps, taught[0].flatten(0, 1)[places], taught[1], mask
            )
        return (_whole(scores, steps, mask) - path) / kept.sum()


class Deeper(nn.Module):
    """What a word becomes by a running mean over its paragraph, both ways, and by its neighbours."""

    def __init__(self, width: int, drop: float) -> None:
        super().__init__()
        self.recur, self.recurred = nn.Linear(width, 3 * width), nn.LayerNorm(width)
        self.convolve, self.convolved = nn.Linear(3 * width, width), nn.LayerNorm(width)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, kept: Tensor) -> Tensor:
        """Paragraph, word, unit."""
        x = self.recurred(x + self.drop(self._running(x, kept))) * kept
        changed: Tensor = self.convolved(x + self.drop(self._change(x))) * kept
        return changed

    def _running(self, x: Tensor, kept: Tensor) -> Tensor:
        value, taken, read = self.recur(x).chunk(3, 2)
        forget = 1 - torch.sigmoid(taken) * kept
        added, half = (1 - forget) * value, x.shape[2] // 2
        forth = _running_mean(forget[..., :half], added[..., :half])
        back = _running_mean(forget[..., half:].flip(1), added[..., half:].flip(1)).flip(1)
        return torch.sigmoid(read) * torch.cat([forth, back], 2)

    def _change(self, x: Tensor) -> Tensor:
        padded = functional.pad(x, (0, 0, 1, 1))
        return functional.relu(self.convolve(torch.cat([padded[:, :-2], x, padded[:, 2:]], 2)))


def _whole(scores: Tensor, steps: Tensor, mask: Tensor) -> Tensor:
    """What all chains together are worth, as a logarithm."""
    alpha, whole, steps = functional.softmax(scores[:, 0], -1), torch.logsumexp(scores[:, 0], -1), steps.exp()
    top = scores.max(-1).values.detach()
    raised = (scores - top[..., None]).exp()
    for t in range(1, scores.shape[1]):
        step = (alpha @ steps) * raised[:, t]
        size = step.sum(-1, keepdim=True)
        whole = whole + (size.squeeze(-1).log() + top[:, t]) * mask[:, t].float()
        alpha = torch.where(mask[:, t, None], step / size, alpha)
    return whole.sum()


def _expected(scores: Tensor, steps: Tensor, taught: Tensor, taught_steps: Tensor, mask: Tensor) -> Tensor:
    """What a teacher's chains are worth, each tag and each step as often as the teacher expects it."""
    own = taught.detach().requires_grad_(), taught_steps.detach().requires_grad_()
    often, stepped = torch.autograd.grad(_whole(*own, mask), own)
    return (scores * often).sum() + (steps * stepped).sum()


def _with_heads(both: Tensor, heads: Tensor) -> Tensor:
    own, above = both.chunk(2, 2)
    return functional.relu(own + above.gather(1, heads[..., None].expand(-1, -1, above.shape[2])))


def _running_mean(keep: Tensor, added: Tensor) -> Tensor:
    """Each word takes in the state of its neighbour, then of the word two away, then of that four away."""
    step = 1
    while step < min(REACH, keep.shape[1]):
        added = added + keep * functional.pad(added, (0, 0, step, 0))[:, :-step]
        keep = keep * functional.pad(keep, (0, 0, step, 0))[:, :-step]
        step *= 2
    return added
