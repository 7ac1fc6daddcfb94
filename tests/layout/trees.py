"""Random trees for the tests of the layout."""

from hypothesis import strategies as st

from orgplanner.layout import Node

SIZES = st.floats(20, 260).map(lambda number: round(number, 1))


@st.composite
def nodes_of_tree(draw: st.DrawFn, most: int = 40, sides_only: bool = False) -> list[Node]:
    """Up to `most` nodes: several roots, any sizes, roles, arrangements and columns."""
    count = draw(st.integers(1, most))
    reach = draw(st.sampled_from((2, 5, most)))
    nodes: list[Node] = []
    for index in range(count):
        above = draw(st.integers(max(-1, index - reach), index - 1)) if index else -1
        nodes.append(
            Node(
                f"n{index}",
                None if above < 0 else f"n{above}",
                draw(SIZES),
                draw(SIZES),
                "line" if sides_only else draw(st.sampled_from(("line", "line", "line", "assistant", "advisory"))),
                "side" if sides_only else draw(st.sampled_from(("auto", "auto", "side", "stacked"))),
                draw(st.sampled_from((0, 0, 1, 2, 3))),
            )
        )
    return nodes
