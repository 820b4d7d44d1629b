"""The tagger while it learns, on the fixed encoding of the language pipeline (torch, for training only)."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.language.joint.model import running_mean

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


class Network(nn.Module):
    """Scores of the tags of each word of a batch of paragraphs; `onrecord.statements.tagger` computes the same."""

    def __init__(self, encoded: int, rows: Mapping[str, int], width: int, drop: float) -> None:
        super().__init__()
        self.enter = nn.Linear(encoded, 2 * width)
        self.tables = nn.ModuleDict({f"of_{name}": nn.Embedding(count, 2 * width) for name, count in rows.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.1)  # type: ignore[arg-type]
        self.entered = nn.LayerNorm(width)
        self.recur, self.recurred = nn.Linear(width, 3 * width), nn.LayerNorm(width)
        self.convolve, self.convolved = nn.Linear(3 * width, width), nn.LayerNorm(width)
        self.after = nn.Linear(width, 2 * width)
        self.score = nn.Linear(width, len(TAGS))
        self.steps = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.drop = nn.Dropout(drop)

    def forward(self, encoded: Tensor, small: Mapping[str, Tensor], heads: Tensor, mask: Tensor) -> Tensor:
        """Emission scores: paragraph, word, tag."""
        both = self.enter(self.drop(encoded))
        for name, rows in small.items():
            row = self.tables[f"of_{name}"](rows)
            both = both + (self.drop(row) if name == "word" else functional.dropout(row, 0.1, self.training))
        kept = mask[..., None].float()
        x = self.entered(_with_heads(both, heads)) * kept
        x = self.recurred(x + self.drop(self._running(x, kept))) * kept
        x = self.convolved(x + self.drop(self._change(x))) * kept
        after = _with_heads(self.after(self.drop(x)), heads)
        scores: Tensor = self.score(self.drop(after))
        return scores

    def _running(self, x: Tensor, kept: Tensor) -> Tensor:
        value, taken, read = self.recur(x).chunk(3, 2)
        forget = 1 - torch.sigmoid(taken) * kept
        added, half = (1 - forget) * value, x.shape[2] // 2
        forth = running_mean(forget[..., :half], added[..., :half])
        back = running_mean(forget[..., half:].flip(1), added[..., half:].flip(1)).flip(1)
        return torch.sigmoid(read) * torch.cat([forth, back], 2)

    def _change(self, x: Tensor) -> Tensor:
        padded = functional.pad(x, (0, 0, 1, 1))
        return functional.relu(self.convolve(torch.cat([padded[:, :-2], x, padded[:, 2:]], 2)))

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of the tags, a chain for each paragraph, per word."""
        flat, kept = tags.clamp(min=0), mask.float()
        path = (scores.gather(-1, flat[..., None]).squeeze(-1) * kept).sum()
        path = path + (self.steps[flat[:, :-1], flat[:, 1:]] * kept[:, 1:]).sum()
        alpha = scores[:, 0]
        for t in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + self.steps[None], dim=1) + scores[:, t]
            alpha = torch.where(mask[:, t, None], step, alpha)
        return (torch.logsumexp(alpha, -1).sum() - path) / kept.sum()


def _with_heads(both: Tensor, heads: Tensor) -> Tensor:
    own, above = both.chunk(2, 2)
    return functional.relu(own + above.gather(1, heads[..., None].expand(-1, -1, above.shape[2])))
