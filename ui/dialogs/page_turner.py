"""One of several pages, with the buttons that turn to the one before and the next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgplanner.text import say
from ui.desk import Desk
from ui.dialogs.page_view import PageView
from ui.plain import label, tool_button


class PageTurner(QWidget):
    """`turned` carries the place of the page that is wanted, from 0 on."""

    turned = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._words = desk.words
        self._shown = self._count = 0
        self._waits, self._done = False, ""
        self.view = PageView(desk.look)
        self.view.setAccessibleName(desk.words(say("Preview")))
        self.back, self.on, self.number = tool_button(), tool_button(), label(name="secondary")
        for button, icon, step, name in (
            (self.back, "chevron-left", -1, say("Previous page")), (self.on, "chevron-right", 1, say("Next page")),
        ):  # fmt: skip
            button.setIcon(desk.look.icon(icon))
            button.setAccessibleName(desk.words(name))
            button.clicked.connect(lambda _=False, step=step: self.turned.emit(self._shown + step))
        line = QHBoxLayout()
        for widget in (self.back, self.number, self.on):
            line.addWidget(widget)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addLayout(line)
        self._say()

    def show_page(self, image: QImage | None, shown: int = 0, count: int = 0, *, is_whole: bool = True) -> None:
        """Shows one of so many pages, or none; others are still laid out where these are not all."""
        self._shown, self._count, self._waits = shown, count, not is_whole
        self.view.show_image(image)
        self._say()

    def wait(self) -> None:
        """Says that other pages come; these are turned no more."""
        self._waits, self._done, self._count = True, "", 0
        self._say()

    def progress(self, done: int, whole: int) -> None:
        """Says how much of the pages that come is laid out."""
        if self._waits and whole:
            self._done = self._words(say("Laying out … {percent} %", percent=done * 100 // whole))
            self._say()

    def _say(self) -> None:
        if self._waits:
            self.number.setText(self._done or self._words(say("Laying out …")))
        else:
            number = say("Page {number} of {pages}", number=self._shown + 1, pages=self._count)
            self.number.setText(self._words(number) if self._count else "")
        self.back.setEnabled(0 < self._shown < self._count)
        self.on.setEnabled(self._shown + 1 < self._count)
