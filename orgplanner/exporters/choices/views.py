"""A saved view as what is chosen for a file."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from orgplanner.drawing.colouring import COLOURINGS
from orgplanner.drawing.options import CONTENT, ChartKind
from orgplanner.drawing.paper import PAPERS
from orgplanner.errors import RuleBroken
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.model import Plan, View
from orgplanner.text import say


def find_view(plan: Plan, wanted: str) -> View:
    """Return the view with this id, else with this name in any language, capitals aside; raises RuleBroken."""
    if wanted in plan.views:
        return plan.views[wanted]
    called = wanted.casefold().strip()
    found = [view for view in plan.views.values() if called in {words.casefold() for _, words in view.name.items}]
    if len(found) == 1:
        return found[0]
    if found:
        raise RuleBroken(say("Several views are called “{view}”; say which by its id.", view=wanted))
    known = ", ".join(sorted(plan.words(view.name, "en") for view in plan.views.values())) or "–"
    raise RuleBroken(say("There is no view “{view}”; there are: {known}.", view=wanted, known=known))


def viewed(view: View, options: ExportOptions) -> ExportOptions:
    """Return the options with all that a saved view says; what it does not say stays."""
    return replace(
        options,
        chart=cast(ChartKind, view.chart),
        content=frozenset(view.content) & CONTENT.keys(),
        folded=frozenset(view.folded),
        colour_by=view.colour_by if view.colour_by in COLOURINGS else "kind",
        against=view.against,
        language=view.language or options.language,
        paper=view.paper if view.paper in PAPERS or view.paper == "fit" else options.paper,
        landscape=view.landscape if view.paper in PAPERS else options.landscape,
    )
