"""What nobody needs any more is freed bit by bit, and nothing that somebody still holds."""

from itertools import pairwise
from weakref import ref

import pytest
from pytestqt.qtbot import QtBot

from ui.leftovers import Leftovers, bits


class Leaf:
    """Something whose end can be seen."""


@pytest.fixture
def leaves() -> list[Leaf]:
    return [Leaf() for _ in range(600)]


def test_a_large_thing_is_freed_in_many_small_bits(leaves: list[Leaf]) -> None:
    ends = [ref(leaf) for leaf in leaves]
    whole = {"deep": {"deeper": [dict(enumerate(leaves))]}}
    leaves.clear()
    going, left = bits(whole), []
    del whole
    for _ in going:
        left.append(sum(end() is not None for end in ends))
    assert left[-1] == 0
    assert all(before - after <= 2 for before, after in pairwise(left))


def test_what_somebody_holds_stays_whole(qtbot: QtBot, leaves: list[Leaf]) -> None:
    leftovers, held = Leftovers(), {"leaves": list(leaves)}
    ends = [ref(leaf) for leaf in leaves]
    leaves.clear()
    leftovers.take({"other": [Leaf()], "shared": held})
    qtbot.waitUntil(lambda: not leftovers.busy)
    assert len(held["leaves"]) == 600
    assert all(end() is not None for end in ends)


def test_things_are_freed_when_their_last_holder_lets_go(qtbot: QtBot) -> None:
    leftovers, thing = Leftovers(), [Leaf()]
    end = ref(thing[0])
    leftovers.take(thing)
    qtbot.wait(60)
    assert thing[0] is end()
    del thing
    qtbot.waitUntil(lambda: end() is None)


def test_what_is_held_for_good_holds_up_nothing_else(qtbot: QtBot) -> None:
    leftovers, held, thing = Leftovers(), [Leaf()], [Leaf()]
    end = ref(thing[0])
    for _ in range(100):
        leftovers.take(held)
    leftovers.take(thing)
    del thing
    qtbot.waitUntil(lambda: end() is None, timeout=1000)
