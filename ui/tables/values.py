"""The list of what stands in a column, to choose from: with how often, a line to search in, all or none."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgplanner.text import say
from ui.desk import Desk
from ui.enter import ENTER
from ui.plain import label, tooltip
from ui.tables.model import one_line

MOST = 1000
TEXT = Qt.ItemDataRole.UserRole


class ValuesPopup(QFrame):
    """`chosen` carries the texts that were ticked, None when all are."""

    chosen = Signal(object)

    def __init__(
        self, desk: Desk, values: list[tuple[str, int]], ticked: frozenset[str] | None, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._ticked = desk, ticked
        self._values = values
        self.search = QLineEdit()
        self.search.setPlaceholderText(desk.words(say("Search in the list")))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.textChanged.connect(self._seek)
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(desk.words(say("What stands in the column")))
        self._fill()
        self._lay_out()
        self.resize(300, 340)
        self.search.setFocus()

    def _fill(self) -> None:
        for text, count in self._values[:MOST]:
            shown = one_line(text) or self._desk.words(say("(empty)"))
            item = QListWidgetItem(f"{count} · {shown}")
            item.setData(TEXT, text)
            item.setToolTip(tooltip(text[:500]))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = self._ticked is None or text in self._ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        if len(self._values) > MOST:
            more = say("The first {most} of {count}; the line above a column finds the rest.",
                       most=MOST, count=len(self._values))  # fmt: skip
            column.addWidget(label(self._desk.words(more), "secondary", wrap=True))
        line = QHBoxLayout()
        for words, slot in (
            (say("All"), lambda: self._tick(on=True)),
            (say("None"), lambda: self._tick(on=False)),
            (say("Show these"), self.accept),
        ):
            button = QPushButton(self._desk.words(words))
            button.clicked.connect(slot)
            button.setAutoDefault(False)
            line.addWidget(button)
        button.setDefault(True)
        column.addLayout(line)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _seek(self, text: str) -> None:
        wanted = text.strip().casefold()
        for item in self._items():
            item.setHidden(wanted not in item.data(TEXT).casefold())

    def _tick(self, *, on: bool) -> None:
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def accept(self) -> None:
        """Takes over what is ticked; while something is searched for, only what was found."""
        searched = bool(self.search.text().strip())
        ticked = [
            item.data(TEXT)
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked and not (searched and item.isHidden())
        ]
        everything = len(ticked) == len(self._values)
        self.chosen.emit(None if everything else frozenset(ticked))
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.accept()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def show_below(self, widget: QWidget) -> None:
        """Opens below a widget, on the screen."""
        place = widget.mapToGlobal(QPoint(0, widget.height()))
        screen = widget.screen().availableGeometry()
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        place.setY(max(screen.top(), min(place.y(), screen.bottom() - self.height())))
        self.move(place)
        self.show()
