"""Commands on units of the structure: add, name, describe, move, close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgplanner.text import say
from ui.commands import adding
from ui.commands.adding import may_edit
from ui.commands.command import Command, Menu, Run, has_unit
from ui.commands.edit import chosen_ids, has_structure

if TYPE_CHECKING:
    from ui.session import Session
    from ui.window import MainWindow


def may_add_below(session: Session) -> bool:
    """There is a scenario, and nobody looks at a unit of another one, below which nothing can be added."""
    return session.state is not None and not session.bygone[1]


def may_add_beside(session: Session) -> bool:
    """There is something to add beside, or nothing yet at all; Enter on a chart means nothing else."""
    return session.state is not None and (bool(session.selection) or not session.state.units)


def has_any_units(session: Session) -> bool:
    """One or more units are selected."""
    return "units" in session.chosen_tables


def _shift(way: str) -> Run:
    def run(window: MainWindow) -> None:
        from orgplanner.edits import shift

        session = window.desk.session
        session.do(shift, chosen_ids(session), way)

    return run


def _unplace(window: MainWindow) -> None:
    from orgplanner.edits import unplace_many

    session = window.desk.session
    session.do(unplace_many, chosen_ids(session))


def _move_to(window: MainWindow) -> None:
    from ui.acts.move import MoveDialog

    if may_edit(window.desk.session):
        MoveDialog(window.desk, chosen_ids(window.desk.session), window).open()


def _close(window: MainWindow) -> None:
    from ui.acts.closing import close_selected

    close_selected(window)


def _rename(window: MainWindow) -> None:
    if may_edit(window.desk.session):
        adding.edit_name(window, window.desk.session.selected)


def _fold(window: MainWindow) -> None:
    unit = window.desk.session.unit_of(window.desk.session.selected)
    if unit:
        window.work.chart.canvas.folded_toggled.emit(unit)


COMMANDS = (
    Command("add_below", say("Add a unit below"), adding.add_below, "Ins", "plus", when=may_add_below,
            at="structure"),
    Command("add_beside", say("Add a unit beside"), adding.add_beside, "Return; Enter", when=may_add_beside,
            at="structure"),
    Command("add_above", say("Add a unit above"), adding.add_above, "Ctrl+Return", when=has_any_units,
            at="structure"),
    Command("rename", say("Rename"), _rename, "F2", "pencil", when=has_structure, at="structure"),
    Command("unit_up", say("Move up in the order"), _shift("up"), "Alt+Up", when=has_structure, at="structure"),
    Command("unit_down", say("Move down in the order"), _shift("down"), "Alt+Down", when=has_structure,
            at="structure"),
    Command("unit_out", say("Move one level up"), _shift("out"), "Alt+Left", when=has_any_units,
            at="structure"),
    Command("unit_in", say("Move below the unit before"), _shift("in"), "Alt+Right", when=has_any_units,
            at="structure"),
    Command("move_to", say("Move to…"), _move_to, "Ctrl+M", when=has_structure, at="structure"),
    Command("unplace", say("Move to not yet placed"), _unplace, "Ctrl+Del", when=has_structure, at="structure"),
    Command("fold", say("Fold or unfold"), _fold, "Space", when=has_unit, at="structure"),
    Command("close", say("Close…"), _close, "Del", when=lambda session: bool(session.selection), at="structure"),
)  # fmt: skip
MENU = Menu(
    say("Structure"),
    ("add_below", "add_beside", "add_above", "template", "", "rename", ">kind", ">colour", ">role", ">arrangement",
     "", "unit_up", "unit_down", "unit_out", "unit_in", "move_to", "unplace", "", "fold", "close"),
)  # fmt: skip
