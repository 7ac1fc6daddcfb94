"""Where the arrow keys lead from a box: up the line, down it, and to the neighbours."""

from collections.abc import Mapping
from typing import Literal

Bounds = tuple[float, float, float, float]
Way = Literal["up", "down", "left", "right"]


def next_box(
    way: Way, start: str | None, boxes: Mapping[str, Bounds], parents: Mapping[str, str | None]
) -> str | None:
    """The box to go to, or None to stay; without a start, the first root."""
    if start is None or start not in boxes:
        return next((id for id in boxes if parents.get(id) not in boxes), None)
    if way == "up":
        above = parents.get(start)
        return above if above in boxes else _nearest(way, start, boxes)
    if way == "down":
        below = [id for id in boxes if parents.get(id) == start]
        middle = boxes[start][0] + boxes[start][2] / 2
        first = min(below, key=lambda id: (boxes[id][1], abs(_middle(boxes[id]) - middle)), default=None)
        return first or _nearest(way, start, boxes)
    return _nearest(way, start, boxes)


def _middle(box: Bounds) -> float:
    return box[0] + box[2] / 2


def _nearest(way: Way, start: str, boxes: Mapping[str, Bounds]) -> str | None:
    """The nearest box whose centre lies that way; what lies straight ahead counts as nearer."""
    x, y, width, height = boxes[start]
    centre = (x + width / 2, y + height / 2)
    best: tuple[float, str] | None = None
    for id, (left, top, wide, high) in boxes.items():
        dx, dy = left + wide / 2 - centre[0], top + high / 2 - centre[1]
        ahead = {"left": -dx, "right": dx, "up": -dy, "down": dy}[way]
        aside = abs(dy) if way in ("left", "right") else abs(dx)
        if id == start or ahead <= 1 or aside > 2 * ahead + 200:
            continue
        distance = ahead + 3 * aside
        if best is None or distance < best[0]:
            best = (distance, id)
    return None if best is None else best[1]
