"""What the reader of a chart chooses: which boxes, what they show, how they are arranged, in which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from orgplanner.drawing.theme import LIGHT, Theme
from orgplanner.layout import Spacing
from orgplanner.layout.shapes import Family
from orgplanner.text import Message, render, say

ChartKind = Literal["units", "posts", "both"]
Stage = Literal["", "before", "after", "changes"]
"""What is drawn of two scenarios on one canvas; "" is the chosen scenario by itself."""

CONTENT: Mapping[str, Message] = MappingProxyType({
    "heads": say("Heads"),
    "numbers": say("Numbers"),
    "people": say("People"),
    "codes": say("Codes"),
    "kinds": say("Kind of unit"),
    "grades": say("Grades"),
})  # fmt: skip
"""What a box can show below its title, by the words used in options; without any it shows the name only."""

USUAL = frozenset({"heads", "numbers"})


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said about a box from outside: a badge on its corner, chips at its foot, and the tone of both.

    `tone` is new, moved, closed or same; a `struck` title is crossed out.
    """

    badge: str = ""
    chips: tuple[str, ...] = ()
    tone: str = "same"
    struck: bool = False


NO_FAMILIES: Mapping[str, Family] = MappingProxyType({})
NO_MARKS: Mapping[str, Mark] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """How a scenario is drawn. `folded` are ids of boxes whose branch is hidden, `root` is the unit to start at.

    `arrangement` is for boxes that are themselves set to "auto", or for all where `as_set` is False; `width` is
    that of a box in points. `families` has by id how the boxes below a box stand, whatever is set for it.
    `colour_by` is one of COLOURINGS, `against` the scenario that changes are told from (None: the usual one).
    With a `stage` both scenarios share one canvas, on which what stays keeps its place: the other one (before), the
    chosen one (after) or what changes between them; `wave` carries out only the decisions up to that wave (None:
    all), and `arrows` lead from old places to new ones.
    `around` is left free around the boxes of a stage for links and arrows: left, top, right and bottom in points,
    None being enough for all.
    `link_room` is how much of the room that captions of links need there is between boxes, 0 to 1;
    `second` is another language in which names stand below those in `language`, where they have both.
    `margin` is around the picture. `alarms` are boxes that carry a small red mark, such as for a crossed limit.
    """

    kind: ChartKind = "units"
    content: frozenset[str] = USUAL
    folded: frozenset[str] = frozenset()
    root: str | None = None
    language: str = "en"
    second: str = ""
    theme: Theme = LIGHT
    colour_by: str = "kind"
    against: str | None = None
    stage: Stage = ""
    wave: int | None = None
    arrows: bool = False
    around: tuple[float, float, float, float] | None = None
    layout: Literal["tree", "dot"] = "tree"
    arrangement: Literal["auto", "side", "stacked"] = "auto"
    as_set: bool = True
    families: Mapping[str, Family] = field(default_factory=lambda: NO_FAMILIES, hash=False)
    spacing: Spacing = field(default_factory=Spacing)
    links: bool = True
    link_room: float = 0.6
    unplaced: bool = False
    width: float = 190.0
    margin: float = 24.0
    marks: Mapping[str, Mark] = field(default_factory=lambda: NO_MARKS, hash=False)
    alarms: frozenset[str] = frozenset()

    @property
    def tongues(self) -> tuple[str, ...]:
        """Return the languages in which names and the key to the chart stand, one or two."""
        return (self.language, self.second) if self.second else (self.language,)

    def both(self, message: Message | str) -> str:
        """Return words in all languages of the chart, once where they are the same."""
        return " / ".join(dict.fromkeys(render(message, language) for language in self.tongues))
