"""Where a poster is cut along one of its sides, so that as few boxes as possible lie across a cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

Span = tuple[float, float]
"""Where something begins and ends along a side, in points."""

EDGE = 1.0
"""Points that a cut stays away from a box."""
ROUNDING = 1e-6

_Cost = tuple[int, int, float]
"""Boxes that no sheet has whole, boxes that are glued together of two parts, and how uneven the sheets are."""


def sheets_needed(length: float, window: float, overlap: float) -> int:
    """Return on how many sheets that show so much each, and overlap, a length is shown."""
    return max(ceil((length - overlap) / (window - overlap) - ROUNDING), 1)


def windows(length: float, window: float, overlap: float, boxes: Iterable[Span]) -> tuple[Span, ...]:
    """Divide a length into the fewest spans, each at most as long as a window and laid over the one before it.

    A sheet is cut where it begins and glued over the end of the one before. The cuts are moved as far as the room
    left on the sheets allows, away from boxes: first so that each box is whole on a sheet, then so that no cut
    goes through it, then so that the sheets are alike.
    """
    count, step = sheets_needed(length, window, overlap), window - overlap
    known = _Boxes(boxes, overlap)
    free = max(count * step + overlap - length, 0.0)
    seams = [
        known.worth(place * step - free, place * step, place * (length - overlap) / count)
        for place in range(1, count)
    ]
    cuts = [0.0, *_best(seams, step)]
    return tuple(zip(cuts, [*(cut + overlap for cut in cuts[1:]), length], strict=True))


def across(spans: Sequence[Span], boxes: Iterable[Span]) -> int:
    """Return how many boxes no span has whole."""

    def is_whole(first: float, last: float) -> bool:
        return any(start <= first + ROUNDING and last <= end + ROUNDING for start, end in spans)

    return sum(not is_whole(first, last) for first, last in boxes)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place to cut at, and what it costs."""

    at: float
    cost: _Cost


class _Boxes:
    """Counts the boxes that a cut would go through."""

    def __init__(self, boxes: Iterable[Span], overlap: float) -> None:
        spans = [(first - EDGE, last + EDGE) for first, last in boxes]
        wide = [span for span in spans if span[1] - span[0] > overlap]
        self._overlap = overlap
        self._firsts, self._lasts = sorted(span[0] for span in spans), sorted(span[1] for span in spans)
        self._wide_firsts, self._wide_lasts = sorted(span[0] for span in wide), sorted(span[1] for span in wide)

    def worth(self, least: float, most: float, even: float) -> list[_Cut]:
        """Return the places for a cut within bounds with their costs: one for each different set of boxes."""
        ends = {least, most, min(max(even, least), most)}
        edges = sorted({*ends, *self._edges(least, most)})
        places = ends | {(one + other) / 2 for one, other in pairwise(edges)}
        return [_Cut(at, self._cost(at, even)) for at in sorted(places)]

    def _edges(self, least: float, most: float) -> Iterable[float]:
        for edges, shift in (
            (self._firsts, 0.0), (self._lasts, 0.0), (self._wide_lasts, self._overlap)
        ):  # fmt: skip
            first, last = bisect_left(edges, least + shift), bisect_right(edges, most + shift)
            yield from (edge - shift for edge in edges[first:last])

    def _cost(self, at: float, even: float) -> _Cost:
        broken = bisect_left(self._wide_firsts, at) - bisect_right(self._wide_lasts, at + self._overlap)
        return broken, bisect_left(self._firsts, at) - bisect_right(self._lasts, at), abs(at - even)


def _best(seams: Sequence[Sequence[_Cut]], step: float) -> list[float]:
    """Return the cheapest cuts, one of each seam, none more than a step from the one before.

    The cuts of a seam all lie before those of the next one, as the fewest sheets leave less than a step of room.
    """
    chosen: list[list[tuple[_Cost, int]]] = []
    for place, seam in enumerate(seams):
        before = _cheapest_from(chosen[-1]) if chosen else []
        starts = [cut.at for cut in seams[place - 1]] if chosen else []
        costs: list[tuple[_Cost, int]] = []
        for cut in seam:
            if not chosen:
                costs.append((cut.cost, -1))
                continue
            found = min(bisect_left(starts, cut.at - step - ROUNDING), len(starts) - 1)
            cost, index = before[found]
            costs.append((_sum(cost, cut.cost), index))
        chosen.append(costs)
    return _traced(seams, chosen)


def _sum(one: _Cost, other: _Cost) -> _Cost:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _cheapest_from(costs: Sequence[tuple[_Cost, int]]) -> list[tuple[_Cost, int]]:
    """Return for each place the cheapest cost from there on, and where that is."""
    found: list[tuple[_Cost, int]] = []
    for index in range(len(costs) - 1, -1, -1):
        own = costs[index][0], index
        found.append(min(own, found[-1]) if found else own)
    return found[::-1]


def _traced(seams: Sequence[Sequence[_Cut]], chosen: Sequence[Sequence[tuple[_Cost, int]]]) -> list[float]:
    if not seams:
        return []
    index = min(range(len(chosen[-1])), key=lambda at: chosen[-1][at][0])
    cuts: list[float] = []
    for seam, costs in zip(reversed(seams), reversed(chosen), strict=True):
        cuts.append(seam[index].at)
        index = costs[index][1]
    return cuts[::-1]
