"""Words that name a place: the pipeline's names, and names of the gazetteer where the words around speak of a place."""

from collections.abc import Iterator, Sequence, Set

from onrecord.language.columns import Columns, Name
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
    names = [name for sentence in page.sentences for name in sentence.names]
    found = list(_printed(page, names, gazetteer))
    taken = {token for first, after, _ in found for token in range(first, after)}
    taken.update(_in_others(page, names, gazetteer))
    for more in (_known(page, gazetteer, taken), _ways(page, taken)):
        for name in more:
            found.append(name)
            taken.update(range(name[0], name[1]))
    return sorted(found)


def _printed(page: Columns, names: Sequence[Name], gazetteer: Gazetteer) -> Iterator[Found]:
    """What the pipeline takes for a place, where that may be believed."""
    whole = (name for name in names if name.label == "PERSON" and name.after - name.first > 1)
    persons = frozenset(page.printed[token] for name in whole for token in range(name.first, name.after))
    for name in names:
        if name.label in _LABELS:
            first, after = _trimmed(page, name)
            if first < after and _holds(page, first, after, name.label, gazetteer, persons):
                yield first, after, _LABELS[name.label]


def _in_others(page: Columns, names: Sequence[Name], gazetteer: Gazetteer) -> Iterator[int]:
    """The tokens of longer names of persons, organisations and events: no place is looked for in them."""
    for name in names:
        other = name.after - name.first > 1 and name.label in _OTHERS
        if other and not _whole_place(_text(page, name.first, name.after), gazetteer):
            yield from range(name.first, name.after)


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
    if not where and not persons.isdisjoint(page.printed[first:after]):
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


def _ways(page: Columns, taken: Set[int]) -> Iterator[Found]:
    """Capitalised words that end in a word for a street, a bridge, a park: "Royal Street"."""
    ways = set_for("ways")
    if ways.isdisjoint(page.said):
        return
    for token in [at for at, word in enumerate(page.lower) if word in ways and page.prose[at]]:
        if page.printed[token][0].isupper() and token not in taken:
            start, first = token, page.sentence(token).first
            while start > first and page.printed[start - 1][0].isupper() and start - 1 not in taken:
                start -= 1
            if start < token and page.lower[start] not in ("the", "a", "in", "at"):
                yield start, token + 1, "FAC"


def _trimmed(page: Columns, name: Name) -> tuple[int, int]:
    """The name without article, possessive and stop."""
    first, after = name.first, name.after
    while first < after and (page.lower[first] == "the" or not _has_letters(page.printed[first])):
        first += 1
    while after > first and not page.printed[after - 1].isalnum() and _is_no_end(page.printed[after - 1]):
        after -= 1
    return first, after


def _is_no_end(word: str) -> bool:
    """Whether a name does not end with a possessive or a sign, but for a stop."""
    return word in ("'s", "’s", "'", "’") or not (_has_letters(word) or "." in word)


def _has_letters(word: str) -> bool:
    """Whether a letter or figure stands in a word: most have nothing else."""
    return word.isalnum() or any(map(str.isalnum, word))


def _known(page: Columns, gazetteer: Gazetteer, taken: Set[int]) -> Iterator[Found]:
    """The longest names of the gazetteer among capitalised words that are in no other name."""
    done = 0
    for token in page.having("PROPN"):
        word = page.printed[token]
        if token < done or token in taken or not word[0].isupper():
            continue
        if gazetteer.begins(word) or word in abbreviations():
            end = _longest(page, token, gazetteer, taken)
            if end is not None:
                yield token, end, "GPE"
                done = end


def _longest(page: Columns, first: int, gazetteer: Gazetteer, taken: Set[int]) -> int | None:
    last = min(first + _LONGEST, page.sentence(first).after)
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
