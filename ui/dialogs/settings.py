"""Settings of the program on this computer: language, looks, paper; a plan has those of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout

from orgplanner.drawing.paper import PAPERS
from orgplanner.text import LANGUAGES, Message, say
from ui.plain import button_box, label

if TYPE_CHECKING:
    from ui.window import MainWindow

LOOKS: dict[str, Message] = {
    "light": say("Light"), "dark": say("Dark"), "contrast": say("High contrast"),
}  # fmt: skip


class SettingsDialog(QDialog):
    """Every choice is seen and remembered at once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        desk, words = window.desk, window.desk.words
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.language = self._choice(dict(LANGUAGES), words.language)
        self.look = self._choice({name: words(said) for name, said in LOOKS.items()}, desk.look.theme.name)
        papers = {"": words(say("Smallest readable")), **{name: name for name in reversed(PAPERS)}}
        self.paper = self._choice(papers, desk.preferences.paper)
        self._hint = label(name="secondary", wrap=True)
        self._buttons = button_box(QDialogButtonBox.StandardButton.Close)
        self._form = QFormLayout()
        for field in (self.language, self.look, self.paper):
            self._form.addRow(label(), field)
        column = QVBoxLayout(self)
        column.addLayout(self._form)
        column.addWidget(self._hint)
        column.addWidget(self._buttons)
        self._say()
        self.language.activated.connect(lambda _: self._window.speak(self.language.currentData()))
        self.look.activated.connect(lambda _: self._window.wear(self.look.currentData()))
        self.paper.activated.connect(self._remember_paper)
        self._buttons.rejected.connect(self.reject)
        words.changed.connect(self._say)
        self.resize(460, self.sizeHint().height())

    def _choice(self, names: dict[str, str], chosen: str) -> QComboBox:
        field = QComboBox()
        for value, name in names.items():
            field.addItem(name, value)
        field.setCurrentIndex(max(field.findData(chosen), 0))
        return field

    def _remember_paper(self) -> None:
        self._window.desk.preferences.paper = self.paper.currentData()

    def _say(self) -> None:
        words = self._window.desk.words
        self.setWindowTitle(words(say("Settings")))
        titles = (say("Language"), say("Colours"), say("Paper at first"))
        for field, title in zip((self.language, self.look, self.paper), titles, strict=True):
            named = self._form.labelForField(field)
            assert isinstance(named, QLabel)
            named.setText(words(title))
            field.setAccessibleName(words(title))
        for row, name in enumerate(LOOKS.values()):
            self.look.setItemText(row, words(name))
        self.paper.setItemText(0, words(say("Smallest readable")))
        where = say("Languages, currency and thresholds of a plan travel with it; they stand in the menu “Plan”.")
        self._hint.setText(words(where))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(words(say("Close")))
