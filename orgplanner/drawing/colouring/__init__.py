"""What the colours of boxes stand for: one file for each colouring, one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from orgplanner.drawing.colouring.case import Case, Coloured
from orgplanner.drawing.colouring.change import change_marks, changed_colours, usual_against
from orgplanner.drawing.colouring.cost import cost_colours
from orgplanner.drawing.colouring.grade import grade_colours
from orgplanner.drawing.colouring.source import source_colours
from orgplanner.drawing.colouring.vacancy import vacancy_colours
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.shown import Shown
from orgplanner.model import Plan
from orgplanner.text import Message, say


@dataclass(frozen=True, slots=True)
class Colouring:
    """What boxes can be coloured by: its name, and what finds their colours and the key to them."""

    words: Message
    colours: Callable[[Case], Coloured]


COLOURINGS: Mapping[str, Colouring] = MappingProxyType({
    "kind": Colouring(say("Kind"), lambda _case: Coloured()),
    "grade": Colouring(say("Grade"), grade_colours),
    "vacancy": Colouring(say("Vacancy"), vacancy_colours),
    "cost": Colouring(say("Cost"), cost_colours),
    "source": Colouring(say("Basis of the figures"), source_colours),
    "change": Colouring(say("Change"), changed_colours),
})  # fmt: skip
"""By the word used in options; the colours of kinds, with those of units of their own, are the stripes anyway."""


def colours_of(plan: Plan, scenario: str, options: ChartOptions, shown: Shown) -> Coloured:
    """Return the colours of the boxes that are shown, with the key to them; of an unknown attribute none."""
    colouring = COLOURINGS.get(options.colour_by, COLOURINGS["kind"])
    return colouring.colours(Case(plan, scenario, options, shown.ids))


def with_marks(plan: Plan, scenario: str, options: ChartOptions) -> ChartOptions:
    """Return the options with what is said on boxes about their change, where they are coloured by it."""
    if options.colour_by != "change":
        return options
    return replace(options, marks={**change_marks(plan, scenario, options), **options.marks})


__all__ = ["COLOURINGS", "Coloured", "Colouring", "colours_of", "usual_against", "with_marks"]
