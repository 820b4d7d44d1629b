"""Who is who, and who held which office when."""

import datetime
import time
from pathlib import Path

import pytest

from onrecord import actors, read
from onrecord.actors import roster
from onrecord.actors.alternatives import alternatives
from onrecord.language import analyse

USER = """
[[actor]]
id = "org:blue-shield"
name = "Blue Shield"
names = ["Shield Front"]
kind = "group"
country = "UKR"

[[term]]
name = "Ivan Petrenko"
country = "RUS"
office = "foreign-minister"
from = 2022-01-01
"""


@pytest.mark.parametrize(
    ("office", "country", "day", "name"),
    [
        ("foreign-minister", "RUS", datetime.date(2022, 10, 13), "Sergei Lavrov"),
        ("president", "USA", datetime.date(2021, 1, 19), "Donald Trump"),
        ("president", "USA", datetime.date(2021, 1, 20), "Joe Biden"),
        ("leader", "DEU", datetime.date(2022, 6, 1), "Olaf Scholz"),
        ("leader", "IRN", datetime.date(2022, 6, 1), "Ali Khamenei"),
    ],
)
def test_a_term_holds_from_its_first_day_to_the_next_one_s(
    office: str, country: str, day: datetime.date, name: str
) -> None:
    assert roster.holders(office, country, day)[0].actor.name == name


@pytest.mark.parametrize("spelling", ["Sergei Lavrov", "Sergey Lavrov", "SERGEI LAVROV"])
def test_a_name_is_one_actor_however_it_is_spelled(spelling: str) -> None:
    assert [actor.id for actor in roster.load().named(spelling)] == ["person:sergei-lavrov"]


def test_a_user_s_own_actors_win(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(USER)
    own = roster.load(file)
    text = "The Russian foreign minister met Shield Front in Minsk."
    found = {m.span.of(text): m.ref for m in actors.find(analyse(text), datetime.date(2022, 10, 13), own)}
    assert getattr(found["Shield Front"], "id", None) == "org:blue-shield"
    assert getattr(found["The Russian foreign minister"], "name", None) == "Ivan Petrenko"


def test_every_table_names_its_source() -> None:
    assert all(path.read_text("utf-8").startswith("#") for path in roster.TABLES.glob("*.tsv"))


def test_every_metonym_means_an_actor() -> None:
    assert all(roster.load().named(words) for words, _ in roster.table("metonyms.tsv"))


def test_every_term_begins_before_it_ends() -> None:
    assert [t for t in roster.load().terms if t.start and t.end and t.start >= t.end] == []


def test_the_roster_is_made_in_a_moment() -> None:
    roster.load.cache_clear()
    start = time.process_time()
    roster.load()
    assert time.process_time() - start < 0.5


def test_the_alternatives_of_a_family_name_begin_with_who_was_in_office() -> None:
    found = alternatives("Johnson", roster.load(), datetime.date(2021, 6, 1))
    assert found[0].name == "Boris Johnson"
    assert len({actor.id for actor in found}) == len(found) > 1


def test_the_alternatives_of_a_capital_are_its_government() -> None:
    assert [actor.id for actor in alternatives("Ankara", roster.load())] == ["gov:TUR"]


def test_without_a_day_nobody_is_told_by_the_office_alone() -> None:
    text = "The British prime minister said on Friday that the talks had failed."
    dated, undated = (
        [m.actor.name for m in read(text, published=day).mentions if m.actor and m.actor.kind == "person"]
        for day in (datetime.date(2022, 3, 1), None)
    )
    assert dated == ["Boris Johnson"]
    assert undated == []
    assert roster.holders("prime-minister", "GBR") == ()


def test_a_queen_of_several_countries_has_the_code_of_her_own() -> None:
    queen = roster.load().named("Elizabeth II")[0]
    assert roster.load().dated(queen, datetime.date(2022, 9, 10)).code == "GBRGOV"


def test_who_heads_an_armed_body_leads_it() -> None:
    led = roster.load().led_by(roster.load().named("Yevgeny Prigozhin")[0], datetime.date(2022, 9, 10))
    assert led is not None
    assert led.id == "org:wagner"
