"""What the program is, and under which licences it and its parts stand."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from orgplanner import __version__
from orgplanner.text import say
from ui.licences import Notice, notices
from ui.plain import button_box, label, no_default
from ui.words import Words


class AboutDialog(QDialog):
    """Name and version; the parts of the program at the left, the licence of the chosen one at the right."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = words
        self.setWindowTitle(words(say("About OrgPlanner")))
        self.parts, self.text = QListWidget(), QPlainTextEdit()
        self._lay_out()
        for notice in notices():
            item = QListWidgetItem(f"{notice.name} {notice.version}".strip())
            item.setData(Qt.ItemDataRole.UserRole, notice)
            self.parts.addItem(item)
        self.parts.currentItemChanged.connect(self._show)
        self.parts.setCurrentRow(0)

    def _lay_out(self) -> None:
        words = self._words
        self.parts.setAccessibleName(words(say("What the program is made of")))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words(say("Licences")))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.parts)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([200, 640])
        buttons = button_box(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        no_default(*buttons.buttons())
        column = QVBoxLayout(self)
        column.addWidget(label(f"OrgPlanner {__version__}", "title"))
        column.addWidget(label(words(say("A desktop planner for organisational design and restructuring."))))
        made_of = say("The program, its fonts, its icons and its libraries, each with its licence:")
        column.addWidget(label(words(made_of), "secondary", wrap=True))
        column.addWidget(split, 1)
        column.addWidget(buttons)
        self.resize(880, 580)

    def _show(self, item: QListWidgetItem | None) -> None:
        notice = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        if isinstance(notice, Notice):
            none = self._words(say("The text of this licence is not on this computer."))
            self.text.setPlainText(f"{notice.name} – {notice.licence}\n\n{notice.text() or none}")
