import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.chains.weave import parts
from onrecord.ledger.links import Link

ITEMS = range(1, 8)
PAIRS = st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)).filter(lambda pair: pair[0] != pair[1])
LINKS = st.lists(st.builds(lambda pair, score: Link(max(pair), min(pair), score, "", ""), PAIRS, st.floats(0, 1)))
SPLITS = st.lists(PAIRS.map(lambda pair: (False, *pair)), max_size=3)


def _chains(links: list[Link], judged: list[tuple[bool, int, int]]) -> list[list[int]]:
    return sorted(sorted(part) for part in parts(set(ITEMS), links, judged))


@given(LINKS, SPLITS, st.integers(0, 9))
def test_chains_do_not_depend_on_the_order_of_their_links(
    links: list[Link], splits: list[tuple[bool, int, int]], seed: int
) -> None:
    shuffled = random.Random(seed).sample(links, len(links))
    assert _chains(links, splits) == _chains(shuffled, splits)


@given(LINKS, SPLITS)
def test_every_item_is_in_one_chain_and_what_was_parted_is_never_together(
    links: list[Link], splits: list[tuple[bool, int, int]]
) -> None:
    found = _chains(links, splits)
    assert sorted(item for part in found for item in part) == list(ITEMS)
    assert not any(one in part and other in part for part in found for _, one, other in splits)


def test_a_later_join_overrules_an_earlier_one_where_a_split_lets_only_one_stand() -> None:
    judged = [(True, 1, 2), (True, 2, 3), (False, 1, 3)]
    assert _chains([], judged)[:2] == [[1], [2, 3]]


def test_the_weakest_link_between_two_that_were_parted_is_cut() -> None:
    links = [Link(2, 1, 0.9, "", ""), Link(3, 2, 0.6, "", ""), Link(4, 3, 0.8, "", "")]
    assert _chains(links, [(False, 1, 4)])[:2] == [[1, 2], [3, 4]]
