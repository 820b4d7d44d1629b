"""Static word vectors from openly licensed texts: `python -m training.language.vectors --help`."""

import argparse
import logging
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import numpy as np
import spacy
from gensim.models import Word2Vec

from training.language.gmb import is_held_back, read_gmb
from training.language.labels import Gazetteer
from training.language.texts import read_kremlin, read_white_house
from training.language.treebank import official_training_texts

log = logging.getLogger(__name__)


def main() -> None:
    """Nothing; writes one `.npz` with the words, most frequent first, and their vectors."""
    arguments = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    sentences = list(_tokenized(arguments))
    log.info("%d paragraphs, %d words", len(sentences), sum(map(len, sentences)))
    model = Word2Vec(
        sentences,
        vector_size=arguments.width,
        window=4,
        min_count=5,
        sg=1,
        negative=8,
        sample=1e-4,
        epochs=arguments.epochs,
        workers=1,
        seed=0,
    )
    words = model.wv.index_to_key[: arguments.keep]
    np.savez(arguments.output, words=np.array(words), vectors=model.wv.vectors[: arguments.keep].astype(np.float32))
    log.info("wrote %d vectors to %s", len(words), arguments.output)


def _tokenized(arguments: argparse.Namespace) -> Iterator[list[str]]:
    tokenizer = spacy.blank("en").tokenizer
    texts = chain(
        read_white_house(arguments.corpora / "whitehouse"),
        read_kremlin(arguments.corpora / "official_ru_ua" / "putin.csv"),
        official_training_texts(arguments.treebanks),
    )
    for text in texts:
        yield [token.text for token in tokenizer(text) if not token.is_space]
    for sentence in read_gmb(arguments.treebanks / "gmb" / "ner_dataset.csv.zip", Gazetteer()):
        if not is_held_back(sentence):
            yield sentence.words


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--keep", type=int, default=60000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
