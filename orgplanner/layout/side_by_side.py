"""A family in a row: each subtree as close to its neighbours as their contours allow, the head over the middle."""

from collections.abc import Sequence
from typing import NamedTuple

from orgplanner.layout.contour import Cell, Parting, Rest, lengthen, part
from orgplanner.layout.forest import Body, Forest
from orgplanner.layout.shapes import Spacing
from orgplanner.layout.stacking import place_stack

ROUNDING = 1e-6


class Item(NamedTuple):
    """What stands in a row: one subtree, or a run of childless siblings stacked in columns.

    `first_port` and `last_port` are where the family's bus meets it, from its left edge.
    """

    members: Sequence[int]
    left_side: Cell
    right_side: Cell
    bottom: float
    first_port: float
    last_port: float


def stand_side_by_side(forest: Forest, slot: int, line: Sequence[int], spacing: Spacing) -> Body:
    """Place children in a row below their head, which stands over the middle between the first and the last."""
    items = _items(forest, slot, line, spacing)
    offsets, left_side, right_side = _row(items, spacing)
    middle = (offsets[0] + items[0].first_port + offsets[-1] + items[-1].last_port) / 2
    shift = forest.width[slot] / 2 - middle
    top = forest.trunk[slot] + spacing.level
    dx, dy = forest.dx, forest.dy
    for item, offset in zip(items, offsets, strict=True):
        across = offset + shift
        for kid in item.members:
            dx[kid] += across
            dy[kid] += top
    left, right = forest.left, forest.right
    return Body(
        Rest(left_side, shift, top),
        Rest(right_side, offsets[-1] + shift, top),
        min(offsets[0] + shift, min([dx[kid] + left[kid] for kid in line])),
        max([dx[kid] + right[kid] for kid in line]),
        max([item.bottom for item in items]) + top,
    )


def _items(forest: Forest, slot: int, line: Sequence[int], spacing: Spacing) -> list[Item]:
    """Children of a row; where the arrangement is automatic, runs of childless ones among others are stacked."""
    kids = forest.kids
    if forest.nodes[slot].arrangement == "side" or all([kids[kid] is None for kid in line]):
        return [_single(forest, kid) for kid in line]
    items: list[Item] = []
    run: list[int] = []
    for kid in line:
        if kids[kid] is None:
            run.append(kid)
            continue
        if run:
            items.append(_run(forest, run, spacing))
            run = []
        items.append(_single(forest, kid))
    if run:
        items.append(_run(forest, run, spacing))
    return items


def _single(forest: Forest, slot: int) -> Item:
    forest.dx[slot] = forest.dy[slot] = 0.0
    forest.in_stack[slot] = False
    width, left, right = forest.width[slot], forest.left_side[slot], forest.right_side[slot]
    if left is None or right is None:
        height = forest.height[slot]
        left, right = (height, 0.0, None, 0.0, 0.0), (height, width, None, 0.0, 0.0)
    return Item((slot,), left, right, forest.bottom[slot], width / 2, width / 2)


def _run(forest: Forest, run: Sequence[int], spacing: Spacing) -> Item:
    if len(run) == 1:
        return _single(forest, run[0])
    width, bottom, last_column = place_stack(forest, run, 0, spacing)
    port = spacing.stack_indent / 2
    return Item(
        run, (bottom, 0.0, None, 0.0, 0.0), (bottom, width, None, 0.0, 0.0), bottom, port, last_column + port
    )


def _row(items: Sequence[Item], spacing: Spacing) -> tuple[list[float], Cell, Cell]:
    """Shifts of items against the first; the left contour in the frame of the first, the right one of the last."""
    near, far = spacing.sibling, spacing.cousin
    _, left, right, bottom, _, _ = items[0]
    offset = 0.0
    offsets = [offset]
    gaps = Gaps(bottom)
    for _, item_left, item_right, bottom, _, _ in items[1:]:
        parting = part(right, offset, item_left, near, far)
        offset, lower_left, lower_right, _ = parting
        gaps.widen(bottom, parting)
        if lower_left is not None:
            item_right = lengthen(item_right, Rest(lower_left[0], lower_left[1] - offset, lower_left[2]))
        elif lower_right is not None:
            left = lengthen(left, Rest(lower_right[0], lower_right[1] + offset, lower_right[2]))
        right = item_right
        offsets.append(offset)
    return gaps.spread(offsets), left, right


class Gaps:
    """Room that opens between smaller subtrees when larger ones to their left and right push each other apart.

    It is shared out evenly, so that small subtrees do not all cling to their left neighbour.
    """

    __slots__ = ("_count", "_seen", "_spans")

    def __init__(self, bottom: float) -> None:
        self._seen = [(bottom, 0)]
        self._count = 1
        self._spans: list[tuple[int, int, float]] = []

    def widen(self, bottom: float, parting: Parting) -> None:
        """Take the next subtree, which reaches down to `bottom` and was pushed as `parting` says."""
        seen, count = self._seen, self._count
        for lowest, amount in parting.pushes:
            if lowest > seen[-1][0] + ROUNDING:
                pusher = next(index for reach, index in reversed(seen) if lowest <= reach + ROUNDING)
                self._spans.append((pusher, count, amount))
        while seen and seen[-1][0] <= bottom:
            seen.pop()
        seen.append((bottom, count))
        self._count = count + 1

    def spread(self, offsets: list[float]) -> list[float]:
        """The shifts of all subtrees, those between two that pushed each other moved evenly apart."""
        if not self._spans:
            return offsets
        step, jump = [0.0] * (len(offsets) + 1), [0.0] * (len(offsets) + 1)
        for first, last, amount in self._spans:
            share = amount / (last - first)
            step[first + 1] += share
            step[last] -= share
            jump[last] -= amount - share
        return _accumulate(offsets, step, jump)


def _accumulate(offsets: list[float], step: list[float], jump: list[float]) -> list[float]:
    slope = moved = 0.0
    result = []
    for offset, more, back in zip(offsets, step, jump, strict=False):
        slope += more
        moved += slope + back
        result.append(offset + moved)
    return result
