"""What an article names that one can be for or against, and the words that may judge it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from operator import itemgetter

from onrecord.model import Actor, Issue, Mention
from onrecord.statements.attitudes import attitudes, judging, value
from onrecord.statements.cues import NEGATIONS, Sieve
from onrecord.statements.details import Named
from onrecord.statements.issues import Issues
from onrecord.statements.words import Range, Words

UPWARD_LIMIT = 8
"""How far above a word what judges it may stand."""
_CONDITIONS = frozenset({"if", "unless", "provided", "when", "until", "once", "only", "whether"})
_NEGATING = frozenset({"advmod", "det", "neg", "obj", "cc:preconj"})
_POSSIBLE = frozenset({"could", "might", "may", "would"})


class Targets:
    """What an article names that one can be for or against, each looked up when something asks for it.

    ``matters``: the words that name issues; ``actors``: the actor each word names.
    """

    def __init__(self, words: Words, who: Named, issues: Issues) -> None:
        self.words, self._who, self._issues = words, who, issues
        self.matters, self.actors = Matters(words, issues), Naming(words, who)

    @cached_property
    def signs(self) -> "Signs":
        """The words of the article that tell a stance."""
        return signs(self.words)

    def issues(self, content: Range) -> Iterator[tuple[int, Issue]]:
        """The words of a content that name an issue and that something above may judge."""
        places = self._places
        for i in places[bisect_left(places, content[0]) : bisect_left(places, content[1])]:
            if (issue := self.matters.get(i)) is not None:
                yield i, issue

    @cached_property
    def _places(self) -> list[int]:
        """The words that may name an issue and that something may judge, in order."""
        judged = _below(self.words, self.signs.telling)
        return [i for i in self._issues.places(self.words) if judged[i]]

    @property
    def company(self) -> Mapping[str, frozenset[str]]:
        """The words that some of an issue's own need beside them."""
        return self._issues.company

    @property
    def sides(self) -> Mapping[str, Mapping[str, int]]:
        """For an issue's id, the words before a name that tell whom it helps or hurts."""
        return self._issues.sides

    def mentions(self, content: Range) -> list[tuple[int, Mention]]:
        """The mentions of actors, pronouns left out, whose head is in a content and may be judged: by their heads."""
        words, judged, (start, end) = self.words, self._judged, content
        if judged.find(1, start, end) < 0:
            return []
        found = []
        for mention in self._who.within(words.starts[start], words.ends[end - 1]):
            if mention.label == "PRONOUN" or mention.actor is None or (piece := words.around(mention.span)) is None:
                continue
            if judged.find(1, *piece) >= 0 and start <= (root := words.root(piece)) < end and judged[root]:
                found.append((root, mention))
        return sorted(found, key=itemgetter(0))

    @cached_property
    def _judged(self) -> bytearray:
        """1 for each word that, if it names an actor, something may judge or condemn."""
        words, signs = self.words, self.signs
        found = _below(words, (*signs.opposed, *(i for i, what in signs.judging.items() if "actors" in what)))
        for i, what in signs.judging.items():
            if "loaded" in what:
                # "*Moscow’s* aggression", "*Moscow’s* unprovoked war"
                for owner in words.children[words.head[i] if words.dep[i] == "amod" else i]:
                    found[owner] = 1
            if "deed" in what:
                # "*Moscow* ignores the deal", "*Moscow’s* army ignores it"
                for doer in words.children[i]:
                    found[doer] = 1
                    for owner in words.children[doer]:
                        found[owner] = 1
        return found


class Matters:
    """The issue that each word names, looked up once."""

    def __init__(self, words: Words, issues: Issues) -> None:
        self._words, self._issues = words, issues
        self._found: dict[int, Issue | None] = {}

    def get(self, i: int) -> Issue | None:
        """The issue that a word names."""
        if i not in self._found:
            self._found[i] = self._issues.named_by(self._words, i)
        return self._found[i]

    def __contains__(self, i: object) -> bool:
        return isinstance(i, int) and self.get(i) is not None


class Naming:
    """The actor that each word names; of several, that of the mention that begins first."""

    def __init__(self, words: Words, who: Named) -> None:
        self._words, self._who = words, who

    def get(self, i: int) -> Actor | None:
        """The actor that a word names."""
        start, end = self._words.starts[i], self._words.ends[i]
        named = (m.actor for m in self._who.within(start, end) if m.span.start <= start)
        return next((actor for actor in named if actor is not None), None)

    def __contains__(self, i: int) -> bool:
        return self.get(i) is not None


@dataclass(frozen=True, slots=True)
class Signs:
    """Words that may judge, and words that something below negates, makes conditional, or merely possible.

    ``telling``: those without which there is no stance, in order; ``judging``: what each may judge; ``opposed``: those
    behind "against".
    """

    telling: tuple[int, ...]
    judging: Mapping[int, frozenset[str]]
    opposed: frozenset[int]
    negated: frozenset[int]
    conditional: frozenset[int]
    possible: frozenset[int]


def signs(words: Words) -> Signs:
    """The words of an article that tell a stance, looked up at once: of most words nothing need be asked."""
    named, below = _sieves()
    opposed, negated, conditional, possible = set[int](), set[int](), set[int](), set[int]()
    for i in below.among(words.digits[1]):
        word, dep, head = words.lower[i], words.dep[i], words.head[i]
        if head == i:
            continue
        if word == "without" or (word in NEGATIONS and dep in _NEGATING):
            negated.add(head)
        if word in _POSSIBLE and words.tag(i) == "MD":
            possible.add(head)
        if word in _CONDITIONS and dep in ("mark", "advmod"):
            conditional.add(words.head[head] if words.dep[head] == "advcl" else _behind(words, head))
        if word == "whether" and dep == "mark":
            conditional.add(head)
        if word == "against" and dep in ("case", "mark"):
            opposed.add(head)
    judged = dict.fromkeys(opposed, frozenset[str]()) | judging(words, named.among(*words.digits))
    telling = tuple(sorted({*judged, *negated}))
    return Signs(telling, judged, *map(frozenset, (opposed, negated, conditional, possible)))


def _behind(words: Words, clause: int) -> int:
    """The word that a clause in front of it is a condition of, where the parse hangs both on one verb.

    In "said: “If there are ideas, we are open”" it may hang "are" and "open" on "said".
    """
    beside = (c for c in words.children[words.head[clause]] if c > clause and words.dep[c] in ("ccomp", "conj"))
    return next(beside, clause)


def _below(words: Words, tops: Iterable[int]) -> bytearray:
    """1 for each of some words and for all between the first and the last that hang on it."""
    found = bytearray(len(words.pos))
    for i in tops:
        start, end = words.left[i], words.right[i] + 1
        found[start:end] = b"\1" * (end - start)
    return found


def judgement(words: Words, told: Signs, i: int) -> float | None:
    """The value of a word that judges, its own negation counted; None for a word that does not."""
    worth = value(words, i, "criticism") if i in told.judging else None
    if worth is None or words.pos[i] not in ("VERB", "NOUN", "ADJ", "ADV", "ADP", "SCONJ"):
        return None
    return -worth if i in told.negated else worth


@cache
def _sieves() -> tuple[Sieve, Sieve]:
    """The first words of what judges, and the small words that change what is said."""
    below = {*NEGATIONS, *_POSSIBLE, *_CONDITIONS, "without", "against"}
    return Sieve(lemma.partition(" ")[0] for lemma in attitudes()), Sieve(below)
