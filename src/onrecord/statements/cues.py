"""Reporting words: verbs, nouns and phrases that attribute words to somebody."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.symbols import AUX, NOUN, VERB
from spacy.tokens import Token

from onrecord.model import StatementKind

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


def cue_of(token: Token) -> Cue | None:
    """The reporting verb a token is, with its particle or preposition: "ruled out", "called on"."""
    if token.pos_ not in ("VERB", "AUX", "NOUN") or token.tag_.startswith("NN"):
        return None
    verbs, lemma = _verbs(), _lemma(token)
    for word in _particles(token):
        if (cue := verbs.get(f"{lemma} {word}")) is not None:
            return cue
    return verbs.get(lemma)


def noun_cue_of(token: Token) -> Cue | None:
    """The noun of saying a token is: "warning", "claim"."""
    return _nouns().get(_lemma(token)) if token.pos_ == "NOUN" else None


def candidates(lemmas: Hashes, lower: Hashes, pos: Hashes, tags: Hashes) -> tuple[list[int], list[int]]:
    """The words whose lemma begins a reporting verb, and those that are a noun of saying; no other can be a cue."""
    lemmas = np.where(lemmas == 0, lower, lemmas)
    nominal = pos == NOUN
    verbal = nominal | (pos == VERB) | (pos == AUX)
    for tag in ("NN", "NNS", "NNP", "NNPS"):
        verbal &= tags != np.uint64(get_string_id(tag))
    found = []
    for wanted, keys in ((verbal, _verb_hashes()), (nominal, _noun_hashes())):
        some = np.flatnonzero(wanted)
        at = np.searchsorted(keys, lemmas[some])
        found.append(some[keys[np.minimum(at, len(keys) - 1)] == lemmas[some]].tolist())
    return found[0], found[1]


def group(token: Token) -> tuple[int, int]:
    """The tokens of the whole cue around its verb: "has ruled out", "did not say", "was quoted as saying"."""
    start, end = token.i, token.i + 1
    for child in token.children:
        if child.dep_ in _GROUP or (child.dep_ == "advmod" and abs(child.i - token.i) <= 3):
            if child.i < start and _between(child, token):
                start = child.i
            elif child.dep_ == "compound:prt" and child.i - token.i <= 2:
                end = max(end, child.i + 1)
    quoted = quoting(token)
    return (min(start, group(quoted)[0]), end) if quoted is not None else (start, end)


def quoting(token: Token) -> Token | None:
    """The verb of "was quoted as saying" above "saying"."""
    head = token.head
    return head if head.i != token.i and _lemma(head) in ("quote", "cite") and head.i < token.i <= head.i + 12 else None


def is_negated(token: Token) -> bool:
    """Whether the words were not said: "did not say", "declined to say"."""
    for child in token.children:
        if child.lower_ in NEGATIONS and child.i < token.i and child.dep_ in ("advmod", "neg"):
            return True
    return token.dep_ == "xcomp" and _lemma(token.head) in _UNSAID


def _between(child: Token, token: Token) -> bool:
    """Whether only auxiliaries, adverbs and white space stand between the two."""
    doc = token.doc
    return all(doc[i].pos_ in ("AUX", "ADV", "PART", "SPACE") for i in range(child.i + 1, token.i))


def _particles(token: Token) -> list[str]:
    found = [child.lower_ for child in token.children if child.dep_ == "compound:prt"]
    after = token.i + 1
    if after < len(token.doc) and token.doc[after].pos_ in ("ADP", "ADV", "ADJ"):
        found.append(token.doc[after].lower_)
    return found


def _lemma(token: Token) -> str:
    return token.lemma_.lower() or token.lower_


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
