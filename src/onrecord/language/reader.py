"""A text's Doc, filled: spaCy's tokenizer, the network, and the tables of lemmas."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, IS_SPACE, LEMMA, MORPH, ORTH, POS, SPACY, TAG
from spacy.tokens import Doc, Span

from onrecord.language import lemmas, names, network, reports, sentences, trees
from onrecord.language.columns import PRINTED
from onrecord.language.tokens import Tokenizer
from onrecord.language.words import sided
from onrecord.model import PROSE, Part

COLUMNS = (HEAD, DEP, TAG, POS, LEMMA, MORPH, ENT_IOB, ENT_TYPE)
BEGINS, GOES_ON, OUTSIDE = 3, 1, 2
MOST_AT_ONCE = 4000
MOST_KEPT = 200_000
MOST_WORDS = 500_000
Ints = NDArray[np.intp]
Piece = tuple[str, Ints]


class Pipeline:
    """spaCy's tokenizer, the network, and the tables of lemmas."""

    def __init__(self, folder: Path) -> None:
        self.network, self.labels = network.load(folder)
        self.lemmas = lemmas.load(folder)
        self._begin()

    def read(self, text: str, parts: Sequence[Part]) -> Doc:
        """The analysed Doc."""
        if len(self.vocab) > MOST_WORDS:
            self._begin()
        doc, words = self.tokenizer.tokens(text)
        doc.user_data[PRINTED] = text, words
        columns = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
        columns[:, COLUMNS.index(ENT_IOB)] = OUTSIDE
        spaces = _column(doc, IS_SPACE).astype(bool)
        columns[spaces, COLUMNS.index(POS)] = self._space
        # What the encoder makes of each word: other rooms build on it rather than encode once more.
        doc.tensor = np.zeros((len(doc), self.network.width), dtype=np.float32)
        inside = [(part, _words(doc, part, spaces)) for part in parts]
        inside = [(part, where) for part, where in inside if len(where)]
        found: list[tuple[int, int, str]] = []
        for some in _groups([(part.kind, where) for part, where in inside if part.kind in PROSE]):
            found += self._fill(doc, words, columns, some)
        if len(doc):
            doc.from_array(list(COLUMNS), columns)  # type: ignore[arg-type]
        doc.spans["parts"] = [Span(doc, int(where[0]), int(where[-1]) + 1, label=part.kind) for part, where in inside]
        doc.spans["sentences"] = [Span(doc, begin, end, label=kind) for begin, end, kind in found]
        return doc

    def _begin(self) -> None:
        """Start with an empty vocabulary: spaCy's never forgets a word, and a long run would fill the memory."""
        self.tokenizer = Tokenizer()
        self.vocab = self.tokenizer.spacy.vocab
        add = self.vocab.strings.add
        self._tags, self._pos = (
            np.array([add(label) for label in self.labels[key]], dtype=np.uint64) for key in ("tags", "pos")
        )
        self._deps = {label: add(label) for label in ("ROOT", *self.labels["deps"])}
        self._space = add("SPACE")
        self._proper = self.labels["tags"].index("NNP")
        self._forms: dict[tuple[int, int], tuple[int, int]] = {}

    def _fill(
        self, doc: Doc, words: list[str], columns: NDArray[np.uint64], pieces: list[Piece]
    ) -> list[tuple[int, int, str]]:
        """The sentences found; fills the columns of their words."""
        where = np.concatenate([some for _, some in pieces])
        lengths = [len(some) for _, some in pieces]
        firsts = np.cumsum([0, *lengths[:-1]]).tolist()
        orths = _column(doc, ORTH)[where].tolist()
        printed = [words[i] for i in where.tolist()]
        spaced = np.concatenate([[True], (_column(doc, SPACY).astype(bool) | _column(doc, IS_SPACE).astype(bool))[:-1]])
        x = self.network.encode(sided(printed, spaced[where].tolist()), lengths)
        doc.tensor[where] = x
        odds = self.network.linear(x, "starts")
        starts = sentences.starts(printed, spaced[where].tolist(), odds[:, 1] - odds[:, 0], firsts)
        bounds = list(zip(starts, [*starts[1:], len(where)], strict=True))
        tags = self.network.linear(x, "tags").argmax(axis=1)
        columns[where, 2] = self._tags[tags]
        columns[where, 3] = self._pos[self.network.linear(x, "pos").argmax(axis=1)]
        columns[where, 4:6] = self._lemmas_and_features(orths, printed, tags.tolist())
        heads, deps = self._parse(x, bounds)
        told = [self.labels["tags"][tag] for tag in tags.tolist()]
        for begin, end in bounds:
            reports.turn(heads, deps, printed, lambda i: self.lemmas.lemma(printed[i], told[i]), begin, end)
            reports.rejoin(heads, deps, told, begin, end)
            reports.one_subject(heads, deps, printed, told, begin, end)
        surnames = names.surnames(heads, deps, tags == self._proper)
        self._attach(columns, heads, deps, where, bounds)
        for first, after, label in names.decode(self.network.name_scores(x, lengths), self.labels["names"], starts):
            first = names.after_titles(printed, first, after, label)
            after += label == "PERSON" and after in surnames
            covered = slice(where[first], where[after - 1] + 1)
            columns[covered, 6] = GOES_ON
            columns[where[first], 6] = BEGINS
            columns[covered, 7] = self.vocab.strings.add(label)
        kinds = np.repeat([kind for kind, _ in pieces], lengths)
        return [(int(where[begin]), int(where[end - 1]) + 1, str(kinds[begin])) for begin, end in bounds]

    def _parse(self, x: network.Floats, bounds: list[tuple[int, int]]) -> tuple[list[int], list[str]]:
        """Head and relation of every word."""
        dependents, as_heads, as_root = self.network.arc_sides(x)
        found = np.zeros(len(x), dtype=np.intp)
        for begin, end in bounds:
            scores = dependents[begin:end] @ as_heads[begin:end].T
            np.fill_diagonal(scores, as_root[begin:end])
            found[begin:end] = np.add(trees.heads(scores), begin)
        heads: list[int] = found.tolist()
        numbers = self.network.dep_scores(x, found).argmax(axis=1).tolist()
        deps = self.labels["deps"]
        return heads, ["ROOT" if head == i else deps[numbers[i]] for i, head in enumerate(heads)]

    def _attach(
        self,
        columns: NDArray[np.uint64],
        heads: list[int],
        deps: list[str],
        where: Ints,
        bounds: list[tuple[int, int]],
    ) -> None:
        columns[where, 1] = [self._deps[dep] for dep in deps]
        columns[where, 0] = (where[heads] - where).astype(np.int64).view(np.uint64)
        for begin, end in bounds:
            first, last = where[begin], where[end - 1]
            if last - first != end - begin - 1:
                blanks = np.setdiff1d(np.arange(first, last), where[begin:end])
                columns[blanks, 0] = np.int64(-1).view(np.uint64)

    def _lemmas_and_features(self, orths: list[int], printed: list[str], tags: list[int]) -> NDArray[np.uint64]:
        if len(self._forms) > MOST_KEPT:
            self._forms.clear()
        known, vocab = self._forms, self.vocab
        for key, word in dict(zip(zip(orths, tags, strict=True), printed, strict=True)).items():
            if key not in known:
                tag = self.labels["tags"][key[1]]
                lemma = vocab.strings.add(self.lemmas.lemma(word, tag))
                known[key] = lemma, vocab.morphology.add(self.lemmas.features(word, tag))
        return np.array([known[key] for key in zip(orths, tags, strict=True)], dtype=np.uint64)


def _column(doc: Doc, attribute: int) -> NDArray[np.uint64]:
    return np.asarray(doc.to_array([attribute]), dtype=np.uint64).reshape(-1)


def _words(doc: Doc, part: Part, spaces: NDArray[np.bool_]) -> Ints:
    """The numbers of a part's tokens that are not white space."""
    first, last = np.searchsorted(_column(doc, IDX), [part.span.start, part.span.end])
    return np.arange(first, last)[~spaces[first:last]]


def _groups(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces, a bounded number of words at once; a piece that is too long is cut."""
    group: list[Piece] = []
    size = 0
    for kind, words in pieces:
        for begin in range(0, len(words), MOST_AT_ONCE):
            piece = words[begin : begin + MOST_AT_ONCE]
            if group and size + len(piece) > MOST_AT_ONCE:
                yield group
                group, size = [], 0
            group.append((kind, piece))
            size += len(piece)
    if group:
        yield group
