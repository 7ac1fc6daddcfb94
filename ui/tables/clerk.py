"""What is done with the cells of a table: typed, pasted, filled, cleared, copied; rows added and deleted.

Little is done at once. Much is worked out beside the window on a snapshot, with progress, and committed in one go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from orgplanner.analysis.tables import Sheet, Speller
from orgplanner.analysis.tables.blocks import Block, Cell, Target, new_targets, written_block
from orgplanner.analysis.tables.column import copied
from orgplanner.analysis.tables.reading import blank_row
from orgplanner.analysis.tables.tsv import read_block
from orgplanner.edits import delete_rows
from orgplanner.errors import OrgPlannerError
from orgplanner.model import SHARED, ChangeSet, new_id
from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.clipboard import text_on_clipboard
from ui.desk import Desk
from ui.dialogs.ask import Answer, ask
from ui.tables.aiming import columns_from, headed_columns, ids_from
from ui.tables.unsettled import NewRow, Typed
from ui.tables.view import TableView

AT_ONCE = 300
"""Cells up to which a block is written while the window waits."""
MUCH_TEXT = 60_000
LARGE = 500
ADD = Answer("add", say("Add rows"))
FITS = Answer("fits", say("Only what fits"), "no")
CANCEL = Answer("cancel", say("Cancel"), "cancel")
Rows = list[list[str | None]]
"""Texts of cells; None leaves a cell as it is."""
Marks = dict[tuple[str, str], Typed]
"""What stays in cells that were not understood, by row and column."""


@dataclass(frozen=True, slots=True)
class Job:
    """A block on its way into rows and columns; `told` says that its report is to be shown."""

    targets: list[Target]
    columns: list[str]
    block: Rows
    told: bool = False


class Clerk(QObject):
    """`settled` when cells or rows that are not in the plan changed; `reported` carries cells not understood."""

    settled = Signal()
    reported = Signal(object)
    told = Signal(object)
    working = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, desk: Desk, view: TableView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._view, self._model = desk, view, view.table
        self.coming: dict[str, str] = {}
        self._lane = Lane(self, desk.turn)
        self._lane.progressed.connect(self.progressed)
        self._job: Job | None = None
        desk.session.changed.connect(self._changed_meanwhile)
        self._model.written.connect(self._typed)
        for signal, slot in (
            (view.paste_asked, self.paste), (view.fill_asked, self.fill_down),
            (view.clear_asked, self.clear_cells), (view.insert_asked, self.insert),
            (view.delete_asked, self.delete),
        ):  # fmt: skip
            signal.connect(slot)

    @property
    def sheet(self) -> Sheet:
        return self._model.sheet

    @property
    def busy(self) -> bool:
        """Whether something is worked out beside the window."""
        return self._lane.busy

    def cancel(self) -> None:
        """Calls off what is worked out; nothing of it is done."""
        self._job = None
        self._lane.cancel()
        self.working.emit(None)

    def finish(self) -> None:
        """Waits for what runs; nothing is delivered any more."""
        self._job = None
        self._lane.finish()

    # writing

    def _typed(self, id: str, column: str, text: str) -> None:
        self._write(Job([self._target(id, {column: text})], [column], [[text]]))

    def _target(self, id: str, typed: dict[str, str]) -> Target:
        """What a row that is shown is: one of the plan, or a new one that takes what is typed besides."""
        row = self._model.unsettled.rows.get(id)
        if row is None:
            return Target(id)
        row.texts |= typed
        row.touched = True
        return Target(id, True, row.after, row.unit)

    def _write(self, job: Job) -> None:
        job = self._with_typed_before(job)
        if sum(map(len, job.block)) <= AT_ONCE:
            self._write_now(job)
        else:
            self._write_beside(job)

    def _with_typed_before(self, job: Job) -> Job:
        """The job with all that was typed before into rows that are new, which only together make them whole."""
        rows = self._model.unsettled.rows
        new = {target.id: rows[target.id] for target in job.targets if target.id in rows}
        if not new:
            return job
        more = [id for id in dict.fromkeys(id for row in new.values() for id in row.texts) if id not in job.columns]
        block: Rows = []
        for target, cells in zip(job.targets, job.block, strict=True):
            row = new.get(target.id)
            before = [row.texts.get(id) if row is not None else None for id in more]
            short = [None] * (len(job.columns) - len(cells))
            block.append([*cells, *short, *before])
        return replace(job, columns=[*job.columns, *more], block=block)

    def _write_now(self, job: Job) -> None:
        speller = self._model.speller
        if speller is None:
            return
        made: list[Block] = []

        def build(*_: object) -> ChangeSet:
            made.append(written_block(speller, self.sheet, job.targets, job.columns, job.block))
            return made[0].changes

        self.coming = {target.id: target.after for target in job.targets if target.is_new}
        if self._commit(build):
            self._settle(job, made[0], marks_of(job, made[0]))
        self.coming = {}

    def _commit(self, build: Callable[..., ChangeSet]) -> bool:
        session = self._desk.session
        return session.do_shared(build) if self.sheet.table in SHARED else session.do(build)

    def _write_beside(self, job: Job) -> None:
        session, sheet = self._desk.session, self.sheet
        if session.plan is None:
            return
        speller = Speller(session.plan.snapshot(), session.scenario, self._desk.words.language)

        def work(stop: Stop) -> tuple[Block, Marks]:
            block = written_block(speller, sheet, job.targets, job.columns, job.block, stop.progress)
            return block, marks_of(job, block)

        self._job = job
        self.working.emit(say("Reading {count} rows …", count=len(job.targets)))
        self._lane.start(work, lambda made: self._worked_out(job, *made), self._failed)

    def _changed_meanwhile(self, _: object) -> None:
        """The plan is no longer what the block was worked out on: it is worked out again."""
        if self._job is not None and self._lane.busy:
            self._write_beside(self._job)

    def _failed(self, error: BaseException) -> None:
        self._job = None
        self.working.emit(None)
        if not isinstance(error, OrgPlannerError):
            raise error
        self._desk.session.refused.emit(error)

    def _worked_out(self, job: Job, block: Block, marks: Marks) -> None:
        self._job = None
        self.working.emit(None)
        if len(block.changes.changes) <= LARGE:
            self.coming = {target.id: target.after for target in job.targets if target.is_new}
            if self._commit(lambda *_: block.changes):
                self._settle(job, block, marks)
            self.coming = {}
            return
        self._desk.session.do_beside(lambda *_: block.changes, then=lambda: self._settle(job, block, marks))

    # what was not understood

    def _settle(self, job: Job, block: Block, marks: Marks) -> None:
        unsettled = self._model.unsettled
        unsettled.settle({target.id for target in job.targets}, set(job.columns))
        for id in block.added if unsettled.rows else ():
            unsettled.rows.pop(id, None)
        for target in job.targets if block.drafts else ():
            if target.id in block.drafts:
                self._keep(target, dict(block.drafts[target.id]))
        unsettled.cells.update(marks)
        self.settled.emit()
        if job.told:
            self._tell(block)

    def _keep(self, target: Target, texts: dict[str, str]) -> None:
        """A new row that lacks something stays in the table with what was typed."""
        row = self._model.unsettled.rows.get(target.id)
        if row is None:
            self._model.add_row(target.id, NewRow(texts, target.after, target.unit, True))
        else:
            row.texts |= texts

    def _tell(self, block: Block) -> None:
        if block.cells:
            self.reported.emit(block.cells)
        self.told.emit(
            say("Rows changed: {changed}, rows added: {added}, cells not understood: {faults}.",
                changed=block.changed, added=len(block.added), faults=len(block.cells))
        )  # fmt: skip

    def forget(self, cell: Cell) -> None:
        """Gives up what was typed into a cell."""
        self._model.unsettled.forget(cell.row, [cell.column])
        self.settled.emit()

    # the clipboard

    def paste(self) -> None:
        """Writes the block on the clipboard into the cells from the first selected one on."""
        text = text_on_clipboard()
        if not text or not (self._view.currentIndex().isValid() or not self._model.entries):
            return
        if len(text) <= MUCH_TEXT:
            self._paste(pasted(text))
            return
        self.working.emit(say("Reading what is pasted …"))
        self._lane.start(lambda _: pasted(text), self._paste, self._failed)

    def _paste(self, block: Rows) -> None:
        self.working.emit(None)
        view, model = self._view, self._model
        columns = columns_from(view, max(map(len, block), default=0))
        headed = headed_columns(model.columns, block[0]) if len(block) > 1 else None
        if headed is not None:
            columns, block = headed, block[1:]
        places = view.selected_rows() or [max(view.currentIndex().row(), 0)]
        if len(block) == 1 and len(block[0]) == 1:
            columns = view.selected_columns() or columns
            block = [[block[0][0]] * len(columns)] * len(model.ids(places))
        elif len(places) > len(block) > 0 and len(places) % len(block) == 0:
            block = block * (len(places) // len(block))
        ids = ids_from(model, places[0], len(block))
        targets = [self._target(id, {}) for id in ids]
        beyond = len(block) - len(targets)
        if beyond > 0:
            answer = self._ask(
                say("Rows that go beyond the end of the table: {count}. Add them as new rows?", count=beyond),
                ADD, FITS, CANCEL,
            )  # fmt: skip
            if answer == CANCEL.id:
                return
            if answer == ADD.id:
                targets += new_targets(beyond, ids[-1] if ids else "", self._unit())
        self._write(Job(targets, [model.columns[at].id for at in columns], block[: len(targets)], True))

    def _ask(self, question: Message, *answers: Answer) -> str:
        return ask(self._view.window(), self._desk.words, question, answers)

    # filling and clearing

    def fill_down(self) -> None:
        """Writes the topmost of the selected cells into those below it, column by column."""
        model, speller = self._model, self._model.speller
        ids = model.ids(self._view.selected_rows())
        columns = [at for at in self._view.selected_columns() if model.may_edit(at)]
        if len(ids) < 2 or not columns or speller is None:
            return
        top = speller.row(self.sheet.table, ids[0])
        texts: list[str | None]
        if top is None:
            texts = [model.unsettled.rows[ids[0]].texts.get(model.columns[at].id, "") for at in columns]
        else:
            texts = [copied(speller, model.columns[at], top) for at in columns]
        targets = [self._target(id, {}) for id in ids[1:]]
        self._write(Job(targets, [model.columns[at].id for at in columns], [texts] * len(targets), True))

    def clear_cells(self) -> None:
        """Empties the selected cells, and forgets what was typed into them and not understood."""
        model = self._model
        ids = model.ids(self._view.selected_rows())
        columns = [model.columns[at].id for at in self._view.selected_columns() if model.may_edit(at)]
        if ids and columns:
            targets = [self._target(id, {}) for id in ids]
            self._write(Job(targets, columns, [[""] * len(columns)] * len(ids)))

    # rows

    def _unit(self) -> str:
        """The unit for new rows: that of the row above, else the one selected elsewhere."""
        speller, place = self._model.speller, self._view.currentIndex().row()
        row = self._model.row_at(place)
        if speller is not None and row is not None:
            return self.sheet.unit_of(speller, row)
        group = self._model.group_at(place)
        if group is not None and speller is not None and group.key in speller.state.units:
            return group.key
        session = self._desk.session
        if session.selected:
            return session.unit_of(session.selected)
        roots = session.state.children(None) if session.state is not None else []
        return roots[0].id if roots and self.sheet.table == "posts" else ""

    def insert(self) -> None:
        """Adds a row below the current one and lets it be typed into; it is in the plan once something is."""
        model, view, speller = self._model, self._view, self._model.speller
        columns = [at for at in view.seen_columns() if model.may_edit(at)]
        if speller is None or not columns:
            return
        beside = model.row_at(view.currentIndex().row())
        id, unit = new_id(), self._unit()
        blank = blank_row(speller, self.sheet, id, beside, unit)
        texts = {
            column.id: copied(speller, column, blank)
            for column in model.columns
            if column.change is not None and column.table and column.text(speller, blank)
        }
        place = model.add_row(id, NewRow(texts, beside.id if beside is not None else "", unit))
        empty = (at for at in columns if model.columns[at].id not in texts)
        view.setFocus()
        view.go_to(place, next(empty, columns[0]))
        view.edit(view.currentIndex())

    def delete(self) -> None:
        """Deletes the selected rows, posts and functions as they are closed; undo brings them back."""
        model, view = self._model, self._view
        if not any(model.may_edit(at) for at in range(len(model.columns))):
            return
        places = view.selected_rows()
        ids = model.ids(places)
        new = [id for id in ids if id in model.unsettled.rows]
        for id in new:
            model.unsettled.drop_row(id)
        model.remove_rows(new)
        ids = [id for id in ids if id not in new]
        if ids:
            self._delete(ids)
        if places:
            view.go_to(min(places[0], model.rowCount() - 1), max(view.currentIndex().column(), 0))

    def _delete(self, ids: Sequence[str]) -> None:
        session, table = self._desk.session, self.sheet.table
        shared = table in SHARED
        if len(ids) > LARGE:
            session.do_beside(lambda plan, scenario: delete_rows(plan, None if shared else scenario, table, ids))
        elif shared:
            session.do_shared(lambda plan: delete_rows(plan, None, table, ids))
        else:
            session.do(delete_rows, table, ids)


def marks_of(job: Job, block: Block) -> Marks:
    """What stays in the cells of a block that were not understood."""
    wrong = {cell.row for cell in block.cells}
    texts = {target.id: row for target, row in zip(job.targets, job.block, strict=False) if target.id in wrong}
    marks: Marks = {}
    for cell in block.cells:
        column = cell.column or job.columns[0]
        typed = dict(zip(job.columns, texts[cell.row], strict=False))
        marks[cell.row, column] = Typed(cell.text or typed.get(column) or "", cell.why)
    return marks


def pasted(text: str) -> Rows:
    """The block of a text from the clipboard."""
    return [list(row) for row in read_block(text)]
