"""How large margins and texts around the contents of a sheet are, by the size of the paper."""

from __future__ import annotations

from dataclasses import dataclass

USUAL_SIDE = 841.89
"""points of the shorter side of paper on which sizes are as they are named"""
MARGIN, TITLE, SMALL, APPROVAL, LOGO = 36.0, 19.0, 9.0, 8.5, 54.0
LEAST_SMALL = 7.5
SMALLEST_TEXT = 7.0
"""Nothing on paper is smaller, in points."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """In points: the margin, texts of title, foot and approval block, and the height of a logo."""

    margin: float
    title: float
    small: float
    approval: float
    logo: float

    @property
    def subtitle(self) -> float:
        """Return the size of the text below a title."""
        return round(self.title * 0.64, 2)


def sizes_of(width: float, height: float) -> Sizes:
    """Return the sizes on paper of a width and height in points."""
    factor = min(max((min(width, height) / USUAL_SIDE) ** 0.5, 0.75), 2.0)
    return Sizes(
        round(MARGIN * factor, 2),
        round(TITLE * factor, 2),
        round(max(SMALL * factor, LEAST_SMALL), 2),
        round(max(APPROVAL * factor, LEAST_SMALL), 2),
        round(LOGO * factor, 2),
    )
