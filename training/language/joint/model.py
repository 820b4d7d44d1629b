"""The network in PyTorch; `onrecord.language.network` computes the same in NumPy."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.language.words import TABLES
from training.statements.network import TAGS

SAID = 64
"""Units between the encoding and the tags of source, cue and content."""
WIDTHS = {"word": 64, "prefix": 32, "suffix": 32, "ending": 16, "shape": 32, "grams": 64}


class Embedding(nn.Module):
    """Word types → vectors: static vectors, hashed features and letter groups, mixed by a maxout layer."""

    def __init__(self, vectors: Tensor, width: int) -> None:
        super().__init__()
        self.register_buffer("vectors", vectors)
        self.tables = nn.ModuleDict({key: nn.Embedding(TABLES[key], WIDTHS[key]) for key in WIDTHS if key != "grams"})
        self.grams = nn.EmbeddingBag(TABLES["grams"], WIDTHS["grams"], mode="mean")
        for table in [*self.tables.values(), self.grams]:
            nn.init.normal_(table.weight, std=0.1)
        self.mix = nn.Linear(vectors.shape[1] + sum(WIDTHS.values()), 2 * width)
        self.norm = nn.LayerNorm(width)

    def forward(self, rows: Tensor, grams: Tensor, offsets: Tensor, dropout: float) -> Tensor:
        """One vector a word type."""
        known = self.vectors[rows[:, 0]]
        parts = [self.tables[key](rows[:, i + 1]) for i, key in enumerate(self.tables)]
        if self.training:
            known = known * (torch.rand(len(known), 1) > dropout)
            parts[0] = parts[0] * (torch.rand(len(known), 1) > 2 * dropout)
        mixed = self.mix(torch.cat([known, *parts, self.grams(grams, offsets)], 1))
        return self.norm(mixed.view(len(rows), -1, 2).amax(2))


class Convolution(nn.Module):
    """A word and its two neighbours → a change to the word."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.linear = nn.Linear(3 * width, width)
        self.norm = nn.LayerNorm(width)

    def forward(self, x: Tensor, mask: Tensor, dropout: float) -> Tensor:
        """Paragraphs × words × width."""
        change = functional.relu(self.linear(_near(x)))
        return self.norm(x + functional.dropout(change, dropout, self.training)) * mask


class Recurrence(nn.Module):
    """A running mean over the paragraph in both directions, its forgetting and reading gated by the word."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.linear = nn.Linear(width, 3 * width)
        self.norm = nn.LayerNorm(width)
        self.half = width // 2

    def forward(self, x: Tensor, mask: Tensor, dropout: float) -> Tensor:
        """Paragraphs × words × width."""
        value, forget, read = self.linear(x).chunk(3, 2)
        forget = 1 - torch.sigmoid(forget) * mask
        added = (1 - forget) * value
        forward = running_mean(forget[..., : self.half], added[..., : self.half])
        backward = running_mean(forget[..., self.half :].flip(1), added[..., self.half :].flip(1)).flip(1)
        state = torch.sigmoid(read) * torch.cat([forward, backward], 2)
        return self.norm(x + functional.dropout(state, dropout, self.training)) * mask


class Memory(nn.Module):
    """A bidirectional LSTM: slower than a `Recurrence` and better; for the teacher, never shipped."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.lstm = nn.LSTM(width, width // 2, batch_first=True, bidirectional=True)
        self.norm = nn.LayerNorm(width)

    def forward(self, x: Tensor, mask: Tensor, dropout: float) -> Tensor:
        """Paragraphs × words × width."""
        lengths = mask.squeeze(2).sum(1).long()
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        state = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=x.shape[1])[0]
        return self.norm(x + functional.dropout(state, dropout, self.training)) * mask


LAYERS: dict[str, type[nn.Module]] = {"C": Convolution, "R": Recurrence, "L": Memory}


