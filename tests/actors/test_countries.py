"""Whom "the country" means where it acts."""

import datetime

import pytest

from onrecord.actors import find
from onrecord.language import analyse


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lithuania expelled the envoy on Monday. The country also said it would send arms.", "gov:LTU"),
        ("Lithuania was not worried about China, the minister said. The country announced talks.", "gov:LTU"),
        ("Russia attacked and Ukraine resisted. The country said no.", None),
        ("“Lithuania is small,” Vask said. The country said no.", None),
        ("Lithuania expelled the envoy. The country that sent him said no.", None),
    ],
)
def test_the_country_is_the_one_state_that_acted_last(text: str, who: str | None) -> None:
    found = {m.span.of(text): m.actor.id for m in find(analyse(text), datetime.date(2022, 3, 1)) if m.actor}
    assert found.get("The country") == who
