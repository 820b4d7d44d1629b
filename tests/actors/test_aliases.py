import datetime

import pytest

from onrecord.actors import find
from onrecord.language import analyse

DAY = datetime.date(2022, 10, 13)


@pytest.mark.parametrize(
    "text",
    [
        'Juri Vask, call sign "Orlan," leads forty men. Orlan said they would hold the ridge.',
        "The battalion is led by Juri Vask (nicknamed Orlan). Orlan said they would hold the ridge.",
        'Juri Vask left the capital at 18 and has since been dubbed "Orlan" by his men. Orlan said he was tired.',
    ],
)
def test_an_alias_is_whose_it_is(text: str) -> None:
    found = [m.actor for m in find(analyse(text), DAY) if m.span.of(text) == "Orlan"]
    assert [actor and actor.name for actor in found] == ["Juri Vask"] * 2


def test_somebody_known_by_an_alias_alone_is_not_who_was_named_before() -> None:
    text = 'Juri Vask met a sniper with the call sign "Orlan" on the ridge. Orlan said he was tired.'
    found = [m.actor for m in find(analyse(text), DAY) if m.span.of(text) == "Orlan"]
    assert all(actor is None or actor.name != "Juri Vask" for actor in found)