class Joint(nn.Module):
    """One encoder; heads for tags, parts of speech, sentence starts, names and the tree."""

    def __init__(
        self,
        vectors: Tensor,
        sizes: dict[str, int],
        width: int = 128,
        layers: str = "CRCRCR",
        sides: int = 96,
        *,
        said: bool = False,
    ) -> None:
        super().__init__()
        self.embedding = Embedding(vectors, width)
        self.layers = nn.ModuleList(LAYERS[kind](width) for kind in layers)
        self.tags, self.pos = nn.Linear(width, sizes["tags"]), nn.Linear(width, sizes["pos"])
        self.starts = nn.Linear(width, 2)
        self.names_hidden, self.names = nn.Linear(3 * width, 96), nn.Linear(96, sizes["names"])
        self.dependent, self.head = nn.Linear(width, sides), nn.Linear(width, sides)
        self.arcs = nn.Linear(sides + 1, sides, bias=False)
        self.root = nn.Linear(width, 1)
        self.dep_dependent, self.dep_head = nn.Linear(width, sides), nn.Linear(width, sides)
        self.deps = nn.Linear(2 * sides, sizes["deps"])
        nn.init.zeros_(self.arcs.weight)
        if said:  # while learning only: the tagger of statements is trained on what the encoder has learned from it
            self.said_near, self.said_above = nn.Linear(3 * width, SAID), nn.Linear(width, SAID, bias=False)
            self.said = nn.Linear(SAID, len(TAGS))

    def encode(self, batch: dict[str, Tensor], dropout: float) -> Tensor:
        """Paragraphs × words × width."""
        types = self.embedding(batch["rows"], batch["grams"], batch["offsets"], 0.1)
        mask = batch["mask"].unsqueeze(2)
        x = functional.dropout(types[batch["types"]], dropout, self.training) * mask
        for layer in self.layers:
            x = layer(x, mask, dropout)
        return functional.dropout(x, dropout, self.training)

    def name_scores(self, x: Tensor) -> Tensor:
        """Scores of name labels."""
        return self.names(functional.relu(self.names_hidden(_near(x))))

    def said_scores(self, x: Tensor, above: Tensor) -> Tensor:
        """Scores of source, cue and content: of a word, its neighbours and its head."""
        lent = self.said_above(x).gather(1, above.unsqueeze(2).expand(-1, -1, SAID))
        return self.said(functional.relu(self.said_near(_near(x)) + lent))

    def arc_scores(self, x: Tensor, sentence: Tensor, dropout: float) -> Tensor:
        """Paragraphs × dependents × heads; the diagonal scores being the root; other sentences' words are out."""
        dependent = functional.dropout(functional.relu(self.dependent(x)), dropout, self.training)
        head = functional.dropout(functional.relu(self.head(x)), dropout, self.training)
        ones = torch.ones_like(dependent[..., :1])
        scores = self.arcs(torch.cat([dependent, ones], 2)) @ head.transpose(1, 2)
        scores = scores + torch.diag_embed(self.root(x).squeeze(2) - scores.diagonal(dim1=1, dim2=2))
        return scores.masked_fill(sentence.unsqueeze(1) != sentence.unsqueeze(2), -1e4)

    def dep_scores(self, x: Tensor, heads: Tensor, dropout: float) -> Tensor:
        """Scores of relations to the given heads."""
        dependent = self.dep_dependent(x)
        head = torch.gather(self.dep_head(x), 1, heads.unsqueeze(2).expand(-1, -1, dependent.shape[2]))
        both = torch.cat([functional.relu(dependent + head), dependent * head], 2)
        return self.deps(functional.dropout(both, dropout, self.training))


def _near(x: Tensor) -> Tensor:
    """Each word between its two neighbours."""
    padded = functional.pad(x, (0, 0, 1, 1))
    return torch.cat([padded[:, :-2], x, padded[:, 2:]], 2)


def running_mean(keep: Tensor, added: Tensor) -> Tensor:
    """The state after each word: the one before, kept in part, and what the word adds (as in an SRU)."""
    state = torch.zeros_like(added[:, 0])
    states = []
    for kept, new in zip(keep.unbind(1), added.unbind(1), strict=True):
        state = torch.addcmul(new, kept, state)
        states.append(state)
    return torch.stack(states, 1)
