"""What the dialogs of restructuring have in common: heading, body, a sentence when it may not be, two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QScrollArea, QVBoxLayout, QWidget

from orgplanner.errors import OrgPlannerError
from orgplanner.text import Message
from ui.desk import Desk
from ui.plain import label

WIDTH = 600


class ActDialog(QDialog):
    """Stays open until its act was done or given up; an act fills `body` and `form` and says what `commit` does."""

    def __init__(self, desk: Desk, parent: QWidget, title: Message, button: Message, explained: str = "") -> None:
        super().__init__(parent)
        self.desk = desk
        self.body = QVBoxLayout()
        self.body.setSpacing(9)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._problem = label(name="problem", wrap=True)
        self._problem.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(desk.words(title))
        self.buttons = QDialogButtonBox()
        self.accept_button = self.buttons.addButton(desk.words(button), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._try)
        self.buttons.rejected.connect(self.reject)
        if explained:
            self.body.addWidget(label(explained, wrap=True))
        self.body.addLayout(self.form)
        session = desk.session
        session.refused.connect(self._complain)
        session.document_changed.connect(self.reject)
        session.scenario_changed.connect(self.reject)

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
        self.setMinimumWidth(440)
        parent = self.parentWidget()
        room = parent.size() if parent is not None else self.screen().availableSize()
        height = inner.sizeHint().height() + self.buttons.sizeHint().height() + 60
        self.resize(min(WIDTH, room.width() - 40), min(height, room.height() - 40))

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
