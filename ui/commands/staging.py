"""Commands that hold the chart against another scenario: before, after, changes, arrows, wave by wave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgplanner.text import say
from ui.commands.command import Command, Run, has_another
from ui.plain import menu_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from orgplanner.drawing.options import Stage
    from ui.session import Session
    from ui.window import MainWindow


def looks_back(session: Session) -> bool:
    """A row is looked at as another scenario has it."""
    return bool(session.bygone[1])


def _stage(name: Stage) -> Run:
    return lambda window: window.work.chart.staging.toggle(name)


def _go_to_new_place(window: MainWindow) -> None:
    window.work.chart.staging.go_to_place(window.desk.session.bygone[1])


COMMANDS = (
    Command("stage_off", say("The scenario alone"), _stage(""), group="stage", when=has_another),
    Command("stage_before", say("Chart: before"), _stage("before"), "Ctrl+1", group="stage", when=has_another),
    Command("stage_after", say("Chart: after"), _stage("after"), "Ctrl+2", group="stage", when=has_another),
    Command("stage_changes", say("Chart: changes"), _stage("changes"), "Ctrl+3", group="stage", when=has_another),
    Command(
        "arrows", say("Arrows from old places to new ones"),
        lambda window: window.work.chart.staging.show_arrows(not window.work.chart.choice.arrows), "Ctrl+4",
        group="!arrows", when=has_another,
    ),
    Command(
        "play", say("Play the waves one by one"), lambda window: window.work.chart.staging.play_through(), "Ctrl+5",
        "player-play", when=has_another,
    ),
    Command("to_new_place", say("To where it is now"), _go_to_new_place, when=looks_back),
)  # fmt: skip
IDS = ("stage_off", "stage_before", "stage_after", "stage_changes", "", "arrows", "play", "to_new_place")


def follow(window: MainWindow) -> None:
    """Marks the commands whose state the chart has."""
    choice = window.work.chart.choice
    window.commands.by_id[f"stage_{choice.stage or 'off'}"].setChecked(True)
    window.commands.by_id["arrows"].setChecked(choice.arrows)


def fill(window: MainWindow, menu: QMenu) -> None:
    """Offers the stages, and each scenario that the chosen one can be compared with."""
    from ui.panels.stages import against_of, others

    menu.clear()
    if window.desk.session.plan is None:
        return
    chart = window.work.chart
    follow(window)
    window.commands.enable()
    window.commands.tint(IDS)
    for id in IDS:
        menu.addAction(window.commands.by_id[id]) if id else menu.addSeparator()
    menu.addSeparator()
    chosen = against_of(window.desk, chart.choice)
    for id, name in others(window.desk).items():
        words = window.desk.words(say("Compared with “{scenario}”", scenario=name))
        action = menu.addAction(menu_text(words))
        action.setCheckable(True)
        action.setChecked(id == chosen)
        action.triggered.connect(lambda _=False, id=id: chart.staging.hold_against(id))
