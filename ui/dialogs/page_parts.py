"""Which parts a document has: a tick for each, in the order in which they stand in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from orgplanner.text import Message, say
from ui.desk import Desk
from ui.plain import label, tooltip


class PartTicks(QWidget):
    """All are ticked at first; those that hold two scenarios against each other need another scenario."""

    changed = Signal()

    def __init__(self, desk: Desk, title: Message, parts: Mapping[str, Message], two: Collection[str]) -> None:
        super().__init__()
        self._words, self._two = desk.words, two
        self.boxes = {key: QCheckBox(desk.words(words)) for key, words in parts.items()}
        self.fault = label(desk.words(say("Tick at least one.")), "fault", wrap=True)
        self.setAccessibleName(desk.words(title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(desk.words(title).upper(), "heading"))
        for box in self.boxes.values():
            box.setChecked(True)
            box.toggled.connect(self._changed)
            column.addWidget(box)
        column.addWidget(self.fault)
        self.fault.hide()

    def allow(self, has_other: bool) -> None:
        """Lets parts of two scenarios be ticked only where there is another one."""
        why = "" if has_other else tooltip(self._words(say("Choose under “Compared with” another scenario.")))
        for key in self._two:
            self.boxes[key].setEnabled(has_other)
            self.boxes[key].setToolTip(why)

    def chosen(self) -> tuple[str, ...]:
        """The parts that are ticked and can be made."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked() and box.isEnabled())

    def _changed(self) -> None:
        self.fault.setVisible(not self.chosen())
        self.changed.emit()
