"""Paragraphs with their sources, cues and contents: `python -m training.language.joint.said POLNEAR WEIGHTS OUTPUT`.

The encoder that statements stand on learns them beside its trees and names; all else is missing. The pipeline in
WEIGHTS splits the sentences and says where each word hangs.
"""

import argparse
import pickle
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from evaluation.statements.polnear import Annotated, read_articles

from onrecord.language.pipeline import paragraphs as as_parts
from onrecord.language.reader import Pipeline
from training.language.joint.data import MISSING, Paragraph, sided_words
from training.language.joint.plain import KEYS
from training.statements.examples import tags_of


def main() -> None:
    """Nothing; writes the paragraphs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("polnear", type=Path, help="folder of annotated articles: the part train")
    parser.add_argument("weights", type=Path, help="folder written by training.language.joint.export")
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    pipeline = Pipeline(arguments.weights)
    found = [paragraph for article in read_articles(arguments.polnear) for paragraph in annotated(article, pipeline)]
    with arguments.output.open("wb") as kept:
        pickle.dump(found, kept)


def annotated(article: Annotated, pipeline: Pipeline) -> Iterator[Paragraph]:
    """The paragraphs of an article, read as the tagger of statements reads them."""
    doc = pipeline.read(article.text, tuple(as_parts(article.text)))
    words, begins = sided_words(doc), {sentence.start for sentence in doc.spans["sentences"]}
    said, printed = np.full(len(doc), MISSING), np.array([token.i for token in doc if not token.is_space])
    said[printed] = tags_of(doc, printed, article.attributions)
    for part in doc.spans["parts"]:
        tokens = np.array([token.i for token in part if not token.is_space])
        place = {token: at for at, token in enumerate(tokens.tolist())}
        starts = np.array([int(token in begins) for token in place])
        starts[0] = MISSING
        yield Paragraph(
            [words[token] for token in place],
            starts=starts,
            said=said[tokens],
            above=np.array([place.get(doc[token].head.i, at) for token, at in place.items()]),
            **{key: np.full(len(place), MISSING) for key in KEYS},
        )


if __name__ == "__main__":
    main()
