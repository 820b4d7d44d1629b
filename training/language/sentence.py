"""One annotated sentence of a corpus, in our labels: what every corpus reader makes and every trainer takes."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple


class Name(NamedTuple):
    """A named span, in words; an empty label marks words whose name, if any, the corpus does not tell."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Sentence:
    """Words and what is known about them; `None` or "" stands for what the corpus does not say."""

    words: list[str]
    spaces: list[bool]
    tags: list[str] | None = None
    pos: list[str] | None = None
    lemmas: list[str] | None = None
    feats: list[str] | None = None
    heads: list[int] | None = None
    deps: list[str] | None = None
    names: list[Name] | None = None
    document: str = ""
    opens_paragraph: bool = False
    source: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """The sentence as printed, without a space after its last word."""
        pairs = zip(self.words, self.spaces, strict=True)
        return "".join(word + " " * space for word, space in pairs).rstrip()

    def with_names(self, names: list[Name]) -> "Sentence":
        """The same sentence with these names."""
        return replace(self, names=names)
