"""What single arrangements look like: rows, stacks, assistants, large and odd trees."""

from itertools import pairwise

import pytest

from orgplanner.layout import Arranged, Memory, Node, Positions, Spacing, arrange


def family(arrangement: str, count: int, columns: int = 0) -> tuple[list[Node], list[str]]:
    """A unit below a root, with `count` children, and their ids."""
    names = [f"k{index}" for index in range(count)]
    nodes = [Node("root", None, 160, 50), Node("head", "root", 160, 50, "line", arrangement, columns)]
    return nodes + [Node(name, "head", 120, 40) for name in names], names


def columns_of(arranged: Arranged, names: list[str]) -> list[list[str]]:
    """Names by column, from left to right, in the order from top to bottom."""
    by_left: dict[float, list[str]] = {}
    for name in sorted(names, key=lambda name: arranged.positions[name][1]):
        by_left.setdefault(arranged.positions[name][0], []).append(name)
    return [by_left[left] for left in sorted(by_left)]


def test_a_row_stands_at_one_height_in_the_order_given() -> None:
    nodes, names = family("side", 5)
    assert columns_of(arrange(nodes), names) == [[name] for name in names]


def test_a_stack_goes_down_one_column_and_then_the_next() -> None:
    nodes, names = family("stacked", 6, columns=2)
    assert columns_of(arrange(nodes), names) == [names[:3], names[3:]]


def test_a_small_team_stands_in_one_column_and_a_large_one_in_several() -> None:
    nodes, names = family("auto", 4)
    assert columns_of(arrange(nodes), names) == [names]
    nodes, names = family("auto", 24)
    assert 1 < len(columns_of(arrange(nodes), names)) < 6


def test_staff_among_units_stand_in_a_column_between_them() -> None:
    nodes, names = family("auto", 5)
    nodes.append(Node("sub", "k4", 100, 40))
    assert columns_of(arrange(nodes), names) == [names[:4], ["k4"]]


def test_many_small_subtrees_are_stacked_instead_of_growing_wide() -> None:
    nodes = [Node("root", None, 160, 50)]
    for index in range(16):
        nodes += [Node(f"d{index}", "root", 160, 50), Node(f"u{index}", f"d{index}", 140, 40)]
    spread_out = arrange([Node(n.id, n.parent, n.width, n.height, arrangement="side") for n in nodes])
    assert arrange(nodes).width < spread_out.width / 2


def test_stacking_teams_halves_the_area_of_a_large_chart() -> None:
    nodes = [Node("n0", None, 160, 50)]
    nodes += [Node(f"n{index}", f"n{(index - 1) // 6}", 150, 50) for index in range(1, 5000)]
    stacked = arrange(nodes)
    row = arrange([Node(n.id, n.parent, n.width, n.height, arrangement="side") for n in nodes])
    assert stacked.width * stacked.height < 0.6 * row.width * row.height


def test_a_subtree_with_a_column_to_itself_hangs_from_above() -> None:
    nodes = [Node("head", None, 160, 50, arrangement="stacked", columns=2, starts=(0, 1))]
    nodes += [Node(name, "head", 120, 40) for name in ("wide", "one", "two")]
    nodes += [Node(name, "wide", 120, 40, arrangement="side") for name in ("left", "right")]
    nodes += [Node(f"{name} below", name, 120, 40) for name in ("left", "right")]
    arranged = arrange(nodes)
    ends = {line.child: line.points[-1] for line in arranged.connectors}
    assert ends["wide"] == (arranged.positions["wide"][0] + 60, arranged.positions["wide"][1])
    assert ends["two"] == (arranged.positions["two"][0], arranged.positions["two"][1] + 20)


def test_assistants_hang_right_and_left_between_head_and_children() -> None:
    nodes = [
        Node("head", None, 160, 50),
        Node("right", "head", 100, 40, "assistant"),
        Node("left", "head", 100, 40, "advisory"),
        Node("unit", "head", 120, 40),
    ]
    positions = arrange(nodes).positions
    middle = positions["head"][0] + 80
    assert positions["left"][0] + 100 < middle < positions["right"][0]
    assert 50 < positions["left"][1] == positions["right"][1]
    assert positions["unit"][1] > positions["left"][1] + 40


def test_children_of_one_head_share_a_bus() -> None:
    nodes, _ = family("side", 4)
    lines = [line for line in arrange(nodes).connectors if line.parent == "head"]
    assert len({line.points[1] for line in lines}) == 1
    nodes, _ = family("stacked", 4, columns=1)
    lines = [line for line in arrange(nodes).connectors if line.parent == "head"]
    assert len({line.points[:3] for line in lines}) == 1


