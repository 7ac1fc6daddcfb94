"""Units and posts on the clipboard: for this program as a branch, for others as lines of a table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from orgplanner.text import say
from ui.background import Lane
from ui.desk import Desk

if TYPE_CHECKING:
    from orgplanner.model import Plan, State

FORMAT = "application/x-orgplanner-branch"
MANY = 300
"""Units from which on they are made ready for the clipboard beside the window."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A branch in both ways, and how many units and posts it has."""

    text: str
    lines: str
    count: int


def written(plan: Plan, scenario: str, ids: Collection[str], language: str, *, cut: bool = False) -> Copied:
    """Units and posts as they go on the clipboard."""
    from orgplanner.document.branch_text import branch_lines, branch_text
    from orgplanner.edits import take_branch

    branch = take_branch(plan, scenario, ids, cut=cut)
    count = len(branch.of("units")) + len(branch.of("posts"))
    return Copied(branch_text(branch), branch_lines(plan, branch, language), count)


class Copier(QObject):
    """Puts units and posts on the clipboard, beside the window where they are many, and says so.

    `cut` are the ids of what waits to be pasted elsewhere in its scenario; `cut_changed` when these are others.
    """

    cut_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lane = Lane(self, desk.turn)
        self._cut: tuple[str, ...] = ()
        self._cut_in = ""
        self._cut_head = ""
        QGuiApplication.clipboard().dataChanged.connect(self._look_again)
        desk.session.document_changed.connect(self.forget_cut)

    @property
    def cut(self) -> tuple[str, ...]:
        """The ids of what was cut in the chosen scenario and is still to be pasted."""
        return self._cut if self._cut_in == self._desk.session.scenario else ()

    def is_cut_here(self, text: str) -> bool:
        """Whether what is on the clipboard was cut in this window, not in a file that is a copy of this one."""
        return bool(self._cut) and text.startswith(self._cut_head)

    def forget_cut(self) -> None:
        """What was cut was pasted, or nobody can paste it any more."""
        if self._cut:
            self._keep_cut((), "")

    def _keep_cut(self, ids: Collection[str], head: str) -> None:
        self._cut, self._cut_head, self._cut_in = tuple(ids), head, self._desk.session.scenario
        self.cut_changed.emit()

    def _look_again(self) -> None:
        """Something else may be on the clipboard now."""
        if self._cut and not branch_on_clipboard().startswith(self._cut_head):
            self.forget_cut()

    def copy(self, ids: Collection[str], *, cut: bool = False, as_table: bool = False) -> None:
        """Copies, cuts (what is pasted then moves), or copies only the lines of a table."""
        session, language = self._desk.session, self._desk.words.language
        plan, state, scenario = session.plan, session.state, session.scenario
        if plan is None or state is None or not ids:
            return

        def put(copied: Copied) -> None:
            self._put(copied, cut, as_table)
            if cut and session.scenario == scenario:
                self._keep_cut(ids, copied.text.partition("\n")[0])

        if _is_large(state, ids):
            snapshot = plan.snapshot()
            self._lane.start(lambda _: written(snapshot, scenario, ids, language, cut=cut), put)
        else:
            self._lane.cancel()
            put(written(plan, scenario, ids, language, cut=cut))

    def _put(self, copied: Copied, cut: bool, as_table: bool) -> None:
        data = QMimeData()
        if not as_table:
            data.setData(FORMAT, copied.text.encode())
        data.setText(copied.lines)
        QGuiApplication.clipboard().setMimeData(data)
        if as_table:
            said = say("Copied as a table.")
        elif cut:
            said = say("Cut: {count}. Paste where it is to stand.", count=copied.count)
        else:
            said = say("Copied: {count} units and posts.", count=copied.count)
        self._desk.session.done.emit(said)

    def finish(self) -> None:
        """Waits for what is being made ready; nothing is delivered any more."""
        self._lane.finish()


def _is_large(state: State, ids: Collection[str]) -> bool:
    units = chain.from_iterable(state.branch(id) for id in ids if id in state.units)
    return len(ids) > MANY or sum(1 for _ in islice(units, MANY)) == MANY


def branch_on_clipboard() -> str:
    """The text of what was copied here or in another window of the program; "" when it was something else."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if data is None or not data.hasFormat(FORMAT):
        return ""
    return bytes(data.data(FORMAT).data()).decode(errors="replace")


def text_on_clipboard() -> str:
    """Any text, "" when there is none."""
    return QGuiApplication.clipboard().text()
