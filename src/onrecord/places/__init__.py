"""Doc → Mention: the places an article names, and where on the earth they are."""

from spacy.tokens import Doc

from onrecord.model import Mention, Span
from onrecord.places import gazetteer, names, resolve

__all__ = ["find"]


def find(doc: Doc) -> tuple[Mention, ...]:
    """Every name of a place in the prose of an article, in order, with the place meant; ``ref`` None if none is known."""
    known = gazetteer.load()
    found = names.find(doc, known)
    meant = resolve.meant(doc, [span for span, _ in found], known)
    return tuple(
        Mention(
            Span(span.start_char, span.end_char), label, entry.place if entry else None, confidence, "places.gazetteer"
        )
        for (span, label), (entry, confidence) in zip(found, meant, strict=True)
    )
