"""Words of approval and refusal, how strong they are and what they judge: `attitudes.tsv`, looked up."""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from onrecord.statements.words import Words

_TABLE = Path(__file__).with_name("attitudes.tsv")
_BESIDE = frozenset({"compound:prt", "obl", "nmod", "case", "mark", "xcomp"})
_NOTHING: frozenset[str] = frozenset()


def value(words: Words, i: int, of: str | None = None) -> float | None:
    """How strongly a word approves or refuses issues or actors, with its particle or preposition; None if neither."""
    known, lemma = attitudes(of), words.lemma(i)
    for child in words.children[i]:
        dep = words.dep[child]
        if dep in _BESIDE:
            word = words.case(child) if dep in ("obl", "nmod") else words.lower[child]
            for form in (lemma, words.lower[i]):
                if f"{form} {word}" in known:
                    return known[f"{form} {word}"]
            if dep in ("case", "mark") and word == "against" and words.head[i] != i:
                return known.get("against")
    return known.get(lemma, known.get(words.lower[i]))


def judging(words: Words, places: Iterable[int]) -> dict[int, frozenset[str]]:
    """Those of some words that may judge, and what: asked before `value`, which takes longer.

    "issues", "actors", against whom it belongs to ("loaded"), against who does it ("deed"); or "other".
    """
    alone, with_others, found = _known(False), _known(True), {}
    for i in places:
        known, lower, lemma = with_others if words.children[i] else alone, words.lower[i], words.lemma(i)
        what = known.get(lower, _NOTHING)
        if lemma != lower and lemma in known:
            what |= known[lemma]
        if what:
            found[i] = what
    return found


@cache
def _known(with_others: bool) -> dict[str, frozenset[str]]:
    """What words may judge; ``with_others``: also words that do so only with a particle or preposition."""
    found: dict[str, frozenset[str]] = {}
    for of in (None, "issues", "actors", "loaded", "deed"):
        for lemma in attitudes(of):
            first, _, particle = lemma.partition(" ")
            if with_others or not particle:
                found[first] = found.get(first, _NOTHING) | {of or "other"}
    return found


@cache
def attitudes(of: str | None = None) -> dict[str, float]:
    """The words that judge issues, or actors, or either.

    "Will send weapons to Ukraine" is for sending weapons, and not for Ukraine.
    """
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["lemma"]: float(row["value"]) for row in rows if _is_of(row, of)}


def _is_of(row: Mapping[str, str], of: str | None) -> bool:
    """Whether a row judges such; what refuses issues turns what is said of actors: "refused to support Kyiv"."""
    kind = row["of"]
    if of == "turn":
        return kind in ("turn", "curb") or (kind == "issues" and float(row["value"]) < 0)
    if of in ("loaded", "deed"):
        return kind == of
    if of == "criticism":
        return kind != "curb"
    if kind == "deed" and float(row["value"]) > 0:
        return of is None  # Only who fails to do it is judged: "does not comply".
    return of is None or kind in ("", "loaded", "deed", of) or (of, kind) == ("issues", "curb")
