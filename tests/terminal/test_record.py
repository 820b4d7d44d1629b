import dataclasses

import pytest
from rich.console import Console
from tests.handmade import later, reading

from onrecord.model import Reading
from onrecord.terminal import record


def shown(made: Reading, *, explain: bool = False, width: int = 100, colour: bool = False) -> str:
    console = Console(width=width, force_terminal=colour, no_color=not colour, highlight=False)
    with console.capture() as captured:
        console.print(record(made, explain=explain))
    return captured.get()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_record_names_title_date_outlet_and_how_the_date_is_known() -> None:
    text = shown(reading())
    assert text.startswith("Karvania rules out talks after shelling of Merin\n")
    assert "published 2027-05-05 (known by: dateline) · Inland Press · By A Reporter" in text


def test_an_unknown_date_is_said_to_be_unknown() -> None:
    made = reading()
    undated = dataclasses.replace(made, article=dataclasses.replace(made.article, published=None, dated_by=None))
    assert "date of publication unknown" in shown(undated)


@pytest.mark.parametrize(
    "words",
    [
        "1 Ilona Vask (“Foreign Minister Ilona Vask”) told · direct · to “reporters” · 2027-05-05 (“Wednesday”)",
        "“We will not talk,” … “Not now.”",
        "government of Karvania is against talks: “not talk”",
        "ASSAULT firearms (military) government of Karvania (“Karvanian forces”) → government of Tolvia (“Tolvian”)",
        "happened · 2027-05-04 (“Tuesday”) · at Merin",
        "because: “in response to the closing of the strait”",
        "COERCE government of Tolvia (“Tolvia”) · denied · as told in statement 2",
        "teaser: Also Read Ferry timetable changes for the holidays",
    ],
)
def test_a_record_shows_who_said_and_did_what_in_the_printed_words(words: str) -> None:
    assert words in flat(shown(reading()))


def test_a_condition_and_a_plan_are_told_as_such() -> None:
    text = flat(shown(later()))
    assert "government of Karvania is for talks, on condition" in text
    assert "PROTEST “Students” · planned" in text


def test_explaining_adds_what_found_a_row_and_how_names_and_times_were_resolved() -> None:
    plain, full = flat(shown(reading())), flat(shown(reading(), explain=True))
    assert "hand/1" not in plain
    assert "why: hand/1, confidence 0.95, characters 237–254" in full
    assert "“Foreign Minister Ilona Vask” is Ilona Vask [per:ilona-vask]: hand/1, confidence 0.90" in full
    assert "“reporters” is not resolved" in full
    assert "counted from 2027-05-05" in full


@pytest.mark.parametrize("width", [40, 100, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    lines = shown(reading(), explain=True, width=width).splitlines()
    assert max(len(line.rstrip()) for line in lines) <= width


def test_colour_is_left_to_the_console() -> None:
    assert "\x1b[" not in shown(reading())
    assert "\x1b[" in shown(reading(), colour=True)


def test_words_in_square_brackets_are_printed_as_they_stand() -> None:
    made = reading()
    bracketed = dataclasses.replace(made, article=dataclasses.replace(made.article, title="Envoy [bold]leaves[/bold]"))
    assert "Envoy [bold]leaves[/bold]" in shown(bracketed)


def test_a_source_nobody_knows_holds_by_its_printed_words_and_a_holder_not_named_is_somebody() -> None:
    made = reading()
    said = [
        dataclasses.replace(s, stances=tuple(dataclasses.replace(x, holder=None) for x in s.stances))
        for s in made.statements
    ]
    assert "(somebody) is against talks: “not talk”" in flat(shown(dataclasses.replace(made, statements=tuple(said))))
    nobody = [dataclasses.replace(s, source=s.source and dataclasses.replace(s.source, ref=None)) for s in said]
    text = flat(shown(dataclasses.replace(made, statements=tuple(nobody))))
    assert "“Foreign Minister Ilona Vask” is against talks: “not talk”" in text
