"""Doc → Mention: the places an article names, and where on the earth they are."""

from spacy.tokens import Doc

from onrecord.language.columns import columns
from onrecord.model import Mention, Span
from onrecord.places import gazetteer, names, resolve

__all__ = ["find"]


def find(doc: Doc) -> tuple[Mention, ...]:
    """Every name of a place in the prose of an article, in order, with the place meant; ``ref`` None if unknown."""
    known = gazetteer.load()
    page = columns(doc)
    found = names.find(page, known)
    spans = [Span(page.starts[first], page.ends[after - 1]) for first, after, _ in found]
    meant = resolve.meant(page, spans, known)
    return tuple(
        Mention(span, label, meaning.place, meaning.confidence, f"places.{meaning.by}")
        for span, (*_, label), meaning in zip(spans, found, meant, strict=True)
    )
