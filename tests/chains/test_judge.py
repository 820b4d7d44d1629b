from pathlib import Path

import pytest
from tests.chains.told import ledger_of, said

from onrecord import chains
from onrecord.errors import NotFound

LONG = "we will not open the strait to any ship that carries arms to the other side of the bay"
OTHER = "the harvest in the valley was the best in living memory for every farmer there"


def test_a_split_holds_against_new_links_and_can_be_taken_back(tmp_path: Path) -> None:
    readings = [said(LONG, "Courier"), said(LONG, "Herald")]
    one, other = (r.statements[0].id for r in readings)
    with ledger_of(tmp_path, readings) as ledger:
        chains.link(ledger)
        number = chains.split(ledger, one, other, who="ms", because="two speeches")
        assert len(chains.chain(ledger, one).members) == 1
        ledger.add(said(LONG, "Mirror"))
        chains.link(ledger)
        assert chains.chain(ledger, one).members != chains.chain(ledger, other).members
        chains.revoke(ledger, number)
        assert len(chains.chain(ledger, one).members) == 3
        kept = chains.judgements(ledger)
    assert [(j.same, j.who, j.because, j.revoked is not None) for j in kept] == [(False, "ms", "two speeches", True)]


def test_a_join_makes_one_chain_of_a_paraphrase_and_can_be_taken_back(tmp_path: Path) -> None:
    readings = [said(LONG), said(OTHER, "Herald")]
    one, other = (r.statements[0].id for r in readings)
    with ledger_of(tmp_path, readings) as ledger:
        chains.link(ledger)
        number = chains.join(ledger, one, other, who="ms")
        assert len(chains.chain(ledger, one).members) == 2
        chains.revoke(ledger, number)
        assert len(chains.chain(ledger, one).members) == 1


def test_an_id_nobody_knows_and_a_judgement_on_unlike_things_are_refused(tmp_path: Path) -> None:
    reading = said(LONG)
    with ledger_of(tmp_path, [reading]) as ledger:
        with pytest.raises(NotFound, match='"0000"'):
            chains.chain(ledger, "0000")
        with pytest.raises(ValueError, match="a statement and an article"):
            chains.join(ledger, reading.statements[0].id, reading.article.id, who="ms")
        with pytest.raises(NotFound, match="no judgement 7"):
            chains.revoke(ledger, 7)
