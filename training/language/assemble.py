"""All corpora as spaCy training files: `python -m training.language.assemble --help`.

Writes `train.spacy` (parsed text), `names.spacy` (name-annotated text without parses), `dev.spacy` and
`names-dev.spacy`. Sentences are joined into paragraphs of one to five, in the order of their documents, since that
is what the pipeline gets to read.
"""

import argparse
import logging
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.language.augment import vary
from training.language.gmb import is_held_back, read_gmb
from training.language.labels import Gazetteer
from training.language.names import read_column_file, read_ewt, read_gum
from training.language.sentence import Sentence
from training.language.treebank import gum_files

log = logging.getLogger(__name__)
Paragraph = list[Sentence]


def main() -> None:
    """Nothing; writes the training and development files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("countries", type=Path, help="table of countries and demonyms (mledoze, JSON)")
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    arguments.output.mkdir(parents=True, exist_ok=True)
    gazetteer = Gazetteer(arguments.countries)
    chance = random.Random(arguments.seed)
    parsed = [parsed_sentences(arguments.treebanks, split, gazetteer) for split in ("train", "dev")]
    named, named_dev = named_sentences(arguments.treebanks, gazetteer)
    train = list(paragraphs(parsed[0], chance))
    _write(arguments.output / "train.spacy", [vary(paragraph, chance) for paragraph in train])
    _write(arguments.output / "names.spacy", [vary(paragraph, chance) for paragraph in paragraphs(named, chance)])
    _write(arguments.output / "dev.spacy", paragraphs(parsed[1], chance))
    _write(arguments.output / "names-dev.spacy", [[sentence] for sentence in named_dev])


def parsed_sentences(treebanks: Path, split: str, gazetteer: Gazetteer) -> list[Sentence]:
    """The sentences of EWT and of GUM's openly licensed documents, of one official split."""
    (names,) = (treebanks / "uner_ewt").glob(f"en_ewt-ud-{split}*.iob2")
    sentences = read_ewt(treebanks / "ud_ewt" / f"en_ewt-ud-{split}.conllu", names, gazetteer)
    for path in gum_files(treebanks / "gum" / "docs", split):
        sentences += read_gum(path, gazetteer)
    return sentences


def named_sentences(treebanks: Path, gazetteer: Gazetteer) -> tuple[list[Sentence], list[Sentence]]:
    """Name-annotated sentences to train on, and every hundredth of GMB to develop on; none of its held-back tenth."""
    train = read_column_file(treebanks / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt", gazetteer)
    for part in ("train", "dev", "test"):
        politics = treebanks / "crossner_politics" / "ner_data" / "politics" / f"{part}.txt"
        train += read_column_file(politics, gazetteer)
    everything = read_gmb(treebanks / "gmb" / "ner_dataset.csv.zip", gazetteer)
    gmb = [sentence for sentence in everything if not is_held_back(sentence)]
    return train + [s for i, s in enumerate(gmb) if i % 100], gmb[::100]


def paragraphs(sentences: Iterable[Sentence], chance: random.Random) -> Iterator[Paragraph]:
    """Neighbouring sentences of one document, one to five together."""
    paragraph: Paragraph = []
    size = 1
    for sentence in sentences:
        if paragraph and (len(paragraph) >= size or paragraph[-1].document != sentence.document):
            yield paragraph
            paragraph, size = [], chance.choice((1, 1, 2, 2, 3, 4, 5))
        paragraph.append(sentence)
    if paragraph:
        yield paragraph


def to_doc(paragraph: Paragraph, vocab: Vocab) -> Doc:
    """The paragraph as a spaCy Doc; what is not annotated stays missing."""
    words = [word for sentence in paragraph for word in sentence.words]
    spaces = [space for sentence in paragraph for space in [*sentence.spaces[:-1], True]]
    spaces[-1] = False
    columns: dict[str, list[str] | list[int] | None] = {
        "tags": _column(paragraph, "tags"),
        "pos": _column(paragraph, "pos"),
        "lemmas": _column(paragraph, "lemmas"),
        "morphs": _column(paragraph, "feats"),
        "deps": _column(paragraph, "deps"),
        "heads": _heads(paragraph),
    }
    if paragraph[0].source == "gmb":
        columns["tags"] = None
    if columns["heads"] is None:
        columns["sent_starts"] = [int(i == 0) or -1 for sentence in paragraph for i in range(len(sentence.words))]
    return Doc(vocab, words=words, spaces=spaces, ents=_entities(paragraph), **columns)


def _column(paragraph: Paragraph, key: str) -> list[str] | None:
    if getattr(paragraph[0], key) is None:
        return None
    return [value for sentence in paragraph for value in getattr(sentence, key)]


def _heads(paragraph: Paragraph) -> list[int] | None:
    if paragraph[0].heads is None:
        return None
    heads: list[int] = []
    for sentence in paragraph:
        first = len(heads)
        heads += [first + head for head in sentence.heads or []]
    return heads


def _entities(paragraph: Paragraph) -> list[str] | None:
    if all(sentence.names is None for sentence in paragraph):
        return None
    tags: list[str] = []
    for sentence in paragraph:
        row = ["" if sentence.names is None else "O"] * len(sentence.words)
        for start, end, label in sentence.names or []:
            row[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1) if label else [""] * (end - start)
        tags += row
    return tags


def _write(path: Path, paragraphs: Iterable[Paragraph]) -> None:
    vocab = spacy.blank("en").vocab
    docs = [to_doc(paragraph, vocab) for paragraph in paragraphs]
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    log.info("%s: %d paragraphs, %d words", path.name, len(docs), sum(map(len, docs)))


if __name__ == "__main__":
    main()
