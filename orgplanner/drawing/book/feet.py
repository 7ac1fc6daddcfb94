"""What stands below a box: on which pages its branch goes on and its rows are listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgplanner.drawing.book.branches import FOOT
from orgplanner.drawing.card import LEFT, RIGHT, SMALL
from orgplanner.drawing.picture import Line, Shape, Text, page_link
from orgplanner.drawing.theme import Theme
from orgplanner.drawing.typeface import Typeface, shorten

LIFT = 4.0
"""points by which the lines stand higher, as a card has some room at its foot"""


@dataclass(frozen=True, slots=True)
class Foot:
    """A line below a box that leads to a page, with a number at its right."""

    words: str
    page: int
    number: str = ""


def feet_shapes(
    feet: Sequence[Foot], x: float, bottom: float, width: float, theme: Theme, typeface: Typeface
) -> Iterator[Shape]:
    """Yield the lines at the foot of a box whose lower edge is at `bottom`."""
    y = bottom - FOOT * len(feet) - LIFT
    left, right = x + LEFT, x + width - RIGHT
    for foot in feet:
        taken = typeface.width(foot.number, SMALL) + 6 if foot.number else 0.0
        yield Line(((left, y), (right, y)), theme.line, 0.5)
        words = shorten(typeface, foot.words, SMALL, right - left - taken, bold=True)
        yield Text(left, y + 12.6, words, SMALL, theme.accent, bold=True, link=page_link(foot.page))
        if foot.number:
            yield Text(right, y + 12.6, foot.number, SMALL, theme.secondary, anchor="end")
        y += FOOT
