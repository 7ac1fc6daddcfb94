"""The end of an import: a new plan in the window, a new scenario, or an update; always one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from orgplanner.errors import OrgPlannerError
from orgplanner.layout.collection import collection_paused
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.importing.target import Target, bring_as_scenario
from ui.importing.work import let_go
from ui.readiness import kept, made_ready

if TYPE_CHECKING:
    from orgplanner.document import Document
    from orgplanner.importers.lists.result import Result
    from ui.files import Files
    from ui.importing.updates_page import UpdatesPage


class Taking(QObject):
    """`done` is emitted once the list is in a plan, `refused` with the sentence why it is not."""

    done = Signal()
    refused = Signal(str)
    busy_changed = Signal()

    def __init__(self, desk: Desk, files: Files, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._files = desk, files
        self._lane = Lane(turn=desk.turn)
        self._is_over = False
        self.busy = False
        desk.session.refused.connect(self._not_done)

    def take(self, result: Result, target: Target, updates: UpdatesPage) -> None:
        """Takes a result to its target; for a new plan the open one is left first, which may be declined."""
        if target.kind == "plan":
            self._files.leave(lambda: self._make(result, target.title))
        elif not self._files.is_occupied():
            self._set_busy(True)
            if target.kind == "scenario":
                bring_as_scenario(self._desk, result, target, self._end)
            else:
                updates.take(self._end)

    def finish(self) -> None:
        """Nobody waits any more."""
        self._is_over = True
        self._desk.session.refused.disconnect(self._not_done)
        let_go(self._lane, self._desk.session)

    def _make(self, result: Result, title: str) -> None:
        """Makes a document of the result, without a file yet, and shows it."""
        if self._is_over:
            return
        language = self._desk.words.language
        self._set_busy(True)

        def work(stop: Stop) -> Document:
            from orgplanner.document import Document
            from orgplanner.importers.lists.taking import as_new_plan

            with collection_paused():
                return kept(made_ready(Document.new(as_new_plan(result, title, language))), stop)

        self._lane.start(work, self._show, self._not_done)

    def _show(self, document: Document) -> None:
        self._desk.session.show(document)
        self._end()

    def _end(self) -> None:
        self._set_busy(False)
        self.done.emit()

    def _not_done(self, error: BaseException) -> None:
        if not self.busy:
            return
        self._set_busy(False)
        if not isinstance(error, OrgPlannerError):
            raise error
        self.refused.emit(error.sentence(self._desk.words.language))

    def _set_busy(self, on: bool) -> None:
        self.busy = on
        self.busy_changed.emit()
