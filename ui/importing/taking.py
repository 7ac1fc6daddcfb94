"""The end of an import: a new plan in the window, a new scenario, or an update; always one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from orgplanner.errors import OrgPlannerError, RuleBroken
from orgplanner.layout.collection import collection_paused
from orgplanner.model import ChangeSet, Plan, new_id
from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.importing.target import Step, Target, scenario_step
from ui.importing.work import let_go
from ui.readiness import kept, made_ready

if TYPE_CHECKING:
    from orgplanner.document import Document
    from orgplanner.importers.lists.result import Result
    from ui.files import Files
    from ui.importing.updates_page import UpdatesPage

OVERTAKEN = say("The plan was changed meanwhile; nothing was taken. Try again.")


class Taking(QObject):
    """`done` is emitted once the list is in a plan, `refused` with the sentence why it is not.

    What is made of a list is worked out beside the window and can be stopped; only what is finished goes into
    the plan, and that goes on to its end. `progressed` tells how much of how much is done.
    """

    done = Signal()
    refused = Signal(str)
    busy_changed = Signal()
    progressed = Signal(int, int)

    def __init__(self, desk: Desk, files: Files, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._files = desk, files
        self._lane = Lane(turn=desk.turn)
        self._is_over = False
        self.busy = False
        self.can_stop = False
        self._lane.progressed.connect(self._progress)
        desk.session.refused.connect(self._not_done)

    def take(self, result: Result, target: Target, updates: UpdatesPage) -> None:
        """Takes a result to its target; for a new plan the open one is left first, which may be declined."""
        if target.kind == "plan":
            self._files.leave(lambda: self._make(result, target.title))
        elif not self._files.is_occupied():
            id = new_id()
            step = scenario_step(result, target, id) if target.kind == "scenario" else updates.step()
            if step is not None:
                self._prepare(step, id if target.kind == "scenario" else "")

    def take_workbook(self, path: Path) -> None:
        """Makes a plan of all that a workbook of the program holds; the open plan is left first."""
        self._files.leave(lambda: self._make_of_workbook(path))

    def doing(self) -> Message | None:
        """What goes on, None for nothing."""
        return say("Importing …") if self.busy else None

    def stop(self) -> None:
        """Gives up what is not yet in the plan; nothing of it will be."""
        if self.can_stop:
            self._lane.cancel()
            self._set_busy(False)

    def overtaken(self) -> None:
        """Gives up what was worked out for a plan that is another now."""
        if self.can_stop:
            self.stop()
            self.refused.emit(self._desk.words(OVERTAKEN))

    def finish(self) -> None:
        """Nobody waits any more."""
        self._is_over = True
        self._desk.session.refused.disconnect(self._not_done)
        let_go(self._lane, self._desk.session)

    # a new plan

    def _make(self, result: Result, title: str) -> None:
        """Makes a document of the result, without a file yet, and shows it."""
        language = self._desk.words.language

        def make(_: Stop) -> Plan:
            from orgplanner.importers.lists.taking import as_new_plan

            return as_new_plan(result, title, language)

        self._make_plan(make)

    def _make_of_workbook(self, path: Path) -> None:
        """What is not understood in the workbook waits in the plan as something to be settled."""
        language = self._desk.words.language

        def make(stop: Stop) -> Plan:
            from orgplanner.importers.workbook import plan_of_workbook, read_grids, with_todos

            made = plan_of_workbook(read_grids(path, stop.check), path.name, stop.check)
            return with_todos(made, language)

        self._make_plan(make)

    def _make_plan(self, make: Callable[[Stop], Plan]) -> None:
        if self._is_over:
            return
        self._set_busy(True, can_stop=True)

        def work(stop: Stop) -> Document:
            from orgplanner.document import Document

            with collection_paused():
                plan = make(stop)
                stop.check()
                return kept(made_ready(Document.new(plan)), stop)

        self._lane.start(work, self._show, self._not_done)

    def _show(self, document: Document) -> None:
        self.can_stop = False
        self._desk.session.show(document)
        self._end()

    # the open plan

    def _prepare(self, step: Step, scenario: str) -> None:
        """Works out a step for the open plan, which then is done at once; a new scenario is shown."""
        plan = self._desk.session.plan
        if plan is None:
            return
        snapshot = plan.snapshot()
        self._set_busy(True, can_stop=True)

        def work(stop: Stop) -> ChangeSet:
            with collection_paused():
                return step(snapshot, stop.progress)

        self._lane.start(work, lambda changes: self._commit(changes, scenario), self._not_done)

    def _commit(self, changes: ChangeSet, scenario: str) -> None:
        """Puts into the plan what was worked out for it as it still is."""
        self._set_busy(True)
        session = self._desk.session

        def then() -> None:
            if scenario:
                session.choose(scenario)
            self._end()

        try:
            session.do_beside(lambda _plan, _scenario: changes, then=then)
        except RuleBroken as error:
            self._not_done(error)

    # the end

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

    def _progress(self, done: int, whole: int) -> None:
        if self.can_stop:
            self.progressed.emit(done, whole)

    def _set_busy(self, on: bool, *, can_stop: bool = False) -> None:
        self.busy, self.can_stop = on, can_stop
        self.busy_changed.emit()
