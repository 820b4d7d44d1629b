"""Reporting words: verbs, nouns and phrases that attribute words to somebody."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import LEMMA, LOWER, POS, TAG
from spacy.strings import get_string_id
from spacy.symbols import AUX, NOUN, VERB

from onrecord.model import StatementKind

if TYPE_CHECKING:
    from onrecord.statements.words import Words

Hashes = NDArray[np.uint64]

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nothing", "neither", "nor"})
# “The minister declined to say”, “refused to comment”: what is not said.
_UNSAID = frozenset({"decline", "refuse", "fail", "avoid", "stop"})
_GROUP = frozenset({"aux", "aux:pass", "compound:prt", "neg"})
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: its lemma, what it reports and the contents it takes (letters explained in `cues.tsv`)."""

    lemma: str
    kind: StatementKind
    contents: str


def verbs(words: "Words") -> dict[int, Cue]:
    """The reporting verbs of an article, each with its particle or preposition: "ruled out", "called on"."""
    table = words.table
    verbal = (table[POS] == VERB) | (table[POS] == AUX) | (table[POS] == NOUN)
    for tag in ("NN", "NNS", "NNP", "NNPS"):
        verbal &= table[TAG] != np.uint64(get_string_id(tag))
    pairs = ((i, _cue_of(words, i)) for i in _found(words, verbal, _verb_hashes()))
    return {i: cue for i, cue in pairs if cue is not None}


def nouns(words: "Words") -> dict[int, Cue]:
    """The nouns of saying: "warning", "claim"."""
    found = ((i, _nouns().get(words.lemma(i))) for i in _found(words, words.table[POS] == NOUN, _noun_hashes()))
    return {i: cue for i, cue in found if cue is not None}


def _found(words: "Words", wanted: NDArray[np.bool_], keys: Hashes) -> list[int]:
    """Those of the wanted words whose lemma is among the keys: no other is looked at."""
    some = np.flatnonzero(wanted)
    lemmas = words.table[LEMMA][some]
    lemmas = np.where(lemmas == 0, words.table[LOWER][some], lemmas)
    at = np.searchsorted(keys, lemmas)
    found: list[int] = some[keys[np.minimum(at, len(keys) - 1)] == lemmas].tolist()
    return found


def _cue_of(words: "Words", i: int) -> Cue | None:
    known, lemma = _verbs(), words.lemma(i)
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
        if dep in _GROUP or (dep == "advmod" and abs(child - verb) <= 3):
            if child < start and _is_one_group(words, child + 1, verb):
                start = child
            elif dep == "compound:prt" and child - verb <= 2:
                end = max(end, child + 1)
    quoted = quoting(words, verb)
    return (min(start, group(words, quoted)[0]), end) if quoted is not None else (start, end)


def quoting(words: "Words", verb: int) -> int | None:
    """The verb of "was quoted as saying" above "saying"."""
    head = words.head[verb]
    return head if words.lemma(head) in ("quote", "cite") and head < verb <= head + 12 else None


def is_negated(words: "Words", verb: int) -> bool:
    """Whether the words were not said: "did not say", "declined to say"."""
    for child in words.children[verb]:
        if child < verb and words.lower[child] in NEGATIONS and words.dep[child] in ("advmod", "neg"):
            return True
    return is_unsaid(words, verb)


def is_unsaid(words: "Words", verb: int) -> bool:
    """Whether the verb is what somebody declined to do: "declined to say"."""
    return words.dep[verb] == "xcomp" and words.lemma(words.head[verb]) in _UNSAID


def _is_one_group(words: "Words", start: int, end: int) -> bool:
    """Whether only auxiliaries, adverbs and white space stand there."""
    return all(words.pos[i] in ("AUX", "ADV", "PART", "SPACE") for i in range(start, end))


@cache
def _verb_hashes() -> Hashes:
    return hashes(lemma.partition(" ")[0] for lemma in _verbs())


@cache
def _noun_hashes() -> Hashes:
    return hashes(_nouns())


def hashes(words: Iterable[str]) -> Hashes:
    """The sorted hashes of words, in small letters, with a capital, and in capitals."""
    forms = {form for word in words for form in (word, word.capitalize(), word.upper())}
    return np.array(sorted(map(get_string_id, forms)), dtype=np.uint64)


@cache
def _verbs() -> dict[str, Cue]:
    return {row["lemma"]: Cue(row["lemma"], _kind(row["kind"]), row["contents"]) for row in _rows("cues.tsv")}


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
