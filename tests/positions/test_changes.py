from pathlib import Path

from tests.positions.held import MONDAY, holding, ledger_of

from onrecord import chains
from onrecord.positions.changes import changes

WEEKS = 36
TURN = 18


def test_a_tone_that_turns_is_listed_with_old_and_new_words_and_the_number_of_tests(tmp_path: Path) -> None:
    readings = [holding(3 * w + n, w, -1.0 if w < TURN else 1.0) for w in range(WEEKS) for n in range(3)]
    with ledger_of(tmp_path, readings) as ledger:
        chains.link(ledger)
        found = changes(ledger, actor="Vask")
    turned = [c for c in found.changes if c.what == "tone"]
    assert len(turned) == 1
    assert abs((turned[0].when - MONDAY).days // 7 - TURN) <= 1
    assert (turned[0].before < 0 < turned[0].after, turned[0].target) == (True, "talks")
    assert "unwilling" in turned[0].old[0].first.words
    assert "ready" in turned[0].new[0].first.words
    assert found.tested > len(found.changes)
    assert turned[0].p <= turned[0].q <= 0.05


def test_what_a_second_outlet_repeats_is_no_change(tmp_path: Path) -> None:
    readings = [holding(3 * w + n, w, -1.0) for w in range(WEEKS) for n in range(3)]
    readings += [holding(3 * w + n, w, -1.0, "Herald") for w in range(TURN, WEEKS) for n in range(3)]
    with ledger_of(tmp_path, readings) as ledger:
        chains.link(ledger)
        assert changes(ledger).changes == ()


def test_a_ledger_too_thin_is_not_tested(tmp_path: Path) -> None:
    with ledger_of(tmp_path, [holding(0, 0, 1.0)]) as ledger:
        chains.link(ledger)
        assert changes(ledger).tested == 0
