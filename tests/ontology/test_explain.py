import pytest

from onrecord import ontology


def test_a_type_is_explained_with_example_score_and_modes() -> None:
    said = ontology.explain("retreat")
    assert said.startswith("RETREAT (PLOVER)\n")
    for part in ("Example:", "+6.5", "ceasefire", "CAMEO: 080"):
        assert part in said


def test_a_cameo_code_is_explained_by_table_and_with_its_plover_type() -> None:
    said = ontology.explain("163")
    assert "icews -8, gdelt -8, phoenix -6.5" in said
    assert "SANCTION-discontinue" in said


@pytest.mark.parametrize("code", ["010", "military", "ASSAULT-drone", "109", "PROTEST-vandalize"])
def test_every_kind_of_code_can_be_explained(code: str) -> None:
    assert len(ontology.explain(code).splitlines()) >= 3
