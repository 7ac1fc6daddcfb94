"""Commands that change how the plan is looked at, not the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgplanner.text import LANGUAGES, Message, say
from ui.commands.command import Command, Menu, Run, has_plan, has_scenario, on_chart
from ui.commands.staging import COMMANDS as STAGING

if TYPE_CHECKING:
    from orgplanner.model import View
    from ui.session import Session
    from ui.window import MainWindow

COLOURS: dict[str, Message] = {
    "kind": say("Colour by kind"), "grade": say("Colour by grade"), "vacancy": say("Colour by vacancy"),
    "cost": say("Colour by cost"), "source": say("Colour by the basis of the figures"),
    "change": say("Colour by change"),
}  # fmt: skip


def has_views(session: Session) -> bool:
    """There is a view that can be changed."""
    return session.plan is not None and bool(session.plan.views)


def _save_view(window: MainWindow) -> None:
    from ui.dialogs.view import ViewDialog

    dialog = ViewDialog(window.desk, window.work.chart.choice, window)
    dialog.accepted.connect(lambda: window.work.chart.follow_view(dialog.saved))
    dialog.open()


def _update_view(window: MainWindow) -> None:
    from orgplanner.edits import change_view
    from ui.viewing import fields_of

    view = _chosen_view(window)
    if view is not None:
        session = window.desk.session
        session.do_shared(change_view, view.id, **fields_of(window.work.chart.choice, session))


def _change_view(window: MainWindow) -> None:
    from ui.dialogs.view import ViewDialog

    view = _chosen_view(window)
    if view is not None:
        ViewDialog(window.desk, window.work.chart.choice, window, view).open()


def _delete_view(window: MainWindow) -> None:
    from orgplanner.edits import delete_view

    view = _chosen_view(window)
    if view is not None:
        window.desk.session.do_shared(delete_view, view.id)


def _chosen_view(window: MainWindow) -> View | None:
    """The view that is looked through; where there is none, says what to do."""
    from ui.viewing import current_view

    view = current_view(window)
    if view is None:
        window.tell(say("Choose a saved view first."))
    return view


def _colour_by(by: str) -> Run:
    return lambda window: window.work.chart.colour(by)


def _toggle_legend(window: MainWindow) -> None:
    chart = window.work.chart
    chart.show_legend(not chart.legend.wanted)


def _wear(theme: str) -> Run:
    return lambda window: window.wear(theme)


def _speak(language: str) -> Run:
    return lambda window: window.speak(language)


def _inspect(window: MainWindow) -> None:
    """Gives the keys to the inspector, shown if need be; Escape gives them back to the chart."""
    window.commands.by_id["right"].setChecked(True)
    window.show_panels()
    window.work.inspector.go_in()


COMMANDS = (
    Command("zoom_in", say("Zoom in"), on_chart("zoom_in"), "Ctrl++; Ctrl+=", "zoom-in", when=has_plan),
    Command("zoom_out", say("Zoom out"), on_chart("zoom_out"), "Ctrl+-", "zoom-out", when=has_plan),
    Command("fit", say("Fit the chart into the window"), on_chart("fit"), "Ctrl+0", "maximize", when=has_plan),
    Command("unfold", say("Unfold all"), on_chart("fold_to", 0), "Ctrl+Shift+0", when=has_plan),
    Command("fold_1", say("Fold to level 1"), on_chart("fold_to", 1), "Ctrl+Shift+1", when=has_plan),
    Command("fold_2", say("Fold to level 2"), on_chart("fold_to", 2), "Ctrl+Shift+2", when=has_plan),
    Command("fold_3", say("Fold to level 3"), on_chart("fold_to", 3), "Ctrl+Shift+3", when=has_plan),
    Command("chart_units", say("Chart of units"), on_chart("choose_kind", "units"), when=has_plan),
    Command("chart_posts", say("Chart of posts"), on_chart("choose_kind", "posts"), when=has_plan),
    Command("chart_both", say("Chart of units and posts"), on_chart("choose_kind", "both"), when=has_plan),
    *(Command(f"colour_{by}", words, _colour_by(by), when=has_plan) for by, words in COLOURS.items()),
    *STAGING,
    Command("legend", say("Show or hide the legend"), _toggle_legend, "Ctrl+Shift+K", when=has_plan),
    Command("save_view", say("Save this view…"), _save_view, when=has_scenario),
    Command("update_view", say("Update the view"), _update_view, when=has_views),
    Command("change_view", say("Name, language and paper of the view…"), _change_view, when=has_views),
    Command("delete_view", say("Delete the view"), _delete_view, when=has_views),
    Command(
        "left", say("Panels on the left"), lambda window: window.show_panels(), "Ctrl+Shift+L", "layout-sidebar",
        "!left", has_plan,
    ),
    Command("inspect", say("Go to the inspector"), _inspect, "Alt+Return", when=has_plan),
    Command(
        "right", say("Inspector"), lambda window: window.show_panels(), "Ctrl+Shift+I", "layout-sidebar-right",
        "!right", has_plan,
    ),
    Command("light", say("Light"), _wear("light"), icon="sun", group="theme"),
    Command("dark", say("Dark"), _wear("dark"), icon="moon", group="theme"),
    Command("contrast", say("High contrast"), _wear("contrast"), group="theme"),
    *(Command(code, Message(name), _speak(code), group="language") for code, name in LANGUAGES.items()),
)  # fmt: skip
MENU = Menu(
    say("View"),
    ("zoom_in", "zoom_out", "fit", "", "unfold", "fold_1", "fold_2", "fold_3", "", "chart_units", "chart_posts",
     "chart_both", ">stages", ">colours", "legend", "", ">views", "", "left", "right", "inspect", "", "light",
     "dark", "contrast", "", *LANGUAGES),
)  # fmt: skip
