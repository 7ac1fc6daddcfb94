"""A list of the inspector: a heading, its lines, and below one of them the fields that change it."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from orgplanner.model import SCENARIO, names, new_id
from orgplanner.text import say
from ui.desk import Desk
from ui.fields.field import Field
from ui.fields.picker import Maker, PickerField
from ui.inspection.changing import attempt
from ui.inspection.form import Form, Key
from ui.inspection.line_row import BUTTON, EditableRow
from ui.inspection.listing import Line, Listing
from ui.inspection.teller import Teller
from ui.plain import label, tool_button, tooltip

FEW = 25
"""Lines that are shown at first; each press of the button below shows twice as many."""
COUNTED = 500
"""Lines beyond those shown up to which the others are counted."""


class ListView(QWidget):
    """Lines are made once and used again for other subjects."""

    followed = Signal(str)
    more_wanted = Signal()

    def __init__(
        self, desk: Desk, listing: Listing, drafts: dict[Key, tuple[Any, str]], make_source: Maker | None
    ) -> None:
        super().__init__()
        self._desk, self.listing = desk, listing
        self._drafts, self._make_source = drafts, make_source
        self._subject = ""
        self._lines: tuple[Line, ...] = ()
        self._rest = 0
        self._shown = FEW
        self._read_only = False
        self._open = ""
        self._wants_focus = False
        self._rows: list[EditableRow] = []
        self.form: Form | None = None
        self._editor: QWidget | None = None
        self.picker: PickerField | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._head()
        self.more = tool_button(flat=True)
        self.more.clicked.connect(self._show_more)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _head(self) -> None:
        words, listing = self._desk.words, self.listing
        self._heading = label("", "heading", wrap=True)
        self._right = label(words(listing.right) if listing.right.template else "", "heading")
        self._add = QToolButton()
        self._add.setObjectName("add")
        self._add.setProperty("flat", True)
        self._add.setProperty("small", True)
        self._add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add.setIcon(self._desk.look.icon("plus"))
        self._add.setFixedSize(BUTTON)
        self._add.setToolTip(tooltip(words(listing.adds)))
        self._add.setAccessibleName(words(listing.adds))
        self._add.clicked.connect(self._begin_adding)
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 2)
        line.setSpacing(6)
        line.addWidget(self._heading, 1)
        line.addWidget(self._right)
        line.addWidget(self._add)
        self._column.addLayout(line)

    # showing

    def show_subject(self, teller: Teller, subject: str, read_only: bool) -> None:
        """Shows what is related to another subject, or the same one again."""
        other = subject != self._subject
        if other:
            self.leave()
            self._shown, self._subject = FEW, subject
            self._close_editor()
            self._show_picker(False)
        found = iter(self.listing.lines(teller, subject))
        lines = tuple(islice(found, self._shown))
        rest = sum(1 for _ in islice(found, COUNTED))
        if rest != self._rest:
            self._rest, other = rest, True
        if other or lines != self._lines or read_only != self._read_only:
            self._lines, self._read_only = lines, read_only
            self._refill()
        self._refresh_editor()

    def forget(self) -> None:
        """The next subject is another, even if it has the same id."""
        self._close_editor()
        self._subject, self._lines = "", ()

    def _refill(self) -> None:
        name, count = self._desk.words(self.listing.heading).upper(), len(self._lines) + self._rest
        more = "+" if self._rest == COUNTED else ""
        self._heading.setText(f"{name}  {count}{more}" if count else name)
        self.setVisible(bool(count) or (self.listing.add is not None and not self._read_only))
        self._right.setVisible(bool(count))
        self._add.setVisible(self.listing.add is not None and not self._read_only)
        visible = self._lines
        known = len(self._rows)
        while len(self._rows) < len(visible):
            self._add_row()
        editable = bool(self.listing.columns) and not self._read_only
        for row, line in zip(self._rows, visible, strict=False):
            row.show_line(line, editable)
        for row in self._rows[len(visible) :]:
            row.hide()
        if len(self._rows) > known:
            self._order()
        self.more.setVisible(self._rest > 0)
        self.more.setText(self._desk.words(say("and {number} more", number=f"{self._rest}{more}")))

    def _add_row(self) -> None:
        row = EditableRow(self._desk)
        place = len(self._rows)
        row.face.followed.connect(lambda: self._follow(place))
        row.face.opened.connect(lambda: self._toggle(place))
        row.pencil.clicked.connect(lambda: self._toggle(place))
        self._rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)

    def _order(self) -> None:
        """Tab goes down the list, into the fields of the line that is open, and on."""
        steps: list[QWidget] = [self._add]
        if self.picker is not None:
            steps.append(self.picker.line)
        for line, row in zip(self._lines, self._rows, strict=False):
            steps += [row.face, row.pencil]
            if line.row == self._open and self._editor is not None:
                steps += _reached(self._editor)
        for one, next_one in pairwise((*steps, self.more)):
            QWidget.setTabOrder(one, next_one)

    def _line(self, place: int) -> Line | None:
        """The line of a row; None when it went while the row was held down."""
        return self._lines[place] if place < len(self._lines) else None

    def _show_more(self) -> None:
        self._shown *= 2
        self.more_wanted.emit()

    def _follow(self, place: int) -> None:
        line = self._line(place)
        if line is None:
            return
        if line.target:
            self.followed.emit(line.target)
        else:
            self._toggle(place)

    # editing a line

    def _toggle(self, place: int) -> None:
        line = self._line(place)
        if line is None or not self.listing.columns:
            return
        if self._open == line.row:
            self.leave()
            self._close_editor()
        else:
            self.open(line.row)

    def open(self, row: str) -> None:
        """Shows the fields of a line below it."""
        self.leave()
        self._open, self._wants_focus = row, True
        self._refresh_editor()

    def _make_editor(self) -> Form:
        words = self._desk.words
        self._editor = QWidget()
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(10, 2, 0, 8)
        self.form = Form(self._desk, self.listing.table, self.listing.columns, self._drafts, self._make_source)
        column.addWidget(self.form)
        buttons = QHBoxLayout()
        self.delete = QPushButton(words(self.listing.removes))
        self.delete.setObjectName("remove")
        self.delete.setAutoDefault(False)
        self.delete.clicked.connect(self._remove)
        close = QPushButton(words(say("Done")))
        close.setAutoDefault(False)
        close.clicked.connect(self._finish)
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column.addLayout(buttons)
        return self.form

    def _refresh_editor(self) -> None:
        place = next((place for place, line in enumerate(self._lines) if line.row == self._open), None)
        rows = self._table()
        if place is None or self._open not in rows:
            self._close_editor()
            return
        form = self.form or self._make_editor()
        assert self._editor is not None
        form.set_read_only(self._read_only)
        form.bind(rows, (self._open,))
        self.delete.setVisible(self.listing.remove is not None and not self._read_only)
        at = self._column.indexOf(self._rows[place]) + 1
        if self._column.indexOf(self._editor) != at:
            self._column.removeWidget(self._editor)
            self._column.insertWidget(self._column.indexOf(self._rows[place]) + 1, self._editor)
            self._order()
        self._editor.show()
        if self._wants_focus:
            self._wants_focus = False
            next(iter(form.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        self.leave()
        self._close_editor()

    def _close_editor(self) -> None:
        self._open, self._wants_focus = "", False
        if self._editor is not None and self.form is not None:
            self._editor.hide()
            self.form.ids = ()

    def _table(self) -> Any:
        session, table = self._desk.session, self.listing.table
        if session.plan is None or session.scenario not in session.plan.states:
            return {}
        return session.plan.table(table, session.scenario if table in SCENARIO else None)

    def leave(self) -> None:
        """Takes over what was typed."""
        if self.form is not None and self._open:
            self.form.leave(self._table())

    def _remove(self) -> None:
        if self.listing.remove is not None and self._open:
            row = self._open
            self._close_editor()
            attempt(self._desk.session, self.listing.remove, row, shared=self.listing.is_shared)

    # adding a line

    def _begin_adding(self) -> None:
        if self.listing.picks is None:
            self._add_line()
            return
        self._show_picker(True)
        if self.picker is not None:
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_picker(self, on: bool) -> None:
        if on and self.picker is None and self.listing.picks is not None:
            make = self._add_new if self.listing.add_new is not None else None
            self.picker = PickerField(self._desk, self.listing.picks, new=self.listing.new, make=make, clears=True)
            self.picker.set_name(self._desk.words(self.listing.adds))
            self.picker.set_value(None)
            self.picker.line.setPlaceholderText(self._desk.words(self.listing.adds))
            self.picker.edited.connect(self._picked)
            self._column.insertWidget(1, self.picker)
            self._order()
        if self.picker is not None:
            self.picker.set_value(None)
            self.picker.line.setPlaceholderText(self._desk.words(self.listing.adds))
            self.picker.setVisible(on)

    def _picked(self) -> None:
        picker = self.picker
        if picker is not None and picker.given:
            self._add_line(picker.given, picker)

    def _add_line(self, picked: str | None = None, picker: Field | None = None) -> None:
        assert self.listing.add is not None
        id = new_id()
        words = (self._subject,) if picked is None else (self._subject, picked)
        error = attempt(self._desk.session, self.listing.add, *words, id, shared=self.listing.is_shared)
        if error is None:
            self._added(id)
        elif picker is not None:
            picker.refuse(error.sentence(self._desk.words.language))

    def _add_new(self, typed: str) -> str:
        """Makes what was typed and adds it; nothing is left to pick."""
        words, id = self._desk.words, new_id()
        name = names({words.language: typed or words(self.listing.new)})
        assert self.listing.add_new is not None
        if attempt(self._desk.session, self.listing.add_new, self._subject, name, id) is None:
            self._added(id)
        return ""

    def _added(self, id: str) -> None:
        self._show_picker(False)
        self._open, self._wants_focus = id, bool(self.listing.columns)


def _reached(widget: QWidget) -> list[QWidget]:
    """What Tab reaches in a widget, in the order it was made; lists of choices are windows of their own."""
    inside = (each for each in widget.findChildren(QWidget) if each.window() is widget.window())
    return [each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
