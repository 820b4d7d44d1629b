"""Doc → Mention: the places an article names, and where on the earth they are."""

from spacy.tokens import Doc

from onrecord.model import Mention, Span
from onrecord.places import gazetteer, names, resolve

__all__ = ["find"]


def find(doc: Doc) -> tuple[Mention, ...]:
    """Every name of a place in the prose of an article, in order, with the place meant; ``ref`` None if unknown."""
    known = gazetteer.load()
    found = names.find(doc, known)
    spans = [Span(span.start_char, span.end_char) for span, _ in found]
    meant = resolve.meant(doc, spans, known)
    return tuple(
        Mention(span, label, meaning.place, meaning.confidence, f"places.{meaning.by}")
        for span, (_, label), meaning in zip(spans, found, meant, strict=True)
    )
