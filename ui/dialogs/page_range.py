"""Which pages are printed or written: all, the one that is shown, or some that are typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from orgplanner.errors import RuleBroken
from orgplanner.exporters.choices.page_range import pages_of
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.fields.box import Box
from ui.plain import label

WHICH: dict[str, Message] = {
    "all": say("All pages"), "this": say("The page that is shown"), "some": say("Some pages"),
}  # fmt: skip


class PageRange(QWidget):
    """`changed` tells that other pages are meant, or that they are understood no more."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._words, self._count, self._shown = desk.words, 0, 0
        self.which, self.line = Box(), QLineEdit()
        self.which.setMinimumContentsLength(23)
        for key, message in WHICH.items():
            self.which.addItem(desk.words(message), key)
        self.which.setAccessibleName(desk.words(say("Pages")))
        self.line.setAccessibleName(desk.words(say("Numbers of the pages")))
        self.line.setPlaceholderText("2-5, 8")
        self.fault = label(name="fault", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.which, self.line, self.fault):
            column.addWidget(widget)
        self.setFocusProxy(self.which)
        self.which.currentIndexChanged.connect(self._chosen)
        self.line.textChanged.connect(self._say)
        self._chosen()

    def of(self, count: int, shown: int) -> None:
        """There are so many pages, and the one at `shown`, from 0 on, is looked at."""
        self._count, self._shown = count, shown
        self._say()

    @property
    def is_all(self) -> bool:
        """Whether no page is left out."""
        return not self.isEnabled() or self.which.currentData() == "all"

    @property
    def is_understood(self) -> bool:
        """Whether it is known which pages are meant."""
        return self.is_all or (self._count > 0 and self._fault() is None)

    def pages(self) -> tuple[int, ...]:
        """The numbers of the pages that are meant, from 1 on; none are all."""
        if self.is_all or not self.is_understood:
            return ()
        return (self._shown + 1,) if self.which.currentData() == "this" else pages_of(self.line.text(), self._count)

    def _chosen(self) -> None:
        typed = self.which.currentData() == "some"
        self.line.setVisible(typed)
        if typed and self.which.hasFocus():
            self.line.setFocus()
        self._say()

    def _fault(self) -> RuleBroken | None:
        if self.which.currentData() != "some":
            return None
        try:
            pages_of(self.line.text(), self._count)
        except RuleBroken as fault:
            return fault
        return None

    def _say(self) -> None:
        fault = self._fault() if self._count and self.isEnabled() else None
        self.fault.setText("" if fault is None else fault.sentence(self._words.language))
        self.fault.setVisible(fault is not None)
        self.line.setAccessibleDescription(self.fault.text())
        self.changed.emit()
