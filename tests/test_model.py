"""Ids made of what makes the thing itself."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import identifier, identify


@given(st.text(max_size=200), st.integers(min_value=0))
def test_an_identifier_says_of_one_more_what_is_said_of_all_together(opening: str, start: int) -> None:
    assert identifier(opening)(start) == identify(opening, start)
