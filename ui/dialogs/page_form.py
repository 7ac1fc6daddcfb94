"""The form of a document on paper: one sheet, a book with a page for each branch, or a poster to glue together."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from orgplanner.drawing.poster.making import MOST_OVERLAP, USUAL_OVERLAP
from orgplanner.exporters.export_options import BreakBy, Form
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.fields.box import Box
from ui.plain import number_box

FORMS: dict[Form, Message] = {
    "sheet": say("One sheet"), "book": say("Chart book"), "poster": say("Poster of several sheets"),
}  # fmt: skip
BREAKS: dict[BreakBy, Message] = {
    "density": say("Where boxes no longer fit"), "level": say("At each level"), "unit": say("At each unit"),
}  # fmt: skip

WITHOUT: dict[str, tuple[Form, ...]] = {
    "fold_to_fit": ("book", "poster"), "folded": ("book",), "arrows": ("book",),
}  # fmt: skip
"""What stands on the page of some forms only."""


class FormFields(QObject):
    """Three fields of a form; those that say nothing about what is chosen are not shown."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        words = desk.words
        self.form = _combo({key: words(value) for key, value in FORMS.items()})
        self.form.setObjectName("form")
        self.break_by = _combo({key: words(value) for key, value in BREAKS.items()})
        self.break_by.setObjectName("break_by")
        self.overlap = number_box()
        self.overlap.setRange(0, round(MOST_OVERLAP))
        self.overlap.setValue(round(USUAL_OVERLAP))
        self.overlap.setSuffix(f" {words(say('mm'))}")
        self.rows: tuple[tuple[Message, QWidget], ...] = (
            (say("Form"), self.form), (say("New page"), self.break_by), (say("Overlap of sheets"), self.overlap),
        )  # fmt: skip
        self.form.currentIndexChanged.connect(self.changed)
        self.break_by.currentIndexChanged.connect(self.changed)
        self.overlap.valueChanged.connect(self.changed)

    @property
    def chosen(self) -> Form:
        """What is chosen; one sheet where there is nothing to choose."""
        form: Form = self.form.currentData() if self.form.isEnabled() else "sheet"
        return form

    def show_rows(self, form: QFormLayout, *, several: bool) -> None:
        """Shows the rows that count; `several` pages are not possible in every format."""
        self.form.setEnabled(several)
        form.setRowVisible(self.break_by, self.chosen == "book")
        form.setRowVisible(self.overlap, self.chosen == "poster")

    def limit(self, paper: QComboBox, extras: Mapping[str, QCheckBox]) -> None:
        """Leaves out what the form that is chosen does not have."""
        for key, forms in WITHOUT.items():
            if self.chosen in forms:
                extras[key].setEnabled(False)
        fit, model = paper.findData("fit"), paper.model()
        if fit >= 0 and isinstance(model, QStandardItemModel):
            model.item(fit).setEnabled(self.chosen == "sheet")
            if self.chosen != "sheet" and paper.currentIndex() == fit:
                paper.setCurrentIndex(0)


def _combo(choices: dict[str, str]) -> QComboBox:
    box = Box()
    box.setMinimumContentsLength(23)
    for value, text in choices.items():
        box.addItem(text, value)
    return box
