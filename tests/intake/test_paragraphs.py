import itertools
import textwrap

from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import paragraphs

LONG = (
    "Ministers from nine countries met in Geneva on Thursday to discuss the export of grain through the narrow strait, "
    "which has been closed to merchant ships since the spring, and parted late at night without an agreement."
)
SECOND = (
    "The foreign minister of the host country said that the talks would go on, but that nobody should expect much of "
    "them before the summer, when elections are due in three of the countries that had sent an envoy."
)


def test_lines_that_were_broken_to_fit_a_width_are_one_paragraph() -> None:
    text = textwrap.fill(LONG, 72) + "\n\n" + textwrap.fill(SECOND, 72)
    assert [" ".join(p.text.split()) for p in paragraphs.split(text)] == [LONG, SECOND]


def test_lines_of_an_extracted_page_are_a_paragraph_each() -> None:
    assert [p.text for p in paragraphs.split(f"{LONG}\n{SECOND}\nNothing was signed.")] == [
        LONG,
        SECOND,
        "Nothing was signed.",
    ]


def test_the_items_of_a_list_in_broken_text_are_a_paragraph_each() -> None:
    item = textwrap.fill("-   " + SECOND, 72, subsequent_indent="    ")
    text = textwrap.fill(LONG, 72) + "\n\n" + item + "\n" + item
    assert len(paragraphs.split(text)) == 3


def test_text_broken_raggedly_is_known_by_lines_that_go_on_in_lower_case() -> None:
    text = (
        "The ministers met in the old town hall, and then\nthey parted, each to\n"
        "their own country, by train or by boat."
        "\n\n"
        "Nothing at all was signed, the envoys said on leaving\nthe hall.\nStill, they smiled."
    )
    assert [" ".join(p.text.split()) for p in paragraphs.split(text)] == [
        "The ministers met in the old town hall, and then they parted, each to their own country, by train or by boat.",
        "Nothing at all was signed, the envoys said on leaving the hall.",
        "Still, they smiled.",
    ]


def test_a_short_line_ends_a_paragraph_of_broken_text() -> None:
    text = "Ministers meet\nGeneva, Thursday\n" + textwrap.fill(LONG, 72) + "\n\n" + textwrap.fill(SECOND, 72)
    assert [p.text for p in paragraphs.split(text)][:2] == ["Ministers meet", "Geneva, Thursday"]


@given(st.text(alphabet=st.sampled_from("ab .\n\r\t\u2028\xa0-*1")))
def test_every_printed_character_is_in_one_paragraph(text: str) -> None:
    found = paragraphs.split(text)
    assert "".join("".join(p.text.split()) for p in found) == "".join(text.split())
    assert all(p.span.of(text) == p.text == p.text.strip() != "" for p in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
