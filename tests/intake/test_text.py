import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EmptyInput, NotText, TooLarge
from onrecord.intake import text

REPORT = "Ministers meet in Geneva\n\nThe “grain deal” isn’t dead, the minister said. Nothing was signed – yet.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_is_the_same_in_every_encoding(encoding: str) -> None:
    assert text.decode(REPORT.encode(encoding)) == REPORT


def test_text_in_another_script_and_encoding_is_detected() -> None:
    printed = "Министры девяти стран встретились в Женеве в четверг. Переговоры продолжатся на следующей неделе. " * 20
    assert text.decode(printed.encode("cp1251")) == printed


def test_the_encoding_that_is_named_is_tried_first() -> None:
    assert text.decode("Žižkov".encode("cp1250"), "cp1250") == "Žižkov"
    assert text.decode("Žižkov".encode(), "no-such-encoding") == "Žižkov"


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 500, b"report\x00\x00\x00report", b"\xff\xfea"]
)
def test_a_binary_file_is_no_text(data: bytes) -> None:
    with pytest.raises(NotText, match="expected"):
        text.decode(data)


@pytest.mark.parametrize("printed", ["", "   ", "\n\t\n", "\xa0\u2003"])
def test_white_space_alone_is_no_report(printed: str) -> None:
    with pytest.raises(EmptyInput, match=f"{len(printed)} characters, none of them printed"):
        text.article(printed)


def test_more_than_the_limit_is_too_large() -> None:
    with pytest.raises(TooLarge, match=f"{text.LIMIT:,}"):
        text.article("word " * (text.LIMIT // 5 + 1))


def test_the_text_itself_is_never_changed() -> None:
    printed = "\r\n  date 2022-10-13 Ministers meet\r\n\r\nThey parted.  \r\n"
    assert text.article(printed).text == printed


def test_a_date_that_is_given_wins_over_one_that_is_printed() -> None:
    printed = "date 2022-10-13 Ministers meet\n\nThey parted."
    assert (text.article(printed).published, text.article(printed).dated_by) == (
        datetime.date(2022, 10, 13),
        "first line",
    )
    given_ = text.article(printed, published="14 October 2022")
    assert (given_.published, given_.dated_by) == (datetime.date(2022, 10, 14), "given")


def test_a_dateline_with_its_year_dates_the_report() -> None:
    found = text.article("GENEVA, October 13, 2022 (Example) - Ministers met.\n\nThey parted.")
    assert (found.published, found.dated_by) == (datetime.date(2022, 10, 13), "dateline")


def test_without_a_printed_date_none_is_made_up() -> None:
    found = text.article("GENEVA, October 13 (Example) - Ministers met.\n\nThey parted on Thursday.")
    assert (found.published, found.dated_by) == (None, None)


@pytest.mark.parametrize("published", ["yesterday", "05/06/2022", 2022])
def test_a_given_date_that_is_none_is_a_wrong_argument(published: object) -> None:
    with pytest.raises(ValueError, match="expected a date, such as 2022-10-13"):
        text.article("Ministers met.", published=published)  # type: ignore[arg-type]


def test_bytes_are_no_text_and_the_message_says_what_to_do() -> None:
    with pytest.raises(ValueError, match=r"bytes: expected str; bytes become text with intake\.decode"):
        text.article(b"Ministers met.")  # type: ignore[arg-type]


@given(st.text())
def test_any_text_is_an_article_or_empty_and_the_same_each_time(printed: str) -> None:
    if printed.strip():
        assert text.article(printed) == text.article(printed)
        assert text.article(printed).text == printed
    else:
        with pytest.raises(EmptyInput):
            text.article(printed)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_are_said_to_be_none(data: bytes) -> None:
    with contextlib.suppress(NotText):
        assert isinstance(text.decode(data), str)
