import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import intake
from onrecord.intake import table
from onrecord.model import Article, Reject

BODY = "Ministers met in Geneva on Thursday.\n\nThey parted without an agreement."
ROW = {
    "title": "Ministers meet",
    "text": BODY,
    "date": "2022-10-13",
    "source": "Example News",
    "url": "https://e.example/1",
}


def lines(*rows: object) -> io.BytesIO:
    return io.BytesIO("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode())


def cells(names: list[str], *rows: list[str], delimiter: str = ",") -> io.BytesIO:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([names, *rows])
    return io.BytesIO(out.getvalue().encode())


def test_a_row_becomes_an_article_with_all_its_fields() -> None:
    (found,) = table.json_lines(lines(ROW), "rows.jsonl")
    assert isinstance(found, Article)
    assert (found.title, found.text, found.outlet, found.url) == ("Ministers meet", BODY, "Example News", ROW["url"])
    assert (found.published, found.dated_by) == (datetime.date(2022, 10, 13), "column")


@pytest.mark.parametrize(
    "row",
    [
        {"body": BODY, "published": "20221013T140500Z"},
        {"content": BODY, "publish_date": "Thu, 13 Oct 2022 14:05:00 GMT"},
        {"Full Text": BODY, "Published At": "2022-10-13 14:05:00+00:00"},
        {"maintext": BODY, "timestamp": 1665669900},
        {"articleBody": BODY, "datePublished": "2022-10-13T14:05:00Z"},
    ],
)
def test_columns_are_found_by_their_common_names(row: dict[str, Any]) -> None:
    (found,) = table.json_lines(lines(row), "rows.jsonl")
    assert isinstance(found, Article)
    assert (found.text, found.published) == (BODY, datetime.datetime(2022, 10, 13, 14, 5, tzinfo=datetime.UTC))


def test_columns_that_the_caller_names_win() -> None:
    row = {"text": "A teaser.", "inhalt": BODY, "tag": "13.10.2022"}
    (found,) = table.json_lines(lines(row), "rows.jsonl", columns={"text": "inhalt", "published": "tag"})
    assert isinstance(found, Article)
    assert (found.text, found.published) == (BODY, datetime.date(2022, 10, 13))


def test_a_field_that_is_none_is_a_wrong_argument() -> None:
    with pytest.raises(ValueError, match="no field 'body'; there is text, summary, title"):
        list(table.json_lines(lines(ROW), "rows.jsonl", columns={"body": "text"}))


def test_without_a_text_title_and_summary_are_the_text() -> None:
    row = {"title": "Ministers meet", "summary": "They parted early.", "source": "https://www.e.example/rss.xml"}
    (found,) = table.json_lines(lines(row), "rows.jsonl")
    assert isinstance(found, Article)
    assert (found.text, found.outlet) == ("Ministers meet\n\nThey parted early.", "e.example")
    assert [part.kind for part in found.parts] == ["headline", "body"]


def test_names_inside_objects_and_lists_are_taken() -> None:
    row = {"text": BODY, "source": {"name": "Example News"}, "authors": ["Ann Example", "Ben Sample"]}
    (found,) = table.json_lines(lines(row), "rows.jsonl")
    assert isinstance(found, Article)
    assert (found.outlet, found.byline) == ("Example News", "Ann Example, Ben Sample")


def test_a_date_that_cannot_be_read_is_unknown() -> None:
    (found,) = table.json_lines(lines({"text": BODY, "date": "last week"}), "rows.jsonl")
    assert isinstance(found, Article)
    assert (found.published, found.dated_by) == (None, None)


@pytest.mark.parametrize(
    ("row", "kind", "why"),
    [
        ("{broken", "BrokenInput", "no JSON"),
        ("[1, 2]", "BrokenInput", "JSON list: expected an object"),
        ('"words"', "BrokenInput", "JSON str: expected an object"),
        ({"text": "  "}, "EmptyInput", "nothing in text: expected the text of a report"),
        ({"id": 1}, "EmptyInput", r"no column holds a text; columns: id; name it: --column text=id, or"),
        ("[" * 100_000, "BrokenInput", "no JSON"),
    ],
)
def test_a_bad_row_is_rejected_with_its_line_and_the_next_is_read(row: object, kind: str, why: str) -> None:
    first, bad, last = table.json_lines(lines(ROW, row, ROW), "rows.jsonl")
    assert isinstance(first, Article)
    assert first == last
    assert isinstance(bad, Reject)
    assert (bad.where, bad.kind) == ("rows.jsonl:2", kind)
    assert why in bad.why


def test_a_row_in_a_wrong_encoding_is_detected_for_itself() -> None:
    data = json.dumps({"text": "“Grain,” he said – twice."}, ensure_ascii=False).encode("cp1252")
    (found,) = table.json_lines(io.BytesIO(data), "rows.jsonl")
    assert isinstance(found, Article)
    assert found.text == "“Grain,” he said – twice."


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_file_may_be_divided_by_any_common_mark(delimiter: str) -> None:
    (found,) = table.comma_separated(cells(list(ROW), list(ROW.values()), delimiter=delimiter), "rows.csv")
    assert isinstance(found, Article)
    assert (found.text, found.title) == (BODY, "Ministers meet")


def test_a_csv_row_with_too_many_cells_is_rejected_and_the_next_is_read() -> None:
    stream = cells(["text", "date"], [BODY, "2022-10-13"], [BODY, "2022-10-13", "more"], [BODY, "2022-10-14"])
    first, bad, last = table.comma_separated(stream, "rows.csv")
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert bad == Reject(
        "rows.csv:5", "3 cells: expected 2, one for each column; is a quotation mark left open?", "BrokenInput"
    )


def test_a_quotation_mark_that_is_left_open_is_told_and_loses_no_row_before_it() -> None:
    data = b'text,date\n"Ministers met.",2022-10-13\n"They parted.,2022-10-14\nNobody signed.,2022-10-15\n'
    first, bad = table.comma_separated(io.BytesIO(data), "rows.csv")
    assert isinstance(first, Article)
    assert isinstance(bad, Reject)
    assert "is a quotation mark left open?" in bad.why


def test_a_csv_file_without_a_text_names_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("id,score\n1,2\n", encoding="utf-8")
    (bad,) = intake.articles(path)
    assert isinstance(bad, Reject)
    assert "no column holds a text; columns: id, score" in bad.why


def test_a_column_that_is_not_there_is_told() -> None:
    (bad,) = table.json_lines(lines(ROW), "rows.jsonl", columns={"text": "inhalt"})
    assert isinstance(bad, Reject)
    assert bad.why == "no column 'inhalt' for text; there is title, text, date, source, url"


@pytest.mark.parametrize("value", [[ROW, ROW], {"articles": [ROW, ROW]}, {"status": "ok", "results": [ROW, ROW]}])
def test_a_json_file_may_be_a_list_or_hold_one(value: object) -> None:
    found = list(table.json_whole(io.BytesIO(json.dumps(value).encode()), "rows.json"))
    assert len(found) == 2
    assert all(isinstance(row, Article) for row in found)


def test_json_lines_in_a_file_named_json_are_read_line_by_line() -> None:
    assert len(list(table.json_whole(lines(ROW, ROW, "{"), "rows.json"))) == 3


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1), max_size=5))
def test_texts_come_back_from_json_lines_and_csv(texts: list[str]) -> None:
    kept = [text for text in texts if text.strip()]
    read = table.json_lines(lines(*({"text": text} for text in kept)), "rows.jsonl")
    assert [row.text for row in read if isinstance(row, Article)] == kept
    if not any("\r" in text or "\0" in text for text in kept):
        read = table.comma_separated(cells(["text", "id"], *([text, "1"] for text in kept)), "rows.csv")
        assert [row.text for row in read if isinstance(row, Article)] == kept
