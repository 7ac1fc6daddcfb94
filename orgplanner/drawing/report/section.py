"""What stands under one heading of a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from orgplanner.analysis.views.grid import Grid
from orgplanner.drawing.picture import Picture

Draw = Callable[[float], Picture]
"""Draws in a width in points, in the colours of paper."""


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences, then a drawing, then rows of a table (`places`: only some of them); each may be left out."""

    title: str
    notes: tuple[str, ...] = ()
    draw: Draw | None = None
    grid: Grid | None = None
    places: Sequence[int] | None = None
