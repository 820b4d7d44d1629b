"""Each row of the rules finds what its own example says, so that a linguist can add a row and see it work."""

import datetime

import pytest

from onrecord import times
from onrecord.times.resolve import _reading
from onrecord.times.rules import Rule, grammar
from onrecord.times.words import rows


@pytest.mark.parametrize("rule", grammar().rules, ids=lambda rule: rule.name)
def test_a_rule_finds_its_example(rule: Rule) -> None:
    text, published = rule.example.text, datetime.date.fromisoformat(rule.example.published)
    found = times.find(text, published)
    said = tuple((t.span.of(text), f"{t.value} {t.mod}" if t.mod else f"{t.value}") for t in found)
    assert said == rule.example.finds
    assert any(t.by.startswith(f"times/{rule.name} ") for t in found)


@pytest.mark.parametrize("rule", grammar().rules, ids=lambda rule: rule.name)
def test_a_rule_names_a_reading_that_exists(rule: Rule) -> None:
    assert rule.type in ("DATE", "TIME", "DURATION", "SET")
    assert rule.reading.startswith("=") or callable(_reading(rule.reading))


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in grammar().rules]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("table", ["rules.tsv", "phrases.tsv", "words.tsv", "shapes.tsv", "tense.tsv", "agencies.tsv"])
def test_all_rows_of_a_table_have_as_many_columns(table: str) -> None:
    assert len({len(row) for row in rows(table)}) == 1


def test_an_unknown_reading_is_named_in_the_error() -> None:
    with pytest.raises(LookupError, match="no reading 'sometime'"):
        _reading("sometime")
