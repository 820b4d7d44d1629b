"""Paragraphs as arrays: spaCy's own tokens with the corpora's labels aligned to them."""

import pickle
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from onrecord.language.words import sided

MISSING = -1


@dataclass(frozen=True)
class Labels:
    """The label sets, in the order of the network's outputs."""

    tags: tuple[str, ...]
    pos: tuple[str, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Paragraph:
    """Words and, for each, the numbers of its labels; MISSING where the corpus does not tell."""

    words: list[str]
    tags: np.ndarray
    pos: np.ndarray
    heads: np.ndarray
    deps: np.ndarray
    names: np.ndarray
    starts: np.ndarray
    said: np.ndarray | None = None
    above: np.ndarray | None = None
    """The tag of source, cue or content, and the head by an earlier parse; only where somebody told what is said."""


def read_paragraphs(path: Path, labels: Labels | None = None) -> tuple[list[Paragraph], Labels]:
    """The paragraphs of a DocBin, and the label sets (its own, if none are given)."""
    nlp = spacy.blank("en")
    docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    labels = labels or _labels(docs)
    return [_paragraph(Example(nlp.make_doc(doc.text), doc), labels) for doc in docs if len(doc)], labels


def read_silver(path: Path) -> list[Paragraph]:
    """The paragraphs that `silver`, `plain` or `said` wrote."""
    with path.open("rb") as kept:
        found: list[Paragraph] = pickle.load(kept)
    return found


def batches(paragraphs: list[Paragraph], words: int, chance: random.Random) -> Iterator[list[Paragraph]]:
    """Endless batches of about so many words, of paragraphs alike in length."""
    while True:
        order = sorted(paragraphs, key=lambda p: len(p.words) * chance.uniform(0.8, 1.25))
        found: list[list[Paragraph]] = [[]]
        for paragraph in order:
            if found[-1] and max(len(paragraph.words), len(found[-1][-1].words)) * (len(found[-1]) + 1) > words:
                found.append([])
            found[-1].append(paragraph)
        chance.shuffle(found)
        yield from found


def sided_words(doc: Doc) -> list[str]:
    """The words of a Doc as the network reads them, quotation marks by their side."""
    spaced = [token.i == 0 or bool(doc[token.i - 1].whitespace_) or doc[token.i - 1].is_space for token in doc]
    return sided([token.text for token in doc], spaced)


def change_case(words: list[str], chance: random.Random) -> list[str]:
    """The words, now and then as a headline prints them: In Title Case, IN CAPITALS."""
    draw = chance.random()
    if draw < 0.02:
        return [word.upper() for word in words]
    if draw < 0.05:
        return [word[:1].upper() + word[1:] for word in words]
    return words


def _labels(docs: list[Doc]) -> Labels:
    tokens = [token for doc in docs for token in doc]
    kinds = sorted({token.ent_type_ for token in tokens} - {""})
    return Labels(
        tags=tuple(sorted({token.tag_ for token in tokens} - {""})),
        pos=tuple(sorted({token.pos_ for token in tokens} - {""})),
        deps=tuple(sorted({token.dep_ for token in tokens} - {"", "ROOT"})),
        names=("O", *(f"{place}-{kind}" for kind in kinds for place in "BI")),
    )


def _paragraph(example: Example, labels: Labels) -> Paragraph:
    heads, deps = example.get_aligned_parse(projectivize=False)
    parsed = example.reference.has_annotation("DEP")
    names = [_bio(tag) for tag in example.get_aligned_ner()]
    return Paragraph(
        words=sided_words(example.predicted),
        tags=_numbers(example.get_aligned("TAG", as_string=True), labels.tags),
        pos=_numbers(example.get_aligned("POS", as_string=True), labels.pos),
        heads=np.array([MISSING if head is None or not parsed else head for head in heads]),
        deps=_numbers(deps, labels.deps),
        names=_numbers(names, labels.names),
        starts=_starts(example),
    )


def _starts(example: Example) -> np.ndarray:
    starts = np.full(len(example.predicted), MISSING)
    if example.reference.has_annotation("SENT_START"):
        starts[:] = [MISSING if value is None else int(value == 1) for value in example.get_aligned_sent_starts()]
    if len(starts):
        starts[0] = MISSING
    return starts


def _bio(tag: str | None) -> str | None:
    if tag is None or tag == "-":
        return None
    return tag.replace("U-", "B-").replace("L-", "I-")


def _numbers(values: list[str | None], known: tuple[str, ...]) -> np.ndarray:
    index = {value: number for number, value in enumerate(known)}
    return np.array([index.get(value or "", MISSING) for value in values])
