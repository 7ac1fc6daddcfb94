"""Commands of editing that belong to no one thing: undo, redo, clipboard, selection, find."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from orgplanner.text import say
from ui.commands.command import Command, Menu, Standard, has_plan, has_selection
from ui.dialogs import opening
from ui.importing.opening import ask_what_a_table_is, is_table, paste_list

if TYPE_CHECKING:
    from orgplanner.model import ChangeSet, Plan
    from ui.session import Session
    from ui.window import MainWindow

LARGE = 1000
"""Rows from which on they are added beside the window."""
LETTERS = 400
"""About as many as one row has on the clipboard."""


def has_structure(session: Session) -> bool:
    """Units or posts are selected."""
    return not session.chosen_tables.isdisjoint(("units", "posts"))


def chosen_ids(session: Session) -> list[str]:
    """The selected units and posts, in the order of selection."""
    wanted = {*session.selected_in("units"), *session.selected_in("posts")}
    return [id for id in session.selection if id in wanted]


def _copy(window: MainWindow) -> None:
    window.work.copier.copy(chosen_ids(window.desk.session))


def _cut(window: MainWindow) -> None:
    from ui.commands.adding import may_edit

    if may_edit(window.desk.session):
        window.work.copier.copy(chosen_ids(window.desk.session), cut=True)


def _copy_table(window: MainWindow) -> None:
    window.work.copier.copy(chosen_ids(window.desk.session), as_table=True)


def _paste(window: MainWindow) -> None:
    from orgplanner.errors import RuleBroken
    from ui.clipboard import branch_on_clipboard, text_on_clipboard

    session = window.desk.session
    try:
        if branch := branch_on_clipboard():
            _paste_branch(window, branch)
        elif text := text_on_clipboard():
            wanted = ask_what_a_table_is(window) if is_table(text) else "outline"
            if wanted == "list":
                paste_list(window)
            elif wanted == "outline":
                _paste_lines(window, text)
        else:
            window.tell(say("Nothing that was copied can be pasted here."))
    except RuleBroken as error:
        session.refused.emit(error)


def _paste_branch(window: MainWindow, text: str) -> None:
    """Moves what was cut in this scenario; else copies, beside what was copied where that is still selected."""
    from orgplanner.document.branch_text import read_branch, read_head
    from orgplanner.edits import carry_over, move_many, paste_branch

    session = window.desk.session
    assert session.plan is not None
    head = read_head(text)
    here = head.plan == session.plan.id and head.scenario == session.scenario
    under: str | None = session.unit_of(session.selected) or None
    if here and head.cut and all(session.has(id) for id in head.tops):
        if session.do(move_many, head.tops, under):
            session.select_many(head.tops)
            window.work.copier.forget_cut()
        return
    origin = session.plan.states.get(head.scenario) if window.work.copier.is_cut_here(text) else None
    if origin and not here and all(id in origin.units or id in origin.posts for id in head.tops):
        size = len(text) // LETTERS
        _do_and_select(session, carry_over, size, head.scenario, head.tops, under)
        window.work.copier.forget_cut()
        return
    after = None
    if here and set(head.tops) == set(chosen_ids(session)):
        after = head.tops[-1]
        under = _place_of(session, after)

    def paste(plan: Plan, scenario: str) -> ChangeSet:
        return paste_branch(plan, scenario, read_branch(text), under, after=after)

    _do_and_select(session, paste, len(text) // LETTERS)


def _place_of(session: Session, id: str) -> str | None:
    """What a unit or post stands in."""
    assert session.state is not None
    unit = session.state.units.get(id)
    return unit.parent if unit is not None else session.state.posts[id].unit


def _paste_lines(window: MainWindow, text: str) -> None:
    from orgplanner.edits import add_outline

    session = window.desk.session
    under = session.unit_of(session.selected) or None
    size = text.count("\n")
    _do_and_select(session, add_outline, size, text, under, language=window.desk.words.language)


def _duplicate(window: MainWindow) -> None:
    from orgplanner.analysis.contents import contents
    from orgplanner.edits import duplicate_many

    session = window.desk.session
    ids = chosen_ids(session)
    if session.state is not None and ids:
        found = contents(session.state, ids)
        _do_and_select(session, duplicate_many, found.units + found.posts, ids)


def _do_and_select(
    session: Session, edit: Callable[..., ChangeSet], size: int, *words: object, **more: object
) -> None:
    """Commits an edit, beside the window where it is large, and selects what it added."""
    from ui.commands.adding import select_made

    made: list[ChangeSet] = []

    def run(*given: Any, **also: Any) -> ChangeSet:
        made.append(edit(*given, **also))
        return made[-1]

    if size > LARGE:
        session.do_beside(run, *words, then=lambda: select_made(session, made[-1]), **more)
    elif session.do(run, *words, **more):
        select_made(session, made[-1])


def _select_all(window: MainWindow) -> None:
    session, chart = window.desk.session, window.work.chart
    if session.state is None:
        return
    on_chart = chart.canvas.hasFocus()
    session.select_many(chart.boxes if on_chart else [unit.id for unit, _ in session.state.walk()])


def _select_branch(window: MainWindow) -> None:
    session = window.desk.session
    if session.state is None:
        return
    tops = dict.fromkeys(session.unit_of(id) for id in session.selection)
    units = [unit.id for top in tops if top for unit in session.state.branch(top)]
    session.select_many(dict.fromkeys([*reversed(units), *tops]))


COMMANDS = (
    Command(
        "undo", say("Undo"), lambda window: window.desk.session.undo(), Standard.Undo, "arrow-back-up",
        when=lambda session: session.document is not None and session.document.can_undo,
    ),
    Command(
        "redo", say("Redo"), lambda window: window.desk.session.redo(), "Ctrl+Shift+Z; Ctrl+Y", "arrow-forward-up",
        when=lambda session: session.document is not None and session.document.can_redo,
    ),
    Command("history", say("History…"), opening.show_history, "Ctrl+Alt+Z", when=has_plan),
    Command("cut", say("Cut"), _cut, Standard.Cut, when=has_structure, at="structure"),
    Command("copy", say("Copy"), _copy, Standard.Copy, when=has_structure, at="structure"),
    Command("paste", say("Paste"), _paste, Standard.Paste, when=has_plan, at="structure"),
    Command("paste_list", say("Paste a list…"), paste_list, "Ctrl+Shift+V"),
    Command("duplicate", say("Duplicate"), _duplicate, "Ctrl+D", when=has_structure, at="structure"),
    Command("copy_text", say("Copy as a table"), _copy_table, "Ctrl+Shift+C", when=has_structure, at="structure"),
    Command("select_all", say("Select all"), _select_all, Standard.SelectAll, when=has_plan, at="structure"),
    Command("select_branch", say("Select the branch"), _select_branch, "Ctrl+Shift+A", when=has_selection,
            at="structure"),
    Command("find", say("Find or run a command…"), opening.show_find, "Ctrl+K", "search"),
)  # fmt: skip
MENU = Menu(
    say("Edit"),
    ("undo", "redo", "history", "", "cut", "copy", "paste", "paste_list", "duplicate", "copy_text", "",
     "select_all", "select_branch", "", "find"),
)  # fmt: skip
