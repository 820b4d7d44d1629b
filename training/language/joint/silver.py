"""Trees for the name-annotated news, where two parsers of different make agree (after tri-training, Zhou and Li 2005).

`python -m training.language.joint.silver DATA WEIGHTS CNN OUTPUT`: the joint network and the CNN both parse every
sentence; heads, relations and tags on which they agree are kept, all others are missing. Names stay as annotated.
"""

import argparse
import logging
import pickle
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from onrecord.language.pipeline import paragraphs as as_parts
from onrecord.language.reader import Pipeline
from training.language.joint.data import MISSING, Labels, Paragraph, sided_words

log = logging.getLogger(__name__)


def main() -> None:
    """Nothing; writes the paragraphs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", type=Path, help="folder written by training.language.joint.export")
    parser.add_argument("cnn", type=Path, help="pipeline written by training.language.cnn")
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    ours = Pipeline(arguments.weights)
    other = spacy.load(arguments.cnn, exclude=["ner", "lemmatizer"])
    labels = Labels(**ours.labels)
    docs = DocBin().from_disk(arguments.data / "names.spacy").get_docs(other.vocab)
    found = [silver(doc, ours, other, labels) for doc in docs]
    words = sum(len(paragraph.words) for paragraph in found)
    log.info("%d words, %d heads agreed", words, sum(int((p.heads != MISSING).sum()) for p in found))
    with arguments.output.open("wb") as kept:
        pickle.dump(found, kept)


def silver(doc: Doc, ours: Pipeline, other: Language, labels: Labels) -> Paragraph:
    """One paragraph with the agreed trees of its sentences and its own names."""
    example = Example(other.make_doc(doc.text), doc)
    size = len(example.predicted)
    columns = {key: np.full(size, MISSING) for key in ("tags", "pos", "heads", "deps", "starts")}
    at = 0
    for text in [sentence.text for sentence in doc.sents]:
        one, two = ours.read(text, tuple(as_parts(text))), other(text)
        if at + len(one) <= size and [t.text for t in one] == [t.text for t in example.predicted[at : at + len(one)]]:
            columns["starts"][at : at + len(one)] = 0
            columns["starts"][at] = 1 if at else MISSING
            _agree(columns, at, one, two, labels)
        at += len(one)
    names = [(tag or "-").replace("U-", "B-").replace("L-", "I-") for tag in example.get_aligned_ner()]
    columns["names"] = np.array([labels.names.index(tag) if tag in labels.names else MISSING for tag in names])
    return Paragraph(sided_words(example.predicted), **columns)


def _agree(columns: dict[str, np.ndarray], at: int, one: Doc, two: Doc, labels: Labels) -> None:
    """Fill in what both say; nothing where either sees more than one sentence or other words."""
    if len(one.spans["sentences"]) != 1 or len(list(two.sents)) != 1 or len(one) != len(two):
        return
    for mine, theirs in zip(one, two, strict=True):
        place = at + mine.i
        if mine.tag_ == theirs.tag_:
            columns["tags"][place] = labels.tags.index(mine.tag_)
        if mine.pos_ == theirs.pos_:
            columns["pos"][place] = labels.pos.index(mine.pos_)
        if mine.head.i == theirs.head.i:
            columns["heads"][place] = at + mine.head.i
            if mine.dep_ == theirs.dep_ and mine.dep_ in labels.deps:
                columns["deps"][place] = labels.deps.index(mine.dep_)


if __name__ == "__main__":
    main()
