"""What the index finds is what a look at every item finds."""

from hypothesis import given
from hypothesis import strategies as st

from orgplanner.drawing.index import ItemIndex
from orgplanner.drawing.picture import Item

places = st.floats(-2_000, 60_000)
sizes = st.floats(0, 40_000)
items = st.lists(
    st.builds(Item, st.just("a"), st.sampled_from(["unit", "post", "connector"]), places, places, sizes, sizes),
    max_size=30,
)


def touches(item: Item, left: float, top: float, right: float, bottom: float) -> bool:
    return item.x <= right and item.x + item.width >= left and item.y <= bottom and item.y + item.height >= top


@given(items, places, places, sizes, sizes)
def test_within_finds_what_touches_in_painting_order(
    items: list[Item], left: float, top: float, width: float, height: float
) -> None:
    bounds = (left, top, left + width, top + height)
    index = ItemIndex(items)
    found = index.within(*bounds)
    assert found == [item for item in items if touches(item, *bounds)]
    near = list(index.unsorted(*bounds))
    assert len({id(item) for item in near}) == len(near)
    assert {id(item) for item in found} <= {id(item) for item in near}


@given(items, places, places)
def test_at_finds_the_topmost_box(items: list[Item], x: float, y: float) -> None:
    boxes = [item for item in items if item.kind != "connector" and touches(item, x, y, x, y)]
    assert ItemIndex(items).at(x, y) is (boxes[-1] if boxes else None)
