"""Where something goes when its unit closes: up, into a unit found by typing, set aside, or closed too."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgplanner.text import Message, say
from ui.desk import Desk
from ui.fields.box import Box
from ui.fields.picker import PickerField
from ui.plain import tooltip

INTO = "into"
FATES: Mapping[str, Message] = {
    "up": say("go to the unit above"),
    INTO: say("go to another unit"),
    "unplaced": say("wait as not yet placed"),
    "close": say("close too"),
}


class FateField(QWidget):
    """A choice of FATES, with a field for the unit where one is needed.

    `above` is what the unit above is called, "" when there are several of them, None when there is none.
    """

    chosen = Signal()

    def __init__(self, desk: Desk, name: Message, above: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.choice = Box()
        self.choice.setAccessibleName(desk.words(name))
        for fate, message in FATES.items():
            if fate == "up" and above:
                message = say("go to the unit above: “{name}”", name=above)
            if fate != "up" or above is not None:
                self.choice.addItem(desk.words(message), fate)
        self.unit = PickerField(desk, "units", optional=False)
        self.unit.set_name(desk.words(say("Unit that takes over")))
        self.unit.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choice)
        column.addWidget(self.unit)
        self.choice.currentIndexChanged.connect(self._show)
        self.choice.setToolTip(tooltip(self.choice.currentText()))
        if above is None:
            self.choose("unplaced")

    def choose(self, fate: str) -> None:
        """Chooses one of FATES."""
        self.choice.setCurrentIndex(self.choice.findData(fate))

    def _show(self) -> None:
        self.unit.setVisible(self.choice.currentData() == INTO)
        self.choice.setToolTip(tooltip(self.choice.currentText()))
        self.chosen.emit()

    def fate(self) -> str | None:
        """What `close_unit` is given: a word or the id of a unit; None, with a sentence, when none was chosen."""
        if self.choice.currentData() != INTO:
            return str(self.choice.currentData())
        if not self.unit.commit():
            return None
        if not self.unit.value():
            self.unit.explain(self._desk.words(say("Something must be chosen here.")))
            return None
        return str(self.unit.value())
