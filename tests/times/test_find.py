"""Times in sentences as newsrooms print them, published on Thursday, 13 October 2022 unless said otherwise."""

import datetime
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import times
from onrecord.model import PROSE, Part, Span, Timex

THURSDAY = datetime.date(2022, 10, 13)


def values(text: str, published: datetime.date | None = THURSDAY) -> list[tuple[str, str | None]]:
    """Words and value of each time."""
    return [(t.span.of(text), t.value) for t in times.find(text, published)]


def only(text: str, published: datetime.date | None = THURSDAY) -> Timex:
    """The one time of a text."""
    (found,) = times.find(text, published)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Lavrov said on Tuesday that Moscow was open to talks.", "2022-10-11"),
        ("Lavrov told Izvestia on Thursday that the West had refused.", "2022-10-13"),
        ("The council will vote on Tuesday.", "2022-10-18"),
        ("The council is to vote on Thursday.", "2022-10-13"),
        ("The two ministers are expected to meet in Astana on Friday.", "2022-10-14"),
        ("A vote was expected on Monday but never came.", "2022-10-10"),
        ("He has until Friday to leave the country.", "2022-10-14"),
        ("The convoy could arrive as early as Saturday.", "2022-10-15"),
        ("The mayor condemned Wednesday's ruling and will appeal.", "2022-10-12"),
        ("On Monday, the council will vote on the budget.", "2022-10-17"),
        ("Shelling was reported last Thursday.", "2022-10-06"),
        ("The premier flies home next Thursday.", "2022-10-20"),
        ("Unions were planning to block the port on Monday.", "2022-10-17"),
        ("The fund would sell as soon as the exchange opened Monday.", "2022-10-17"),
        ("The exchange begins at dawn on Saturday.", "2022-10-15"),
        ("The council meets Monday.", "2022-10-17"),
        ("Voters go to the polls on Sunday.", "2022-10-16"),
        ("The envoy arrives in Astana on Wednesday.", "2022-10-19"),
        ("The two sides did not meet on Monday.", "2022-10-10"),
        ("The day before last Tuesday's hearing he fled.", "2022-10-10"),
        ("Talks stopped the day after Monday's vote.", "2022-10-11"),
        ("Police set up roadblocks on Saturday, when the mayor's plans to resign were leaked.", "2022-10-08"),
    ],
)
def test_a_weekday_is_the_last_one_unless_the_clause_looks_ahead(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The treaty was signed in March.", "2022-10-13", "2022-03"),
        ("The treaty was signed in November.", "2022-10-13", "2022-11"),
        ("The treaty was signed in January.", "2022-10-13", "2022-01"),
        ("Elections will be held in March.", "2022-10-13", "2023-03"),
        ("Elections will be held on an unannounced date in January.", "2022-10-13", "2023-01"),
        ("Elections will be held on a still unspecified date in January.", "2022-10-13", "2023-01"),
        ("The bridge is to reopen by January.", "2022-10-13", "2023-01"),
        ("The bridge fell on October the 3rd.", "2022-10-13", "2022-10-03"),
        ("He fell on March eighth, the officer said.", "2022-10-13", "2022-03-08"),
        ("Shells fell on New Year's Eve.", "2023-01-10", "2022-12-31"),
        ("They pray as Easter nears.", "2022-04-13", "2022-04-17"),
        ("The boy was found on Christmas Day.", "2022-11-20", "2021-12-25"),
        ("A truce for Orthodox Christmas failed.", "2023-01-10", "2023-01-07"),
        ("He was freed at Orthodox Easter.", "2022-05-05", "2022-04-24"),
        ("He was elected last November.", "2022-10-13", "2021-11"),
        ("He named a new team ahead of the country's October elections.", "2024-04-25", "2024-10"),
        ("Talks were held between March and May 2021.", "2022-10-13", "2021-05"),
        ("Troops crossed the border on Feb. 24.", "2022-10-13", "2022-02-24"),
        ("The envoy was last seen on Nov. 3.", "2023-05-07", "2022-11-03"),
        ("A dividend is payable Jan. 2.", "2022-10-31", "2023-01-02"),
        ("Sales rose in the year ended Dec. 31.", "2022-11-15", "2021-12-31"),
        ("Voters chose a president on Dec. 30.", "2023-01-02", "2022-12-30"),
        ("Voters choose a president on Jan. 2.", "2022-12-30", "2023-01-02"),
    ],
)
def test_a_month_is_as_coarse_as_its_words_and_the_likeliest(text: str, published: str, value: str) -> None:
    assert times.find(text, datetime.date.fromisoformat(published))[-1].value == value


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Prices rose last week.", "2023-01-02", "2022-W52"),
        ("Prices rose last week.", "2021-01-06", "2020-W53"),
        ("Prices rose this week.", "2021-01-01", "2020-W53"),
        ("Prices rose last month.", "2023-01-31", "2022-12"),
        ("Prices will rise next month.", "2023-01-31", "2023-02"),
        ("Prices rose last year.", "2024-02-29", "2023"),
        ("Prices will rise next quarter.", "2022-11-30", "2023-Q1"),
        ("Pay is due on the last Friday of this month.", "2022-12-14", "2022-12-30"),
        ("Pay was due on the last Friday of last month.", "2023-01-04", "2022-12-30"),
        ("Talks begin on the first Monday of November.", "2022-10-13", "2022-11-07"),
        ("He left two months ago.", "2023-01-31", "2022-11"),
        ("It was snowing yesterday.", "2024-03-01", "2024-02-29"),
    ],
)
def test_the_edges_of_years_weeks_and_months(text: str, published: str, value: str) -> None:
    assert only(text, datetime.date.fromisoformat(published)).value == value


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May resigned.",
        "Mr. August and Gen. March spoke.",
        "May I speak?",
        "Oil may rise, the minister said.",
        "They will march to the square.",
        "Czech minister Jan Lipavsky spoke.",
        "The Ice March failed.",
        "He won the second round.",
        "Now, the minister said, talks are off.",
        "The 6-year-old boy was freed.",
        "She is 52 years old.",
        "It cost $2000.",
        "More than 2000 people fled.",
        "Three-quarters of the town is gone.",
        "The city soon fell.",
        "It was a protest that soon became a riot.",
        "She saw it as a threat to the future of the alliance.",
        "He joined the March for Justice.",
        'She told "This Week" that she would stay.',
        "That is rare in today's world.",
        "They call it the Long March.",
        "He drives a 1987 Chevrolet.",
        "It is high noon for the euro.",
        "The clergy soon joined them.",
        "In some quarters it was argued that he lied.",
        "Three quarters of the army had fled.",
        "From a low of 114 it rose to 250.",
        "In Q7 of the survey most said no.",
        "It was printed at example.org/2022-06-27/chips.html.",
        "The file is named 2022-23-08.",
        "The file is named 3.23.22.",
        "It was the last day of the fair.",
        "They kept to the Good Friday Agreement.",
    ],
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "type_", "value", "mod"),
    [
        ("The siege lasted for three months.", "DURATION", "P3M", None),
        ("The talks took nearly two years.", "DURATION", "P2Y", "LESS_THAN"),
        ("The talks took about two years.", "DURATION", "P2Y", "APPROX"),
        ("He spent 2 1/2 years in prison.", "DURATION", "P2Y6M", None),
        ("He spent two and a half hours in court.", "DURATION", "PT2H30M", None),
        ("They had lived there for several decades.", "DURATION", "PXE", None),
        ("It may take weeks to repair.", "DURATION", "PXW", None),
        ("The vote follows months of quarrels.", "DURATION", "PXM", None),
        ("They stayed for a fairly lengthy period.", "DURATION", "PXX", None),
        ("Two fortnights of rain followed.", "DURATION", "P4W", None),
        ("The war would last years.", "DURATION", "PXY", None),
        ("It took the town in three weeks.", "DURATION", "P3W", None),
        ("The court will rule in two weeks.", "DATE", "2022-W43", None),
        ("The court will rule within two weeks.", "DURATION", "P2W", None),
        ("The bridge will reopen in a year.", "DATE", "2023", None),
        ("The envoys meet twice a week.", "SET", "P1W", None),
        ("It costs $5 million a year.", "SET", "P1Y", None),
        ("They fire 500 shells a day.", "SET", "P1D", None),
        ("It takes 20 men a week to mend it.", "DURATION", "P1W", None),
        ("They gave the 300 men a week to leave.", "DURATION", "P1W", None),
        ("It sold at the then-current price.", "DATE", "PAST_REF", None),
        ("Protests are held every Friday.", "SET", "XXXX-WXX-5", None),
        ("Orange marches are held each July.", "SET", "XXXX-07", None),
        ("The ministry issues a daily count.", "SET", "P1D", None),
        ("It happened earlier this week.", "DATE", "2022-W41", "START"),
        ("The plant opened in mid-September.", "DATE", "2022-09", "MID"),
        ("A truce held until the end of 2019.", "DATE", "2019", "END"),
        ("Rents fell in the first week of October.", "DATE", "2022-10", "START"),
        ("The war nears the end of its eighth month.", "DATE", None, "END"),
        ("Sirens sounded on Monday night.", "TIME", "2022-10-10TNI", None),
        ("Sirens sounded at 5:30 p.m. on Monday.", "TIME", "2022-10-10T17:30", None),
        ("Sirens sounded at 6 o'clock.", "TIME", "2022-10-13T06:00", None),
        ("Sirens sounded at 1030 GMT.", "TIME", "2022-10-13T10:30", None),
        ("Sirens sounded at 0930 hours.", "TIME", "2022-10-13T09:30", None),
        ("Sirens sounded at 9 p.m. Kyiv time.", "TIME", "2022-10-13T21:00", None),
    ],
)
def test_type_value_and_mod(text: str, type_: str, value: str | None, mod: str | None) -> None:
    found = only(text)
    assert (found.type, found.value, found.mod) == (type_, value, mod)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It fell on Tuesday.", "2022-10-11", "2022-10-12"),
        ("It fell last month.", "2022-09-01", "2022-10-01"),
        ("It fell in late 2020.", "2020-07-02", "2021-01-01"),
        ("It fell earlier this week.", "2022-10-10", "2022-10-14"),
        ("It will fall later this week.", "2022-10-13", "2022-10-17"),
        ("It fell in early September.", "2022-09-01", "2022-09-16"),
        ("It fell over the past three months.", "2022-07-13", "2022-10-14"),
        ("It will fall over the next two weeks.", "2022-10-13", "2022-10-28"),
        ("It fell over the past 24 hours.", "2022-10-12", "2022-10-14"),
        ("It is now empty.", "2022-10-13", "2022-10-14"),
    ],
)
def test_the_interval_that_the_words_allow(text: str, earliest: str, latest: str) -> None:
    found = only(text)
    assert found.earliest is not None
    assert found.latest is not None
    assert (found.earliest.date().isoformat(), found.latest.date().isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    "text", ["It will last three months.", "It went on for three months.", "It happens daily.", "He met them recently."]
)
def test_what_lies_nowhere_on_the_calendar_has_no_interval(text: str) -> None:
    found = only(text)
    assert (found.earliest, found.latest) == (None, None)


