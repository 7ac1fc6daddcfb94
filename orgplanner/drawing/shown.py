"""Which boxes a chart has, in printed order: the tree below the chosen root, without what is folded away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from orgplanner.analysis.structure import rings, superiors
from orgplanner.drawing.options import ChartOptions
from orgplanner.model import State

_PLACE = attrgetter("rank", "id")


@dataclass(frozen=True, slots=True)
class Shown:
    """The boxes of a chart: ids in printed order, the box above each, its level from 0, and how many each hides."""

    ids: tuple[str, ...]
    parents: Mapping[str, str | None]
    levels: Mapping[str, int]
    hidden: Mapping[str, int]
    apart: tuple[str, ...] = ()
    """ids of `ids` that are not yet placed, drawn apart from the tree"""


def shown_boxes(state: State, options: ChartOptions) -> Shown:
    """Return the units or, in a chart of posts, the posts to draw."""
    if options.kind == "posts":
        return _posts(state, options)
    return _units(state, options)


def _units(state: State, options: ChartOptions) -> Shown:
    below: dict[str | None, list[str]] = {}
    loose = []
    for unit in sorted(state.units.values(), key=_PLACE):
        if unit.unplaced:
            loose.append(unit.id)
        else:
            below.setdefault(unit.parent, []).append(unit.id)
    tree = _walk(_roots(state, below, options), below, options.folded)
    if not options.unplaced or options.root is not None:
        return tree
    return _joined(tree, _walk(loose, below, options.folded))


def _roots(state: State, below: Mapping[str | None, list[str]], options: ChartOptions) -> list[str]:
    if options.root is None:
        return below.get(None, [])
    return [options.root] if options.root in state.units else []


def _walk(roots: Iterable[str], below: Mapping[str | None, list[str]], folded: frozenset[str]) -> Shown:
    parents: dict[str, str | None] = {}
    levels: dict[str, int] = {}
    hidden: dict[str, int] = {}
    stack: list[tuple[str, str | None, int]] = [(root, None, 0) for root in reversed(list(roots))]
    while stack:
        id, parent, level = stack.pop()
        parents[id] = parent
        levels[id] = level
        children = below.get(id)
        if not children:
            continue
        if id in folded:
            hidden[id] = _count(children, below)
        else:
            stack.extend([(child, id, level + 1) for child in reversed(children)])
    return Shown(tuple(parents), parents, levels, hidden)


def _count(start: Iterable[str], below: Mapping[str | None, list[str]]) -> int:
    found = list(start)
    for id in found:
        found.extend(below.get(id, ()))
    return len(found)


def _joined(tree: Shown, apart: Shown) -> Shown:
    return Shown(
        tree.ids + apart.ids,
        {**tree.parents, **apart.parents},
        {**tree.levels, **apart.levels},
        {**tree.hidden, **apart.hidden},
        apart.ids,
    )


def _posts(state: State, options: ChartOptions) -> Shown:
    above = superiors(state)
    for ring in rings(above):
        above[ring[0]] = None
    wanted = _printed_posts(state, options.root)
    inside = frozenset(wanted)
    below: dict[str | None, list[str]] = {}
    for id in wanted:
        superior = above.get(id)
        below.setdefault(superior if superior in inside else None, []).append(id)
    return _walk(below.get(None, []), below, options.folded)


def _printed_posts(state: State, root: str | None) -> list[str]:
    """Return the placed posts in printed order: unit by unit, heads first."""
    lines: dict[str, list[tuple[bool, str, str]]] = {}
    for post in state.posts.values():
        if post.unit is not None:
            lines.setdefault(post.unit, []).append((not post.is_head, post.rank, post.id))
    if root is None:
        units = [unit.id for unit, _ in state.walk()]
    else:
        units = [unit.id for unit in state.branch(root)] if root in state.units else []
    return [id for unit in units for _, _, id in sorted(lines.get(unit, ()))]
