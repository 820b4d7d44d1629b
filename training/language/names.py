"""Sentences of the name-annotated corpora, with labels turned into ours."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from training.language.labels import Gazetteer
from training.language.sentence import Name, Sentence
from training.language.spacing import guess_spaces
from training.language.treebank import entity_fields, read_conllu

UNTOLD = ""
DIRECT = {"PER": "PERSON", "person": "PERSON", "politician": "PERSON", "politicalparty": "ORG", "election": "EVENT"}
DIRECT |= {"event": "EVENT", "country": "GPE"}
ORGANIZATIONS = {"ORG", "organisation", "organization", "org"}
PLACES = {"LOC", "location", "place", "geo"}
GUM_ENTITY = re.compile(r"\((\d+)-([a-z]+)|(\d+)\)")
JOINERS = {"of", "the", "and", "for", "de", "la", "'s", "’s", "-", "&", "–", "al", "bin", "von", "van"}


def read_ewt(treebank: Path, names: Path, gazetteer: Gazetteer) -> list[Sentence]:
    """The sentences of one EWT file with UNER's names, where the two agree on the words."""
    sentences = read_conllu(treebank)
    annotated = {tuple(words): tags for words, tags in columns(names, 1, 2)}
    return [_with_tags(sentence, annotated.get(tuple(sentence.words)), gazetteer) for sentence in sentences]


def read_gum(path: Path, gazetteer: Gazetteer) -> list[Sentence]:
    """The sentences of one GUM document; names where the document keeps its entities."""
    sentences = read_conllu(path)
    fields = entity_fields(path)
    if not any("Entity=" in field for row in fields for field in row):
        return sentences
    return [
        sentence.with_names(mend(sentence, _gum_names(sentence, row, gazetteer), gazetteer))
        for sentence, row in zip(sentences, fields, strict=True)
    ]


