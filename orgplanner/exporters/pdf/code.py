"""Outlines as the operators of a PDF page, in points with y upwards: sooner than the library writes them."""

from __future__ import annotations

from collections.abc import Iterable

from orgplanner.drawing.picture import Point
from orgplanner.drawing.strokes import ROUND, Step

PAINT = {(True, True): "B", (True, False): "f", (False, True): "S"}
"""What is done with an outline by whether it is filled and whether its edge is drawn."""


def colour_code(red: float, green: float, blue: float) -> str:
    """Return a colour as three numbers, to be followed by what it is for."""
    return f"{red:.4g} {green:.4g} {blue:.4g}"


def box_code(x: float, y: float, width: float, height: float, radius: float = 0.0) -> str:
    """Return the outline of a rectangle with its bottom left corner at x, y."""
    if radius <= 0:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    right, top, near = x + width, y + height, radius * (1 - ROUND)
    return (
        f"{x + radius:.2f} {y:.2f} m {right - radius:.2f} {y:.2f} l "
        f"{right - near:.2f} {y:.2f} {right:.2f} {y + near:.2f} {right:.2f} {y + radius:.2f} c "
        f"{right:.2f} {top - radius:.2f} l "
        f"{right:.2f} {top - near:.2f} {right - near:.2f} {top:.2f} {right - radius:.2f} {top:.2f} c "
        f"{x + radius:.2f} {top:.2f} l "
        f"{x + near:.2f} {top:.2f} {x:.2f} {top - near:.2f} {x:.2f} {top - radius:.2f} c "
        f"{x:.2f} {y + radius:.2f} l "
        f"{x:.2f} {y + near:.2f} {x + near:.2f} {y:.2f} {x + radius:.2f} {y:.2f} c h"
    )


def way_code(start: Point, steps: Iterable[Step], height: float) -> str:
    """Return a way of straight lines and curves, whose points are measured downwards from `height`."""
    code = [f"{start[0]:.2f} {height - start[1]:.2f} m"]
    for step in steps:
        points = " ".join(f"{x:.2f} {height - y:.2f}" for x, y in step.points)
        code.append(f"{points} {'l' if len(step.points) == 1 else 'c'}")
    return " ".join(code)


def corners_code(points: Iterable[Point], height: float) -> str:
    """Return a closed outline through points that are measured downwards from `height`."""
    return " l ".join(f"{x:.2f} {height - y:.2f}" for x, y in points).replace(" l ", " m ", 1) + " l h"


def strokes_code(lines: Iterable[tuple[Point, Point]], height: float) -> str:
    """Return straight lines, measured downwards from `height`."""
    return " ".join(f"{x:.2f} {height - y:.2f} m {x2:.2f} {height - y2:.2f} l" for (x, y), (x2, y2) in lines)


def dash_code(dash: Iterable[float]) -> str:
    """Return the dashes of a line; none for a whole one."""
    return f"[{' '.join(f'{length:.4g}' for length in dash)}] 0 d"
