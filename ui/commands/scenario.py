"""Commands on scenarios: make, copy, describe, lock, delete, put in order, choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgplanner.text import say
from ui.commands.command import Command, Menu, Run, has_another, has_plan, has_scenario

if TYPE_CHECKING:
    from ui.session import Session
    from ui.window import MainWindow


def _is_open(session: Session) -> bool:
    return session.scenario_row is not None and not session.is_locked


def _dialog(window: MainWindow, kind: str) -> None:
    from ui.dialogs import scenario

    getattr(scenario, kind)(window.desk, window).open()


def _lock(locked: bool) -> Run:
    def run(window: MainWindow) -> None:
        from orgplanner.edits import lock_scenario

        window.desk.session.do(lock_scenario, locked=locked)

    return run


def _delete(window: MainWindow) -> None:
    from orgplanner.edits import delete_scenario
    from ui.dialogs import ask

    session, words = window.desk.session, window.desk.words
    assert session.plan is not None
    assert session.scenario_row is not None
    name = session.plan.words(session.scenario_row.name, words.language)
    question = say("Delete the scenario “{name}” with all its units and posts? Undo brings it back.", name=name)
    answers = (ask.Answer("delete", say("Delete")), ask.Answer("keep", say("Cancel"), "cancel"))
    if ask.ask(window, words, question, answers) == "delete":
        session.do_beside(delete_scenario)


def _step(way: int) -> Run:
    """Moves the scenario one place in the list of scenarios."""

    def run(window: MainWindow) -> None:
        from orgplanner.edits import reorder_scenario

        session = window.desk.session
        assert session.plan is not None
        order = [row.id for row in session.plan.ordered_scenarios()]
        place = order.index(session.scenario) + way
        if 0 <= place < len(order):
            session.do(reorder_scenario, **{"after" if way > 0 else "before": order[place]})

    return run


def _choose(way: int) -> Run:
    """Looks at the next scenario of the list, or at the one before."""

    def run(window: MainWindow) -> None:
        session = window.desk.session
        assert session.plan is not None
        order = [row.id for row in session.plan.ordered_scenarios()]
        if session.scenario in order:
            session.choose(order[(order.index(session.scenario) + way) % len(order)])

    return run


def _compare_with_file(window: MainWindow) -> None:
    from ui.matching.opening import compare_with_file

    compare_with_file(window)


def _match(window: MainWindow) -> None:
    from ui.matching.opening import match_scenarios

    match_scenarios(window)


COMMANDS = (
    Command("copy_scenario", say("Copy this scenario…"), lambda window: _dialog(window, "copy_of_scenario"),
            "Ctrl+Shift+D", when=has_scenario),
    Command("new_scenario", say("New empty scenario…"), lambda window: _dialog(window, "new_scenario"),
            when=has_plan),
    Command("compare_file", say("Compare with another file…"), _compare_with_file, when=has_scenario),
    Command("match_scenarios", say("Match scenarios…"), _match, when=has_another),
    Command("edit_scenario", say("Name and properties…"), lambda window: _dialog(window, "scenario_properties"),
            when=has_scenario),
    Command("lock_scenario", say("Lock the scenario"), _lock(True), "", "lock", when=_is_open),
    Command("unlock_scenario", say("Unlock the scenario"), _lock(False), when=lambda session: session.is_locked),
    Command("delete_scenario", say("Delete the scenario…"), _delete, when=has_scenario),
    Command("scenario_up", say("Move the scenario up"), _step(-1), when=has_scenario),
    Command("scenario_down", say("Move the scenario down"), _step(1), when=has_scenario),
    Command("next_scenario", say("Next scenario"), _choose(1), "Ctrl+PgDown", when=has_scenario),
    Command("previous_scenario", say("Previous scenario"), _choose(-1), "Ctrl+PgUp", when=has_scenario),
)  # fmt: skip
MENU = Menu(
    say("Scenario"),
    ("copy_scenario", "new_scenario", "", "compare_file", "match_scenarios", "", "edit_scenario", "lock_scenario",
     "unlock_scenario", "delete_scenario",
     "", "scenario_up", "scenario_down", "", "next_scenario", "previous_scenario"),
)  # fmt: skip