def read_column_file(path: Path, gazetteer: Gazetteer) -> list[Sentence]:
    """The sentences of a file with one word and its name tag a line (wikigold, CrossNER)."""
    sentences = []
    for words, tags in columns(path, 0, -1):
        words = [{"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(word, word) for word in words]
        sentences.append(_with_tags(Sentence(words, guess_spaces(words)), tags, gazetteer))
    return sentences


def our_label(label: str, name: str, gazetteer: Gazetteer) -> str:
    """Our label for a corpus's label and the words it stands on; "" where that cannot be told."""
    if name in gazetteer.sure_demonyms or (label == "PER" and name in gazetteer.demonyms):
        return "NORP"
    if gazetteer.is_country(name) and name not in {"Jordan", "Georgia", "Chad"}:
        return "GPE"
    if name in gazetteer.regions and " " in name:
        return "LOC"
    if label in ORGANIZATIONS:
        return "GPE" if gazetteer.is_country(name) else "ORG"
    if label in PLACES:
        return gazetteer.place_label(name)
    if label == "gpe":
        return "GPE" if gazetteer.is_country(name) else "NORP"
    if label in DIRECT:
        return DIRECT[label]
    return "NORP" if gazetteer.is_demonym(name) else UNTOLD


def mend(sentence: Sentence, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """The names in order, with nationalities that the corpus leaves out, and countries cut in two put together."""
    words = sentence.words
    countries = [
        Name(i, i + n, "GPE")
        for n in (4, 3, 2)
        for i in range(len(words) - n + 1)
        if words[i][0].isupper() and words[i] != "The" and gazetteer.is_country(" ".join(words[i : i + n]))
    ]
    inside = {name: _covering(name, names) for name in countries}
    kept = [name for name in countries if not inside[name]]
    names = [name for name in names if not any(_overlap(name, country) for country in kept)]
    kept += names
    nationalities = list(_nationalities(words, gazetteer))
    kept = [name for name in kept if not any(_grows(name, other) for other in nationalities)]
    kept += [name for name in nationalities if not any(_overlap(name, other) for other in kept)]
    return sorted(_without_overlaps(kept))


def spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of every span of BIO tags, lenient to IOB1."""
    start, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if label and (tag[0] != "I" or tag[2:] != label):
            yield start, i, label
            label = ""
        if tag[0] in "BI" and not label:
            start, label = i, tag[2:]


def _with_tags(sentence: Sentence, tags: list[str] | None, gazetteer: Gazetteer) -> Sentence:
    if tags is None:
        return sentence
    names = []
    for start, end, label in spans(tags):
        text = " ".join(sentence.words[start:end])
        names.append(Name(start, end, our_label(label, text, gazetteer)))
    return replace(sentence, names=mend(sentence, names, gazetteer))


def columns(path: Path, word: int, tag: int) -> Iterator[tuple[list[str], list[str]]]:
    """The words and the tags of every sentence of a column file."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split("\t") if "\t" in line else line.split(" ")
        if line.startswith("# ") and "\t" not in line:
            continue
        if line.strip() and len(fields) > 1:
            words.append(fields[word])
            tags.append(fields[tag].strip())
        elif words:
            yield words, tags
            words, tags = [], []


def _gum_names(sentence: Sentence, fields: list[str], gazetteer: Gazetteer) -> list[Name]:
    names = []
    for start, end, label in _gum_entities(fields):
        name = _proper_part(sentence, start, end, label, gazetteer)
        if name is not None:
            names.append(name)
    return _without_overlaps(names)


def _gum_entities(fields: list[str]) -> Iterator[tuple[int, int, str]]:
    opened: dict[str, list[tuple[int, str]]] = {}
    for i, field in enumerate(fields):
        value = next((part[7:] for part in field.split("|") if part.startswith("Entity=")), "")
        closing_at_once = set(re.findall(r"\((\d+)-[^()]*\)", value))
        for match in GUM_ENTITY.finditer(value):
            if match[1]:
                opened.setdefault(match[1], []).append((i, match[2]))
            elif opened.get(match[3]):
                start, label = opened[match[3]].pop()
                yield start, i + 1, label
        for key in closing_at_once:
            if opened.get(key) and opened[key][-1][0] == i:
                yield i, i + 1, opened[key].pop()[1]


def _proper_part(sentence: Sentence, start: int, end: int, label: str, gazetteer: Gazetteer) -> Name | None:
    words, tags = sentence.words, sentence.tags or []
    if label not in {"person", "organization", "place", "event"}:
        return None
    end = gazetteer.before_possessive(words, start, end)
    while start < end and tags[start] in {"DT", "PRP$"}:
        start += 1
    if label == "person":
        start = max([start, *(i + 1 for i in range(start, end) if not tags[i].startswith("NNP"))])
        start = gazetteer.after_titles(words, start, end)
    proper = [tag.startswith("NNP") for tag in tags[start:end]]
    if not proper or not (proper[0] and proper[-1]):
        return None
    if not all(tags[i].startswith(("NNP", "CD")) or words[i] in JOINERS for i in range(start, end)):
        return None
    return Name(start, end, our_label(label, " ".join(words[start:end]), gazetteer))


def _nationalities(words: list[str], gazetteer: Gazetteer) -> Iterator[Name]:
    for i, word in enumerate(words):
        if word in gazetteer.sure_demonyms:
            two = i and gazetteer.is_demonym(f"{words[i - 1]} {word}") and words[i - 1] not in gazetteer.demonyms
            yield Name(i - 1 if two else i, i + 1, "NORP")


def _grows(name: Name, nationality: Name) -> bool:
    """True where `Korean` was annotated and `South Korean` is meant."""
    return name.label == "NORP" and name.end == nationality.end and nationality.start < name.start


def _covering(name: Name, names: list[Name]) -> bool:
    return any(other.start <= name.start and name.end <= other.end for other in names)


def _overlap(one: Name, other: Name) -> bool:
    return one.start < other.end and other.start < one.end


def _without_overlaps(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (name.start - name.end, name.start)):
        if not any(_overlap(name, other) for other in kept):
            kept.append(name)
    return kept