def test_small_subtrees_between_large_ones_are_spread_evenly() -> None:
    nodes = [Node("root", None, 100, 40, "line", "side")]
    nodes += [Node(name, "root", 100, 40, "line", "side") for name in ("a", "b", "c", "d")]
    nodes += [Node(f"{head}{index}", head, 100, 40) for head in ("a", "d") for index in range(6)]
    left = [arrange(nodes).positions[name][0] for name in ("a", "b", "c", "d")]
    gaps = [after - before for before, after in pairwise(left)]
    assert max(gaps) - min(gaps) < 1e-6


def test_chains_of_any_depth_and_rows_of_any_length_are_placed() -> None:
    chain = [Node(f"n{index}", f"n{index - 1}" if index else None, 100, 40) for index in range(5000)]
    arranged = arrange(chain)
    assert arranged.positions["n4999"][1] > 4999 * 40
    assert len(list(arranged.connectors)) == 4999
    row = [Node("head", None, 100, 40, "line", "side")]
    row += [Node(f"k{index}", "head", 100, 40) for index in range(5000)]
    assert arrange(row).positions["k4999"][1] == arrange(row).positions["k0"][1]


def test_several_roots_stand_side_by_side_and_unknown_parents_count_as_none() -> None:
    nodes = [Node("a", None, 100, 40), Node("b", "folded", 100, 40)]
    assert dict(arrange(nodes, Spacing(root_gap=60)).positions) == {"a": (0.0, 0.0), "b": (160.0, 0.0)}


def test_trees_go_on_in_a_further_row_and_small_ones_stand_below_each_other_beside_a_high_one() -> None:
    nodes = [Node("high", None, 100, 200), *(Node(name, None, 100, 40) for name in "abcd")]
    positions = dict(arrange(nodes, Spacing(root_gap=60, wrap=300)).positions)
    assert positions == {
        "high": (0.0, 0.0), "a": (160.0, 0.0), "b": (160.0, 100.0), "c": (0.0, 260.0), "d": (160.0, 260.0)
    }  # fmt: skip


def test_columns_of_branches_are_as_even_as_can_be() -> None:
    nodes = [Node("gov", None, 160, 50, "line", "stacked", 3)]
    for index in range(8):
        nodes.append(Node(f"m{index}", "gov", 160, 50))
        nodes += [Node(f"m{index}u{unit}", f"m{index}", 150, 40) for unit in range(index % 3)]
    arranged = arrange(nodes)
    columns = columns_of(arranged, [f"m{index}" for index in range(8)])
    assert [name for column in columns for name in column] == [f"m{index}" for index in range(8)]
    assert len(columns) == 3
    assert arranged.height <= 50 + 24 + 360


def test_two_units_among_others_stand_side_by_side_and_three_in_a_column() -> None:
    nodes, names = family("auto", 3)
    nodes.append(Node("sub", "k0", 100, 40))
    assert columns_of(arrange(nodes), names) == [["k0"], ["k1"], ["k2"]]
    nodes.append(Node("k3", "head", 120, 40))
    assert columns_of(arrange(nodes), [*names, "k3"]) == [["k0"], ["k1", "k2", "k3"]]


def test_a_ring_of_parents_loses_no_box() -> None:
    nodes = [Node("a", "c", 100, 40), Node("b", "a", 100, 40), Node("c", "b", 100, 40), Node("d", "d", 100, 40)]
    arranged = arrange(nodes, memory=Memory())
    assert len(arranged.positions) == 4
    assert len(list(arranged.connectors)) == 2 == len(arranged.connectors)


def test_no_boxes_at_all() -> None:
    arranged = arrange([])
    assert (dict(arranged.positions), list(arranged.connectors), arranged.width) == ({}, [], 0.0)


def test_an_id_used_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="same id"):
        arrange([Node("a", None, 10, 10), Node("a", None, 10, 10)])


def test_a_result_stays_as_it_was_when_its_memory_goes_on() -> None:
    memory = Memory()
    nodes, _ = family("side", 4)
    first = arrange(nodes, memory=memory)
    arrange([*nodes[:-1], Node("k3", "head", 500, 40)], memory=memory, changed={"k3"})
    assert dict(first.positions) == dict(arrange(nodes).positions)


def test_boxes_in_a_window_are_found() -> None:
    nodes = [Node("n0", None, 100, 40)]
    nodes += [Node(f"n{index}", f"n{(index - 1) // 3}", 100, 40) for index in range(1, 200)]
    positions = arrange(nodes).positions
    window = 300.0, 60.0, 900.0, 400.0
    inside = {
        name
        for name, (x, y) in positions.items()
        if x <= window[2] and x + 100 >= window[0] and y <= window[3] and y + 40 >= window[1]
    }
    assert isinstance(positions, Positions)
    assert {name for name, _, _ in positions.within(*window)} == inside
