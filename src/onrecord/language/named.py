"""The sentences of prose, each with the names in it."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span


def sentences(doc: Doc) -> Iterator[tuple[Span, list[Span]]]:
    """Each sentence and its names, in one walk: asking every sentence for its own reads the whole article each time."""
    names = list(doc.ents)
    at = 0
    for sentence in doc.spans["sentences"]:
        inside = []
        while at < len(names) and names[at].start < sentence.end:
            if names[at].start >= sentence.start:
                inside.append(names[at])
            at += 1
        yield sentence, inside
