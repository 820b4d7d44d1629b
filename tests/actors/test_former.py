"""Leaders of former times: meant where their office, their country or the day says so, and nowhere else."""

import datetime
from itertools import combinations

import pytest

from onrecord.actors import find, roster
from onrecord.language import analyse
from onrecord.model import Actor


def _meant(text: str, words: str, year: int | None = None) -> Actor | None:
    day = datetime.date(year, 5, 1) if year else None
    return next((m.actor for m in find(analyse(text), day) if m.span.of(text) == words), None)


@pytest.mark.parametrize(
    ("text", "words", "year", "id_"),
    [
        ("Suharto said on Tuesday that he would resign.", "Suharto", 1998, "person:suharto"),
        ("President Suharto told reporters that the army would stay.", "Suharto", None, "person:suharto"),
        ("Suharto told the Indonesian parliament that he would go.", "Suharto", None, "person:suharto"),
        ("The late President Suharto ruled Indonesia for decades.", "Suharto", 2022, "person:suharto"),
        ("Former prime minister Andreas Papandreou lost.", "Andreas Papandreou", None, "person:andreas-papandreou"),
        ("General Raoul Cedras refused to leave.", "Raoul Cedras", None, "person:raoul-cedras"),
        ("Rebels in Ivory Coast defied President Laurent Gbago.", "Laurent Gbago", None, "person:laurent-gbagbo"),
        ("Prime Minister Ian Smith of Rhodesia said he would not resign.", "Ian Smith", None, "person:ian-smith"),
    ],
)  # fmt: skip
def test_a_former_leader_is_known_by_his_day_his_office_or_his_country(
    text: str, words: str, year: int | None, id_: str
) -> None:
    meant = _meant(text, words, year)
    assert meant is not None
    assert meant.id == id_


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        ("Suharto scored twice as Garuda beat Bali on Saturday.", "Suharto", 2022),
        ("Ian Smith, a farmer in Ohio, said the rain came late.", "Ian Smith", 2022),
        ("The club president, Moore, said the fans of New Zealand were right.", "Moore", 2022),
    ],
)
def test_who_only_shares_the_name_of_a_former_leader_is_somebody_new(text: str, words: str, year: int) -> None:
    meant = _meant(text, words, year)
    assert meant is not None
    assert meant.id.startswith("found:")


def test_who_led_a_country_once_and_leads_it_again_is_one_actor() -> None:
    terms = roster.load().offices(roster.load().named("Viktor Orbán")[0])
    assert sorted(term.start.year for term in terms if term.start) == [1998, 2010]
    assert len(roster.load().family("Orban")) == 1


def test_the_roster_says_who_led_a_country_in_1985() -> None:
    held = roster.load().holders("prime-minister", "GBR", datetime.date(1985, 6, 1))
    assert [term.actor.name for term in held] == ["Margaret Thatcher"]


def test_every_former_leader_has_a_term_and_a_country_of_the_table() -> None:
    known = roster.load()
    rows = list(roster.table("former.tsv"))
    assert len(rows) > 1000
    assert {row[2] for row in rows} <= set(known.countries)
    assert all(known.offices(actor) for row in rows[::50] for actor in known.family(row[0].split()[-1]))


def test_nobody_holds_an_office_while_a_namesake_does() -> None:
    terms: dict[tuple[str, str], list[roster.Term]] = {}
    for term in roster.load().terms:
        if term.country and term.office in ("president", "prime-minister") and term.start:
            terms.setdefault((term.country, term.office), []).append(term)
    last, short = datetime.date(2026, 1, 1), datetime.timedelta(days=100)
    both = [
        (one.actor.name, other.actor.name)
        for same in terms.values()
        for one, other in combinations(same, 2)
        if one.actor != other.actor
        and one.actor.name.split()[-1] == other.actor.name.split()[-1]
        and one.start
        and other.start
        and min(one.end or last, other.end or last) - max(one.start, other.start) > short
    ]
    assert both == []


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Macron discussed the war with his guests.", "Macron", "Emmanuel Macron"),
        ("Biden wants to visit the port.", "Biden", "Joe Biden"),
    ],
)
def test_a_family_name_alone_is_the_president_and_not_the_wife(text: str, words: str, name: str) -> None:
    actor = _meant(text, words, 2022)
    assert actor is not None
    assert actor.name == name
