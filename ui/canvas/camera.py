"""Which part of a picture is seen, and how large; no widget in it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from PySide6.QtCore import QRectF

SMALLEST = 0.002
LARGEST = 4.0
MARGIN = 24.0
MOST = 2000
"""Boxes that are looked at to see where most of them went."""
Bounds = tuple[float, float, float, float]
"""x, y, width, height"""


@dataclass(frozen=True, slots=True)
class Camera:
    """`scale` is pixels a point; x, y is the place of the picture's top left corner in pixels of the window."""

    scale: float = 1.0
    x: float = MARGIN
    y: float = MARGIN

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """The point of the picture below a pixel."""
        return ((x - self.x) / self.scale, (y - self.y) / self.scale)

    def to_window(self, x: float, y: float) -> tuple[float, float]:
        """The pixel at which a point of the picture is seen."""
        return (x * self.scale + self.x, y * self.scale + self.y)

    def moved(self, dx: float, dy: float) -> "Camera":
        """The picture pushed by so many pixels."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def zoomed(self, factor: float, x: float, y: float) -> "Camera":
        """Larger or smaller by a factor while the point below pixel x, y stays where it is."""
        scale = min(max(self.scale * factor, SMALLEST), LARGEST)
        ratio = scale / self.scale
        return Camera(scale, x - (x - self.x) * ratio, y - (y - self.y) * ratio)

    def kept_near(self, width: float, height: float, window: tuple[float, float]) -> "Camera":
        """Pushed back so far that some of a picture of this size stays in the window."""
        return replace(
            self,
            x=_kept(self.x, width * self.scale, window[0]),
            y=_kept(self.y, height * self.scale, window[1]),
        )


def _kept(start: float, length: float, window: float) -> float:
    seen = min(80.0, window / 4)
    return min(max(start, seen - length), window - seen)


def fitted(width: float, height: float, window: tuple[float, float]) -> Camera:
    """All of a picture in the middle of the window, never enlarged."""
    room = (max(window[0] - 2 * MARGIN, 10), max(window[1] - 2 * MARGIN, 10))
    scale = min(1.0, room[0] / max(width, 1), room[1] / max(height, 1))
    scale = max(scale, SMALLEST)
    top = MARGIN if height * scale < room[1] * 0.8 else (window[1] - height * scale) / 2
    return Camera(scale, (window[0] - width * scale) / 2, top)


def way_into(box: QRectF, room: QRectF) -> tuple[float, float]:
    """How far to push a box across and down so that it is in the room, as little as possible."""
    across = max(room.left() - box.left(), 0.0) or min(room.right() - box.right(), 0.0)
    down = max(room.top() - box.top(), 0.0) or min(room.bottom() - box.bottom(), 0.0)
    return across, down


def shift_between(before: Mapping[str, Bounds], after: Mapping[str, Bounds]) -> tuple[float, float]:
    """How far most of the boxes that are in both went, in points."""
    ways = Counter(
        (round(after[id][0] - box[0], 1), round(after[id][1] - box[1], 1))
        for id, box in islice(before.items(), MOST)
        if id in after
    )
    return max(ways, key=lambda way: (ways[way], -abs(way[0]) - abs(way[1])), default=(0.0, 0.0))
