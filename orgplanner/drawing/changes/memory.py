"""What the stages of one pair of scenarios share from one picture to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orgplanner.drawing.placing import Ways
from orgplanner.layout import Memory

if TYPE_CHECKING:
    from orgplanner.drawing.changes.plot import Plot


@dataclass(slots=True)
class StageMemory:
    """The places of the last picture and what they were made from, the layout of boxes, and the ways of links."""

    layout: Memory = field(default_factory=Memory)
    ways: Ways = field(default_factory=Ways)
    made_from: object = None
    plot: Plot | None = None
