"""A saved view: its name, and in which language and on which paper it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from orgplanner.drawing.paper import PAPERS
from orgplanner.edits import add_view, change_view
from orgplanner.model import NO_NAME, View, new_id
from orgplanner.text import LANGUAGES, say
from ui.desk import Desk
from ui.panels.chart_drawing import Choice
from ui.plain import button_box, label
from ui.viewing import fields_of

LONGEST = 200


class ViewDialog(QDialog):
    """Saves what is seen now as a new view or, with a `view`, gives that one another name, language or paper."""

    def __init__(self, desk: Desk, choice: Choice, parent: QWidget, view: View | None = None) -> None:
        super().__init__(parent)
        self._desk, self._choice, self._view = desk, choice, view
        self.saved = ""
        desk.session.document_changed.connect(self.reject)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = desk.words
        self.setWindowTitle(words(say("Save this view") if view is None else say("Saved view")))
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText(words(say("For the minister")))
        self.name.textChanged.connect(self._check)
        self.language = _combo({"": words(say("Language of the reader")), **LANGUAGES})
        papers = {"": words(say("Smallest readable")), **{name: name for name in reversed(PAPERS)}}
        self.paper = _combo({**papers, "fit": words(say("As large as the chart"))})
        self.direction = _combo({True: words(say("Landscape")), False: words(say("Portrait"))})
        self.paper.currentIndexChanged.connect(self._check)
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        words, form = self._desk.words, QFormLayout()
        rows = (
            (say("Name"), self.name), (say("Language"), self.language), (say("Paper"), self.paper),
            (say("Direction"), self.direction),
        )  # fmt: skip
        for message, field in rows:
            field.setAccessibleName(words(message))
            form.addRow(label(words(message), "secondary"), field)
        kept = say("Scenario, comparison, kind of chart, boxes, what is folded and colours are kept as now.")
        hint = label(words(kept), "secondary", wrap=True)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = button_box(kinds.Save | kinds.Cancel)
        self.save_button = self.buttons.button(kinds.Save)
        self.save_button.setText(words(say("Save")))
        self.buttons.button(kinds.Cancel).setText(words(say("Cancel")))
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        if self._view is None:
            column.addWidget(hint)
        column.addWidget(self.buttons)
        self.setMinimumWidth(420)

    def _fill(self) -> None:
        view, choice, plan = self._view, self._choice, self._desk.session.plan
        paper, landscape = (view.paper, view.landscape) if view is not None else (choice.paper, choice.landscape)
        if paper is None:
            paper = self._desk.preferences.paper
        if view is not None and plan is not None:
            self.name.setText(plan.words(view.name, self._desk.words.language))
            self.name.selectAll()
        _choose(self.language, view.language if view is not None else choice.language)
        _choose(self.paper, paper)
        _choose(self.direction, landscape is not False)
        self._check()

    def _check(self) -> None:
        self.save_button.setEnabled(bool(self.name.text().strip()))
        self.direction.setEnabled(self.paper.currentData() in PAPERS)

    def _save(self) -> None:
        session, view = self._desk.session, self._view
        named = (view.name if view is not None else NO_NAME).including(
            self._desk.words.language, self.name.text().strip()
        )
        paper = {
            "language": self.language.currentData(), "paper": self.paper.currentData(),
            "landscape": self.direction.currentData(),
        }  # fmt: skip
        if view is not None:
            done, self.saved = session.do_shared(change_view, view.id, name=named, **paper), view.id
        else:
            self.saved = new_id()
            done = session.do_shared(
                add_view, named, id=self.saved, **fields_of(self._choice, session), **paper
            )
        if done:
            self.accept()


def _combo(choices: Mapping[Any, str]) -> QComboBox:
    box = QComboBox()
    for value, text in choices.items():
        box.addItem(text, value)
    return box


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(box.findData(value), 0))
