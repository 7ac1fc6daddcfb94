"""The dialog of a merge: read beside the window, shown, chosen side by side, taken as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from orgplanner.analysis.three_way.atoms import Side
from orgplanner.analysis.three_way.wording import Wording
from orgplanner.document.merging import merge_job
from orgplanner.errors import NeedsPassphrase, OrgPlannerError, WrongPassphrase
from orgplanner.model.columns import Column
from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.fields.wording import choices_of, label_of
from ui.files.target import choose_plan
from ui.merging.picture_pane import MergePicture
from ui.merging.telling import about_base, about_conflict, conflicts_told, going_in
from ui.merging.view import ConflictsView
from ui.merging.work import Made, reading, settling
from ui.models.merging import ConflictsModel, GoingModel
from ui.plain import heading, label, no_default
from ui.row_table import show_rows

GOING_PARTS = (0.09, 0.29, 0.16)
SIZE = (1240, 760)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _titled(title: QWidget, view: QTableView) -> QWidget:
    """A table below its title."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(title)
    column.addWidget(view, 1)
    return box


class MergingDialog(QDialog):
    """Nothing is changed before it is taken here; `then` is told of what was merged once it is done.

    The dialog closes by itself when the plan changes below it.
    """

    def __init__(self, desk: Desk, parent: QWidget, file: Path, then: Callable[[Made], object]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._file, self._then = desk, file, then
        self._base: Path | None = None
        self._made: Made | None = None
        self._choices: dict[str, Side] = {}
        self.model, self.going = ConflictsModel(desk, self), GoingModel(desk, self)
        self.view, self.going_view, self.picture = ConflictsView(), QTableView(), MergePicture(desk)
        self._lane = Lane(self)
        self._make_parts()
        self._lay_out(parent)
        self._connect()
        self._read()

    # what it is made of

    def _make_parts(self) -> None:
        words = self._desk.words
        self.told, self.reason = label(wrap=True), label(wrap=True)
        self.counted = label(name="secondary", wrap=True)
        self.going_title, self.conflicts_title = heading(), heading()
        self.none = label(words(say("There are no conflicts.")), "secondary")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.base_button = QPushButton(words(say("Choose the base…")))
        self.mine_button, self.theirs_button = (
            QPushButton(words(say("All mine"))),
            QPushButton(words(say("All theirs"))),
        )
        self.take_button, self.close_button = QPushButton(words(say("Merge"))), QPushButton(words(say("Cancel")))
        no_default(self.base_button, self.mine_button, self.theirs_button, self.close_button)
        self.reason.setMinimumHeight(56)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _lay_out(self, parent: QWidget) -> None:
        words = self._desk.words
        self.setWindowTitle(words(say("Merge with “{name}”", name=self._file.name)))
        room = parent.size()
        self.resize(min(SIZE[0], room.width() - 40), min(SIZE[1], room.height() - 40))
        show_rows(self.going_view, self.going, (round(part * self.width()) for part in GOING_PARTS))
        self.going_view.horizontalHeader().setDefaultAlignment(LEFT)
        self.view.show_model(self.model, self.width())
        self.going_view.setAccessibleName(words(say("What goes in by itself")))
        self.view.setAccessibleName(words(say("Conflicts")))
        head = QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.base_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.counted)
        column.addWidget(self._tabs(), 1)
        column.addLayout(self._foot())

    def _tabs(self) -> QTabWidget:
        """The lists, and the picture of what they lead to."""
        words = self._desk.words
        lists = QWidget()
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._tables(), 1)
        column.addWidget(self.none)
        column.addWidget(self.reason)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(lists, words(say("Lists")))
        self.tabs.addTab(self.picture, words(say("Picture of the result")))
        self.tabs.currentChanged.connect(lambda place: self.picture.look() if place else None)
        return self.tabs

    def _tables(self) -> QSplitter:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        self.asked = _titled(self.conflicts_title, self.view)
        for place, box in enumerate((_titled(self.going_title, self.going_view), self.asked)):
            split.addWidget(box)
            split.setStretchFactor(place, 2 + place)
        split.setSizes([2 * self.height() // 7, 3 * self.height() // 7])
        return split

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self.mine_button)
        foot.addWidget(self.theirs_button)
        foot.addWidget(self.bar, 1)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.take_button)
        return foot

    def _connect(self) -> None:
        session = self._desk.session
        self._lane.progressed.connect(self._progress)
        self.view.chosen.connect(self.choose)
        self.view.selectionModel().currentRowChanged.connect(lambda index, _: self._explain(index))
        self.base_button.clicked.connect(self._choose_base)
        for button, side in ((self.mine_button, "mine"), (self.theirs_button, "theirs")):
            button.clicked.connect(lambda _=False, side=side: self.choose(range(self.model.rowCount()), side))
        self.close_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self._take)
        session.changed.connect(self.reject)
        session.document_changed.connect(self.reject)

    # reading

    def _read(self) -> None:
        document = self._desk.session.document
        if document is None:
            return
        self._made, self._choices = None, {}
        self._say_busy(
            say("Reading “{name}” and looking for the state from which both began …", name=self._file.name)
        )
        self._lane.start(reading(merge_job(document, self._file, self._base)), self._show, self._failed)

    def _progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, whole)
        self.bar.setValue(done)

    def _say_busy(self, what: Message | None) -> None:
        if what is not None:
            self.told.setText(self._desk.words(what))
            self.bar.setRange(0, 0)
        self.bar.show()
        self._enable(False)

    def _enable(self, ready: bool) -> None:
        made = self._made
        some = made is not None and bool(made.settled.conflicts)
        for button in (self.mine_button, self.theirs_button):
            button.setEnabled(some)
        self.take_button.setEnabled(ready and made is not None)
        self.base_button.setEnabled(ready)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, NeedsPassphrase | WrongPassphrase):
            self._unlock()
            return
        if not isinstance(error, OrgPlannerError):
            raise error
        self.bar.hide()
        self.told.setText(error.sentence(self._desk.words.language))
        self.base_button.setEnabled(True)

    def _unlock(self) -> None:
        """Asks for the passphrase of the other copy, and reads on with it."""
        from ui.dialogs.passphrase import unlock

        document = self._desk.session.document
        if document is None:
            return
        job = merge_job(document, self._file, self._base)

        def work(word: str, stop: Stop) -> Made:
            return reading(job, word)(stop)

        asking = unlock(self._desk, self, self._file.name, work, self._show, lambda error, _: self._failed(error))
        asking.rejected.connect(self.reject)

    def _choose_base(self) -> None:
        chosen = choose_plan(
            self._desk, self, say("Choose the state from which both began"), self._file.parent
        )
        if chosen is not None:
            self._base = chosen
            self._read()

    # showing and choosing

    def _show(self, made: Made) -> None:
        is_first = self._made is None
        self._made = made
        words, desk = self._desk.words, self._desk
        wording = Wording(made.held.merging, words.language, label_of, self._choice)
        self.bar.hide()
        self.told.setText("\n".join(map(words, about_base(desk, made.held))))
        self.counted.setText(going_in(desk, made))
        self.counted.setVisible(bool(self.counted.text()))
        self.going.show(made.going, wording)
        self.model.show(made.settled.conflicts, wording)
        count = say("What goes in by itself: {count}", count=len(made.going))
        self.going_title.setText(words(count).upper())
        self.conflicts_title.setText(words(conflicts_told(made.settled.conflicts)).upper())
        has = bool(made.settled.conflicts)
        self.none.setVisible(not has)
        self.asked.setVisible(has)
        self.picture.show_merge(made)
        self._enable(True)
        if is_first or not self.view.currentIndex().isValid():
            self.view.selectRow(0)
            (self.view if has else self.take_button).setFocus()
        self._explain(self.view.currentIndex())

    def _choice(self, table: str, column: Column, value: str) -> Message | str:
        return choices_of(table, column).get(value, value)

    def _explain(self, index: QModelIndex) -> None:
        rows, wording = self.model.rows, self.model.wording
        inside = wording is not None and 0 <= index.row() < len(rows)
        text = about_conflict(self._desk, wording, rows[index.row()]) if inside and wording is not None else ""
        self.reason.setText(text)
        self.reason.setVisible(bool(rows))

    def choose(self, rows: Iterable[int], side: Side) -> None:
        """Takes a side in some conflicts; what comes of it is worked out beside the window."""
        made = self._made
        if made is None:
            return
        self._choices.update({self.model.rows[row].id: side for row in rows})
        self._say_busy(None)
        self._lane.start(settling(made.held, dict(self._choices)), self._show, self._failed)

    # done

    def _take(self) -> None:
        made, session = self._made, self._desk.session
        if made is None or self._lane.busy:
            return
        session.changed.disconnect(self.reject)
        then, leftovers = self._then, self._desk.leftovers

        def follow() -> None:
            then(made)
            leftovers.take(made)

        session.do_beside(lambda _plan, _scenario: made.settled.changes, then=follow)
        self.accept()

    def is_ready(self) -> bool:
        """Whether nothing is being read or worked out."""
        return not self._lane.busy

    def done(self, result: int) -> None:
        """Calls off what goes on; a file that is being read is read on beside the window and given up then."""
        self.picture.finish()
        if self._lane.busy:
            self._lane.cancel()
            self._lane.setParent(self.parentWidget())
            self._lane.busy_changed.connect(self._lane.deleteLater)
        if result == QDialog.DialogCode.Rejected:
            self._desk.leftovers.take(self._made)
        super().done(result)
