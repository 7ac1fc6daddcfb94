"""A part of a side panel: a quiet heading with a count, and what stands below it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgplanner.text import Message
from ui.plain import label
from ui.words import Words


class Section(QWidget):
    """Heading, number of rows, content."""

    def __init__(self, words: Words, title: Message, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._heading = label(name="heading")
        self._count = label(name="heading")
        words.keep(lambda text: self._name(text, content), title)
        line = QHBoxLayout()
        line.setContentsMargins(12, 9, 12, 3)
        line.setSpacing(7)
        line.addWidget(self._heading)
        line.addWidget(self._count)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(content, 1)
        self._column = column

    def add(self, widget: QWidget) -> None:
        """Puts something below the content."""
        self._column.addWidget(widget)

    def _name(self, text: str, content: QWidget) -> None:
        self._heading.setText(text.upper())
        content.setAccessibleName(text)

    def count(self, number: int) -> None:
        """Shows how many rows there are; nothing for none."""
        self._count.setText(f"{number:,}".replace(",", "\u202f") if number else "")
