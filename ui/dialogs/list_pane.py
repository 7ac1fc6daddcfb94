"""A list of rows that all scenarios share, beside the fields of the chosen one; add, delete, move up and down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from orgplanner.errors import OrgPlannerError
from orgplanner.model import ChangeSet, Plan, Row, new_id
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.fields.picker import Maker
from ui.fields.two_lines import BELOW, NAME, TwoLines
from ui.inspection.changing import attempt
from ui.inspection.form import Form
from ui.plain import label, tool_button, tooltip

LIST_WIDTH, FORM_WIDTH = 250, 270
"""Pixels; fields keep theirs where a window is small."""


@dataclass(frozen=True, slots=True)
class PlanList:
    """A list of the plan: its rows in order, what each is called and what stands below it, fields and edits.

    `add` takes the plan, the language of the window, what a new row is called and an id. `reorder` takes a row and
    `after` or `before`; None where the rows order themselves.
    """

    table: str
    title: Message
    explanation: Message
    columns: tuple[str, ...]
    rows: Callable[[Plan, str], Sequence[Row]]
    called: Callable[[Plan, Any, str], tuple[str, str]]
    add_words: Message
    new_words: Message
    add: Callable[[Plan, str, str, str], ChangeSet]
    delete: Callable[[Plan, str], ChangeSet]
    reorder: Callable[..., ChangeSet] | None = None


class RowsModel(QAbstractListModel):
    """The rows of a list with their words, said when they are looked at."""

    def __init__(self, desk: Desk, spec: PlanList, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._spec = desk, spec
        self.rows: Sequence[Row] = []

    def refresh(self, sought: str = "", keep: str = "") -> None:
        """Reads the rows of the plan again: those that say all words that are sought, and the one to keep."""
        plan, language = self._desk.session.plan, self._desk.words.language
        parts = sought.casefold().split()

        def fits(row: Row) -> bool:
            said = " ".join(self._spec.called(plan, row, language)).casefold() if plan is not None else ""
            return row.id == keep or all(part in said for part in parts)

        found = self._spec.rows(plan, language) if plan is not None else []
        found = [row for row in found if fits(row)] if parts else found
        if found != self.rows:
            self.beginResetModel()
            self.rows = found
            self.endResetModel()

    def place(self, id: str) -> int:
        """The line of a row, -1 when it is not there."""
        return next((place for place, row in enumerate(self.rows) if row.id == id), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        plan = self._desk.session.plan
        roles = (NAME, BELOW, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        if plan is None or role not in roles:
            return None
        name, below = self._spec.called(plan, self.rows[index.row()], self._desk.words.language)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip("\n".join(filter(None, (name, below))))
        return name if role == NAME else below if role == BELOW else ", ".join(filter(None, (name, below)))


class ListPane(QWidget):
    """Follows the session, so that undo is seen at once; what is refused is said below the list."""

    def __init__(self, desk: Desk, spec: PlanList, make_source: Maker | None = None) -> None:
        super().__init__()
        self._desk, self._spec = desk, spec
        self.model = RowsModel(desk, spec, self)
        self.list = QListView()
        self.sought = QLineEdit()
        self.sought.setPlaceholderText(desk.words(say("find by typing")))
        self.sought.setAccessibleName(self.sought.placeholderText())
        self.sought.setClearButtonEnabled(True)
        self.form = Form(desk, spec.table, spec.columns, {}, make_source)
        self._fault = label("", "fault", wrap=True)
        self.add = self._button(spec.add_words, self._add)
        self.delete = self._button(say("Delete"), self._delete)
        self.up, self.down = (self._arrow(name, way) for name, way in (("arrow-up", -1), ("arrow-down", 1)))
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(lambda new, _: self._choose(new.row()))
        self.sought.textChanged.connect(lambda: self._follow(keep=False))
        desk.session.changed.connect(self._follow)
        self._follow()

    def _button(self, words: Message, act: Callable[[], None]) -> QPushButton:
        made = QPushButton(self._desk.words(words))
        made.setAutoDefault(False)
        made.clicked.connect(act)
        return made

    def _arrow(self, icon: str, way: int) -> QWidget:
        made = tool_button()
        made.setIcon(self._desk.look.icon(icon))
        made.setAccessibleName(self._desk.words(say("Move up") if way < 0 else say("Move down")))
        made.setToolTip(tooltip(made.accessibleName()))
        made.clicked.connect(lambda: self._move(way))
        made.setVisible(self._spec.reorder is not None)
        return made

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLines(self._desk.look, self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self._desk.words(self._spec.title))
        self.list.setMinimumWidth(LIST_WIDTH)
        tools, left, whole = QHBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        for widget in (self.add, self.up, self.down):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self.delete)
        left.addWidget(self.sought)
        left.addWidget(self.list, 1)
        left.addWidget(self._fault)
        self._fault.hide()
        left.addLayout(tools)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setObjectName("panel")
        column = QVBoxLayout(holder)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll.setWidget(holder)
        scroll.setMinimumWidth(FORM_WIDTH)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(left, 2)
        whole.addWidget(scroll, 3)

    @property
    def chosen(self) -> str:
        """The id of the row whose fields are shown, "" for none."""
        return self.form.ids[0] if self.form.ids else ""

    def _table(self) -> dict[str, Row]:
        plan = self._desk.session.plan
        return plan.table(self._spec.table, None) if plan is not None else {}

    def _follow(self, _changes: object = None, keep: bool = True) -> None:
        chosen, before = self.chosen, self.model.place(self.chosen)
        with QSignalBlocker(self.list.selectionModel()):
            self.model.refresh(self.sought.text(), chosen if keep else "")
        place = self.model.place(chosen)
        if place < 0:
            place = min(max(before, 0), len(self.model.rows) - 1)
        self._show(place)

    def _show(self, place: int) -> None:
        with QSignalBlocker(self.list.selectionModel()):
            self.list.setCurrentIndex(self.model.index(place))
        self.list.viewport().update()
        self._choose(place)

    def _choose(self, place: int) -> None:
        rows, known = self.model.rows, 0 <= place < len(self.model.rows)
        if known and rows[place].id != self.chosen:
            self.leave()
            self.explain("")
        self.form.setVisible(known)
        for widget in (self.delete, self.up, self.down):
            widget.setEnabled(known)
        if known and rows[place].id in self._table():
            self.form.bind(self._table(), (rows[place].id,))

    def leave(self) -> None:
        """Takes over what was typed."""
        self.form.leave(self._table())

    def choose(self, id: str) -> None:
        """Shows the fields of a row."""
        self._show(self.model.place(id))

    def explain(self, sentence: str) -> None:
        """Says below the list why something was not done; "" for no reason."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _say(self, error: OrgPlannerError | None) -> bool:
        self.explain(error.sentence(self._desk.words.language) if error is not None else "")
        return error is None

    def _add(self) -> None:
        self.leave()
        self.sought.clear()
        words, known = self._desk.words, set(self._table())
        name = words(self._spec.new_words)
        if self._say(attempt(self._desk.session, self._spec.add, words.language, name, new_id(), shared=True)):
            self.choose(next(id for id in self._table() if id not in known))
            next(iter(self.form.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        if self.chosen:
            self._say(attempt(self._desk.session, self._spec.delete, self.chosen, shared=True))

    def _move(self, way: int) -> None:
        place = self.model.place(self.chosen)
        beside = place + way
        if self._spec.reorder is None or not 0 <= beside < len(self.model.rows):
            return
        side = {"before" if way < 0 else "after": self.model.rows[beside].id}
        self._say(attempt(self._desk.session, self._spec.reorder, self.chosen, shared=True, **side))
