"""What a Doc has right, counted against a gold document as the CoNLL 2018 shared task does: by characters."""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from evaluation.language.gold import COARSE, Document, Word
from evaluation.scores import Counts


def compare(doc: Doc, gold: Document) -> dict[str, Counts]:
    """Counts for tokens, sentences, UPOS, XPOS, lemmas, UAS, LAS and clausal complements.

    `LAS` counts every token, as the shared task does; `LAS words` leaves punctuation out, as spaCy's scorer does.
    """
    tokens = [token for token in doc if not token.is_space]
    pairs = _pairs(tokens, gold)
    found = {"tokens": _count(pairs, tokens, gold, lambda token, word: True)}
    found["sentences"] = _sentences(doc, gold)
    found["UPOS"] = _count(pairs, tokens, gold, lambda token, word: token.pos_ == word.pos)
    found["XPOS"] = _count(pairs, tokens, gold, lambda token, word: token.tag_ == word.tag)
    found["lemma"] = _count(pairs, tokens, gold, lambda token, word: token.lemma_ == word.lemma)
    heads = {token.i: _head(token, word, gold) for token, word in pairs}
    found["UAS"] = _count(pairs, tokens, gold, lambda token, word: heads[token.i])
    found["LAS"] = _count(
        pairs, tokens, gold, lambda token, word: heads[token.i] and _universal(token.dep_) == _universal(word.dep)
    )
    found["LAS words"] = Counts(
        sum(heads[t.i] and _universal(t.dep_) == _universal(w.dep) != "punct" for t, w in pairs),
        sum(token.dep_ != "punct" for token in tokens),
        sum(word.dep != "punct" for word in gold.words),
    )
    right = sum(heads[token.i] and token.dep_ == word.dep == "ccomp" for token, word in pairs)
    told = sum(token.dep_ == "ccomp" for token in tokens)
    found["ccomp"] = Counts(right, told, sum(word.dep == "ccomp" for word in gold.words))
    return found


def compare_names(doc: Doc, gold: Document, coarse: bool) -> dict[str, Counts]:
    """Counts for names, with and without their type.

    `coarse` for gold that knows PER, ORG and LOC only. Such gold calls a country or a city that acts ORG, for which we
    say GPE: beside the score that counts this as wrong stands one that takes a GPE for either.
    """
    ours = [(name.start_char, name.end_char, name.label_) for name in doc.ents]
    found = {}
    if coarse:
        either = {name[:2] for name in ours if name[2] == "GPE"} & {name[:2] for name in gold.names if name[2] == "ORG"}
        ours = [(start, end, COARSE[label]) for start, end, label in ours if label in COARSE]
        lenient = [(*name[:2], "ORG") if name[:2] in either else name for name in ours]
        found["names, GPE as either"] = _spans(lenient, gold.names)
    found["names"] = _spans(ours, gold.names)
    found["names untyped"] = _spans([name[:2] for name in ours], [name[:2] for name in gold.names])
    for label in sorted({name[2] for name in gold.names}):
        found[f"names {label}"] = _spans(
            [name for name in ours if name[2] == label], [name for name in gold.names if name[2] == label]
        )
    return found


def _pairs(tokens: list[Token], gold: Document) -> list[tuple[Token, Word]]:
    words = {(word.start, word.end): word for word in gold.words}
    spans = ((token, (token.idx, token.idx + len(token))) for token in tokens)
    return [(token, words[span]) for token, span in spans if span in words]


def _head(token: Token, word: Word, gold: Document) -> bool:
    head = gold.words[word.head]
    if head is word or token.head is token or token.head.i == token.i:
        return head is word and token.head.i == token.i
    return (token.head.idx, token.head.idx + len(token.head)) == (head.start, head.end)


def _count(
    pairs: list[tuple[Token, Word]], tokens: list[Token], gold: Document, right: Callable[[Token, Word], bool]
) -> Counts:
    return Counts(sum(right(token, word) for token, word in pairs), len(tokens), len(gold.words))


def _sentences(doc: Doc, gold: Document) -> Counts:
    ours = doc.spans.get("sentences", doc.sents)
    spoken = ([token for token in span if not token.is_space] for span in ours)
    ends = [(tokens[0].idx, tokens[-1].idx + len(tokens[-1])) for tokens in spoken if tokens]
    return _spans(ends, gold.sentences)


def _spans(ours: list[tuple], gold: list[tuple]) -> Counts:
    return Counts(len(set(ours) & set(gold)), len(set(ours)), len(set(gold)))


def _universal(dep: str) -> str:
    return dep.split(":")[0].lower()
