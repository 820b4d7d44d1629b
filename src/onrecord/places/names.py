"""Words that name a place: the pipeline's names, and what the gazetteer knows where the words around say it is a place."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.model import Label
from onrecord.places.gazetteer import Entry, Gazetteer

_LABELS: dict[str, Label] = {"GPE": "GPE", "LOC": "LOC", "FAC": "FAC"}
_LOCATIVE = frozenset(
    "in at near from to into of around across outside inside via toward towards through over throughout off".split()
)
_WELL_KNOWN = 200_000
_LONGEST = 5
_WAYS = frozenset(
    "street road avenue square boulevard bridge airport park river lake mount mountain island port".split()
)


def find(doc: Doc, gazetteer: Gazetteer) -> list[tuple[Span, Label]]:
    """Names of places in the prose of an article, in order, none inside another."""
    return [found for sentence in doc.spans["sentences"] for found in _in_sentence(sentence, gazetteer)]


def _in_sentence(sentence: Span, gazetteer: Gazetteer) -> list[tuple[Span, Label]]:
    named = [(_trimmed(e), _LABELS[e.label_]) for e in sentence.ents if e.label_ in _LABELS]
    named = [(span, label) for span, label in named if len(span) and not _demonym(span, gazetteer)]
    taken = {t.i for span, _ in named for t in span}
    people = {t.i for e in sentence.ents if e.label_ in ("PERSON", "ORG", "EVENT") and len(e) > 1 for t in e}
    known = _known(sentence, gazetteer, taken | people)
    return sorted([*named, *known], key=lambda found: found[0].start)


def _trimmed(span: Span) -> Span:
    """The name without article, possessive and stop."""
    start, end = span.start, span.end
    while start < end and (span.doc[start].lower_ == "the" or not any(c.isalnum() for c in span.doc[start].text)):
        start += 1
    while end > start and (
        span.doc[end - 1].text in ("'s", "’s", "'", "’")
        or not any(c.isalnum() or c == "." for c in span.doc[end - 1].text)
    ):
        end -= 1
    return span.doc[start:end]


def _demonym(span: Span, gazetteer: Gazetteer) -> bool:
    return len(span) == 1 and span[0].pos_ == "ADJ" and not gazetteer.named(span.text)


def _known(sentence: Span, gazetteer: Gazetteer, taken: set[int]) -> Iterator[tuple[Span, Label]]:
    """The longest names of the gazetteer among capitalised words that are in no other name."""
    at = sentence.start
    while at < sentence.end:
        token = sentence.doc[at]
        found = None
        if (
            at not in taken
            and token.text[0].isupper()
            and token.pos_ in ("PROPN", "NOUN", "X")
            and gazetteer.begins(token.text.lower())
        ):
            found = _longest(sentence, at, gazetteer, taken)
        if found is None:
            at += 1
        else:
            yield found, "GPE"
            at = found.end


def _longest(sentence: Span, at: int, gazetteer: Gazetteer, taken: set[int]) -> Span | None:
    for end in range(min(at + _LONGEST, sentence.end), at, -1):
        span = sentence.doc[at:end]
        if any(t.i in taken for t in span) or not span[-1].text[0].isupper():
            continue
        entries = gazetteer.named(span.text)
        if entries and _is_place(span, entries):
            return span
    return None


def _is_place(span: Span, entries: tuple[Entry, ...]) -> bool:
    """A country or well-known place as it stands; any other where the words before it say where."""
    after = _next(span)
    if after is not None and after.text[0].isupper() and after.pos_ == "PROPN" and after.dep_ in ("flat", "compound"):
        return False
    if any(e.kind != "town" or e.population >= _WELL_KNOWN for e in entries) and span[0].pos_ == "PROPN":
        return True
    before = span.doc[span.start - 1] if span.start else None
    return before is not None and before.lower_ in _LOCATIVE - {"of", "to"} and span[0].pos_ == "PROPN"


def _next(span: Span) -> Token | None:
    return span.doc[span.end] if span.end < len(span.doc) else None
