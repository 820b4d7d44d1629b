"""Our trained pipeline, run over an article part by part.

A Doc spells the whole text. Only prose parts (headline, dateline, body) are analysed: what is set apart, and white
space, become tokens without tag, head or name, so that nothing can be found there.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from onrecord.language.reader import Pipeline
from onrecord.model import Part, Span

WEIGHTS = Path(__file__).parent / "weights"


def analyse(text: str, parts: Sequence[Part] = ()) -> Doc:
    """The text as a Doc with UD tags, heads and names; every character kept.

    ``doc.spans["parts"]`` holds each part, labelled with its kind; ``doc.spans["sentences"]`` each sentence of prose,
    labelled with the kind of its part: rooms walk these and never see what is set apart. Without parts, every
    paragraph between blank lines is body.
    """
    return shipped().read(text, tuple(parts) or tuple(paragraphs(text)))


@cache
def shipped() -> Pipeline:
    """The shipped pipeline, loaded when first needed."""
    return Pipeline(WEIGHTS)


def paragraphs(text: str) -> Iterator[Part]:
    """Every paragraph between blank lines, as body."""
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
