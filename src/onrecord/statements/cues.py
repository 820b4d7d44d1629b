"""Reporting words: verbs, nouns and phrases that attribute words to somebody."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id

from onrecord.model import StatementKind

if TYPE_CHECKING:
    from onrecord.statements.words import Words

Hashes = NDArray[np.uint64]

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nothing", "neither", "nor"})
# “The minister declined to say”, “refused to comment”: what is not said.
NOBODY = frozenset({"neither", "no", "none", "nobody"})
_DENIALS = NEGATIONS | NOBODY
_UNSAID = frozenset({"decline", "refuse", "fail", "avoid", "stop"})
_SAID = frozenset(
    {"comment", "say", "answer", "respond", "elaborate", "discuss", "confirm", "disclose", "reveal", "draw"}
)
_GROUP = frozenset({"aux", "aux:pass", "compound:prt", "neg"})
_QUOTING = frozenset({"quote", "cite"})
_BETWEEN = frozenset({"AUX", "ADV", "PART", "SPACE"})
_VERBAL = frozenset({"VERB", "AUX", "NOUN"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PAST = frozenset({"VBN", "VBD"})
_SLOTS = 1 << 16
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: its lemma, what it reports and the contents it takes (letters explained in `cues.tsv`)."""

    lemma: str
    kind: StatementKind
    contents: str


def reporting(words: "Words") -> tuple[dict[int, Cue], dict[int, Cue]]:
    """The reporting verbs of an article, each with its particle or preposition ("ruled out", "called on"), and the
    nouns of saying ("warning", "claim"); only words whose lemma a table has are looked at."""
    verbs: dict[int, Cue] = {}
    nouns: dict[int, Cue] = {}
    known, known_nouns, with_particle = _verbs(), _nouns(), _with_particle()
    for i in _known().among(words.digits[0]):
        pos, lemma = words.pos[i], words.lemma(i)
        if pos in _VERBAL and words.tags[i] not in _NOMINAL:
            cue = _joined(words, i, lemma) if lemma in with_particle else known.get(lemma)
            if cue is not None:
                verbs[i] = cue
        if pos == "NOUN" and lemma in known_nouns:
            nouns[i] = known_nouns[lemma]
    return verbs, nouns


def _joined(words: "Words", i: int, lemma: str) -> Cue | None:
    """A verb that its particle or preposition makes another: "ruled out", "called on"."""
    known = _verbs()
    after = [words.lower[c] for c in words.children[i] if words.dep[c] == "compound:prt"]
    if i + 1 < len(words.pos) and words.pos[i + 1] in ("ADP", "ADV", "ADJ"):
        after.append(words.lower[i + 1])
    for word in after:
        if (cue := known.get(f"{lemma} {word}")) is not None:
            return cue
    return known.get(lemma)


def group(words: "Words", verb: int) -> tuple[int, int]:
    """The tokens of the whole cue around its verb: "has ruled out", "did not say", "was quoted as saying"."""
    start, end = verb, verb + 1
    for child in words.children[verb]:
        dep = words.dep[child]
        if dep in _GROUP or (dep == "advmod" and abs(child - verb) <= 3 and words.pos[child] in _BETWEEN):
            if child < start and _is_one_group(words, child + 1, verb):
                start = child
            elif dep == "compound:prt" and child - verb <= 2:
                end = max(end, child + 1)
    quoted = quoting(words, verb)
    return (min(start, group(words, quoted)[0]), end) if quoted is not None else (start, end)


def quoting(words: "Words", verb: int) -> int | None:
    """The verb of "was quoted as saying" above "saying"."""
    head = words.head[verb]
    return head if head < verb <= head + 12 and words.lemma(head) in _QUOTING else None


def is_naming(words: "Words", verb: int) -> bool:
    """Whether a verb only gives a name: "A group called the Northern Front"; nobody calls it something."""
    cue = words.cues.get(verb)
    return cue is not None and "a" in cue.contents and words.dep[verb] == "acl" and words.tags[verb] in _PAST


def is_negated(words: "Words", verb: int) -> bool:
    """Whether the words were not said: "did not say", "declined to say", "declined to comment"."""
    return _is_denied(words, verb) or is_silent(words, verb)


