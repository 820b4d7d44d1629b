import datetime

import pytest

from onrecord.actors import find
from onrecord.language import analyse

DAY = datetime.date(2022, 10, 13)


def _meant(text: str, words: str) -> str | None:
    found = [m.actor for m in find(analyse(text), DAY) if m.span.of(text) == words]
    return found[0].name if found and found[0] is not None else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "One Karvanian commander tells the Morning Post that the ridge is lost.\n\n“It will not hold,” "
            "Karvanian commander Juri Vasko said.",
            "One Karvanian commander",
        ),
        (
            "The CEO of Polish energy giant Orlen slammed the decision.\n\nSpeaking to reporters, Juri Vasko "
            "condemned it and warned of the winter.",
            "The CEO",
        ),
        (
            "The CEO of Polish energy giant Orlen slammed the decision.\n\nSpeaking to reporters, Juri Vasko "
            "condemned it and warned of the winter.\n\n“It is over,” said the Orlen CEO.",
            "the Orlen CEO",
        ),
    ],
)
def test_who_opens_an_article_without_a_name_may_be_named_below(text: str, words: str) -> None:
    assert _meant(text, words) == "Juri Vasko"


def test_who_is_named_below_with_words_of_his_own_is_another() -> None:
    text = (
        "One Karvanian commander tells the Morning Post that the ridge is lost.\n\nThe mayor, Juri Vasko, said "
        "it will hold."
    )
    name = _meant(text, "One Karvanian commander")
    assert name is None or "Vasko" not in name


def test_a_commander_of_another_country_is_another() -> None:
    text = (
        "One Norwegian commander tells the Morning Post that the ridge is lost.\n\n“It will hold,” Polish commander "
        "Juri Vasko said."
    )
    assert _meant(text, "One Norwegian commander") == "unnamed: One Norwegian commander"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gay Republicans push for a vote.", "unnamed: Gay Republicans"),
        ("The hall was full. Some moderate Democrats objected.", "unnamed: Some moderate Democrats"),
        ("Republicans said no.", "Republican Party"),
    ],
)
def test_members_of_a_party_with_words_of_their_own_are_not_the_party(text: str, name: str) -> None:
    assert name in [m.actor.name for m in find(analyse(text), DAY) if m.actor]


def test_a_trade_is_the_only_person_told_of_who_spoke_before() -> None:
    text = (
        "“Stocks are a bubble,” Anders Holm said.\n\nIt rained all day. The hall was full. "
        "The band played on. Nobody left.\n\nDo you like Anders Holm?\n\nThe businessman said he was not happy."
    )
    assert _meant(text, "The businessman") == "Anders Holm"
