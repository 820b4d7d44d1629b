"""TimeML that other tools can read."""

import datetime
import xml.etree.ElementTree as ElementTree

from hypothesis import given
from hypothesis import strategies as st

from onrecord import times
from onrecord.times import timeml

THURSDAY = datetime.date(2022, 10, 13)


def test_times_are_marked_in_the_text() -> None:
    text = "Lavrov & Blinken met on Tuesday, for <two> hours; nearly two years on."
    root = ElementTree.fromstring(timeml.write(text, times.find(text, THURSDAY), THURSDAY))
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == text
    assert [(t.text, t.get("value"), t.get("mod")) for t in body] == [
        ("Tuesday", "2022-10-11", None),
        ("nearly two years", "P2Y", "LESS_THAN"),
    ]
    assert root.findtext("DCT/TIMEX3") == "2022-10-13"


def test_an_unknown_value_is_left_out() -> None:
    text = "They met on Tuesday."
    body = ElementTree.fromstring(timeml.write(text, times.find(text))).find("TEXT")
    assert body is not None
    assert body[0].get("value") is None


@given(st.text(max_size=60))
def test_any_text_gives_well_formed_xml(text: str) -> None:
    ElementTree.fromstring(timeml.write(text, times.find(text, THURSDAY), THURSDAY))
