import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import markup


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Ministers <b>met</b>.</p><p>They parted.</p>", "Ministers met.\n\nThey parted."),
        ("Ministers met.<br/>They parted.", "Ministers met.\n\nThey parted."),
        ("<!-- a comment --><p>Ministers met.</p>tail", "Ministers met.\n\ntail"),
        ("<div><script>x()</script><style>p{}</style><ul><li>Grain</li><li>Fish</li></ul></div>", "Grain\n\nFish"),
        ("Grain &amp; fish", "Grain & fish"),
        ("Fewer than 5 < 6", "Fewer than 5 < 6"),
        ("no markup\n at  all", "no markup at all"),
        ("", ""),
        (None, ""),
    ],
)
def test_the_words_of_a_piece_of_html_are_kept_in_paragraphs(html: str | None, words: str) -> None:
    assert markup.printed(html) == words


def test_deep_nesting_is_no_matter() -> None:
    assert isinstance(markup.printed("<div>" * 50_000 + "Ministers met."), str)


def test_only_what_begins_as_a_page_does_is_html() -> None:
    assert markup.is_html("\n<p class='x'>Ministers met.</p>")
    assert not markup.is_html("Ministers <b>met</b>.")
    assert not markup.is_html("<unnamed> said so.")


@given(st.text(alphabet=st.sampled_from("<>/pb &;!-a\n")))
def test_any_characters_give_words(html: str) -> None:
    assert markup.printed(html) == markup.printed(html).strip()
