"""The form of a document on paper: one sheet, a book, a poster to glue together, tables, a proposal pack."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from orgplanner.drawing.poster.making import MOST_OVERLAP, USUAL_OVERLAP
from orgplanner.exporters.choices.options import (
    NEEDS_OTHER_PARTS,
    NEEDS_OTHER_TABLES,
    PARTS,
    TABLES,
    BreakBy,
    Form,
)
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.dialogs.page_choices import combo
from ui.dialogs.page_parts import PartTicks
from ui.plain import number_box

FORMS: dict[Form, Message] = {
    "sheet": say("One sheet"), "book": say("Chart book"), "poster": say("Poster of several sheets"),
    "tables": say("Tables"), "pack": say("Proposal pack"),
}  # fmt: skip
BREAKS: dict[BreakBy, Message] = {
    "density": say("Where boxes no longer fit"), "level": say("At each level"), "unit": say("At each unit"),
}  # fmt: skip
WITHOUT: dict[Form, tuple[str, ...]] = {
    "book": ("fold_to_fit", "folded", "arrows"),
    "poster": ("fold_to_fit",),
    "tables": ("shown", "kind", "colours", "content", "legend", "folded", "fold_to_fit", "arrows"),
    "pack": ("shown", "unit", "folded", "fold_to_fit", "arrows"),
}  # fmt: skip
"""What some forms have no use for."""


class FormFields(QObject):
    """Fields of the form of a document; those that say nothing about what is chosen are not shown."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        words = desk.words
        self.form = combo("form", {key: words(value) for key, value in FORMS.items()})
        self.break_by = combo("break_by", {key: words(value) for key, value in BREAKS.items()})
        self.overlap = number_box()
        self.overlap.setRange(0, round(MOST_OVERLAP))
        self.overlap.setValue(round(USUAL_OVERLAP))
        self.overlap.setSuffix(f" {words(say('mm'))}")
        self.rows: tuple[tuple[Message, QWidget], ...] = (
            (say("Form"), self.form), (say("New page"), self.break_by), (say("Overlap of sheets"), self.overlap),
        )  # fmt: skip
        self.parts: dict[Form, PartTicks] = {
            "tables": PartTicks(desk, say("Tables"), TABLES, NEEDS_OTHER_TABLES),
            "pack": PartTicks(desk, say("Parts of the pack"), PARTS, NEEDS_OTHER_PARTS),
        }
        self.form.currentIndexChanged.connect(self.changed)
        self.break_by.currentIndexChanged.connect(self.changed)
        self.overlap.valueChanged.connect(self.changed)
        for ticks in self.parts.values():
            ticks.changed.connect(self.changed)

    @property
    def chosen(self) -> Form:
        """What is chosen; one sheet where there is nothing to choose."""
        form: Form = self.form.currentData() if self.form.isEnabled() else "sheet"
        return form

    @property
    def is_compared(self) -> bool:
        """Whether the form that is chosen has parts that hold the scenario against another one."""
        return self.chosen in self.parts

    @property
    def is_understood(self) -> bool:
        """Whether the form that is chosen has anything to show."""
        return self.chosen not in self.parts or bool(self.parts[self.chosen].chosen())

    def chosen_parts(self, form: Form) -> tuple[str, ...]:
        """The parts of a form that are ticked, none where it is not chosen."""
        return self.parts[form].chosen() if form == self.chosen else ()

    def has(self, name: str) -> bool:
        """Whether the form that is chosen has a use for a field, such as "unit" or "folded"."""
        return name not in WITHOUT.get(self.chosen, ())

    def show_rows(self, form: QFormLayout, *, several: bool) -> None:
        """Shows the rows that count; `several` pages are not possible in every format."""
        self.form.setEnabled(several)
        form.setRowVisible(self.break_by, self.chosen == "book")
        form.setRowVisible(self.overlap, self.chosen == "poster")
        for key, ticks in self.parts.items():
            ticks.setVisible(key == self.chosen)

    def limit(self, paper: QComboBox, extras: Mapping[str, QCheckBox]) -> None:
        """Leaves out what the form that is chosen does not have."""
        for key, box in extras.items():
            if not self.has(key):
                box.setEnabled(False)
        fit, model = paper.findData("fit"), paper.model()
        if fit >= 0 and isinstance(model, QStandardItemModel):
            model.item(fit).setEnabled(self.chosen == "sheet")
            if self.chosen != "sheet" and paper.currentIndex() == fit:
                paper.setCurrentIndex(0)
