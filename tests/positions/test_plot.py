import datetime
import xml.etree.ElementTree as ET

from onrecord.positions import Position, Series
from onrecord.positions.plot import svg

MONDAY = datetime.date(2027, 1, 4)


def _series(count: int) -> Series:
    week = datetime.timedelta(weeks=1)
    rows = tuple(Position(MONDAY + n * week, n, n % 2, 1.0 if n % 2 else None, 1, -2.0, 100) for n in range(count))
    return Series("Karvania & allies", None, "<talks>", "week", rows)


def test_a_picture_has_a_bar_and_a_point_for_each_period_with_something_in_it() -> None:
    drawn = ET.fromstring(svg(_series(6), [(3, "a port is shelled")]))
    tags = [element.tag.rsplit("}", 1)[-1] for element in drawn.iter()]
    assert tags.count("circle") == 3
    assert tags.count("rect") == 1 + 5 + 6 + 6
    assert "Karvania & allies on <talks>" in "".join(drawn.itertext())
    assert "1  a port is shelled" in [element.text for element in drawn.iter()]


def test_nothing_to_draw_is_a_title_alone() -> None:
    assert "Karvania" in svg(_series(0))
