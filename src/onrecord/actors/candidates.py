"""What the steps of this room hand on to each other: words that may name somebody, and what is known of him."""

from collections.abc import Set

from onrecord.actors.words import words_for
from onrecord.language.columns import Columns
from onrecord.model import Actor, Label


class Candidate:
    """Words that may name an actor, and what the text says of him: most of it is said of few, so the class has it."""

    actor: Actor | None = None
    by = ""
    confidence = 0.0
    sort: str
    """country, adjective, capital, listed, printed (a name in no table), role, people, institution, pronoun"""
    gender: str | None = None
    plural = False
    definite = False
    determiner = ""
    """The article or pronoun it begins with: "the", "his", "a", or none."""
    offices: Set[str] = frozenset()
    left: Set[str] = frozenset()
    """Offices that he held before: "the former president"."""
    kinds: Set[str] = frozenset()
    """What words he may be called by: his offices, held or left, and the words for them."""
    called: Set[str] = frozenset()
    """What words he is called by here: no minister is called a deputy minister."""
    noun = 0
    """Where the word for an office or a body begins in a description."""
    before: frozenset[str] = frozenset()
    """The words between its article and the description: "western" in "western officials"."""
    words: str
    """The office or institution, in small letters, or the words that describe a person."""
    described: str | None = None
    """The words that introduce a person, as printed."""
    lead: int | None = None
    """Where the title before a name begins: the head of both is the subject."""
    sector = ""
    country: str | None = None
    body: str | None = None
    """The code of the organisation, of no country, that a person speaks for."""
    owner: "Candidate | None" = None
    """Whose office or institution it is."""
    heads: int | None = None
    """The token that heads the words, with the title before them."""
    carries: int | None = None
    """The token that stands for the words in their clause."""
    body_beside = False
    """Whether a word beside the name tells that it is a body's: "the newspaper Dagbladet Norden"."""
    stands_for: "Candidate | None" = None
    """The longer name that the article explains an acronym with."""

    def __init__(self, start: int, end: int, label: Label, sort: str = "", words: str = "") -> None:
        self.start, self.end, self.label, self.sort, self.words = start, end, label, sort, words

    def mean(self, actor: Actor | None, by: str, confidence: float) -> None:
        """Settle whom the words refer to."""
        self.actor, self.by, self.confidence = actor, by, confidence

    def head(self, page: Columns) -> int:
        """The token that heads the words, once they are settled: asked for again and again."""
        if self.heads is None:
            start = self.start if self.lead is None else self.lead
            self.heads = page.root(*page.words(start, self.end))
        return self.heads

    def carrier(self, page: Columns) -> int:
        """The token that stands for the words in their clause: "one" in "one of the victims, Ann Orsk, said".

        "Hundreds" in "hundreds of protesters marched".
        """
        if self.carries is None:
            head = self.head(page)
            above = page.head[head]
            apposed = page.dep[head] == "appos" and page.pos[above] != "PROPN"
            counted = page.dep[head] == "nmod" and page.lower[above] in words_for("quantities")
            self.carries = above if apposed or counted else head
        return self.carries
