"""Commands of editing that belong to no one thing: undo, redo, clipboard, selection, find."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from orgplanner.text import say
from ui.commands.command import Command, Menu, Standard, has_plan, has_selection
from ui.dialogs import opening

if TYPE_CHECKING:
    from orgplanner.edits import Branch
    from orgplanner.model import ChangeSet
    from ui.session import Session
    from ui.window import MainWindow

LARGE = 2000
"""Rows of a branch from which on it is pasted beside the window."""


def has_structure(session: Session) -> bool:
    """Units or posts are selected."""
    return bool(session.selected_in("units") or session.selected_in("posts"))


def chosen_ids(session: Session) -> list[str]:
    """The selected units and posts, in the order of selection."""
    wanted = {*session.selected_in("units"), *session.selected_in("posts")}
    return [id for id in session.selection if id in wanted]


def _copy(window: MainWindow, *, cut: bool = False) -> None:
    from ui import clipboard

    branch = _branch(window.desk.session, cut)
    if branch is None or window.desk.session.plan is None:
        return
    clipboard.put_branch(window.desk.session.plan, branch, window.desk.words.language)
    count = len(branch.of("units")) + len(branch.of("posts"))
    window.tell(
        say("Cut: {count}. Paste where it is to stand.", count=count)
        if cut
        else say("Copied: {count} units and posts.", count=count)
    )


def _cut(window: MainWindow) -> None:
    from ui.commands.adding import may_edit

    if may_edit(window.desk.session):
        _copy(window, cut=True)


def _copy_text(window: MainWindow) -> None:
    from ui import clipboard

    branch = _branch(window.desk.session)
    if branch is not None and window.desk.session.plan is not None:
        clipboard.put_lines(window.desk.session.plan, branch, window.desk.words.language)
        window.tell(say("Copied as a table."))


def _branch(session: Session, cut: bool = False) -> Branch | None:
    from orgplanner.edits import take_branch

    ids = chosen_ids(session)
    return take_branch(session.plan, session.scenario, ids, cut=cut) if ids and session.plan is not None else None


def _paste(window: MainWindow) -> None:
    from orgplanner.errors import RuleBroken
    from ui import clipboard

    session = window.desk.session
    if session.plan is None:
        return
    try:
        if clipboard.has_branch():
            _paste_branch(window, clipboard.take_branch())
        elif clipboard.has_text():
            _paste_lines(window, clipboard.read_text())
        else:
            window.tell(say("Nothing that was copied can be pasted here."))
    except RuleBroken as error:
        session.refused.emit(error)


def _paste_branch(window: MainWindow, branch: Branch) -> None:
    from orgplanner.edits import move_many, paste_branch

    session = window.desk.session
    assert session.plan is not None
    here = branch.plan == session.plan.id and branch.scenario == session.scenario
    under: str | None = session.unit_of(session.selected) or None
    if here and branch.cut and all(session.has(id) for id in branch.tops):
        if session.do(move_many, branch.tops, under):
            session.select_many(branch.tops)
        return
    after = None
    if here and set(branch.tops) == set(chosen_ids(session)):
        after = branch.tops[-1]
        under = _place_of(session, after)
    size = sum(len(rows) for rows in branch.rows.values())
    _do_and_select(session, paste_branch, size, branch, under, after=after)


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
    from orgplanner.edits import duplicate_many

    branch = _branch(window.desk.session)
    if branch is not None:
        size = sum(len(rows) for rows in branch.rows.values())
        _do_and_select(window.desk.session, duplicate_many, size, branch.tops)


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
    placed = [unit.id for unit, _ in session.state.walk()]
    session.select_many(list(chart.boxes) if chart.canvas.hasFocus() else placed)


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
        "redo", say("Redo"), lambda window: window.desk.session.redo(), Standard.Redo, "arrow-forward-up",
        when=lambda session: session.document is not None and session.document.can_redo,
    ),
    Command("history", say("History…"), opening.show_history, "Ctrl+Alt+Z", when=has_plan),
    Command("cut", say("Cut"), _cut, Standard.Cut, when=has_structure, at="structure"),
    Command("copy", say("Copy"), _copy, Standard.Copy, when=has_structure, at="structure"),
    Command("paste", say("Paste"), _paste, Standard.Paste, when=has_plan, at="structure"),
    Command("duplicate", say("Duplicate"), _duplicate, "Ctrl+D", when=has_structure, at="structure"),
    Command("copy_text", say("Copy as a table"), _copy_text, "Ctrl+Shift+C", when=has_structure, at="structure"),
    Command("select_all", say("Select all"), _select_all, Standard.SelectAll, when=has_plan, at="structure"),
    Command("select_branch", say("Select the branch"), _select_branch, "Ctrl+Shift+A", when=has_selection,
            at="structure"),
    Command("find", say("Find or run a command…"), opening.show_find, "Ctrl+K", "search"),
)  # fmt: skip
MENU = Menu(
    say("Edit"),
    ("undo", "redo", "history", "", "cut", "copy", "paste", "duplicate", "copy_text", "", "select_all", "select_branch", "",
     "find"),
)  # fmt: skip
