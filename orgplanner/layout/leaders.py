"""Leads from the caption of a link to its line, where it found no room at it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from orgplanner.layout.shapes import Point

AWAY = 6.0
"""Points from its line up to which a caption is seen to belong to it."""


def leader(
    way: Sequence[Point], left: float, top: float, width: float, height: float
) -> tuple[Point, Point] | None:
    """The shortest line from a caption to a line of level and upright parts; None where it is not away."""
    found = min(
        (_between(part, (left, top, left + width, top + height)) for part in pairwise(way)),
        key=_length,
        default=None,
    )
    return None if found is None or _length(found) <= AWAY else found


def _length(line: tuple[Point, Point]) -> float:
    (x0, y0), (x1, y1) = line
    return hypot(x1 - x0, y1 - y0)


def _between(part: tuple[Point, Point], box: tuple[float, float, float, float]) -> tuple[Point, Point]:
    """The nearest points of a rectangle and of a level or upright part."""
    (x0, y0), (x1, y1) = part
    left, top, right, bottom = box
    own_x, its_x = _nearest((left, right), (min(x0, x1), max(x0, x1)))
    own_y, its_y = _nearest((top, bottom), (min(y0, y1), max(y0, y1)))
    return (own_x, own_y), (its_x, its_y)


def _nearest(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """The nearest places of two spans: the middle of what they share, else the ends that face each other."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    if first <= last:
        middle = (first + last) / 2
        return middle, middle
    return (one[1], other[0]) if one[1] < other[0] else (one[0], other[1])
