"""What the program is, and under which licences it and its parts stand; the list of keys."""

from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgplanner import __version__
from orgplanner.paths import resource
from orgplanner.text import Message, say
from ui.plain import bare_text, label
from ui.words import Words

LICENCES = (
    ("Noto Sans (SIL Open Font License)", "fonts/OFL.txt"),
    ("Tabler Icons (MIT)", "icons/LICENSE.txt"),
)
PARTS = "Qt for Python (LGPL) · SQLModel (MIT) · openpyxl (MIT) · reportlab (BSD) · graphviz (MIT)"
CANVAS_KEYS: tuple[tuple[str, Message], ...] = (
    ("← ↑ → ↓", say("Move between boxes")),
    ("Space", say("Fold or unfold the selected box")),
    ("Enter, F2", say("Rename the selected unit")),
    ("+ −", say("Zoom the chart")),
    ("Esc", say("Select nothing")),
)


def about(parent: QWidget, words: Words) -> QDialog:
    """The dialog with name, version and licences."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(words(say("About OrgPlanner")))
    dialog.resize(620, 480)
    column = QVBoxLayout(dialog)
    column.addWidget(label(f"OrgPlanner {__version__}", "title"))
    column.addWidget(label(words(say("A desktop planner for organisational design and restructuring."))))
    column.addWidget(label(words(say("Built on: {parts}", parts=PARTS)), "secondary", wrap=True))
    text = QPlainTextEdit()
    text.setReadOnly(True)
    text.setAccessibleName(words(say("Licences")))
    found = (f"{name}\n\n{resource(file).read_text(encoding='utf-8')}" for name, file in LICENCES)
    text.setPlainText("\n\n———\n\n".join(found))
    column.addWidget(text, 1)
    _close_button(dialog, column)
    return dialog


def shortcuts(parent: QWidget, words: Words, actions: Iterable[QAction]) -> QDialog:
    """The dialog with the keys of all commands and of the chart."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(words(say("Keyboard shortcuts")))
    dialog.resize(520, 520)
    table = QTreeWidget()
    table.setAccessibleName(dialog.windowTitle())
    table.setRootIsDecorated(False)
    table.setHeaderHidden(True)
    table.setColumnCount(2)
    table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    for action in actions:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if keys:
            table.addTopLevelItem(QTreeWidgetItem([keys, bare_text(action.text())]))
    for keys, message in CANVAS_KEYS:
        table.addTopLevelItem(QTreeWidgetItem([keys, words(message)]))
    column = QVBoxLayout(dialog)
    column.addWidget(table)
    _close_button(dialog, column)
    return dialog


def _close_button(dialog: QDialog, column: QVBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