def _is_denied(words: "Words", verb: int) -> bool:
    """Whether a small word before the verb negates it: "did *not* say", "*neither* … responded"."""
    if _DENIALS.isdisjoint(words.lower[words.left[verb] : verb]):
        return False
    for child in words.children[verb]:
        # “Neither the ministry nor the army responded”, “no officials commented”
        if (
            words.dep[child] == "nsubj"
            and child < verb
            and not NOBODY.isdisjoint(words.lower[words.left[child] : child + 1])
        ):
            return True
        # “The bridge is not,” he added: no "not" that marks or names part from the verb.
        negates = words.lower[child] in NEGATIONS and words.dep[child] in ("advmod", "neg")
        if negates and child < verb and _is_one_group(words, child + 1, verb):
            return True
    return False


def is_silent(words: "Words", verb: int) -> bool:
    """Whether somebody declined to say anything, by either verb: "declined to comment on the talks"."""
    if words.lemma(verb) in _UNSAID:
        return any(words.dep[c] == "xcomp" and is_saying(words, c) for c in words.children[verb])
    return is_unsaid(words, verb)


def is_unsaid(words: "Words", verb: int) -> bool:
    """Whether the verb is what somebody declined to do: "declined to say"."""
    return words.dep[verb] == "xcomp" and words.lemma(words.head[verb]) in _UNSAID


def is_saying(words: "Words", verb: int) -> bool:
    """Whether who declines to do it says nothing: "declined to comment", unlike "refused to reject the truce"."""
    return words.lemma(verb) in _SAID


def _is_one_group(words: "Words", start: int, end: int) -> bool:
    """Whether only auxiliaries, adverbs and white space stand there."""
    return _BETWEEN.issuperset(words.pos[start:end])


@cache
def _known() -> "Sieve":
    return Sieve({*_nouns(), *(lemma.partition(" ")[0] for lemma in _verbs())})


class Sieve:
    """Words, to be told from nearly all others by the last digits of their hashes: what passes is asked for by name."""

    def __init__(self, words: Iterable[str]) -> None:
        forms = {form for word in words for form in (word, word.capitalize(), word.upper())}
        self._passing = np.zeros(_SLOTS, dtype=bool)
        self._passing[[get_string_id(form) % _SLOTS for form in forms]] = True

    def among(self, *columns: NDArray[np.int64]) -> list[int]:
        """The places where one of some columns of `last_digits` may be of a word, whatever its capitals."""
        passing = self._passing.take(columns[0])
        for column in columns[1:]:
            passing |= self._passing.take(column)
        found: list[int] = passing.nonzero()[0].tolist()
        return found


def last_digits(hashes: Hashes) -> NDArray[np.int64]:
    """What a sieve asks of hashes: made once, since several sieves ask it of the same words."""
    return (hashes & np.uint64(_SLOTS - 1)).view(np.int64)


@cache
def _verbs() -> dict[str, Cue]:
    return {row["lemma"]: Cue(row["lemma"], _kind(row["kind"]), row["contents"]) for row in _rows("cues.tsv")}


@cache
def _with_particle() -> frozenset[str]:
    return frozenset(lemma.partition(" ")[0] for lemma in _verbs() if " " in lemma)


@cache
def _nouns() -> dict[str, Cue]:
    return {row["lemma"]: Cue(row["lemma"], _kind(row["kind"]), "c") for row in _rows("noun_cues.tsv")}


@cache
def reporting_forms() -> frozenset[str]:
    """The verbs of saying that take a clause, as they stand beside a quotation: says, said, adds, added."""
    found = {"said", "told", "wrote", "swore", "spoke", "thought"}
    for lemma, cue in _verbs().items():
        if cue.kind != "thought" and set("cq") & set(cue.contents):
            verb, _, rest = lemma.partition(" ")
            stem = verb[:-1] + "i" if verb.endswith("y") and verb[-2] not in "aeiou" else verb
            past = verb + "d" if verb.endswith("e") else stem + "ed"
            third = stem + "es" if stem.endswith(("i", "s", "sh", "ch", "x")) else verb + "s"
            found |= {f"{form} {rest}".strip() for form in (past, third)}
    return frozenset(found)


@cache
def outlets() -> frozenset[str]:
    """Names of news organisations and channels, without a leading "the", lower case."""
    return frozenset(row["name"].lower().removeprefix("the ") for row in _rows("outlets.tsv"))


@cache
def media() -> frozenset[str]:
    """Nouns that name a channel of speech: newspaper, television."""
    return frozenset(row["noun"] for row in _rows("media.tsv"))


def _rows(name: str) -> list[dict[str, str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


def _kind(name: str) -> StatementKind:
    for kind in ("speech", "writing", "thought"):
        if kind == name:
            return kind
    raise ValueError(f"kind {name!r}: expected speech, writing or thought")