def test_the_hour_of_publication_lets_hours_be_counted() -> None:
    stamped = datetime.datetime(2022, 10, 13, 9, 30)
    assert only("The bridge was hit two hours ago.", stamped).value == "2022-10-13T07"
    assert only("The bridge was hit two hours ago.").value is None


def test_without_a_date_what_only_it_could_resolve_stays_open() -> None:
    found = times.find("Lavrov said on Tuesday that talks, open since March 2021, failed last month.", None)
    assert [(t.value, t.anchor) for t in found] == [(None, None), ("2021-03", None), (None, None)]


def test_in_an_undated_report_nothing_is_counted_past_a_day_that_is_not_told() -> None:
    found = times.find(
        "Talks have gone on since March 2021. He spoke on Tuesday. Two days later he fled. In May he died."
    )
    assert [t.value for t in found] == ["2021-03", None, None, None]


def test_an_undated_history_is_told_in_order() -> None:
    found = times.find("The war began in March 2021. In May the city fell. Two years later peace came.")
    assert [t.value for t in found] == ["2021-03", "2021-05", "2023"]


def test_the_second_of_two_weekdays_follows_the_first() -> None:
    text = "The shops were shut from Thursday to Sunday. They had opened Monday through Wednesday."
    assert [value for _, value in values(text)] == ["2022-10-13", "2022-10-16", "2022-10-10", "2022-10-12"]


