"""Two items → whether they tell the same, how sure that is, and why.

Overlap is *containment*: the share of the shorter one's runs of words that the other has, because reports cut what they
repeat. What is said of each pair rests on words both print; nothing is compared by meaning.
"""

from dataclasses import dataclass
from functools import cached_property

from onrecord.chains.words import Words, runs, sketch, words
from onrecord.ledger.items import Item

BY = "chains-3"
_NOBODY = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "q", "question", "reporter", "moderator"})
"""Printed words that do not say who speaks; "Q" stands in transcripts for whoever asks."""
_RUNS = 4
"""Fewer shared runs of three words than this are a phrase that both use, unless one stands whole in the other."""
_LONGER = 8
"""A statement of more than so many times the content words is a speech: it would tie all that is quoted from it."""


@dataclass(frozen=True)
class Compared:
    """An item with its words, taken apart once."""

    item: Item

    @cached_property
    def words(self) -> Words:
        """Its words."""
        return words(self.item.words)

    @cached_property
    def triples(self) -> frozenset[tuple[str, ...]]:
        """Runs of three words."""
        return runs(self.words.plain, 3)

    @cached_property
    def fives(self) -> frozenset[tuple[str, ...]]:
        """Runs of five words."""
        return runs(self.words.plain, 5)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the words that carry content."""
        return frozenset(self.words.content)

    @cached_property
    def setting(self) -> frozenset[str]:
        """Stems of its words and of the title above them."""
        return self.stems | frozenset(words(self.item.title or "").content)


@dataclass(frozen=True, slots=True)
class Found:
    """Two items tell the same."""

    score: float
    reason: str


def text_keys(text: Compared) -> tuple[int, ...]:
    """Hashes that a copy of an article shares with it."""
    return sketch(text.fives, 24)


def same_text(one: Compared, other: Compared) -> Found | None:
    """Whether one article is a copy of the other, cut or touched up."""
    if one.words.plain == other.words.plain:
        return Found(1.0, "the same words") if len(one.words.plain) >= 6 else None
    small, large = sorted((len(one.fives), len(other.fives)))
    shared = len(one.fives & other.fives)
    # An outlet that declares two disasters in the same phrases reports two things; its update keeps more.
    wanted = 0.9 if one.item.actors & other.item.actors else 0.75
    if shared < 8 or small < large / 4 or shared < wanted * small:
        return None
    return Found(shared / small, f"{shared / small:.0%} of the shorter text's runs of five words")


def statement_keys(statement: Compared) -> tuple[int, ...]:
    """Hashes that a statement told again shares with it: pairs of neighbouring content words."""
    return sketch(runs(statement.words.content, 2), 16)


def same_statement(one: Compared, other: Compared) -> Found | None:
    """Whether two statements are one, told twice: a truncated quotation, or direct words put indirectly.

    >>> said, told = "We will not yield an inch of our land", "it would not yield an inch of its land"   # linked
    """
    if nested(one.item, other.item):
        return None
    apart = _days_apart(one.item, other.item)
    source = _same_source(one.item, other.item)
    length, longer = sorted((len(one.words.content), len(other.words.content)))
    shorter = min(one, other, key=lambda compared: len(compared.words.content))
    if length < 4 or _is_name(shorter.item.words):
        return _few_words(one, other, source, apart)
    if longer > _LONGER * length:
        return None
    overlap = containment(one.triples, other.triples)
    if overlap < 0.95 and _contradict(one, other):
        return None
    wanted, least = _NEEDED[source] if apart <= _WEEK else _NEEDED_LATER.get(source, (2.0, 0))
    # "Medicare and Social Security" in two sentences is a name in both, no statement told twice.
    enough = overlap == 1 or len(one.triples & other.triples) >= _RUNS
    if overlap >= wanted and length >= least and enough:
        return Found(round(0.6 + 0.4 * overlap, 3), f"{overlap:.0%} of the shorter one's runs of three words; {source}")
    return _reworded(one, other, source, length, apart) if longer <= 3 * length else None


def _few_words(one: Compared, other: Compared, source: str, apart: int) -> Found | None:
    """A few words are one statement where they stand whole inside the other, or are the same within a day.

    "We will not open the strait to any ship" has three words of content and is a cut of what goes on after "ship";
    "the Harbour Jobs Plan" stands in every long sentence on the plan, and is a cut of none.
    """
    length, longer = sorted((len(one.words.content), len(other.words.content)))
    printed = min(len(one.words.plain), len(other.words.plain))
    known = source in _SAME
    quoted = "indirect" not in (one.item.type, other.item.type)  # "call it the Border Reform Act" quotes nobody
    whole = one.triples & other.triples in (one.triples, other.triples)
    if known and one.words.plain == other.words.plain and length >= 2 and apart <= 1:
        return Found(0.8, f"the same few words; {source}")
    enough = length >= 3 or printed >= 6
    if (
        whole
        and enough
        and longer <= _LONGEST_OF_CUT * length
        and not _is_name(min(one, other, key=lambda compared: len(compared.words.content)).item.words)
        and apart <= _WEEK
        and (known or (source == _UNKNOWN and quoted and apart <= 1 and printed >= 4))
    ):
        return Found(0.75 if known else 0.65, f"a few words, whole inside the other; {source}")
    return None


def _is_name(printed: str) -> bool:
    """Whether words are little more than a name: "the Harbour Jobs Plan"."""
    return all(word[:1].isupper() or len(word) <= _SMALL for word in printed.split())


def _reworded(one: Compared, other: Compared, source: str, length: int, apart: int) -> Found | None:
    shared = containment(one.stems, other.stems)
    if source not in _SAME or length < 5 or apart > 2 or shared < 0.75:
        return None
    return Found(round(0.3 + 0.5 * shared, 3), f"{shared:.0%} of the shorter one's content words, reworded; {source}")


_SAME = ("same source", "same country")
_UNKNOWN = "a source unknown"
_NEEDED = {
    "same source": (0.5, 4),
    "same country": (0.5, 5),
    _UNKNOWN: (0.65, 4),
    "sources named differently": (0.9, 9),
}
"""The containment and the number of content words that make two statements one, by how their sources compare."""
_LONGEST_OF_CUT = 6
"""How many times as many words of content a statement may have as a cut of three."""
_SMALL = 3
"""Letters of the words that a name has in small letters: "the", "and", "of"."""
_WEEK = 7
_NEEDED_LATER = {"same source": (0.9, 4), "same country": (0.9, 5)}
"""The same in the second week: "Vask had told parliament last week" comes with the words she had used."""


def nested(one: Item, other: Item) -> bool:
    """Whether two statements stand in each other: one told inside another is no second telling of it.

    "The minister said that her president had said that the strait stays open" tells two statements once each.
    """
    same = one.article == other.article
    return same and any(a < d and c < b for a, b in one.spans for c, d in other.spans)


def _same_source(one: Item, other: Item) -> str:
    if _unknown(one) or _unknown(other):
        return _UNKNOWN
    if one.actors & other.actors:
        return "same source"
    return "same country" if one.countries & other.countries else "sources named differently"


def _unknown(item: Item) -> bool:
    return not item.actors or item.actors <= _NOBODY


def _days_apart(one: Item, other: Item) -> int:
    if one.published is None or other.published is None:
        return 0 if one.published is other.published else 99
    return abs(one.published - other.published)


def _contradict(one: Compared, other: Compared) -> bool:
    """Whether two statements cannot be one.

    "killed 12 soldiers" and "killed 30 soldiers" are two; so are "will" and "will not", and "names Jo Orsk as
    coordinator of relief" and "names Anna Berg as coordinator of relief".
    """
    a, b = one.words, other.words
    figures = bool(a.numbers - b.numbers) and bool(b.numbers - a.numbers)
    people = _names_another(one, other) and _names_another(other, one)
    return figures or people or a.negations != b.negations


def _names_another(one: Compared, other: Compared) -> bool:
    return any(not name & other.stems for name in one.words.names)


def containment(one: frozenset[object], other: frozenset[object]) -> float:
    """The share of the smaller of two sets that stands in the other."""
    small = min(len(one), len(other))
    return len(one & other) / small if small else 0.0
