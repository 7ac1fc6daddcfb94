"""What the dialogs of restructuring have in common: heading, body, a sentence when it may not be, two buttons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QScrollArea, QVBoxLayout, QWidget

from orgplanner.errors import OrgPlannerError
from orgplanner.text import Message, say
from ui.acts.grounds_form import GroundsForm, why_not_recorded
from ui.desk import Desk
from ui.fields.field import Field
from ui.fields.texts import NamesField
from ui.inspection.page import breakable
from ui.plain import label, tooltip

WIDTH = 600


class ActDialog(QDialog):
    """Stays open until its act was done or given up; an act fills `body` and `form` and says what `commit` does."""

    def __init__(self, desk: Desk, parent: QWidget, title: Message, button: Message, explained: str = "") -> None:
        super().__init__(parent)
        self.desk = desk
        self.body = QVBoxLayout()
        self.body.setSpacing(9)
        self.form = QFormLayout()
        self.grounds: GroundsForm | None = None
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._problem = label(name="problem", wrap=True)
        self._problem.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(desk.words(title))
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton(desk.words(button), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self.buttons.accepted.connect(self._try)
        self.buttons.rejected.connect(self.reject)
        # a field for words takes Enter for itself, so that the act is done with Ctrl+Enter from anywhere
        self.accept_button.setToolTip(tooltip(desk.words(say("Ctrl+Enter does it from any field"))))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept_button.click)
        if explained:
            self.body.addWidget(label(breakable(explained), "title", wrap=True))
        self.body.addLayout(self.form)
        session = desk.session
        session.refused.connect(self._complain)
        session.document_changed.connect(self.reject)
        session.scenario_changed.connect(self.reject)

    def ask(self, message: Message, field: QWidget) -> None:
        """A line of the form: what is asked, and the field for it, which is called the same."""
        name = self.desk.words(message)
        field.setAccessibleName(name)
        self.form.addRow(label(name, "secondary"), field)

    def ask_field(self, message: Message, field: Field) -> None:
        """The same for a field of a column, which knows its own name."""
        field.set_name(self.desk.words(message))
        self.ask(message, field)

    def offer(self, message: Message, count: int) -> QCheckBox:
        """A line of the form to tick for what there is; what there is none of goes unseen with the dialog."""
        box = QCheckBox(self.desk.words(message), self)
        box.setChecked(True)
        if count:
            self.form.addRow("", box)
        else:
            box.hide()
        return box

    def has_name(self, field: NamesField) -> bool:
        """Whether a name was given for a unit; else says at the field that it needs one."""
        if not field.value():
            field.explain(self.desk.words(say("A unit needs a name.")))
        return bool(field.value())

    def remark(self, message: Message) -> None:
        """A sentence below the title."""
        self.body.insertWidget(1, label(self.desk.words(message), "secondary", wrap=True))

    def list_lines(self, heading: Message, lines: Iterable[Message]) -> None:
        """A heading and a list below it, after the title; nothing where the list is empty."""
        said = [f"•  {self.desk.words(line)}" for line in lines]
        if said:
            self.body.insertWidget(1, label("\n".join((self.desk.words(heading), *said)), wrap=True))

    def ask_why(self, ids: Iterable[str]) -> None:
        """Asks for the grounds where a decision on one of these is recorded, else says that none is."""
        why_not = why_not_recorded(self.desk, ids)
        if why_not is None:
            self.grounds = GroundsForm(self.desk)
            self.body.addWidget(self.grounds)
        else:
            self.body.addWidget(label(self.desk.words(why_not), "secondary", wrap=True))

    def given_grounds(self) -> dict[str, Any] | None:
        """The grounds as the edits take them, {} where none are recorded; None when something is not understood."""
        if self.grounds is None:
            return {}
        return {**self.grounds.grounds()} if self.grounds.commit() else None

    def _align(self) -> None:
        """Lets the fields of all forms begin at the same place."""
        forms = [self.form, *(form for form in self.findChildren(QFormLayout) if form is not self.form)]
        labels = [
            widget
            for form in forms
            for row in range(form.rowCount())
            if (item := form.itemAt(row, QFormLayout.ItemRole.LabelRole)) is not None
            and (widget := item.widget()) is not None
        ]
        widest = max((each.sizeHint().width() for each in labels), default=0)
        for each in labels:
            each.setMinimumWidth(widest)
        for form in forms:
            form.setHorizontalSpacing(9)

    def finish_layout(self) -> None:
        """Puts body, problem and buttons together; called once the body is filled."""
        inner = QWidget()
        inner.setObjectName("acting")
        inner.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 8, 0)
        self.body.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(self._problem)
        column.addWidget(self.buttons)
        self._align()
        self.setMinimumWidth(440)
        parent = self.parentWidget()
        room = parent.size() if parent is not None else self.screen().availableSize()
        width = min(WIDTH, room.width() - 40)
        inner.ensurePolished()
        height = max(inner.sizeHint().height(), inner.heightForWidth(width - 40))
        height += self.buttons.sizeHint().height() + 40
        self.resize(width, min(height, room.height() - 40))

    def problem(self) -> str:
        """What keeps the dialog open."""
        return self._problem.text()

    def complain(self, message: Message | str) -> None:
        """Says what keeps the dialog open."""
        self._problem.setText(self.desk.words(message))
        self._problem.show()

    def commit(self) -> bool:
        """Does the act; tells whether it was done."""
        return True

    def _try(self) -> None:
        self._problem.hide()
        if self.commit():
            self.accept()

    def _complain(self, error: OrgPlannerError) -> None:
        self.complain(error.sentence(self.desk.words.language))
