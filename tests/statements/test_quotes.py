import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.statements.quotes import quotations


def quoted(text: str) -> list[list[str]]:
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    return [[span.of(text) for span in q.spans] for q in quotations(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is closed,” the mayor said, “until Friday.”", [["“The bridge is closed,”"], ["“until Friday.”"]]),
        ('"The bridge is closed," the mayor said.', [['"The bridge is closed,"']]),
        ("«The bridge is closed», the mayor said.", [["«The bridge is closed»"]]),
        ("„The bridge is closed“, the mayor said.", [["„The bridge is closed“"]]),
        ("‘We’ll stay,’ the workers’ leader said.", [["‘We’ll stay,’"]]),
        ("``The bridge is closed,'' the mayor said.", [["``The bridge is closed,''"]]),
        ("''The bridge is closed,'' the mayor said.", [["''The bridge is closed,''"]]),
    ],
)
def test_marks_of_every_kind_are_read(text: str, expected: list[list[str]]) -> None:
    assert quoted(text) == expected


def test_nested_marks_are_part_of_the_outer_quotation() -> None:
    assert quoted("“He told us ‘go home’ and left,” she said.") == [["“He told us ‘go home’ and left,”"]]


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "“We waited for hours.\n“Nobody came.\n“Then the shelling began,” said the nurse."
    assert quoted(text) == [["“We waited for hours.", "“Nobody came.", "“Then the shelling began,”"]]


def test_an_odd_mark_does_not_spoil_the_next_paragraph() -> None:
    assert quoted("The 6” pipe burst.\n“Water is back,” the utility said.") == [["“Water is back,”"]]
    assert quoted("He called it “a gift.\nOfficials said “no comment” twice.")[-1] == ["“no comment”"]


def test_a_curly_mark_may_be_closed_by_a_straight_one() -> None:
    text = 'He saw “no threat" at the border.\n"We stay," he said.'
    assert quoted(text) == [['“no threat"'], ['"We stay,"']]


def test_a_first_mark_never_closed_ends_where_the_next_opens() -> None:
    assert quoted("The “ odd mark. “We go,” he said.")[-1] == ["“We go,”"]
    assert quoted('"The road is open, he said. "We go," he added.')[-1] == ['"We go,"']


@pytest.mark.parametrize(
    "text", ["The workers’ union and the miners’ union met.", "It was the summer of ’91, and nobody's car ran."]
)
def test_apostrophes_open_nothing(text: str) -> None:
    assert quoted(text) == []


def test_dashes_quote_where_a_reporting_verb_follows() -> None:
    assert quoted("— We will not leave, — said the mayor of the town.") == [["We will not leave,"]]
    assert quoted("He spoke of the winter.- It will be long - adds the envoy.") == [["It will be long"]]
    assert quoted("The plan - drawn up in March - was dropped.") == []


@given(st.text(alphabet="ab .,“”\"'‘’«»—-\n", max_size=60))
def test_no_text_raises_and_every_span_lies_in_its_paragraph(text: str) -> None:
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    for quotation in quotations(text, paragraphs):
        assert all(any(p.covers(span) for p in paragraphs) for span in quotation.spans)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("– We will help the port – Weir said.", ["We will help the port"]),
        ("- It is true - Prime Minister Ada Weir said in Brask.", ["It is true"]),
        ("- We need ships - Weir said. - And we need them now - she added.", ["We need ships", "And we need them now"]),
        ("The bridge was hit - Brask said so - by a drone.", []),
    ],
)
def test_a_name_may_stand_behind_the_dash_that_ends_what_one_opened(text: str, quoted: list[str]) -> None:
    found = quotations(text, [Span(0, len(text))])
    assert [span.of(text) for quotation in found for span in quotation.spans] == quoted
