"""What every view of a comparison is: worked out beside the window, shown when it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orgplanner.analysis.compare import Comparison
from orgplanner.drawing.report import Section
from orgplanner.text import Message
from ui.background import Stop
from ui.desk import Desk
from ui.pages.compare.grid_view import GridView

Work = Callable[[Comparison, Stop], Any]


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
        return False

    def finish(self) -> None:
        """Waits for what it works on by itself."""

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


def chooser(desk: Desk, name: Message, choices: dict[str, Message], letters: int = 12) -> QComboBox:
    """A list of choices by their ids, said anew in another language."""
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(letters)
    for id in choices:
        combo.addItem("", id)

    def speak(_: str = "") -> None:
        for place, message in enumerate(choices.values()):
            combo.setItemText(place, desk.words(message))

    desk.words.keep(combo.setAccessibleName, name)
    desk.words.keep(lambda text: combo.setToolTip(text), name)
    desk.words.keep(speak, name)
    return combo
