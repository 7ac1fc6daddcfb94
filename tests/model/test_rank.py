"""Places among siblings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner.model import rank_between, ranks


@given(st.lists(st.floats(0, 1), max_size=60))
def test_there_is_always_room_between_two(places: list[float]) -> None:
    order: list[str] = []
    for place in places:
        at = round(place * len(order))
        low = order[at - 1] if at else ""
        high = order[at] if at < len(order) else ""
        order.insert(at, rank_between(low, high))
    assert order == sorted(set(order))
    assert not any(rank.endswith("0") for rank in order)


@pytest.mark.parametrize("at_end", [True, False])
def test_a_list_that_grows_at_one_end_keeps_short_ranks(at_end: bool) -> None:
    rank = ""
    for _ in range(1000):
        rank = rank_between(rank, "") if at_end else rank_between("", rank)
    assert len(rank) < 20


@given(st.integers(0, 5000))
def test_spread_ranks_are_in_order_with_room_all_around(count: int) -> None:
    spread = ranks(count)
    assert len(set(spread)) == count
    assert spread == sorted(spread)
    for low, high in zip(["", *spread], [*spread, ""], strict=True):
        assert low < rank_between(low, high)


def test_no_room_is_said() -> None:
    with pytest.raises(ValueError, match="no room"):
        rank_between("B", "B")
