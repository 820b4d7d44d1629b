"""Which way a clause looks, by its words and by its parse."""

import datetime

import pytest

from onrecord import times
from onrecord.language import analyse
from onrecord.times import expressions, tense


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court ruled on Monday.", "past"),
        ("The court will rule on Monday.", "future"),
        ("The court is to rule on Monday.", "future"),
        ("A ruling is due on Monday.", "future"),
        ("A ruling was due on Monday.", "past"),
        ("They agreed to meet on Monday.", "future"),
        ("They agreed on Monday.", "past"),
        ("A report to be published on Monday names him.", "future"),
        ("On Monday the court will rule.", "future"),
        ("On Monday, however, he vowed to defend the port.", "past"),
        ("On Monday the ministers are supposed to meet.", "future"),
        ("The United States on Monday.", None),
        ("He lost. The Monday", None),
    ],
)
def test_the_verb_nearest_before_tells_the_tense(text: str, expected: str | None) -> None:
    (found,) = (e for e in expressions.read(text) if e.rule.name == "weekday")
    assert tense.by_words(found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers will meet in Geneva on Friday.", "future"),
        ("The ministers met in Geneva on Friday.", "past"),
        ("Shells have fallen on the town since Friday.", "past"),
        ("The two banks extended their offers to acquire the brewer Friday.", None),
    ],
)
def test_the_verb_above_in_the_parse_tells_the_tense(text: str, expected: str | None) -> None:
    (found,) = expressions.read(text)
    assert tense.by_parse(analyse(text), found) == expected


def test_with_a_parse_too_a_clause_looks_ahead_where_its_words_do() -> None:
    for text in ("The council meets on Monday.", "Protesters planned a march for Monday."):
        found = times.find(analyse(text), datetime.date(2022, 10, 13))
        assert [t.value for t in found] == ["2022-10-17"]
