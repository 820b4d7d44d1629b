"""Where the places are that newspapers name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import places
from onrecord.language import analyse
from onrecord.model import Place
from onrecord.places import gazetteer, resolve


def where(text: str, words: str) -> Place | None:
    """The place that words refer to."""
    found = {m.span.of(text): m.ref for m in places.find(analyse(text))}
    place = found[words]
    assert place is None or isinstance(place, Place)
    return place


@pytest.mark.parametrize(
    ("text", "words", "country", "latitude"),
    [
        ("Explosions were heard in Kherson on Monday.", "Kherson", "UKR", 46.6),
        ("The protest took place in Paris, Texas.", "Paris", "USA", 33.7),
        ("The summit was held in Paris.", "Paris", "FRA", 48.9),
        ("A bridge between Russia and annexed Crimea was hit.", "Crimea", "UKR", 45.3),
        ("He was sent to Springfield, Illinois.", "Springfield", "USA", 39.8),
        ("The delegation flew to Washington.", "Washington", "USA", 38.9),
        ("Ships left the Black Sea.", "Black Sea", None, 43.0),
    ],
)
def test_a_name_means_the_place_that_its_context_says(
    text: str, words: str, country: str | None, latitude: float
) -> None:
    place = where(text, words)
    assert place is not None
    assert place.latitude is not None
    assert place.country == country
    assert abs(place.latitude - latitude) < 0.5


def test_ids_are_those_of_geonames() -> None:
    place = where("Troops withdrew from Ukraine.", "Ukraine")
    assert place is not None
    assert place.id == "geonames:690791"


def test_a_street_of_no_table_lies_in_the_town_named_last() -> None:
    text = "Shells fell on Kharkiv overnight. A school on Sumska Street burned down."
    found = {m.span.of(text): m for m in places.find(analyse(text))}
    street = found["Sumska Street"]
    assert street.by == "places.near"
    assert isinstance(street.ref, Place)
    assert street.ref.country == "UKR"


def test_a_person_s_name_is_no_town() -> None:
    text = "Ian Holloway praised the team. Holloway has altered the formation."
    assert [m.span.of(text) for m in places.find(analyse(text))] == []


def test_the_gazetteer_names_its_source_and_is_in_order() -> None:
    lines = gazetteer.TABLE.read_text("utf-8").splitlines()
    assert "GeoNames (CC BY 4.0" in lines[0]
    assert [line.encode() for line in lines] == sorted(line.encode() for line in lines)


@pytest.mark.parametrize("name", ["Kyiv", "Kiev", "KYIV", "São Paulo", "Sao Paulo"])
def test_a_place_is_found_under_its_names(name: str) -> None:
    assert gazetteer.load().named(name)


def test_a_name_that_no_place_has_is_not_found() -> None:
    assert gazetteer.load().named("Zzyxqq") == ()
    assert not gazetteer.load().begins("zzyxqq")


def test_an_acronym_is_no_town() -> None:
    assert all(entry.kind != "town" for entry in resolve.candidates("EU", gazetteer.load()))


def test_a_region_is_not_the_town_it_is_named_after() -> None:
    assert {entry.kind for entry in resolve.candidates("Kherson region", gazetteer.load())} == {"division"}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Kyiv",
                "in",
                "Paris",
                ",",
                ".",
                "Texas",
                "Holloway",
                "\n\n",
                "the",
                "Black",
                "Sea",
                "Street",
                "City",
                "of",
            ]
        ),
        max_size=25,
    )
)
def test_every_mention_lies_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = places.find(analyse(text))
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in found)
    assert list(found) == sorted(found, key=lambda m: m.span.start)
