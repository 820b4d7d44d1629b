"""Sentences of the UD treebanks, read from CoNLL-U, with the official splits."""

from collections.abc import Iterator
from pathlib import Path

from training.language.sentence import Sentence

GUM_SPLITS = ("train", "dev", "test")


def read_conllu(path: Path) -> list[Sentence]:
    """Every sentence of one file; empty nodes and multiword lines are dropped, their spacing kept."""
    sentences = []
    document = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        opens = False
        for line in lines:
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ")
            opens = opens or line.startswith(("# newdoc", "# newpar"))
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if rows:
            sentences.append(_sentence(rows, document or path.stem, opens))
    return sentences


def gum_files(docs: Path, split: str) -> list[Path]:
    """The openly licensed documents of one official split."""
    held = {name: part for part, names in _gum_splits(docs.parent / "splits.md").items() for name in names}
    paths = sorted(path for path in docs.glob("GUM_*") if path.is_file())
    return [path for path in paths if held.get(path.stem, "train") == split]


def entity_fields(path: Path) -> list[list[str]]:
    """The MISC column of every word, sentence by sentence: GUM keeps its entities there."""
    fields = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            fields.append([row[9] for row in rows if row[0].isdigit()])
    return fields


def official_training_texts(treebanks: Path) -> Iterator[str]:
    """The texts of the training splits of EWT and open GUM."""
    paths = [treebanks / "ud_ewt" / "en_ewt-ud-train.conllu", *gum_files(treebanks / "gum" / "docs", "train")]
    for path in paths:
        yield from (sentence.text for sentence in read_conllu(path))


def _gum_splits(table: Path) -> dict[str, list[str]]:
    splits: dict[str, list[str]] = {}
    part = ""
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            part = line.removeprefix("## ").strip()
        elif line.strip().startswith("* ") and part:
            splits.setdefault(part, []).append(line.strip().removeprefix("* ").strip())
    return splits


def _sentence(rows: list[list[str]], document: str, opens: bool) -> Sentence:
    joined = _words_joined_to_the_next(rows)
    words = [row for row in rows if row[0].isdigit()]
    return Sentence(
        words=[row[1] for row in words],
        spaces=[row[0] not in joined for row in words],
        tags=[row[4] for row in words],
        pos=[row[3] for row in words],
        lemmas=[row[2] for row in words],
        feats=[row[5] for row in words],
        heads=[int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(words)],
        deps=["ROOT" if row[7] == "root" else row[7] for row in words],
        document=document,
        opens_paragraph=opens,
    )


def _words_joined_to_the_next(rows: list[list[str]]) -> set[str]:
    joined: set[str] = set()
    until = 0
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            joined |= {str(i) for i in range(first, last)}
            until = last
            if "SpaceAfter=No" in row[9]:
                joined.add(str(last))
        elif row[0].isdigit() and int(row[0]) > until and "SpaceAfter=No" in row[9]:
            joined.add(row[0])
    return joined
