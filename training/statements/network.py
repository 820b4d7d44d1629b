"""The tagger while it learns: embeddings, a recurrent layer each way, a chain of tags (torch, for training only)."""

from collections.abc import Mapping

import torch
from torch import nn

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
OF_HEAD = ("word", "tag", "dep", "rule", "children", "cue")


class Network(nn.Module):
    """Scores of the tags of each word of a batch of paragraphs."""

    def __init__(self, vectors: torch.Tensor, sizes: Mapping[str, tuple[int, int]], width: int, drop: float) -> None:
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.tables = nn.ModuleDict(
            {f"of_{name}": nn.Embedding(rows, columns) for name, (rows, columns) in sizes.items()}
        )
        head = vectors.shape[1] + sum(sizes[n][1] for n in OF_HEAD)
        own = vectors.shape[1] + sum(columns for _, columns in sizes.values())
        self.mix = nn.Linear(own + head, width)
        self.forth = nn.LSTM(width, width // 2, batch_first=True, bidirectional=True)
        self.after = nn.Linear(2 * width, width)
        self.score = nn.Linear(width, len(TAGS))
        self.steps = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.drop = nn.Dropout(drop)

    def forward(self, small: Mapping[str, torch.Tensor], heads: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Emission scores: paragraph, word, tag."""
        embedded = {n[3:]: table(small[n[3:]]) for n, table in self.tables.items()}
        vector = self.vectors(small["vector"])
        own = torch.cat([vector, *embedded.values()], -1)
        above = torch.cat([vector, *(embedded[n] for n in OF_HEAD)], -1)
        mixed = torch.relu(self.mix(torch.cat([self.drop(own), self.drop(_at(above, heads))], -1)))
        packed = nn.utils.rnn.pack_padded_sequence(self.drop(mixed), lengths, batch_first=True, enforce_sorted=False)
        hidden, _ = nn.utils.rnn.pad_packed_sequence(self.forth(packed)[0], batch_first=True)
        hidden = self.drop(hidden)
        return self.score(self.drop(torch.relu(self.after(torch.cat([hidden, _at(hidden, heads)], -1)))))

    def loss(self, scores: torch.Tensor, tags: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Negative log likelihood of the tags, a chain for each paragraph, per word."""
        flat, kept = tags.clamp(min=0), mask.float()
        path = (scores.gather(-1, flat[..., None]).squeeze(-1) * kept).sum()
        path = path + (self.steps[flat[:, :-1], flat[:, 1:]] * kept[:, 1:]).sum()
        alpha = scores[:, 0]
        for t in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + self.steps[None], dim=1) + scores[:, t]
            alpha = torch.where(mask[:, t, None], step, alpha)
        return (torch.logsumexp(alpha, -1).sum() - path) / kept.sum()


def _at(values: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
    return values.gather(1, heads[..., None].expand(-1, -1, values.shape[-1]))
