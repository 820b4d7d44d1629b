"""The tables beside this module, read; and the dictionary form of a word, by them."""

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table; its first line names source and licence, its second the columns."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def classes() -> dict[str, frozenset[str]]:
    """Classes of words, by name; "group" are all nouns for people."""
    named = {row["class"]: frozenset(row["lemmas"].split(",")) for row in rows("classes.tsv")}
    return named | {"group": frozenset((*sectors("people"), *sectors("relations")))}


@cache
def sectors(kind: str) -> dict[str, str]:
    """The sector of each noun of a kind: people, things that act for an army, relations; "" where it tells none."""
    found = (row for row in rows("sectors.tsv") if row["kind"] == kind)
    return {word: row["sector"] for row in found for word in row["lemmas"].split(",")}


def forms(lemmas: Sequence[str], pos: Sequence[str]) -> list[str]:
    """The dictionary forms of some words, from what a lemmatizer made of them and their parts of speech."""
    return list(map(_kept().__getitem__, zip(lemmas, pos, strict=True)))


class _Forms(dict[tuple[str, str], str]):
    """The forms made so far; they begin anew before they fill the memory."""

    def __missing__(self, word: tuple[str, str]) -> str:
        if len(self) >= _MANY:
            self.clear()
        made = self[word] = form(*word)
        return made


_MANY = 65_536


@cache
def _kept() -> _Forms:
    return _Forms()


def form(lemma: str, pos: str) -> str:
    """The dictionary form of a word, from what a lemmatizer made of it.

    A rule lemmatizer makes "condemne" of "condemned" and "shel" of "shelled": where the tables know the form
    with a letter more or fewer at its end, that is meant.
    """
    form = lemma.lower()
    if pos not in {"VERB", "ADJ", "NOUN"}:
        return form
    known, stem = _vocabulary(), form.removesuffix("e")
    variants = (form, stem, form + "e", _undoubled(stem), form.removesuffix("d"), form + form[-1:], *_singular(form))
    return next((variant for variant in variants if variant in known), form)


def _singular(form: str) -> tuple[str, ...]:
    """A word that the lemmatizer keeps in the plural, without it: "troops", "supplies"."""
    return (form[:-1], form[:-3] + "y") if form.endswith("ies") else (form.removesuffix("s"),)


def _undoubled(form: str) -> str:
    return form[:-1] if len(form) > 3 and form[-1] == form[-2] else form


@cache
def _vocabulary() -> frozenset[str]:
    named = {word for words in classes().values() for word in words}
    for name, column in (("verbs.tsv", "verbs"), ("nouns.tsv", "nouns")):
        named |= {word for row in rows(name) for word in row[column].split(",")}
    return frozenset(named)
