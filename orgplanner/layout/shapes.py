"""What a layout is made of: nodes to place, spacing, the arranged result, links. All measures are points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

Point = tuple[float, float]
Size = tuple[float, float]


class Family(NamedTuple):
    """How the children of a box stand, as a Node tells it."""

    arrangement: str = "side"
    columns: int = 0
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A box to place. `role` is line, assistant or advisory; `arrangement` (of its children) auto, side or stacked.

    A parent that is not among the nodes counts as none; `columns` of a stack is chosen when it is 0. `starts` are
    the places among the children, from 0, at which columns begin; with none they are divided evenly.
    """

    id: str
    parent: str | None
    width: float
    height: float
    role: str = "line"
    arrangement: str = "auto"
    columns: int = 0
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances between boxes, and when a family counts as wide."""

    sibling: float = 18.0
    """between neighbours under one parent"""
    cousin: float = 30.0
    """between neighbours under different parents"""
    level: float = 38.0
    """from a box down to its side-by-side children"""
    stack_drop: float = 24.0
    """from a box down to the first of its stacked children"""
    stack_gap: float = 12.0
    """between children stacked over each other"""
    stack_indent: float = 18.0
    """from the left edge of a stack's line to its boxes"""
    column_gap: float = 24.0
    """between two columns of a stack"""
    root_gap: float = 60.0
    """between two trees"""
    beside_gap: float = 16.0
    """around assistants and advisory bodies, on each side of the line"""
    wide: float = 1800.0
    """families of small subtrees that would be wider than this side by side are stacked"""
    run: int = 3
    """so many childless siblings next to each other, among others with children, become a column"""
    wrap: float = inf
    """trees go on in a further row where a row would be wider than this"""


@dataclass(frozen=True, slots=True)
class Connector:
    """An orthogonal line from the middle of a side of a parent to the middle of a side of a child."""

    parent: str
    child: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """Top-left corners of all boxes (none negative), the lines between them, and the size of the whole."""

    positions: Mapping[str, Point]
    connectors: Sequence[Connector]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """A dotted line to draw between two boxes, and the size of its caption (0 by 0 for none)."""

    id: str
    origin: str
    target: str
    caption_width: float = 0.0
    caption_height: float = 0.0


@dataclass(frozen=True, slots=True)
class RoutedLink:
    """The way of a link from box to box, and the top-left corner of its caption."""

    id: str
    points: tuple[Point, ...]
    caption_at: Point
