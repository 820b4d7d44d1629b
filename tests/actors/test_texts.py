import datetime

import pytest

from onrecord.actors import find
from onrecord.language import analyse

DAY = datetime.date(2022, 10, 13)


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("The Kremlin summary of the call signaled anger.", "The Kremlin summary", "gov:RUS"),
        (
            'That\'s according to a communique published on the NATO website. "We stand together," the document reads.',
            "the document",
            "org:nato",
        ),
        (
            "The conclusions come from a report published by the World Food Programme. The report assessed the damage.",
            "The report",
            "org:wfp",
        ),
        (
            "A paper appeared on the pages of the Chinese Ministry of Foreign Affairs. It has twelve points. "
            "The document also opposes the use of force.",
            "The document",
            "ministry:CHN-foreign",
        ),
    ],
)
def test_a_text_that_speaks_is_the_word_of_who_issued_it(text: str, words: str, id_: str) -> None:
    found = [m.actor for m in find(analyse(text), DAY) if m.span.of(text) == words]
    assert [actor and actor.id for actor in found] == [id_]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is closed, according to French reports. The document says so.",
        "The Budapest Memorandum says who is to be asked.",
        "A report on the harbour of Ankara says it is shut.",
        "The ministry shut the harbour. The document says why.",
        "A Hillary Clinton campaign memo says that the race is close.",
    ],
)
def test_a_text_of_nobody_told_is_nobody(text: str) -> None:
    assert not [m for m in find(analyse(text), DAY) if m.by == "actors.issuer"]
