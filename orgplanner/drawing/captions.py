"""Places for the captions of links where they cover no box, no line of the tree and no other link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from orgplanner.layout import Arranged, Link, RoutedLink
from orgplanner.layout.captions import place_captions
from orgplanner.layout.shapes import Point, Size

MOST_LINKS = 120
"""with more links than this their captions keep clear of boxes and each other only"""
THICK = 2.0
"""points around a line that a caption keeps clear of"""

Bounds = tuple[float, float, float, float]


def clear_captions(
    arranged: Arranged, sizes: Mapping[str, Size], routed: Sequence[RoutedLink], links: Sequence[Link]
) -> list[RoutedLink]:
    """Return the links with their captions moved to clear places where there are some on or beside the line."""
    if len(routed) > MOST_LINKS:
        return list(routed)
    by_id = {link.id: link for link in links}
    boxes = [(x, y, x + sizes[id][0], y + sizes[id][1]) for id, (x, y) in arranged.positions.items()]
    tree = [strip for line in arranged.connectors for strip in _strips(line.points)]
    ways = {way.id: list(_strips(way.points)) for way in routed}
    taken: list[Bounds] = []
    found = []
    for way in sorted(routed, key=_length):
        others = [strip for id, strips in ways.items() if id != way.id for strip in strips]
        link = by_id[way.id]
        x, y = place_captions([link], {way.id: way.points}, [*boxes, *tree, *others, *taken])[0]
        taken.append((x, y, x + link.caption_width, y + link.caption_height))
        found.append(replace(way, caption_at=(x, y)))
    return found


def _strips(points: Sequence[Point]) -> Iterator[Bounds]:
    for (x0, y0), (x1, y1) in pairwise(points):
        yield min(x0, x1) - THICK, min(y0, y1) - THICK, max(x0, x1) + THICK, max(y0, y1) + THICK


def _length(way: RoutedLink) -> float:
    return sum(abs(x0 - x1) + abs(y0 - y1) for (x0, y0), (x1, y1) in pairwise(way.points))
