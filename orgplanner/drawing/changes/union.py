"""One tree out of several: the places of all boxes of two scenarios, and of the steps between them.

A place is a box under a place. What stands under the same box in two scenarios has one place, so that it stays
where it is; what is moved has two, and so has all that moves along with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgplanner.drawing.shown import Shown

LOOSE = "*"
"""stands above what is not yet placed"""


@dataclass(frozen=True, slots=True)
class Union:
    """Places by id in printed order, the one above each, and for each of the trees where its boxes are.

    The id of a place is that of the box in the first tree, else in the next ones, as long as no other place has it.
    """

    parents: Mapping[str, str | None]
    levels: Mapping[str, int]
    places: tuple[Mapping[str, str], ...]
    apart: tuple[str, ...] = ()


def united(trees: Sequence[Shown], same: Mapping[str, str]) -> Union:
    """Return the tree that has the places of all trees; `same` has the ids of boxes that go on under another."""
    families: dict[str | None, list[str]] = {}
    known: dict[tuple[str | None, str], str] = {}
    above: dict[str, str | None] = {}
    places: list[dict[str, str]] = []
    for number, tree in enumerate(trees):
        loose, here = frozenset(tree.apart), dict[str, str]()
        last: dict[str | None, str] = {}
        for id in tree.ids:
            parent = tree.parents[id]
            head = here[parent] if parent is not None else LOOSE if id in loose else None
            key = head, same.get(id, id)
            place = known.get(key)
            if place is None:
                place = known[key] = _name(id, number, above)
                above[place] = head
                family = families.setdefault(head, [])
                _insert(family, place, last.get(head))
            here[id] = last[head] = place
        places.append(here)
    if LOOSE in families:
        families[LOOSE] = _in_groups(families[LOOSE], places)
    tree_order, apart = tuple(_walk(families, None)), tuple(_walk(families, LOOSE))
    levels: dict[str, int] = {}
    parents: dict[str, str | None] = {}
    for place in (*tree_order, *apart):
        head = above[place]
        parents[place] = None if head == LOOSE else head
        levels[place] = 0 if parents[place] is None else levels[parents[place] or ""] + 1
    return Union(parents, levels, tuple(places), apart)


def _insert(family: list[str], place: str, left: str | None) -> None:
    """Put a place right of another one, or before all."""
    if family and family[-1] == left:
        family.append(place)
    else:
        family.insert(0 if left is None else family.index(left) + 1, place)


def _name(id: str, number: int, taken: Mapping[str, object]) -> str:
    if id not in taken:
        return id
    first = was(id)
    return first if first not in taken else f"step {number}:{id}"


def was(id: str) -> str:
    """Return the id of the box that marks the place where something stood."""
    return f"was:{id}"


def row_of(box: str) -> str:
    """Return the id of the row that a box stands for, or stood for."""
    return box.removeprefix("was:")


def _in_groups(places: Sequence[str], trees: Sequence[Mapping[str, str]]) -> list[str]:
    """Return what is not yet placed in an order in which those seen at all times come first."""
    seen = [frozenset(tree.values()) for tree in trees]
    return sorted(places, key=lambda place: not all(place in tree for tree in seen[:2]))


def _walk(families: Mapping[str | None, Sequence[str]], start: str | None) -> Iterator[str]:
    stack = list(reversed(families.get(start, ())))
    while stack:
        place = stack.pop()
        yield place
        stack.extend(reversed(families.get(place, ())))
