"""What stands in place of a chart without units: what to do next."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orgplanner.text import say
from ui.desk import Desk
from ui.plain import label

STEPS = (
    ("add_below", say("Add the first unit")),
    ("template", say("New from a template…")),
    (">samples", say("Open a sample")),
)
"""Commands and menus that one can begin with."""


class EmptyChart(QWidget):
    """Says how to begin; `asked` carries the id of a command or menu. It takes the keys of the chart."""

    asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title, hint = label(name="title"), label(name="secondary", wrap=True)
        desk.words.keep(title.setText, say("This scenario has no units yet"))
        desk.words.keep(
            hint.setText,
            say(
                "Press Insert to add a unit and type its name; then Insert adds one below it and Enter one beside "
                "it. A list of names can be pasted too: one name a line, what stands below indented."
            ),
        )
        desk.words.keep(self.setAccessibleName, say("This scenario has no units yet"))
        hint.setMaximumWidth(620)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout()
        for id, message in STEPS:
            button = self.buttons[id] = QPushButton()
            desk.words.keep(button.setText, message)
            button.clicked.connect(partial(self.asked.emit, id))
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(12)
        for part in (title, hint):
            column.addWidget(part)
        column.addLayout(row)
        column.addStretch(1)