def test_the_anchor_is_the_day_that_the_words_are_counted_from() -> None:
    found = times.find("He resigned on March 1, 2022. Two days later he fled. He died last week.", THURSDAY)
    assert [(t.value, t.anchor) for t in found] == [
        ("2022-03-01", None),
        ("2022-03-03", "2022-03-01"),
        ("2022-W40", "2022-10-13"),
    ]


def test_in_a_narrative_a_month_follows_the_date_named_before() -> None:
    text = (
        "The war began in September 1939. In April 1940 the front moved north; by June the capital had fallen. "
        "A truce of July 5, 1940 was broken in November. On December 7, 1941 the war spread. In January the islands "
        "fell. Peace came in May 1945, and the summer was quiet. The last camp closed in 1947."
    )
    assert [value for _, value in values(text)] == [
        "1939-09",
        "1940-04",
        "1940-06",
        "1940-07-05",
        "1940-11",
        "1941-12-07",
        "1942-01",
        "1945-05",
        "1945-SU",
        "1947",
    ]


def test_a_glance_back_does_not_move_a_narrative() -> None:
    text = (
        "The war began in May 1939. In June 1940 the capital fell. In 1942 the army held what it won in the previous "
        "year. In January a new front opened. On July 5, 1943 it broke; two months later the isles fell. Peace came in "
        "May 1945."
    )
    assert [value for _, value in values(text)][3:] == ["1941", "1942-01", "1943-07-05", "1943-09", "1945-05"]


