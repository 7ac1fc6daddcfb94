"""Commands of restructuring: guided acts on units, each with its decision and grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgplanner.text import say
from ui.commands.adding import may_edit
from ui.commands.command import Command, Menu, has_post, has_scenario, has_unit
from ui.commands.unit import has_any_units
from ui.dialogs import opening

if TYPE_CHECKING:
    from ui.session import Session
    from ui.window import MainWindow


def _transfer(window: MainWindow) -> None:
    from ui.acts.transfer import TransferDialog

    session = window.desk.session
    if may_edit(session):
        TransferDialog(window.desk, session.selected_in("units"), window).open()


def _can_be_converted(session: Session) -> bool:
    return has_unit(session) or has_post(session)


def _convert(window: MainWindow) -> None:
    from ui.acts.convert import ConvertDialog
    from ui.acts.convert_post import ConvertPostDialog

    session = window.desk.session
    if may_edit(session):
        asked = ConvertDialog if has_unit(session) else ConvertPostDialog
        asked(window.desk, session.selected, window).open()


def new_from_template(window: MainWindow) -> None:
    """A unit from a template, below what is selected."""
    from ui.acts.template import TemplateDialog

    session = window.desk.session
    if may_edit(session):
        TemplateDialog(window.desk, session.unit_of(session.selected) or None, window).open()


def _merge(window: MainWindow) -> None:
    from ui.acts.merge import MergeDialog

    session = window.desk.session
    if may_edit(session):
        MergeDialog(window.desk, session.selected_in("units"), window).open()


def _review(window: MainWindow) -> None:
    window.work.show_page("review")


def _split(window: MainWindow) -> None:
    from ui.acts.split import SplitDialog

    session = window.desk.session
    if may_edit(session):
        SplitDialog(window.desk, session.selected, window).open()


COMMANDS = (
    Command("merge", say("Merge…"), _merge, "Ctrl+Shift+M", when=has_scenario),
    Command("split", say("Split…"), _split, "Ctrl+Shift+P", when=has_unit),
    Command("transfer", say("Transfer…"), _transfer, "Ctrl+Shift+T", when=has_any_units),
    Command("convert", say("Convert…"), _convert, when=_can_be_converted),
    Command("review", say("Review list"), _review, "Ctrl+Shift+R", when=has_scenario),
    Command("limits", say("Limits…"), opening.show_limits, when=has_scenario),
    Command("template", say("New from a template…"), new_from_template, "Ctrl+T", when=has_scenario),
)
ACTS = ("merge", "split", "transfer", "convert")
MENU = Menu(say("Restructure"), (*ACTS, "close", "", "template", "", "review", "limits"))
