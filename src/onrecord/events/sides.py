"""How likely each phrase of a sentence is who does what an event tells, or to whom it is done: a small network.

It weighs the way through the parse from the event's word to the phrase's, what the language pipeline made of both and
of what the phrase hangs on, and what the rules have found already. It is trained by ``python -m training.events.sides``
on sentences labelled by hand.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord import language
from onrecord.events import layers
from onrecord.events.layers import Floats
from onrecord.events.learned import NUMBERS
from onrecord.events.words import Word
from onrecord.model import Mention

WEIGHTS = Path(__file__).parent / "weights" / "sides.npz"
NONE, ACTOR, RECIPIENT = range(3)
"""The network's outputs. Of CONSULT all are actors."""
FARTHEST = 5
"""Steps through the parse behind which a way is told no further."""
DISTANCES = (1, 2, 3, 4, 6, 9, 14, 20, 30)
"""Words between two words are told apart up to these."""
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Asked:
    """A word that tells an event, its type, and who the rules say did it and to whom."""

    trigger: Word
    type: str
    doers: tuple[Mention, ...]
    done_to: tuple[Mention, ...]


class Seen(NamedTuple):
    """What the network sees of a phrase's head beside an event's word; relations and tags as printed."""

    head: Word
    way: str
    case: str
    tag: str
    distance: int
    taken: int
    """1 if a rule took it for who does it, 2 for to whom, 3 for both."""
    empty: int
    """1 if no rule found who does it, 2 if none found to whom, 3 if neither."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights, and the vocabularies they are for: a word that is not among them has the place 0."""

    arrays: Mapping[str, NDArray[Any]]
    ways: Mapping[str, int]
    cases: Mapping[str, int]
    tags: Mapping[str, int]
    steps: Mapping[str, int]
    """The ways, and their beginnings, which have the place 0: what is neither is not gone."""

    @classmethod
    def of(
        cls, arrays: Mapping[str, NDArray[Any]], ways: Sequence[str], cases: Sequence[str], tags: Sequence[str]
    ) -> "Weights":
        """The weights for some vocabularies."""
        its_ways, its_cases, its_tags = ({word: at for at, word in enumerate(its)} for its in (ways, cases, tags))
        parts = (way.split() for way in ways)
        beginnings = {" ".join(its[:count]): 0 for its in parts for count in range(1, len(its))}
        return cls(arrays, its_ways, its_cases, its_tags, beginnings | its_ways)


class _Everywhere(dict[str, int]):
    """All ways up to the farthest, for weights that are still to be made."""

    def get(self, way: str, default: Any = None) -> Any:
        return 1 if way.count(" ") < FARTHEST else default


UNTRAINED = Weights({}, {}, {}, {}, _Everywhere())


def likely(
    doc: Doc, asked: Sequence[tuple[Asked, Sequence[Seen]]], weights: Weights | None = None
) -> Iterator[list[list[float]]]:
    """For each event the chances of its phrases: of standing on neither side, of doing it, of having it done to them.

    Args:
        doc: the analysed article.
        asked: the events, each with what is seen of its phrases.
        weights: the shipped ones if None; by none at all, or for the words of another pipeline, nobody is on a side.
    """
    weights = weights if weights is not None else shipped()
    rows = [(of, seen) for of, its in asked for seen in its]
    told = bool(rows and weights.arrays) and len(doc.tensor) == len(doc)
    found = chances(doc.tensor, rows, weights).tolist() if told else [[1.0, 0.0, 0.0]] * len(rows)
    start = 0
    for _, its in asked:
        yield found[start : start + len(its)]
        start += len(its)


@cache
def shipped() -> Weights:
    """The weights that come with the package."""
    return load(WEIGHTS)


def load(path: Path) -> Weights:
    """The weights of a file, in single precision."""
    arrays, words = layers.load(path, ("ways", "cases", "tags"))
    return Weights.of(arrays, **words)


def phrases(of: Asked, weights: Weights | None = None) -> list[Seen]:
    """What is seen of each phrase of the event's sentence that may be on one of its sides."""
    step = (weights if weights is not None else shipped()).steps.get
    spans = [(m.span.start, m.span.end, 1) for m in of.doers] + [(m.span.start, m.span.end, 2) for m in of.done_to]
    empty = (not of.doers) + 2 * (not of.done_to)
    return [_seen(word, way, of.trigger, spans, empty) for word, way in _around(of.trigger, step)]


def _around(trigger: Word, step: Callable[[str], int | None]) -> list[tuple[Word, str]]:
    """The phrases around a word, with the relations up to where both hang, then down: "^conj nsubj"."""
    found: list[tuple[Word, str]] = []
    way, word, last = "", trigger, trigger
    while True:
        _below(word, way, last, step, found)
        way = f"{way} ^{word.dep_}" if way else f"^{word.dep_}"
        known = step(way)
        if word.head is word or known is None:
            return found
        last, word = word, word.head
        if known and _names(word):
            found.append((word, way))


