import pytest

from onrecord import language, statements, times
from onrecord.model import Actor, Mention, Span


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The defence ministry of Orsk on Sunday confirmed that the ship had been hit.",
            "The defence ministry of Orsk",
        ),
        ("President Anna Weir on Friday denounced the strike as a crime.", "President Anna Weir"),
        ("Survivors of the 2014 siege said that nothing had changed.", "Survivors of the 2014 siege"),
    ],
)
def test_the_day_on_which_it_spoke_is_no_part_of_a_source(text: str, source: str) -> None:
    doc = language.analyse(text)
    found = statements.find(doc, "a1", (), times.find(doc, None))
    assert [s.source.span.of(text) for s in found if s.source is not None][:1] == [source]


def test_mourners_at_somebodys_funeral_are_not_he() -> None:
    text = "“The fight goes on,” the envoy told mourners at John Weir's funeral in Brask."
    weir = Actor("found:john-weir", "John Weir", "person")
    at = text.index("John Weir")
    who = (Mention(Span(at, at + 9), "PERSON", weir, 1.0, "test"),)
    (said,) = statements.find(language.analyse(text), "a1", who, ())
    assert said.addressee is not None
    assert said.addressee.actor is None
