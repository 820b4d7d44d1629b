import pytest

from onrecord import language, statements, times


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
