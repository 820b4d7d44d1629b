"""The fallback pipeline, a spaCy CNN: `python -m training.language.cnn --help`.

One encoder (width 96, depth 4) over hashed features and static vectors; tagger, morphologizer, transition parser and
names on it; rule lemmatizer. `cnn.cfg` beside this file is its configuration.
"""

import argparse
import logging
import random
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, load_model_from_path

CONFIG = Path(__file__).with_name("cnn.cfg")


def main() -> None:
    """Nothing; writes `model-best` and `model-last` into the output folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder written by training.language.assemble")
    parser.add_argument("vectors", type=Path, help="file written by training.language.vectors")
    parser.add_argument("output", type=Path)
    parser.add_argument("--names-share", type=float, default=0.33, help="share of the name-annotated text to use")
    parser.add_argument("--keep-vectors", type=int, default=30000)
    parser.add_argument("--steps", type=int, default=5000)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    arguments.output.mkdir(parents=True, exist_ok=True)
    mix(arguments.data, arguments.names_share, arguments.output)
    save_vectors(arguments.vectors, arguments.keep_vectors, arguments.output / "vectors")
    config = load_config(
        CONFIG,
        overrides={
            "paths.train": str(arguments.output / "train.spacy"),
            "paths.dev": str(arguments.output / "dev.spacy"),
            "initialize.vectors": str(arguments.output / "vectors"),
            "training.max_steps": arguments.steps,
        },
    )
    train(init_nlp(config), arguments.output)
    finish(arguments.output / "model-last")


def mix(data: Path, share: float, output: Path) -> None:
    """Nothing; writes one training and one development file, with a share of the name-annotated paragraphs."""
    vocab = spacy.blank("en").vocab
    read = {name: list(DocBin().from_disk(data / f"{name}.spacy").get_docs(vocab)) for name in _FILES}
    names = random.Random(0).sample(read["names"], int(share * len(read["names"])))
    DocBin(docs=[*read["train"], *names]).to_disk(output / "train.spacy")
    DocBin(docs=[*read["dev"], *read["names-dev"]]).to_disk(output / "dev.spacy")


_FILES = ("train", "names", "dev", "names-dev")


def save_vectors(path: Path, keep: int, output: Path) -> None:
    """Nothing; writes a blank pipeline that holds the most frequent words' vectors."""
    table = np.load(path)
    nlp = spacy.blank("en")
    for word, vector in zip(table["words"][:keep], table["vectors"][:keep], strict=True):
        nlp.vocab.set_vector(str(word), vector)
    nlp.to_disk(output)


def finish(path: Path) -> Language:
    """The trained pipeline with its lemmatizer, written back in place."""
    nlp = load_model_from_path(path)
    if "lemmatizer" not in nlp.pipe_names:
        nlp.add_pipe("lemmatizer", config={"mode": "rule"}).initialize()
        nlp.to_disk(path)
    return nlp


if __name__ == "__main__":
    main()
