"""How a sheet looks with a page template: the top of the chosen scenario, so that it is seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.folding import folded_to

if TYPE_CHECKING:
    from orgplanner.exporters import Sheets
    from orgplanner.model import PageTemplate, Plan
    from ui.background import Stop

LEVEL = 2
"""Boxes of this level are folded."""
FEW = 40
"""Units up to which nothing is folded."""


def looks(plan: Plan, scenario: str, template: PageTemplate, language: str, stop: Stop) -> Sheets:
    """A sheet with this template; may be called in any thread."""
    from orgplanner.exporters import ExportOptions, lay_out
    from orgplanner.exporters.choices.page_templates import with_template

    many = len(plan.states[scenario].units) > FEW
    folded = folded_to(plan, scenario, "units", LEVEL) if many else frozenset[str]()
    stop.check()
    options = with_template(ExportOptions(language=language, folded=folded), template)
    return lay_out(plan, scenario, options, stop.progress)
