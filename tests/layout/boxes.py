"""Rectangles and lines, for the tests of the layout."""

from orgplanner.layout import Arranged, Node

CLOSE = 1e-6


def boxes_of(nodes: list[Node], arranged: Arranged) -> dict[str, tuple[float, float, float, float]]:
    """Left, top, right and bottom by id."""
    result = {}
    for node in nodes:
        x, y = arranged.positions[node.id]
        result[node.id] = (x, y, x + node.width, y + node.height)
    return result


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two rectangles share more than a border."""
    return (
        one[0] < other[2] - CLOSE
        and other[0] < one[2] - CLOSE
        and one[1] < other[3] - CLOSE
        and other[1] < one[3] - CLOSE
    )


def crosses(segment: tuple[tuple[float, float], tuple[float, float]], box: tuple[float, ...]) -> bool:
    """Whether a horizontal or vertical line runs through a box."""
    (x0, y0), (x1, y1) = segment
    return (
        min(x0, x1) < box[2] - CLOSE
        and max(x0, x1) > box[0] + CLOSE
        and min(y0, y1) < box[3] - CLOSE
        and max(y0, y1) > box[1] + CLOSE
    )


def middles(box: tuple[float, ...]) -> list[tuple[float, float]]:
    """The middles of the four sides."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return [(x, box[1]), (x, box[3]), (box[0], y), (box[2], y)]


def near(point: tuple[float, float], places: list[tuple[float, float]]) -> bool:
    """Whether a point is one of these places."""
    return any(abs(point[0] - x) < CLOSE and abs(point[1] - y) < CLOSE for x, y in places)
