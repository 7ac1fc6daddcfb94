"""Where a high drawing is cut so that it goes on on the next page."""

from __future__ import annotations

from orgplanner.drawing.picture import Picture


def cut_below(picture: Picture, start: float, room: float) -> tuple[float, float]:
    """Return where a picture may be cut below `start`, within the room, and where it goes on.

    It is cut through as few labels as can be; those that are cut are whole on the next page.
    """
    if picture.height - start <= room:
        return picture.height, picture.height
    limit = start + room
    labels = [item for item in picture.items if item.kind == "unit" and item.y + item.height > limit - room / 4]
    able = [limit, *(item.y for item in labels if limit - room / 4 < item.y <= limit)]

    def crossed(at: float) -> list[float]:
        return [item.y for item in labels if item.y < at - 0.1 and item.y + item.height > at + 0.1]

    end = min(able, key=lambda at: (len(crossed(at)), -at))
    return end, min((y for y in crossed(end) if y > start), default=end)
