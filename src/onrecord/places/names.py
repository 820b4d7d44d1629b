"""Words that name a place: the pipeline's names, and names of the gazetteer where the words around speak of a place."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.language.columns import Columns, Name, Sentence
from onrecord.language.lexicon import fold
from onrecord.model import Label
from onrecord.places.gazetteer import Entry, Gazetteer
from onrecord.places.resolve import abbreviations, candidates
from onrecord.places.words import set_for

_LABELS: dict[str, Label] = {"GPE": "GPE", "LOC": "LOC", "FAC": "FAC"}
_OTHERS = frozenset({"PERSON", "ORG", "EVENT"})
_WELL_KNOWN = 400_000
_SMALL = 20_000
_LONGEST = 5
Found = tuple[int, int, Label]
"""The first token of a name, the one after its last, and its label."""


def find(page: Columns, gazetteer: Gazetteer) -> list[Found]:
    """Names of places in the prose of an article, in order, none inside another."""
    names = (n for sentence in page.sentences for n in sentence.names if n.label == "PERSON" and n.after - n.first > 1)
    persons = frozenset(page.printed[token] for n in names for token in range(n.first, n.after))
    ways = not set_for("ways").isdisjoint(page.said)
    nouns = page.having("PROPN")
    found: list[Found] = []
    at = 0
    for sentence in page.sentences:
        first, at = at, bisect_left(nouns, sentence.after, at)
        if first < at or sentence.names or ways:
            found += _in_sentence(page, sentence, nouns[first:at], gazetteer, persons)
    return found


def _in_sentence(
    page: Columns, sentence: Sentence, nouns: Sequence[int], gazetteer: Gazetteer, persons: frozenset[str]
) -> list[Found]:
    printed: list[Found] = []
    taken: set[int] = set()
    for name in sentence.names:
        if name.label in _LABELS:
            first, after = _trimmed(page, name)
            if first < after and _holds(page, first, after, name.label, gazetteer, persons):
                printed.append((first, after, _LABELS[name.label]))
                taken.update(range(first, after))
    for name in sentence.names:
        other = name.label in _OTHERS and name.after - name.first > 1
        if other and not _whole_place(_text(page, name.first, name.after), gazetteer):
            taken.update(range(name.first, name.after))
    known = list(_known(page, sentence, nouns, gazetteer, taken))
    taken.update(token for first, after, _ in known for token in range(first, after))
    return sorted([*printed, *known, *_ways(page, sentence, taken)])


def _text(page: Columns, first: int, after: int) -> str:
    return page.text[page.starts[first] : page.ends[after - 1]]


def _whole_place(words: str, gazetteer: Gazetteer) -> bool:
    """Whether a name that the pipeline takes for another kind is that of a country or region: "Holy See"."""
    return any(entry.kind != "town" for entry in gazetteer.named(words))


def _holds(page: Columns, first: int, after: int, label: str, gazetteer: Gazetteer, persons: frozenset[str]) -> bool:
    """Whether to believe the pipeline: a name that no table has needs a word before it that says where.

    "Holloway has altered his formation" after "Ian Holloway" is no town; "in Makeen" is a place, whether listed or not.
    """
    words = _text(page, first, after)
    if after - first == 1 and page.pos[first] == "ADJ" and not gazetteer.named(words):
        return False
    where = first > 0 and page.lower[first - 1] in set_for("locative")
    if not where and any(word in persons for word in page.printed[first:after]):
        return False
    if words.lower() in set_for("no places"):
        return False
    if where or label != "GPE":
        return True
    entries = candidates(words, gazetteer)
    large = any(e.kind != "town" or e.population >= _SMALL for e in entries)
    return large or (bool(entries) and _next_is_comma(page, after))


def _next_is_comma(page: Columns, after: int) -> bool:
    """Whether the name stands before a comma, as small towns mostly do: "Shelby, Montana"."""
    return after < len(page.printed) and page.printed[after] == ","


def _ways(page: Columns, sentence: Sentence, taken: set[int]) -> Iterator[Found]:
    """Capitalised words that end in a word for a street, a bridge, a park: "Royal Street"."""
    first, after, ways = sentence.first, sentence.after, set_for("ways")
    for token in [at for at, word in enumerate(page.lower[first:after], first) if word in ways]:
        if page.printed[token][0].isupper() and token not in taken:
            start = token
            while start > first and page.printed[start - 1][0].isupper() and start - 1 not in taken:
                start -= 1
            if start < token and page.lower[start] not in ("the", "a", "in", "at"):
                yield start, token + 1, "FAC"


def _trimmed(page: Columns, name: Name) -> tuple[int, int]:
    """The name without article, possessive and stop."""
    first, after = name.first, name.after
    while first < after and (page.lower[first] == "the" or not any(map(str.isalnum, page.printed[first]))):
        first += 1
    while after > first and (
        page.printed[after - 1] in ("'s", "’s", "'", "’")
        or not any(c.isalnum() or c == "." for c in page.printed[after - 1])
    ):
        after -= 1
    return first, after


def _known(
    page: Columns, sentence: Sentence, nouns: Sequence[int], gazetteer: Gazetteer, taken: set[int]
) -> Iterator[Found]:
    """The longest names of the gazetteer among capitalised words that are in no other name."""
    done = sentence.first
    for token in nouns:
        word = page.printed[token]
        if token < done or token in taken or not word[0].isupper():
            continue
        if gazetteer.begins(fold(word)) or word in abbreviations():
            end = _longest(page, sentence, token, gazetteer, taken)
            if end is not None:
                yield token, end, "GPE"
                done = end


def _longest(page: Columns, sentence: Sentence, first: int, gazetteer: Gazetteer, taken: set[int]) -> int | None:
    last = min(first + _LONGEST, sentence.after)
    free = next((token for token in range(first, last) if token in taken), last)
    for after in range(free, first, -1):
        if not page.printed[after - 1][0].isupper():
            continue
        words = _text(page, first, after)
        entries = candidates(words, gazetteer) if words in abbreviations() else gazetteer.named(words)
        if entries and words.lower() not in set_for("no places") and _is_place(page, first, after, entries):
            return after
    return None


def _is_place(page: Columns, first: int, after: int, entries: tuple[Entry, ...]) -> bool:
    """A country or well-known place as it stands; any other where the words before it say where."""
    goes_on = after < len(page.printed) and page.pos[after] == "PROPN" and page.printed[after][0].isupper()
    if goes_on and page.dep[after] in ("flat", "compound"):
        return False
    if any(e.kind != "town" or e.population >= _WELL_KNOWN for e in entries):
        return True
    before = page.lower[first - 1] if first else ""
    return before in set_for("locative") and before not in ("of", "to")