def test_a_report_of_earnings_compares_with_the_quarter_a_year_before() -> None:
    text = (
        "Third-quarter profit doubled, the bank said. A year earlier it lost money. In the latest quarter costs fell."
    )
    assert [value for _, value in values(text)] == ["2022-Q3", "2021-Q3", "2022-Q3"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("First-quarter sales fell. Third-quarter profit rose. A year ago the bank lost money.", "2021-Q3"),
        ("Third-quarter profit rose, after a weak second quarter. A year earlier it lost money.", "2021-Q3"),
        (
            "Third-quarter profit rose. It expects a poor first quarter of 2023. A year earlier it lost money.",
            "2021-Q3",
        ),
        (
            "Third-quarter profit rose. For the nine months it lost money, compared with a profit a year earlier.",
            "2021",
        ),
        (
            "Third-quarter profit rose. It lost money in the first nine months. It was worse in the year-ago period.",
            "P9M",
        ),
        (
            "Third-quarter profit rose. It lost money in the first nine months. It was worse in the year-ago quarter.",
            "2021-Q3",
        ),
    ],
)
def test_a_year_earlier_is_a_year_before_what_was_reported_on(text: str, last: str) -> None:
    assert values(text)[-1][1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("It began on March 1, 2022. The previous week had been calm.", "2022-W08"),
        ("It began on March 1, 2022. The next month it ended.", "2022-04"),
        ("Shares fell on Friday, Oct. 7. They had closed higher the previous Friday.", "2022-09-30"),
        ("Third-quarter profit rose, compared with a year-earlier loss.", "2021-Q3"),
        ("He fled on the night of Saturday, Oct. 8.", "2022-10-08TNI"),
        ("The marches began in March. Two days later he resigned.", "2022-XX-XX"),
        ("The marches began in March. That day the shops were shut.", "2022-03-XX"),
        ("The marches began in December. Two days later he resigned.", None),
        ("The war began in 1992. The next day the city fell.", None),
        ("The war began in March 1992. Two weeks later the city fell.", "1992-WXX"),
        ("The war began in March 1992. The next day the city fell.", "1992-XX-XX"),
        ("The war began in March 1992. Two years later the city fell.", "1994"),
        ("He fled on March 1, 2022. A few days later the city fell.", "FUTURE_REF"),
        ("He fled on March 1, 2022. Two days before, the city had fallen.", "2022-02-27"),
        ("He fled in 2019. He had been elected five years previously.", "2014"),
        ("He fled on March 1, 2022. He had been warned the night before.", "2022-02-28TNI"),
        ("Exports were 3 million tons last year, down from 4 million the year before.", "2020"),
        ("Months earlier he had fled.", None),
        ("He fled on March 1, 2022, the day after the city fell.", "2022-03-01"),
        ("They came the day after his death.", None),
        ("On 3 October, the fifth day of the fair, it burned.", "2022-10-03"),
        ("In October, the first day of the fair was wet.", None),
        ("He came on March 1, 2022 and left on the 5th.", "2022-03-05"),
        ("He came on the 25th.", "2022-09-25"),
        ("Is it Monday the 31st?", "2022-10-31"),
        ("Shells fell at 4:30 in the afternoon.", "2022-10-13T16:30"),
        ("Shells fell at 6 o'clock in the morning.", "2022-10-13T06:00"),
        (
            "Cases fell last week by 9 percent from the previous week, deaths by 23 percent from the previous week.",
            "2022-W39",
        ),
        ("Over the next decade prices will fall.", "P10Y"),
        ("In the year two thousand twenty-two he fled.", "2022"),
        ("In Fiscal Year (FY) 2021, it lost money.", "2021"),
        ("The call is tomorrow morning at 9:15.", "2022-10-14T09:15"),
        ("Truce talks broke down a day and a half ago.", "2022-10-11"),
        ("Shells fell on Thursday the 13th", "2022-10-13"),
        ("Judges will rule on Friday the 13th", "2023-01-13"),
        ("Missiles fell on New Year's Eve 2021.", "2021-12-31"),
        ("Shells fell on Easter Sunday.", "2022-04-17"),
        ("He fled a week ago Monday.", "2022-10-03"),
        ("He fled a fortnight ago Monday.", "2022-09-26"),
        ("He fled an hour ago Monday.", None),
        ("Half an hour ago he fled.", None),
        ("Drones were shot down overnight Sunday.", "2022-10-09TNI"),
        ("Exports will fall in Q1.", "2023-Q1"),
        ("The shop shuts at 3.30 pm.", "2022-10-13T15:30"),
        ("The court will sit in the week beginning Oct. 24.", "2022-W43"),
        ("The minister condemned on Monday the blasts heard earlier in the day.", "2022-10-10"),
        ("He will come on the 5th.", "2022-11-05"),
        ("A few days later the city fell.", None),
    ],
)
def test_what_is_counted_from_a_coarse_date_is_no_finer_than_it_is_known(text: str, last: str | None) -> None:
    assert values(text)[-1][1] == last


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales rose in the quarter ended Sept. 30, 2021.", "2021-Q3"),
        ("Sales rose in the quarter ended July 31.", "2022-Q2"),
        ("Sales will rise in the quarter ending Dec. 31.", "2022-Q4"),
        ("Sales rose in the quarter ended in June.", "P1Q"),
    ],
)
def test_a_quarter_ended_is_the_one_its_three_months_mostly_lie_in(text: str, value: str) -> None:
    assert values(text)[0] == ("the quarter", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Tuesday police stormed the hall at 6 a.m.", "2022-10-11T06:00"),
        ("Police cleared it on Tuesday. At 6 a.m. the queue was back.", "2022-10-13T06:00"),
        ("The hall was stormed at 6 a.m. (10 p.m. EST Monday).", "2022-10-10T06:00"),
        ("The hall was stormed at 4 in the morning (8 p.m. EST Monday).", "2022-10-10T04:00"),
    ],
)
def test_a_time_of_day_is_of_the_day_that_its_sentence_names(text: str, value: str) -> None:
    found = next(t for t in times.find(text, THURSDAY) if t.type == "TIME")
    assert found.value == value


