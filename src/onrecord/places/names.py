"""Words that name a place: the pipeline's names, and names of the gazetteer where the words around speak of a place."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.language import named
from onrecord.language.lexicon import key
from onrecord.model import Label
from onrecord.places.gazetteer import Entry, Gazetteer
from onrecord.places.resolve import abbreviations, candidates
from onrecord.places.words import words_for

_LABELS: dict[str, Label] = {"GPE": "GPE", "LOC": "LOC", "FAC": "FAC"}
_WELL_KNOWN = 400_000
_SMALL = 20_000
_LONGEST = 5


def find(doc: Doc, gazetteer: Gazetteer) -> list[tuple[Span, Label]]:
    """Names of places in the prose of an article, in order, none inside another."""
    persons = frozenset(t.text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1 for t in e)
    walk = named.sentences(doc)
    return [found for sentence, ents in walk for found in _in_sentence(sentence, ents, gazetteer, persons)]


def _in_sentence(
    sentence: Span, ents: list[Span], gazetteer: Gazetteer, persons: frozenset[str]
) -> list[tuple[Span, Label]]:
    printed = [(_trimmed(e), _LABELS[e.label_]) for e in ents if e.label_ in _LABELS]
    printed = [(span, label) for span, label in printed if len(span) and _holds(span, label, gazetteer, persons)]
    taken = {t.i for span, _ in printed for t in span}
    others = [e for e in ents if e.label_ in ("PERSON", "ORG", "EVENT") and len(e) > 1]
    people = {t.i for e in others if not _whole_place(e, gazetteer) for t in e}
    known = list(_known(sentence, gazetteer, taken | people))
    ways = _ways(sentence, taken | people | {t.i for span, _ in known for t in span})
    return sorted([*printed, *known, *ways], key=lambda found: found[0].start)


def _whole_place(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a name that the pipeline takes for another kind is that of a country or region: "Holy See"."""
    return any(entry.kind != "town" for entry in gazetteer.named(span.text))


def _holds(span: Span, label: str, gazetteer: Gazetteer, persons: frozenset[str]) -> bool:
    """Whether to believe the pipeline: a name that no table has needs a word before it that says where.

    "Holloway has altered his formation" after "Ian Holloway" is no town; "in Makeen" is a place, whether listed or not.
    """
    if len(span) == 1 and span[0].pos_ == "ADJ" and not gazetteer.named(span.text):
        return False
    where = span.start > 0 and span.doc[span.start - 1].lower_ in words_for("locative")
    if any(t.text in persons for t in span) and not where:
        return False
    if span.text.lower() in words_for("no places"):
        return False
    entries = candidates(span.text, gazetteer)
    large = any(e.kind != "town" or e.population >= _SMALL for e in entries)
    return where or label != "GPE" or large or (bool(entries) and _next_is_comma(span))


def _next_is_comma(span: Span) -> bool:
    """Whether the name stands before a comma, as small towns mostly do: "Shelby, Montana"."""
    after = _next(span)
    return after is not None and after.text == ","


def _ways(sentence: Span, taken: set[int]) -> Iterator[tuple[Span, Label]]:
    """Capitalised words that end in a word for a street, a bridge, a park: "Royal Street"."""
    for token in sentence:
        if token.lower_ in words_for("ways") and token.text[0].isupper() and token.i not in taken:
            start = token.i
            while start > sentence.start and token.doc[start - 1].text[0].isupper() and start - 1 not in taken:
                start -= 1
            if start < token.i and token.doc[start].lower_ not in ("the", "a", "in", "at"):
                yield token.doc[start : token.i + 1], "FAC"


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


def _known(sentence: Span, gazetteer: Gazetteer, taken: set[int]) -> Iterator[tuple[Span, Label]]:
    """The longest names of the gazetteer among capitalised words that are in no other name."""
    at = sentence.start
    while at < sentence.end:
        token = sentence.doc[at]
        found = None
        if (
            at not in taken
            and token.text[0].isupper()
            and token.pos_ in ("PROPN", "NOUN", "X", "ADJ")
            and (gazetteer.begins(key(token.text)) or token.text in abbreviations())
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
        if (
            any(t.i in taken for t in span)
            or not span[-1].text[0].isupper()
            or span.text.lower() in words_for("no places")
        ):
            continue
        entries = candidates(span.text, gazetteer) if span.text in abbreviations() else gazetteer.named(span.text)
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
    return before is not None and before.lower_ in set(words_for("locative")) - {"of", "to"} and span[0].pos_ == "PROPN"


def _next(span: Span) -> Token | None:
    return span.doc[span.end] if span.end < len(span.doc) else None
