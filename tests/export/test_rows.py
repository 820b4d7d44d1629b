import csv
import io
import json
from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator
from tests.handmade import TEXT, later, reading

from onrecord.export import schema, to_csv, to_json, to_jsonl
from onrecord.ledger import ActorRow, EventRow, Ledger, RejectRow, StatementRow, TimelineRow
from onrecord.model import Reject


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger(":memory:") as filled:
        filled.add(reading())
        filled.add(later())
        filled.reject(Reject("a.bin", "no text", "NotText"))
        yield filled


@pytest.mark.parametrize("name", ["statements", "events", "actors", "rejects", "timeline"])
def test_rows_are_written_as_the_schema_describes(ledger: Ledger, name: str) -> None:
    rows = ledger.timeline("Karvania") if name == "timeline" else getattr(ledger, name)()
    assert rows
    packed = json.loads(to_json(rows))
    Draft202012Validator(schema("rows")).validate(packed)
    assert [json.loads(line) for line in to_jsonl(rows)] == packed


@pytest.mark.parametrize(
    ("name", "kind"),
    [("statements", StatementRow), ("events", EventRow), ("actors", ActorRow), ("rejects", RejectRow)],
)
def test_csv_has_one_line_for_each_row_under_the_same_columns(ledger: Ledger, name: str, kind: type) -> None:
    rows = getattr(ledger, name)()
    table = list(csv.DictReader(io.StringIO(to_csv(rows, kind))))
    assert len(table) == len(rows)
    assert list(table[0]) == to_csv([], kind).strip().split(",")


def test_a_cell_of_printed_words_has_a_neighbour_that_says_where_they_stand(ledger: Ledger) -> None:
    first = next(csv.DictReader(io.StringIO(to_csv(ledger.statements(), StatementRow))))
    assert first["content"] == "We will not talk, | Not now."
    spans = [tuple(map(int, s.split(":"))) for s in first["content_span"].split(" | ")]
    assert [TEXT[start:end] for start, end in spans] == first["content"].split(" | ")
    assert (first["source"], first["source_id"]) == ("Ilona Vask", "per:ilona-vask")
    assert first["stances"] == "-1 talks (government of Karvania)"


def test_a_timeline_in_csv_tells_statements_and_events_apart(ledger: Ledger) -> None:
    table = list(csv.DictReader(io.StringIO(to_csv(ledger.timeline("Karvania"), TimelineRow))))
    assert [row["what"] for row in table] == ["event", "statement", "statement"]
    assert table[0]["type"] == "ASSAULT"
    assert table[0]["content"] == ""
