"""Who is meant where the roster cannot tell."""

import pytest

from onrecord.actors import find
from onrecord.language import analyse


def _codes(text: str) -> dict[str, str | None]:
    return {m.span.of(text): m.actor.code for m in find(analyse(text)) if m.actor}


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Arab League Secretary General Chadli Klibi met the press.", "Chadli Klibi", "IGO"),
        ("President Assad refused to go.", "Assad", "SYR"),
        ("The Bush administration declared that it would not pay.", "The Bush administration", "USA"),
        ("The European Community agreed to pay.", "European Community", "IGO"),
    ],
)
def test_whom_the_roster_cannot_tell_apart_has_the_country_or_body_all_of_them_have(
    text: str, words: str, code: str
) -> None:
    assert (_codes(text)[words] or "").startswith(code)
