import pytest

from onrecord import ontology
from onrecord.errors import NotFound


def test_there_are_sixteen_types_and_each_has_a_quad_and_a_score() -> None:
    assert len(ontology.types()) == 16
    for type_ in ontology.types():
        assert ontology.quad(type_) in {f"{a} {b}" for a in ("verbal", "material") for b in ("cooperation", "conflict")}
        assert ontology.score(type_) is not None


@pytest.mark.parametrize(
    ("type_", "mode", "expected"),
    [
        ("AID", None, 10),
        ("ACCUSE", None, -3),
        ("ACCUSE", "allege", -3.5),
        ("REQUEST", "assist", 0.5),
        ("PROTEST", "vandalize", -5),
    ],
)
def test_the_score_is_that_of_type_and_mode(type_: str, mode: str | None, expected: float) -> None:
    assert ontology.score(type_, mode) == expected


@pytest.mark.parametrize(
    ("code", "type_", "mode"), [("163", "SANCTION", "discontinue"), ("116", "SANCTION", "convict")]
)
def test_the_manual_wins_over_the_mapping(code: str, type_: str, mode: str) -> None:
    entry = ontology.look_up(code)
    assert (entry.type, entry.mode, entry.mapped_by) == (type_, mode, "manual")


def test_the_goldstein_tables_disagree_and_are_named() -> None:
    assert [ontology.goldstein("163", table) for table in ("icews", "gdelt", "phoenix")] == [-8, -8, -6.5]
    with pytest.raises(ValueError, match="icews, gdelt, phoenix"):
        ontology.goldstein("163", "mine")


def test_a_cameo_code_may_lose_its_leading_zero() -> None:
    assert ontology.look_up("42").code == "042"
    assert ontology.look_up("42").type == "CONSULT"


@pytest.mark.parametrize("written", ["COERCE-arrest", "coerce:arrest", "Coerce: Arrest"])
def test_a_mode_can_be_written_in_several_ways(written: str) -> None:
    assert ontology.look_up(written).code == "COERCE-arrest"


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(NotFound, match="SANCTION"):
        ontology.look_up("SANCTIONS")


def test_every_type_and_mode_has_a_cameo_code_that_exists() -> None:
    for type_ in ontology.types():
        for mode in (None, *ontology.modes(type_)):
            code = ontology.cameo(type_, mode)
            assert code is not None
            assert ontology.look_up(code).scheme == "CAMEO"


def test_a_context_narrows_the_cameo_code() -> None:
    assert ontology.cameo("AID") == "070"
    assert ontology.cameo("AID", None, ("military",)) == "072"
    assert ontology.cameo("COERCE", "seize", ("legal", "territory")) == "192"
    assert ontology.cameo("NOTHING") is None


def test_every_plover_equivalent_of_a_cameo_code_exists() -> None:
    for code in (f"{n:02}" for n in range(1, 21)):
        entry = ontology.look_up(code)
        assert entry.type is None or entry.type in ontology.types()
