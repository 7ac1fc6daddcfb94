"""Saved views: from what the reader chose to a row of the plan and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgplanner.drawing.colouring import COLOURINGS
from orgplanner.drawing.options import CONTENT
from orgplanner.text import say

if TYPE_CHECKING:
    from orgplanner.model import View
    from ui.desk import Desk
    from ui.panels.chart_drawing import Choice
    from ui.session import Session
    from ui.window import MainWindow


def fields_of(choice: Choice, session: Session) -> dict[str, Any]:
    """The fields of a view that looks as the window does now; boxes that are not there are not folded."""
    state = session.state
    known = (state.posts if choice.kind == "posts" else state.units) if state is not None else {}
    return {
        "scenario": session.scenario or None,
        "against": choice.against,
        "chart": choice.kind,
        "content": tuple(word for word in CONTENT if word in choice.content),
        "folded": tuple(sorted(id for id in choice.folded if id in known)),
        "colour_by": choice.colour_by,
        "stage": choice.stage,
        "arrows": choice.arrows,
    }


def is_as_saved(view: View, choice: Choice, session: Session) -> bool:
    """Whether the window looks as a view says, whatever was folded of units that are gone."""
    now, state = fields_of(choice, session), session.state
    saved = {name: getattr(view, name) for name in now}
    there = () if state is None else state.posts if view.chart == "posts" else state.units
    saved["folded"] = tuple(sorted(id for id in view.folded if id in there))
    saved["content"] = tuple(word for word in CONTENT if word in view.content)
    saved["colour_by"] = view.colour_by or "kind"
    return saved == now


def look_through(window: MainWindow, id: str) -> None:
    """Shows what a saved view says: its scenario, boxes, folding and colours, with its language and paper."""
    session, chart = window.desk.session, window.work.chart
    view = session.plan.views.get(id) if session.plan is not None else None
    if view is None:
        return
    if view.scenario is not None:
        session.choose(view.scenario)
    window.work.show_page("chart")
    by = view.colour_by if view.colour_by in COLOURINGS else "kind"
    chart.staging.leave()
    chart.show_legend(by != "kind" or bool(view.stage))
    chart.choose(
        kind=view.chart,
        content=frozenset(view.content) & CONTENT.keys(),
        folded=frozenset(view.folded),
        level=None,
        colour_by=by,
        against=view.against,
        stage=view.stage,
        arrows=view.arrows,
        view=id,
        language=view.language,
        paper=view.paper,
        landscape=view.landscape if view.paper else None,
    )


def current_view(window: MainWindow) -> View | None:
    """The saved view that was chosen last, while it is there."""
    plan = window.desk.session.plan
    return plan.views.get(window.work.chart.choice.view) if plan is not None else None


def view_name(desk: Desk, view: View) -> str:
    """The name of a view in the language of the window."""
    plan = desk.session.plan
    named = plan.words(view.name, desk.words.language) if plan is not None else ""
    return named or desk.words(say("View without name"))


def ordered_views(desk: Desk) -> list[View]:
    """The views of the plan by name."""
    views = desk.session.plan.views.values() if desk.session.plan is not None else ()
    return sorted(views, key=lambda view: (view_name(desk, view).casefold(), view.id))
