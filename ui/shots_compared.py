"""Screenshots of what is compared: the stages of the chart, every view, what is opened from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from orgplanner.document import Document
from orgplanner.edits import add_post, add_unit, copy_scenario, move_unit, new_plan, rename_unit
from orgplanner.generate import generate
from orgplanner.model import Figure, Plan, exactly, names
from ui.matching.opening import match_scenarios
from ui.pages.compare.grid_view import GridView
from ui.pages.compare.page import VIEWS, ComparePage
from ui.pages.compare.staffing import StaffingView
from ui.shots import close_dialogs, dialog_of, dialogs, pause, settle, shoot, wait_until

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox

    from ui.window import MainWindow

CHOSEN = {"staffing": "by", "skills": "listed", "cost": "listed", "functions": "listed"}
"""Views of which every list is shown, and the field that chooses it."""
STAGES = ("before", "after", "changes")
OPENED = {"ledger": 1, "staffing": 3, "skills": 2, "cost": 3, "options": 2}
"""Views of which a figure is opened, and its column."""
ONE = Figure(exactly(1), "assumed")
POSTS = 3700
"""make some 300 units"""


def tour_of_comparison(window: MainWindow, folder: Path) -> None:
    """The sample, a plan of three units and one of some 300."""
    tour_of_stages(window, folder)
    tour_of_views(window, folder, "compare")
    tour_of_openings(window, folder)
    for name, plan in (("three", three_units()), ("many", generate(POSTS))):
        show_plan(window, plan)
        tour_of_stages(window, folder / name)
        tour_of_views(window, folder / name, "compare")


def tour_of_stages(window: MainWindow, folder: Path) -> None:
    """Before, after and changes with arrows, then the waves."""
    commands, chart = window.commands.by_id, window.work.chart
    window.work.show_page("chart")
    for stage in STAGES:
        commands[f"stage_{stage}"].trigger()
        settle(window)
        chart.canvas.fit()
        shoot(window, folder / f"chart-{stage}.png")
    chart.staging.show_arrows(True)
    settle(window)
    shoot(window, folder / "chart-arrows.png")
    chart.staging.play_through()
    settle(window)
    chart.staging.play.go_to(1)
    settle(window)
    shoot(window, folder / "chart-waves.png")
    chart.staging.leave()
    chart.staging.show_arrows(False)
    commands["stage_off"].trigger()
    settle(window)


def tour_of_views(window: MainWindow, folder: Path, name: str) -> None:
    """Every view in every of its lists, and scenarios side by side."""
    page = compare_page(window)
    for view, _, _ in VIEWS:
        page.show_view(view)
        wait_for(page)
        combo: QComboBox | None = getattr(page.view(view), CHOSEN[view]) if view in CHOSEN else None
        for place in range(1 if combo is None else combo.count()):
            if combo is not None:
                combo.setCurrentIndex(place)
                combo.activated.emit(place)
                wait_for(page)
            kind = "" if combo is None else f"-{combo.itemData(place)}".replace(" ", "-")
            shoot(window, folder / f"{name}-{view}{kind}.png")
        if combo is not None:
            combo.setCurrentIndex(0)
            combo.activated.emit(0)
    page.show_view("staffing")
    staffing = page.view("staffing")
    assert isinstance(staffing, StaffingView)
    staffing.side.setChecked(True)
    wait_for(page)
    shoot(window, folder / f"{name}-side.png")
    staffing.side.setChecked(False)


def tour_of_openings(window: MainWindow, folder: Path) -> None:
    """What a figure opens, the report, the export of changes, the matching."""
    page = compare_page(window)
    for view, column in OPENED.items():
        page.show_view(view)
        wait_for(page)
        table = getattr(page.view(view), "table", None)
        assert isinstance(table, GridView)
        table.opened.emit(0, column)
        pause(900)
        if dialogs(window):
            shoot(dialog_of(window), folder / f"dialog-behind-{view}.png")
        close_dialogs(window)
    for name, show in (
        ("report", page.output.to_paper), ("workbook", page.output.to_workbook),
        ("matching", lambda: match_scenarios(window)), ("moved", lambda: move_somebody(window)),
    ):  # fmt: skip
        show()
        pause(1500)
        shoot(dialog_of(window), folder / f"dialog-{name}.png")
        close_dialogs(window)
    window.work.show_page("chart")
    window.commands.by_id["stage_changes"].trigger()
    window.commands.by_id["export"].trigger()
    pause(2500)
    shoot(dialog_of(window), folder / "dialog-export-changes.png")
    close_dialogs(window)
    window.commands.by_id["stage_off"].trigger()


def move_somebody(window: MainWindow) -> None:
    """What if the first person moved to the post that is vacant first."""
    session = window.desk.session
    plan, state = session.plan, session.state
    assert plan is not None
    assert state is not None
    taken = {row.post for row in state.assignments.values()}
    session.select_many((next(iter(plan.people)), next(id for id in state.posts if id not in taken)))
    window.commands.by_id["what_if"].trigger()


def compare_page(window: MainWindow) -> ComparePage:
    """The page, brought to the front."""
    window.work.show_page("compare")
    page = window.work.tabs.page("compare")
    assert isinstance(page, ComparePage)
    wait_for(page)
    return page


def wait_for(page: ComparePage) -> None:
    """Waits until what is chosen is shown."""
    pause(60)
    wait_until(lambda: not page.busy)


def show_plan(window: MainWindow, plan: Plan) -> None:
    """Shows another plan in the window at its last scenario; what was open is dropped."""
    session = window.desk.session
    if session.document is not None:
        session.document.close(discard=True)
    session.show(Document.new(plan))
    session.choose(plan.ordered_scenarios()[-1].id)
    settle(window)


def three_units() -> Plan:
    """A department with two units and three posts; in the copy one unit went below the other."""
    plan = new_plan()
    current = plan.ordered_scenarios()[0].id
    for id, under in (("a", None), ("b", "a"), ("c", "a")):
        plan.apply(add_unit(plan, current, name=names(en=f"Unit {id.upper()}"), under=under, id=id))
        plan.apply(add_post(plan, current, id, title=names(en="Head"), is_head=True, established=ONE))
    plan.apply(copy_scenario(plan, current, names(en="Draft"), id="draft"))
    plan.apply(move_unit(plan, "draft", "c", "b"))
    plan.apply(rename_unit(plan, "draft", "b", "en", "Unit B and C"))
    return plan
