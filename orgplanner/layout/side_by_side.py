"""A family in a row: each subtree as close to its neighbours as their contours allow, the head over the middle."""

from collections.abc import Sequence
from typing import TypeAlias

from orgplanner.layout.contour import Cell, lengthen, part
from orgplanner.layout.forest import Body, Forest
from orgplanner.layout.shapes import Spacing
from orgplanner.layout.stacking import stack_run

ROUNDING = 1e-6

Item: TypeAlias = tuple[Sequence[int], Cell, Cell, float, float, float]
"""What stands in a row, one subtree or a stacked run of childless siblings: its members, its contours, its height,
and where the family's bus meets it first and last, from its left edge."""

Span: TypeAlias = tuple[int, int, float]
"""Two items of a row, and how far a lower part of the first pushed the second."""


def stand_below(forest: Forest, slot: int, kid: int, spacing: Spacing) -> Body:
    """Place an only child below its head, both in one line."""
    _, left_side, right_side, height, port, _ = _single(forest, kid)
    across, top = forest.width[slot] / 2 - port, forest.trunk[slot] + spacing.level
    forest.dx[kid] = across
    forest.dy[kid] = top
    return (
        (left_side, across, top),
        (right_side, across, top),
        across + forest.left[kid],
        across + forest.right[kid],
        top + height,
    )


def stand_side_by_side(forest: Forest, slot: int, line: Sequence[int], all_bare: bool, spacing: Spacing) -> Body:
    """Place children in a row below their head, which stands over the middle between the first and the last.

    Where the arrangement is automatic, runs of childless ones between others stand in columns.
    """
    if all_bare or forest.nodes[slot].arrangement == "side":
        items = [_single(forest, kid) for kid in line]
    else:
        items = _with_runs(forest, line, spacing)
    offsets, left_side, right_side = _row(items, spacing)
    middle = (offsets[0] + items[0][4] + offsets[-1] + items[-1][5]) / 2
    shift = forest.width[slot] / 2 - middle
    top = forest.trunk[slot] + spacing.level
    left, right = _shift(forest, items, offsets, shift, top)
    lowest = max([item[3] for item in items])
    return (left_side, shift, top), (right_side, offsets[-1] + shift, top), left, right, top + lowest


def _shift(
    forest: Forest, items: Sequence[Item], offsets: Sequence[float], shift: float, top: float
) -> tuple[float, float]:
    """Move the items of a row to their places; how far the row reaches to the left and to the right."""
    dx, dy, lefts, rights = forest.dx, forest.dy, forest.left, forest.right
    leftmost = offsets[0] + shift
    rightmost = leftmost
    for item, offset in zip(items, offsets, strict=True):
        offset += shift
        for kid in item[0]:
            across = dx[kid] + offset
            dx[kid] = across
            dy[kid] += top
            if across + lefts[kid] < leftmost:
                leftmost = across + lefts[kid]
            if across + rights[kid] > rightmost:
                rightmost = across + rights[kid]
    return leftmost, rightmost


def _with_runs(forest: Forest, line: Sequence[int], spacing: Spacing) -> list[Item]:
    kids = forest.kids
    items: list[Item] = []
    run: list[int] = []
    for kid in line:
        if kids[kid] is None:
            run.append(kid)
            continue
        items += _of_run(forest, run, spacing)
        run = []
        items.append(_single(forest, kid))
    return items + _of_run(forest, run, spacing)


def _of_run(forest: Forest, run: Sequence[int], spacing: Spacing) -> list[Item]:
    if len(run) < spacing.run:
        return [_single(forest, kid) for kid in run]
    return [_run(forest, run, spacing)]


def _single(forest: Forest, slot: int) -> Item:
    forest.dx[slot] = forest.dy[slot] = 0.0
    forest.in_stack[slot] = False
    middle = forest.width[slot] / 2
    left, right = forest.sides(slot)
    return (slot,), left, right, forest.bottom[slot], middle, middle


def _run(forest: Forest, run: Sequence[int], spacing: Spacing) -> Item:
    width, bottom, last_column = stack_run(forest, run, spacing)
    port = spacing.stack_indent / 2
    left, right = (bottom, 0.0, None, 0.0, 0.0), (bottom, width, None, 0.0, 0.0)
    return run, left, right, bottom, port, last_column + port


def _row(items: Sequence[Item], spacing: Spacing) -> tuple[list[float], Cell, Cell]:
    """Shifts of items against the first; the left contour in the frame of the first, the right one of the last."""
    near, far = spacing.sibling, spacing.cousin
    _, left, right, bottom, _, _ = items[0]
    offset = 0.0
    offsets = [offset]
    reaches, indices = [bottom], [0]
    spans: list[Span] = []
    for index in range(1, len(items)):
        _, item_left, item_right, bottom, _, _ = items[index]
        offset, lower_left, lower_right, pushes = part(right, offset, item_left, near, far)
        if pushes:
            spans += _spans(pushes, reaches, indices, index)
        while reaches and reaches[-1] <= bottom:
            reaches.pop()
            indices.pop()
        reaches.append(bottom)
        indices.append(index)
        if lower_left is not None:
            item_right = lengthen(item_right, (lower_left[0], lower_left[1] - offset, lower_left[2]))
        elif lower_right is not None:
            left = lengthen(left, (lower_right[0], lower_right[1] + offset, lower_right[2]))
        right = item_right
        offsets.append(offset)
    return _spread(offsets, spans) if spans else offsets, left, right


def _spans(
    pushes: Sequence[tuple[float, float]], reaches: Sequence[float], indices: Sequence[int], index: int
) -> list[Span]:
    """Which items that are no neighbours were pushed apart; those seen from the right reach down to `reaches`."""
    spans = []
    for lowest, amount in pushes:
        if lowest > reaches[-1] + ROUNDING:
            seen = zip(reversed(reaches), reversed(indices), strict=True)
            spans.append((next(pusher for reach, pusher in seen if lowest <= reach + ROUNDING), index, amount))
    return spans


def _spread(offsets: Sequence[float], spans: Sequence[Span]) -> list[float]:
    """Share out the room between items that pushed each other, so that those between do not cling to the left."""
    step, jump = [0.0] * (len(offsets) + 1), [0.0] * (len(offsets) + 1)
    for first, last, amount in spans:
        share = amount / (last - first)
        step[first + 1] += share
        step[last] -= share
        jump[last] -= amount - share
    slope = moved = 0.0
    result = []
    for offset, more, back in zip(offsets, step, jump, strict=False):
        slope += more
        moved += slope + back
        result.append(offset + moved)
    return result