def test_the_time_of_another_zone_is_of_the_same_day() -> None:
    assert values("The hall was stormed at 6 a.m. (0300 GMT) on Tuesday.") == [
        ("6 a.m.", "2022-10-11T06:00"),
        ("0300 GMT", "2022-10-11T03:00"),
        ("Tuesday", "2022-10-11"),
    ]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Voting was held on Sept. 26 and 27.", "2022-09-26", "2022-09-27"),
        ("Voting was held on Sept. 26-27, 2021.", "2021-09-26", "2021-09-27"),
        ("Voting was held from Sept. 26 to 27, 2021.", "2021-09-26", "2021-09-27"),
        ("Voting was held on 26–27 September 2021.", "2021-09-26", "2021-09-27"),
        ("Voting was held from the 26th to the 27th of September 2021.", "2021-09-26", "2021-09-27"),
        ("It went on through the spring and early summer of 2021.", "2021-SP", "2021-SU"),
        ("It went on through the autumn and spring of 2021.", "2020-FA", "2021-SP"),
        ("The army fell apart in the war of 1939–45.", "1939", "1945"),
    ],
)
def test_two_of_a_kind_share_their_month_and_year(text: str, first: str, second: str) -> None:
    assert [value for _, value in values(text)] == [first, second]


def test_what_only_looks_like_a_range_of_years_is_none() -> None:
    assert values("It closed on 2022-10 and 2020 - 22 died.") == [("2022", "2022"), ("2020", "2020")]


