import datetime

import pytest

from onrecord.actors import find
from onrecord.actors.quoted import Quoted
from onrecord.language import analyse

DAY = datetime.date(2022, 10, 13)


def _who(text: str, words: str) -> str | None:
    """The last mention of some words."""
    found = [m.actor for m in find(analyse(text), DAY) if m.span.start == text.rindex(words)]
    return found[0].name if found and found[0] is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "- The roof shook all night. I stayed with the children - says the midwife Anna Bondar.",
        "The school was hit at noon.\n\n- The roof shook, I ran to the cellar - confesses teacher Anna Bondar.",
        "The school was hit at noon.\n\n-The roof shook, I ran to the cellar-announced Anna Bondar.",
        "The mayor was calm.- We have bread, but I see no coal - said Anna Bondar. Snow fell later.",
    ],
)
def test_i_behind_a_dash_is_who_says_it_behind_the_next(text: str) -> None:
    assert _who(text, "I ") == "Anna Bondar"


def test_who_ends_what_stands_behind_a_dash_is_not_told_of_in_it() -> None:
    text = "Juri Bondar called the road bad.- Emil Vask closed it. For Vask, who was ill, it is a toy - he said."
    assert _who(text, "he") == "Juri Bondar"


def test_i_after_the_closing_dash_is_not_who_spoke() -> None:
    text = "- The roof shook all night - says the midwife Anna Bondar. The office was shut when I called."
    assert _who(text, "I ") is None


@pytest.mark.parametrize(
    "text",
    [
        "Governor Anna Bondar lost the vote. In a speech on Monday, she said:\n\nLet no one be mistaken.\n\n"
        "The coast is ours. I feel strongly about this.",
        'On Sunday, after losing the vote, Governor Anna Bondar said, "It is over." Transcript as follows:\n\n'
        '"Tonight we came home. The road was long.\n\n"I want to thank the county.',
        "Anna Bondar spoke to the harbour workers on Sunday, after the vote, and said she would stay.\n\n"
        'Transcript as follows:\n\n"Tonight we came home.\n\n"I want to thank the county."',
        'After the count, Anna Bondar (D-Brask), said, "We lost." Her words in full:\n\n"I want to thank the county."',
        '"The road was long.\n\n"I want to thank the county," Anna Bondar said.',
    ],
)
def test_i_below_a_colon_or_paragraphs_later_is_who_spoke(text: str) -> None:
    assert _who(text, "I ") == "Anna Bondar"


def test_i_of_the_author_below_a_quotation_is_not_who_was_quoted() -> None:
    text = "Anna Bondar said:\n\n“The coast is ours.”\n\nWhen I visited the harbour, nobody agreed."
    assert _who(text, "I ") is None


def test_a_straight_mark_closes_a_curly_one() -> None:
    text = (
        '“We stay,” Juri Vask said. “The coast is ours.\n\n“I do not care for polls," he went on. "The vote was fair.”'
    )
    assert _who(text, "he went") == "Juri Vask"


def test_a_quotation_goes_on_where_each_paragraph_opens_it_again() -> None:
    text = "“One.\n“Two.\n“Three.” “Four.”"
    starts = [(0, 5), (6, 11), (12, 27)]
    quoted = Quoted(text, starts)
    second = quoted.at(8)
    assert second is not None
    assert [span.of(text) for span in quoted.whole(second)] == ["“One.", "“Two.", "“Three.”"]
