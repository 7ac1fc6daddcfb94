"""What every view of a comparison is: worked out beside the window, shown when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orgplanner.analysis.compare import Comparison
from orgplanner.drawing.report import Section
from orgplanner.text import Message
from ui.background import Stop
from ui.desk import Desk
from ui.fields.box import AROUND, Box
from ui.pages.compare.figures_view import Opening
from ui.pages.compare.grid_view import GridView
from ui.words import Words

Work = Callable[[Comparison, Stop], Any]
WIDEST = 300
"""pixels that a list of choices asks for"""


class CompareView(QWidget):
    """`wanted` asks to be worked out anew; `work` gives what runs beside the window, `take` shows what it made.

    `page_wanted` carries the id of another page of the window.
    """

    wanted = Signal()
    page_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def work(self) -> Work:
        """What is to be done beside the window, with the choices as they are now; it touches no widget."""
        raise AssertionError(type(self))

    def take(self, made: Any) -> None:
        """Shows what was made."""
        raise AssertionError(type(self))

    def forget(self) -> None:
        """Shows nothing until something is made."""

    @property
    def busy(self) -> bool:
        """Whether it works on something by itself that will be shown."""
        return any(each.busy for each in self.findChildren(Opening))

    def finish(self) -> None:
        """Waits for what it works on by itself."""
        for each in self.findChildren(Opening):
            each.finish()

    def follow_selection(self, id: str) -> None:
        """Goes to what was selected elsewhere."""

    def first(self) -> QWidget:
        """What gets the keys."""
        return self

    def sections(self, name: Message) -> list[Section]:
        """What is shown now, for paper and files: here the table of the view under its name and what is chosen."""
        table = getattr(self, "table", None)
        if not isinstance(table, GridView):
            return []
        chosen = [each.currentText() for each in self.findChildren(QComboBox) if each.isVisibleTo(self)]
        title = " · ".join((self.desk.words(name), *filter(None, chosen)))
        return [Section(title, grid=table.grid_model.grid, places=table.grid_model.places)]

    def choose(self, id: str) -> None:
        """Selects in the window what was chosen here, where the scenario has it."""
        self.desk.session.select(id)


def strip() -> tuple[QFrame, QHBoxLayout]:
    """A bar for choices."""
    frame = QFrame()
    frame.setObjectName("chartbar")
    line = QHBoxLayout(frame)
    line.setContentsMargins(10, 4, 10, 4)
    line.setSpacing(8)
    return frame, line


class Chooser(Box):
    """A list of choices by their ids, said anew in another language."""

    def __init__(self, words: Words, name: Message, choices: Mapping[str, Message], letters: int = 12) -> None:
        super().__init__()
        self._words = words
        self._choices = choices
        self.setMinimumContentsLength(letters)
        for id in choices:
            self.addItem("", id)
        for setter in (self.setAccessibleName, self.setToolTip, self.say_choices):
            words.keep(setter, name)

    def say_choices(self, _: str) -> None:
        """Says the choices in the language of the window."""
        for place, message in enumerate(self._choices.values()):
            self.setItemText(place, self._words(message))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its longest choice, where there is room."""
        hint, advance = super().sizeHint(), self.fontMetrics().horizontalAdvance
        widest = max((advance(self.itemText(place)) for place in range(self.count())), default=0)
        return QSize(min(max(hint.width(), widest + AROUND + 2), max(WIDEST, hint.width())), hint.height())


def chooser(desk: Desk, name: Message, choices: Mapping[str, Message], letters: int = 12) -> QComboBox:
    """A list of choices by their ids."""
    return Chooser(desk.words, name, choices, letters)
