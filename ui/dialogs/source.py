"""A new source: a document, a place in it, its date."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from orgplanner.edits import add_source
from orgplanner.model import names, new_id
from orgplanner.text import say
from ui.desk import Desk
from ui.fields.make import make_field
from ui.fields.wording import heading, label_of
from ui.inspection.changing import attempt
from ui.plain import button_box, label

COLUMNS = ("title", "place", "date", "note")


class SourceDialog(QDialog):
    """Asks for the columns of a source; `id` is that of the source once it was added."""

    def __init__(self, desk: Desk, parent: QWidget, title: str = "") -> None:
        super().__init__(parent)
        desk.session.document_changed.connect(self.reject)
        self._desk = desk
        self.id = ""
        words = desk.words
        self.setWindowTitle(words(say("New source")))
        self.setMinimumWidth(440)
        self.fields = {column: make_field(desk, "sources", column, whole=True) for column in COLUMNS}
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for column, field in self.fields.items():
            field.set_value(names({words.language: title}) if column == "title" else "")
            form.addRow(heading(words, label_of("sources", column)), field)
        self._fault = label("", "fault", wrap=True)
        buttons = button_box(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept_source)
        buttons.rejected.connect(self.reject)
        page = QVBoxLayout(self)
        page.addLayout(form)
        page.addWidget(self._fault)
        page.addWidget(buttons)
        self.fields["title"].setFocus()

    def accept_source(self) -> None:
        """Adds the source that was described, or says what is missing."""
        understood = [field.commit() for field in self.fields.values()]
        if not all(understood):
            return
        given = {column: field.value() for column, field in self.fields.items()}
        if not given["title"]:
            self._fault.setText(self._desk.words(say("Write the title of the document.")))
            return
        id = new_id()
        error = attempt(self._desk.session, add_source, given.pop("title"), id=id, shared=True, **given)
        if error is not None:
            self._fault.setText(error.sentence(self._desk.words.language))
            return
        self.id = id
        self.accept()


def new_source(desk: Desk, parent: QWidget, title: str = "") -> str:
    """Asks for a source and adds it to the plan; its id, or "" when nothing was added."""
    dialog = SourceDialog(desk, parent, title)
    dialog.exec()
    dialog.deleteLater()
    return dialog.id
