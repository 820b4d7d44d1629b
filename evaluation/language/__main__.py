"""Prints the scores of the language pipeline from raw text: `python -m evaluation.language TREEBANKS`.

TREEBANKS holds the folders ud_pud, ud_ewt, gum, uner_pud, uner_ewt and gmb; whichever is missing is skipped.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.tokens import Doc
from training.language.gmb import is_held_back, read_gmb
from training.language.labels import Gazetteer
from training.language.sentence import Sentence
from training.language.treebank import gum_files, read_conllu

from evaluation.language.compare import compare, compare_names
from evaluation.language.gold import Document, coarse_names, document, documents
from evaluation.scores import Counts, check_floors, digest, table, total

FLOORS = Path(__file__).with_name("floors.toml")
FLOORED = {"sentences", "UPOS", "lemma", "LAS", "LAS words", "ccomp", "names", "names untyped"}
Analyse = Callable[[str], Doc]
Corpus = tuple[str, Path, list[Document], bool | None]


def main() -> int:
    """0, or 1 if a score fell below its floor."""
    arguments = _arguments()
    if not arguments.treebanks.is_dir():
        print(f"evaluation.language: no folder {arguments.treebanks}; skipped")
        return 0
    analyse = _analyse(arguments)
    countries = arguments.countries or arguments.treebanks.parent / "knowledge" / "actors" / "mledoze_countries.json"
    scores: dict[str, dict[str, float]] = {}
    for name, path, gold, coarse in corpora(arguments.treebanks, countries):
        if arguments.only and arguments.only not in name:
            continue
        rows = score(analyse, gold, coarse)
        print(f"\n{name} ({len(gold)} documents)\n{table(rows)}", flush=True)
        here = {f"{name} {row}": total(rows[row]).f1 for row in rows if row in FLOORED}
        scores.setdefault(digest(path), {}).update(here)
    if arguments.spacy or arguments.weights or arguments.only:
        return 0
    fallen: list[str] = []
    for corpus, found in scores.items():
        fallen += check_floors(FLOORS, corpus, found, raise_floors=arguments.raise_floors)
    if fallen:
        print(*fallen, sep="\n", file=sys.stderr)
    return 1 if fallen else 0


def score(analyse: Analyse, gold: list[Document], coarse: bool | None) -> dict[str, list[Counts]]:
    """Counts of every measure, one a document; `coarse` None for gold without names, else as in compare_names."""
    rows: dict[str, list[Counts]] = {}
    for one in gold:
        doc = analyse(one.text)
        found = compare(doc, one) if one.words else {}
        if coarse is not None:
            found |= compare_names(doc, one, coarse)
        for key, counts in found.items():
            rows.setdefault(key, []).append(counts)
    return rows


def corpora(treebanks: Path, countries: Path) -> Iterator[Corpus]:
    """Name, file, gold documents and kind of names of every corpus that is there."""
    pud = treebanks / "ud_pud" / "en_pud-ud-test.conllu"
    if _there(pud):
        sentences = read_conllu(pud)
        names = next((treebanks / "uner_pud").glob("*.iob2"), None)
        for genre, initial in (("news", "n"), ("wiki", "w")):
            chosen = [sentence for sentence in sentences if sentence.document.startswith(initial)]
            chosen = coarse_names(names, chosen) if names else chosen
            yield f"PUD {genre}", pud, list(documents(chosen)), True if names else None
    ewt = treebanks / "ud_ewt" / "en_ewt-ud-test.conllu"
    if _there(ewt):
        names = next((treebanks / "uner_ewt").glob("*test.iob2"), None)
        chosen = coarse_names(names, read_conllu(ewt)) if names else read_conllu(ewt)
        yield "EWT test", ewt, list(documents(chosen)), True if names else None
    yield from _gum(treebanks / "gum" / "docs")
    yield from _gmb(treebanks / "gmb" / "ner_dataset.csv.zip", countries)


def _gum(docs: Path) -> Iterator[Corpus]:
    if not _there(docs):
        return
    test = gum_files(docs, "test")
    news = [path for split in ("dev", "test") for path in gum_files(docs, split) if "_news_" in path.stem]
    yield "GUM news dev+test", docs, _gold(news), None
    yield "GUM news test", docs, _gold([path for path in test if "_news_" in path.stem]), None
    yield "GUM test", docs, _gold(test), None


def _gmb(archive: Path, countries: Path) -> Iterator[Corpus]:
    if not (_there(archive) and _there(countries)):
        return
    held = [sentence for sentence in read_gmb(archive, Gazetteer(countries)) if is_held_back(sentence)]
    groups = [held[i : i + 20] for i in range(0, len(held), 20)]
    yield "GMB held back", archive, [document(group, between="\n\n") for group in groups], False


def _gold(paths: list[Path]) -> list[Document]:
    sentences: list[Sentence] = [sentence for path in paths for sentence in read_conllu(path)]
    return list(documents(sentences))


def _there(path: Path) -> bool:
    if not path.exists():
        print(f"evaluation.language: no {path.name}; skipped")
    return path.exists()


def _analyse(arguments: argparse.Namespace) -> Analyse:
    if arguments.spacy:
        return _spacy(arguments.spacy)
    from onrecord.language.pipeline import paragraphs, shipped
    from onrecord.language.reader import Pipeline

    pipeline = Pipeline(arguments.weights) if arguments.weights else shipped()
    return lambda text: pipeline.read(text, tuple(paragraphs(text)))


def _spacy(folder: Path) -> Analyse:
    """Another spaCy pipeline, given each paragraph by itself, to compare with."""
    import spacy

    nlp = spacy.load(folder)
    labels = {"PER": "PERSON"}

    def analyse(text: str) -> Doc:
        paragraphs = [nlp(paragraph) for paragraph in text.split("\n\n")]
        for doc in paragraphs:
            doc.tensor = doc.tensor[:0, :0]
            doc.ents = [doc.char_span(e.start_char, e.end_char, labels.get(e.label_, e.label_)) for e in doc.ents]
        joined = [nlp.make_doc("\n\n")] * (2 * len(paragraphs) - 1)
        joined[::2] = paragraphs
        return Doc.from_docs(joined, ensure_whitespace=False)

    return analyse


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.language", description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--countries", type=Path, help="table of countries and demonyms, for GMB's labels")
    parser.add_argument("--only", help="only corpora with this in their name, such as PUD")
    parser.add_argument("--spacy", type=Path, help="score this spaCy pipeline instead of ours")
    parser.add_argument("--weights", type=Path, help="score these weights instead of the shipped ones")
    parser.add_argument("--raise-floors", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