def _below(
    word: Word, way: str, passed: Word, step: Callable[[str], int | None], found: list[tuple[Word, str]]
) -> None:
    for child in word.children:
        if child is not passed:
            down = f"{way} {child.dep_}" if way else child.dep_
            known = step(down)
            if known is not None:
                if known and _names(child):
                    found.append((child, down))
                if child.children:
                    _below(child, down, passed, step, found)


def _seen(word: Word, way: str, trigger: Word, spans: Sequence[tuple[int, int, int]], empty: int) -> Seen:
    case = ""
    for child in word.children:
        if child.dep_ == "case":
            case = child.lower_
            break
    far = word.i - trigger.i
    return Seen(word, way, case, word.tag_, _distance(far), _taken(word.idx, spans) if spans else 0, empty)


def _names(word: Word) -> bool:
    """Whether a word can head a phrase that names somebody or something."""
    pos, dep = word.pos_, word.dep_
    if pos in _NOMINAL:
        if word.tag_ in _RELATIVE or dep == "expl":
            return False
        return dep not in {"flat", "compound"} or word.ent_type_ in {"GPE", "NORP"}
    if pos == "ADJ":
        return dep in _HEADING or word.text[0].isupper()
    return pos in {"NUM", "DET"} and dep in _COUNTED and word.tag_ not in _RELATIVE


def _distance(words: int) -> int:
    """Which of the distances it is, those ahead behind those back."""
    far = min(abs(words), len(_FAR) - 1)
    return _FAR[far] + (len(DISTANCES) + 1) * (words > 0)


_FAR = [next((at for at, most in enumerate(DISTANCES) if n <= most), len(DISTANCES)) for n in range(DISTANCES[-1] + 2)]


def _taken(at: int, spans: Sequence[tuple[int, int, int]]) -> int:
    found = 0
    for start, end, side in spans:
        if start <= at < end:
            found |= side
    return found


def columns(rows: Sequence[tuple[Asked, Seen]], weights: Weights) -> dict[str, Ints]:
    """The rows in numbers: places in the vocabularies and in the article."""
    vector = language.pipeline.shipped().network.small.get
    ways, cases, tags = weights.ways.get, weights.cases.get, weights.tags.get
    numbers = []
    last: Asked | None = None
    for of, (head, way, case, tag, distance, taken, empty) in rows:
        if of is not last:
            last, its = of, (of.trigger.i, vector(of.trigger.lemma.lower(), 0), NUMBERS.get(of.type, 0))
        own = head.i, head.head.i, vector(head.lemma.lower(), 0)
        numbers.append((*its, *own, ways(way, 0), cases(case, 0), tags(tag, 0), distance, taken, empty))
    return dict(zip(COLUMNS, np.array(numbers, dtype=np.int64).reshape(-1, len(COLUMNS)).T, strict=True))


ENCODED = ("trigger", "head", "above")
VECTORS = ("trigger_word", "head_word")
TABLES = {"type": "", "way": "ways", "case": "cases", "tag": "tags", "distance": "", "taken": "", "empty": ""}
"""What is looked up in a table, and the vocabulary that its numbers are places in."""
COLUMNS = ("trigger", "trigger_word", "type", "head", "above", "head_word", *list(TABLES)[1:])


def chances(tensor: NDArray[Any], rows: Sequence[tuple[Asked, Seen]], weights: Weights) -> Floats:
    """A row a phrase: the chances of neither side, of who does it, of to whom."""
    seen, arrays = columns(rows, weights), weights.arrays
    vectors = language.pipeline.shipped().network.word_vectors
    hidden: Floats = tensor[seen["head"]] @ arrays["head"]
    hidden += tensor[seen["above"]] @ arrays["above"]
    hidden += vectors[seen["head_word"]] @ arrays["head_word"]
    hidden += arrays["bias"]
    # What the word itself brings is the same for all its phrases.
    firsts = np.append(0, np.diff(seen["trigger"]).nonzero()[0] + 1)
    own = tensor[seen["trigger"][firsts]] @ arrays["trigger"]
    own += vectors[seen["trigger_word"][firsts]] @ arrays["trigger_word"]
    hidden += own.repeat(np.diff(np.append(firsts, len(rows))), axis=0)
    for name in TABLES:
        hidden += arrays[name][seen[name]]
    return layers.chances(hidden, arrays)


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_RELATIVE = frozenset({"WP", "WDT", "WRB", "WP$"})
_HEADING = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "conj"})
_COUNTED = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod"})
