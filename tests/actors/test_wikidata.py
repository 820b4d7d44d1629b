"""A roster from Wikidata's own JSON, in lines written here as a dump has them."""

import bz2
import datetime
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord import actors
from onrecord.actors import roster, wikidata
from onrecord.actors.wikidata import Held
from onrecord.cli import main
from onrecord.language import analyse
from onrecord.model import Reject

NAMES = ("O. Marchuk", "Olena Petrivna Marchuk")


def _item(value: str) -> dict[str, Any]:
    return {
        "snaktype": "value",
        "datavalue": {"value": {"entity-type": "item", "id": value}, "type": "wikibase-entityid"},
    }


def _time(value: str, precision: int) -> dict[str, Any]:
    datavalue = {"value": {"time": f"+{value}T00:00:00Z", "precision": precision, "timezone": 0}, "type": "time"}
    return {"snaktype": "value", "datavalue": datavalue}


def _claim(snak: dict[str, Any], rank: str = "normal", **qualifiers: dict[str, Any]) -> dict[str, Any]:
    return {"mainsnak": snak, "type": "statement", "rank": rank, "qualifiers": {p: [q] for p, q in qualifiers.items()}}


def _entity(
    id_: str, label: str | None, aliases: tuple[str, ...] = (), **claims: list[dict[str, Any]]
) -> dict[str, Any]:
    labels = {"en": {"language": "en", "value": label}} if label else {}
    also = {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else {}
    return {"type": "item", "id": id_, "labels": labels, "aliases": also, "claims": claims}


def _dump() -> str:
    iso3 = {"snaktype": "value", "datavalue": {"value": "UKR", "type": "string"}}
    person = [_claim(_item("Q5"))]
    minister = _claim(_item("Q902"), P580=_time("2031-03-04", 11), P582=_time("2033-00-00", 9))
    entities = [
        _entity(
            "Q901", "Olena Marchuk", ("O. Marchuk", "Marchuk", "Olena Petrivna Marchuk"), P31=person, P39=[minister]
        ),
        _entity("Q902", "Minister of Defence of Ukraine", P1001=[_claim(_item("Q903"))]),
        _entity("Q903", "Ukraine", P298=[_claim(iso3)]),
        _entity("Q904", None, P31=person, P39=[minister]),
        _entity("Q905", "Ivan Bondar", P31=person, P39=[_claim(_item("Q902"), rank="deprecated")]),
        _entity("Q906", "Head of the Rowing Club", P31=person, P39=[_claim(_item("Q999"))]),
    ]
    lines = [json.dumps(entity) for entity in entities]
    return "[\n" + ",\n".join([*lines[:3], '{"id": "Q9', *lines[3:]]) + "\n]\n"


@pytest.fixture(params=["dump.json", "dump.json.gz", "dump.json.bz2"])
def dump(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / str(request.param)
    data = _dump().encode()
    packed = {".gz": gzip.compress, ".bz2": bz2.compress}.get(file.suffix, bytes)
    file.write_bytes(packed(data))
    return file


def test_a_dump_gives_terms_and_says_what_it_left_out(dump: Path) -> None:
    found = list(wikidata.terms(dump, roster.load()))
    assert [f for f in found if isinstance(f, Held)] == [
        Held("Olena Marchuk", NAMES, "UKR", "defence-minister", "2031-03-04", "2033")
    ]
    rejects = [f for f in found if isinstance(f, Reject)]
    assert [("no JSON" in r.why, "no English name" in r.why) for r in rejects] == [(True, False), (False, True)]
    assert rejects[0].where == f"{dump.name}, line 5"


def test_what_was_read_is_told_twice_over(dump: Path) -> None:
    told: list[int] = []
    list(wikidata.terms(dump, roster.load(), told.append))
    assert sum(told) == 2 * dump.stat().st_size


def test_a_built_roster_says_who_is_meant(dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "fresh.toml"
    result = CliRunner().invoke(main, ["roster", "--build", str(dump), "--out", str(out)])
    assert result.exit_code == 0
    assert f"1 term written to {out}; 2 left out" in result.output
    own = roster.load(out)
    assert own.named("Olena Petrivna Marchuk") == own.named("Olena Marchuk")
    text = "Ukraine's defence minister spoke on Monday."
    found = {m.span.of(text): m.actor for m in actors.find(analyse(text), datetime.date(2032, 1, 1), own)}
    assert getattr(found["Ukraine's defence minister"], "name", None) == "Olena Marchuk"


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_result_of_a_query_gives_terms(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"result.{form}"
    fields = ("countryLabel", "positionLabel", "personLabel", "start")
    terms = (("Albania", "Agim Hoxha"), ("Karvania", "Ana Vask"), ("Albania", "Q123"))
    rows = [dict(zip(fields, (c, f"President of {c}", name, "2031"), strict=True)) for c, name in terms]
    if form == "csv":
        lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
        file.write_text("\n".join(lines) + "\n")
    else:
        bindings = [{name: {"type": "literal", "value": value} for name, value in row.items()} for row in rows]
        file.write_text(json.dumps({"head": {"vars": list(rows[0])}, "results": {"bindings": bindings}}))
    found = list(wikidata.terms(file, roster.load()))
    assert found[0] == Held("Agim Hoxha", (), "ALB", "president", "2031", "")
    assert [f.why for f in found[1:] if isinstance(f, Reject)] == [
        'no country "Karvania" in the roster',
        "no name of a person",
    ]


def test_build_without_out_is_wrong_usage(dump: Path) -> None:
    assert CliRunner().invoke(main, ["roster", "--build", str(dump)]).exit_code == 2
