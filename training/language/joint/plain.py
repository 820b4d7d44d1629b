"""Texts without labels for the teachers to read: `python -m training.language.joint.plain CORPORA WEIGHTS OUTPUT`.

Paragraphs drawn with a fixed seed from the openly licensed corpora; the pipeline in WEIGHTS splits their sentences,
all else is missing.
"""

import argparse
import pickle
import random
from itertools import chain
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from onrecord.language.reader import Pipeline
from onrecord.model import Part, Span
from training.language.joint.data import MISSING, Paragraph, sided_words
from training.language.texts import read_kremlin, read_white_house

SHORTEST, LONGEST = 60, 900
KEYS = ("tags", "pos", "heads", "deps", "names")


def main() -> None:
    """Nothing; writes the paragraphs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("weights", type=Path, help="folder written by training.language.joint.export")
    parser.add_argument("output", type=Path)
    parser.add_argument("--keep", type=int, default=8000)
    arguments = parser.parse_args()
    folder = arguments.corpora
    texts = chain(read_white_house(folder / "whitehouse"), read_kremlin(folder / "official_ru_ua" / "putin.csv"))
    fitting = sorted({text for text in texts if SHORTEST <= len(text) <= LONGEST})
    pipeline = Pipeline(arguments.weights)
    found = [paragraph(text, pipeline) for text in random.Random(0).sample(fitting, arguments.keep)]
    with arguments.output.open("wb") as kept:
        pickle.dump(found, kept)


def paragraph(text: str, pipeline: Pipeline) -> Paragraph:
    """The words and sentence starts of a text."""
    doc: Doc = pipeline.read(text, (Part(Span(0, len(text)), "body"),))
    starts = np.zeros(len(doc), dtype=np.int64)
    starts[[sentence.start for sentence in doc.spans["sentences"]]] = 1
    starts[0] = MISSING
    return Paragraph(sided_words(doc), starts=starts, **{key: np.full(len(doc), MISSING) for key in KEYS})


if __name__ == "__main__":
    main()
