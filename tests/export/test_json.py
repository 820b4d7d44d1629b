import copy
import json

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from tests.handmade import later, reading, readings

from onrecord.export import dumps, loads, pack, schema, unpack
from onrecord.model import Reading


@pytest.mark.parametrize("name", ["reading", "rows"])
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("made", [reading(), later()])
def test_a_reading_is_written_as_the_schema_describes_and_comes_back(made: Reading) -> None:
    Draft202012Validator(schema()).validate(pack(made))
    assert loads(dumps(made)) == made


@settings(deadline=None, max_examples=30)
@given(readings())
def test_any_reading_comes_back(made: Reading) -> None:
    assert loads(dumps(made)) == made
    Draft202012Validator(schema()).validate(pack(made))


def test_every_span_carries_its_printed_words() -> None:
    packed = pack(reading())
    text = packed["article"]["text"]

    def spans(value: object) -> list[dict[str, object]]:
        if isinstance(value, dict):
            here = [value] if "start" in value else []
            return here + [s for v in value.values() for s in spans(v)]
        return [s for v in value for s in spans(v)] if isinstance(value, list) else []

    assert len(spans(packed)) > 20
    assert all(text[s["start"] : s["end"]] == s["words"] for s in spans(packed))  # type: ignore[misc]


def test_an_event_names_the_statement_that_tells_it() -> None:
    shelled, closed = pack(reading())["events"]
    assert shelled["claimed_by"] is None
    assert closed["claimed_by"] == reading().statements[1].id


def test_words_that_are_not_printed_there_are_refused() -> None:
    packed = copy.deepcopy(pack(reading()))
    packed["statements"][0]["content"][0]["words"] = "We will talk,"
    with pytest.raises(ValueError, match="expected 'We will talk,'"):
        unpack(packed)


@pytest.mark.parametrize("line", ["{}", "[]", '"text"', '{"format": "onrecord.reading/2"}'])
def test_json_of_another_form_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"expected 'onrecord.reading/1'"):
        loads(line)


def test_a_reading_with_a_field_missing_is_refused() -> None:
    packed = pack(later())
    del packed["times"]
    with pytest.raises(ValueError, match="times"):
        unpack(packed)


def test_one_reading_is_one_line() -> None:
    assert "\n" not in dumps(reading())
    assert json.loads(dumps(reading()))["article"]["title"].startswith("Karvania rules out")