@pytest.mark.parametrize("text", ["It fell in\nOctober\n2021.", "IT FELL IN OCTOBER 2021", "Fiel im October 2021?"])
def test_line_breaks_and_capitals(text: str) -> None:
    assert only(text).value == "2021-10"


def test_paragraphs_do_not_run_together() -> None:
    assert values("The fair closed in March\n\n2021 was colder.") == [("March", "2022-03"), ("2021", "2021")]


VOCABULARY = """
    last next this the Monday Tuesday March May 5 31 99 2022 1945 0 week year ago later earlier , . and to of in - a
    until will said hundred half quarter first night 10:30 p.m. '96 1990s 13/10/2022 2022-02-30 second its every
    war began day month before after overnight into Easter 13th BC Q 4 1914 – 18 spring ago today at 3.30 pm
    good beginning
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n"])


@settings(deadline=None)  # the first text of a run has the grammar read
@given(st.lists(WORDS, max_size=25), st.none() | st.dates())
def test_any_words_give_times_inside_the_text_in_order(words: list[str], published: datetime.date | None) -> None:
    text = " ".join(words)
    found = times.find(text, published)
    assert all(0 <= t.span.start < t.span.end <= len(text) for t in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(t.earliest is None or (t.latest is not None and t.earliest < t.latest) for t in found)
    assert found == times.find(text, published)


@pytest.mark.parametrize(
    "words",
    [
        "1,",
        "'9",
        "last ",
        "two hundred ",
        "Monday ",
        "early late ",
        "1,111 ",
        "war began Monday its first day ",
        '"May 1940 ',
    ],
)
def test_a_long_run_of_one_word_is_left_behind_quickly(words: str) -> None:
    started = time.process_time()
    times.find(words * (60_000 // len(words)) + "Monday", THURSDAY)
    assert time.process_time() - started < 20


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_characters_are_read(text: str) -> None:
    assert all(t.span.of(text) for t in times.find(text, THURSDAY))


@given(st.dates(min_value=datetime.date(1000, 1, 8), max_value=datetime.date(9998, 12, 1)))
def test_weeks_hold_on_every_day_of_publication(published: datetime.date) -> None:
    last, this, following = times.find("Last week it rose. This week it fell. Next week it will rise.", published)
    assert last.latest == this.earliest
    assert this.latest == following.earliest
    assert this.earliest is not None
    assert 0 <= (published - this.earliest.date()).days < 7


@given(st.dates(min_value=datetime.date(1000, 1, 8), max_value=datetime.date(9998, 12, 1)))
def test_the_last_friday_of_this_month_holds_on_every_day_of_publication(published: datetime.date) -> None:
    day = datetime.date.fromisoformat(only("Pay is due on the last Friday of this month.", published).value or "")
    assert (day.isoweekday(), day.year, day.month) == (5, published.year, published.month)
    assert (day + datetime.timedelta(days=7)).month != published.month


@given(st.dates(min_value=datetime.date(1000, 1, 8), max_value=datetime.date(9960, 12, 1)))
def test_a_leap_day_is_one_on_every_day_of_publication(published: datetime.date) -> None:
    day = datetime.date.fromisoformat(only("Troops left on Feb. 29.", published).value or "")
    assert (day.month, day.day) == (2, 29)
    assert abs((day - published).days) <= 8 * 366


def test_a_length_that_leaves_the_calendar_has_no_interval() -> None:
    assert only("It rose over the past two years.", datetime.date(1, 1, 1)).earliest is None


def test_what_is_set_apart_yields_no_times() -> None:
    from onrecord.language import analyse

    text = "Talks failed on Tuesday.\n\nAlso Read Strike ends on Monday\n\nThey resume next week."
    parts = (Part(Span(0, 24), "body"), Part(Span(26, 57), "teaser"), Part(Span(59, len(text)), "body"))
    assert {p.kind for p in parts} - PROSE == {"teaser"}
    found = times.find(analyse(text, parts), THURSDAY)
    assert [t.span.of(text) for t in found] == ["Tuesday", "next week"]


def test_the_day_of_publication_may_be_written_out() -> None:
    text = "Envoys met on Tuesday."
    assert times.find(text, "2022-10-13") == times.find(text, datetime.date(2022, 10, 13))


def test_what_is_no_day_of_publication_is_refused_with_its_words() -> None:
    with pytest.raises(ValueError, match="'yesterday', not a day such as 2022-10-13"):
        times.find("Envoys met on Tuesday.", "yesterday")
