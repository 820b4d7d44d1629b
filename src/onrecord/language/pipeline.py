"""Our trained pipeline, run over an article part by part.

A Doc spells the whole text. Only prose parts (headline, dateline, body) are analysed: what is set apart, and white space,
become tokens without tag, head or name, so that nothing can be found there.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from onrecord.model import PROSE, Part, Span

WEIGHTS = Path(__file__).parent / "weights"


def analyse(text: str, parts: Sequence[Part] = ()) -> Doc:
    """The text as a Doc with UD tags, heads and names; every character kept.

    ``doc.spans["parts"]`` holds each part, labelled with its kind; ``doc.spans["sentences"]`` each sentence of prose,
    labelled with the kind of its part: rooms walk these and never see what is set apart. Without parts, every
    paragraph between blank lines is body.
    """
    parts = tuple(parts) or tuple(_paragraphs(text))
    nlp = _pipeline()
    prose = [p for p in parts if p.kind in PROSE]
    pieces = [_tokenize(nlp, text, p.span) for p in prose]
    analysed = dict(zip(prose, zip(pieces, nlp.pipe([doc for doc, _ in pieces]), strict=True), strict=True))
    build = _Builder(nlp, text)
    for part in parts:
        build.add(part, *(analysed[part] if part in analysed else (_tokenize(nlp, text, part.span), None)))
    return build.doc()


@cache
def _pipeline() -> Language:
    """The shipped pipeline, loaded when first needed."""
    return spacy.load(WEIGHTS)


def _paragraphs(text: str) -> Iterator[Part]:
    start = None
    end = position = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = position if start is None else start
            end = position + len(line.rstrip())
        elif start is not None:
            yield Part(Span(start, end), "body")
            start = None
        position += len(line)
    if start is not None:
        yield Part(Span(start, end), "body")


def _tokenize(nlp: Language, text: str, span: Span) -> tuple[Doc, list[int]]:
    """The words of a span without its white space, and the offset of each in the text."""
    tokens = [t for t in nlp.make_doc(text[span.start : span.end]) if not t.is_space]
    spaced = [text[span.start + t.idx + len(t) : span.start + t.idx + len(t) + 1].isspace() for t in tokens]
    return Doc(nlp.vocab, words=[t.text for t in tokens], spaces=spaced), [span.start + t.idx for t in tokens]


class _Builder:
    """Puts analysed pieces together into one Doc over the whole text."""

    def __init__(self, nlp: Language, text: str) -> None:
        self.nlp, self.text, self.at = nlp, text, 0
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.columns: dict[str, list[str]] = {name: [] for name in ("tags", "pos", "morphs", "lemmas", "deps", "ents")}
        self.heads: list[int] = []
        self.parts: list[tuple[int, int, str]] = []
        self.sentences: list[tuple[int, int, str]] = []

    def add(self, part: Part, piece: tuple[Doc, list[int]], analysed: Doc | None) -> None:
        """Append a part's tokens, and its analysis if it has one."""
        tokens, offsets = piece
        where = []
        for token, offset in zip(tokens, offsets, strict=True):
            self._blank(offset)
            where.append(len(self.words))
            self._word(token.text)
        for token, here in zip(analysed or (), where, strict=analysed is not None):
            for name, value in zip(self.columns, _row(token), strict=True):
                self.columns[name][here] = value
            self.heads[here] = where[token.head.i]
        for sentence in analysed.sents if analysed is not None else ():
            begin, end = where[sentence.start], where[sentence.end - 1] + 1
            self.sentences.append((begin, end, part.kind))
            for blank in set(range(begin, end)) - set(where[sentence.start : sentence.end]):
                self.heads[blank] = blank - 1
        if where:
            self.parts.append((where[0], len(self.words), part.kind))

    def doc(self) -> Doc:
        """The Doc over the whole text."""
        self._blank(len(self.text))
        doc = Doc(self.nlp.vocab, self.words, self.spaces, heads=self.heads, **self.columns)
        doc.spans["parts"] = [doc.char_span(*_chars(doc, a, b), label=kind) for a, b, kind in self.parts]
        doc.spans["sentences"] = [doc.char_span(*_chars(doc, a, b), label=kind) for a, b, kind in self.sentences]
        return doc

    def _blank(self, until: int) -> None:
        """What stands between two words: one space belongs to the word before, more is a token of its own."""
        gap = self.text[self.at : until]
        if gap.startswith(" ") and self.words and not self.spaces[-1]:
            self.spaces[-1] = True
            gap = gap[1:]
        if gap:
            self._word(gap)
            self.columns["pos"][-1] = "SPACE" if gap.isspace() else ""
        self.at = until

    def _word(self, word: str) -> None:
        self.words.append(word)
        self.spaces.append(False)
        self.heads.append(len(self.words) - 1)
        for name, column in self.columns.items():
            column.append("O" if name == "ents" else "")
        self.at += len(word)


def _row(token: Token) -> tuple[str, str, str, str, str, str]:
    label = {"PER": "PERSON", "LOC": "GPE"}.get(token.ent_type_, token.ent_type_)
    name = f"{token.ent_iob_}-{label}" if label else "O"
    return token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_, name


def _chars(doc: Doc, first: int, last: int) -> tuple[int, int]:
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
