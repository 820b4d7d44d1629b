"""The sentences of the Groningen Meaning Bank extract, their labels turned into ours, and the tenth held back."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from training.language.labels import Gazetteer
from training.language.names import mend, our_label, spans
from training.language.sentence import Name, Sentence
from training.language.spacing import guess_spaces

LABELS = {"per": "PER", "eve": "event", "org": "org", "geo": "geo", "gpe": "gpe"}


def read_gmb(archive: Path, gazetteer: Gazetteer) -> list[Sentence]:
    """Every sentence once (of duplicates the first), with names in our labels."""
    seen: set[tuple[str, ...]] = set()
    sentences = []
    for rows in _rows_by_sentence(archive):
        words = tuple(row[1] for row in rows)
        if words and words not in seen:
            seen.add(words)
            sentences.append(_sentence(rows, gazetteer))
    return sentences


def is_held_back(sentence: Sentence) -> bool:
    """True for one sentence in ten, chosen by a hash of its words: never trained on, not even for vectors."""
    digest = hashlib.sha1(" ".join(sentence.words).encode()).digest()
    return digest[0] % 10 == 0


def _rows_by_sentence(archive: Path) -> Iterator[list[list[str]]]:
    with zipfile.ZipFile(archive) as opened:
        (member,) = [name for name in opened.namelist() if name.endswith(".csv")]
        table = csv.reader(io.TextIOWrapper(opened.open(member), encoding="latin-1", newline=""))
        next(table)
        rows: list[list[str]] = []
        for row in table:
            if row[0] and rows:
                yield rows
                rows = []
            row[1] = _word(row[1])
            if row[1]:
                rows.append(row)
        yield rows


def _word(word: str) -> str:
    """The word with mended bytes: read as latin-1, the extract's cp1252 quotes and dashes are control characters."""
    return word.encode("latin-1").decode("cp1252", "ignore").replace("\xa0", " ").strip().replace(" ", "")


def _sentence(rows: list[list[str]], gazetteer: Gazetteer) -> Sentence:
    words = [row[1] for row in rows]
    names = [
        name
        for start, end, label in spans([row[3] for row in rows])
        if (name := _name(words, start, end, label, gazetteer)) is not None
    ]
    sentence = Sentence(words, guess_spaces(words), tags=[_tag(row[2]) for row in rows], source="gmb")
    return sentence.with_names(mend(sentence, names, gazetteer))


def _name(words: list[str], start: int, end: int, label: str, gazetteer: Gazetteer) -> Name | None:
    if label not in LABELS:
        return None
    end = next((i for i in range(start + 1, end) if words[i] in {"'s", "'"}), end)
    while start < end and (words[start] in {"The", "the"} or words[start].islower()):
        start += 1
    if label == "per":
        start = gazetteer.after_titles(words, start, end)
    text = " ".join(words[start:end])
    if not any(character.isupper() for character in text):
        return None
    return Name(start, end, our_label(LABELS[label], text, gazetteer))


def _tag(tag: str) -> str:
    return {"LRB": "-LRB-", "RRB": "-RRB-", ";": ":"}.get(tag, tag)
