"""The gold documents: raw text as a reader would get it, and what was annotated, by characters of that text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from training.language.sentence import Sentence

COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


@dataclass(frozen=True)
class Word:
    """One annotated word; `head` is the number of another word of the document, its own at the root."""

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str


@dataclass(frozen=True)
class Document:
    """A raw text and its gold words, sentences and names, all by characters."""

    text: str
    words: list[Word] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)


def documents(sentences: Iterable[Sentence]) -> Iterator[Document]:
    """The documents that the sentences make up, paragraphs between blank lines."""
    for _, group in groupby(sentences, key=lambda sentence: sentence.document):
        yield document(list(group))


def document(sentences: list[Sentence], between: str = " ") -> Document:
    """One document of these sentences."""
    text = ""
    found = Document("")
    for sentence in sentences:
        if text:
            text += "\n\n" if sentence.opens_paragraph else between
        starts = []
        begin = len(text)
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            starts.append(len(text))
            text += word + " " * space
        text = text.rstrip(" ")
        found.sentences.append((begin, len(text)))
        _add_words(found, sentence, starts)
        for first, last, label in sentence.names or []:
            if label:
                found.names.append((starts[first], starts[last - 1] + len(sentence.words[last - 1]), label))
    return Document(text, found.words, found.sentences, found.names)


def coarse_names(path: Path, sentences: list[Sentence]) -> list[Sentence]:
    """The sentences with UNER's names (PER, ORG, LOC), where the two files agree on the words."""
    from training.language.names import columns, spans
    from training.language.sentence import Name

    annotated = {tuple(words): tags for words, tags in columns(path, 1, 2)}
    return [
        sentence.with_names(
            [Name(*span) for span in spans(annotated[tuple(sentence.words)]) if span[2] in {"PER", "ORG", "LOC"}]
        )
        for sentence in sentences
        if tuple(sentence.words) in annotated
    ]


def _add_words(found: Document, sentence: Sentence, starts: list[int]) -> None:
    if sentence.heads is None or not (sentence.deps and sentence.pos and sentence.tags and sentence.lemmas):
        return
    first = len(found.words)
    for i, start in enumerate(starts):
        end = start + len(sentence.words[i])
        lemma, pos, tag = sentence.lemmas[i], sentence.pos[i], sentence.tags[i]
        found.words.append(Word(start, end, lemma, pos, tag, first + sentence.heads[i], sentence.deps[i]))
