"""Boxes as the layout knows them: size, place in the tree, and how those below them are arranged."""

from __future__ import annotations

from orgplanner.drawing.options import ChartOptions
from orgplanner.layout import Node
from orgplanner.layout.shapes import Size
from orgplanner.model import State, Unit


def node_of(
    state: State, id: str, parent: str | None, size: Size, options: ChartOptions, place: str = ""
) -> Node:
    """Return a unit or post below `parent` as a node; `place` is its id for the layout where that is another."""
    unit = _unit_of(state, id)
    arrangement: str = options.arrangement
    columns = 0
    if (family := options.families.get(place or id)) is not None:
        role = _role(unit, options)
        return Node(place or id, parent, *size, role, family.arrangement, family.columns, family.starts)
    if unit is None:
        return Node(place or id, parent, *size, "line", arrangement, columns)
    if options.as_set and unit.arrangement != "auto":
        arrangement, columns = unit.arrangement, unit.columns or 0
    elif options.as_set and unit.columns:
        columns = unit.columns
    return Node(place or id, parent, *size, _role(unit, options), arrangement, columns)


def _role(unit: Unit | None, options: ChartOptions) -> str:
    return unit.role if unit is not None and options.kind != "posts" else "line"


def _unit_of(state: State, id: str) -> Unit | None:
    """Return the unit whose arrangement a box follows: its own, or for a head post that of its unit."""
    if id in state.units:
        return state.units[id]
    post = state.posts[id]
    return state.units.get(post.unit or "") if post.is_head else None
