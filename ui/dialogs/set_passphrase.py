"""Sets, changes and removes the passphrase of the plan, and says in plain words what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from orgplanner.document.strength import strength
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.dialogs.passphrase import CAPITALS, PassphraseLine, fit_height, keeping_room
from ui.plain import button_box, label

if TYPE_CHECKING:
    from orgplanner.document import Document

WIDTH = 560
STRENGTHS: dict[str, Message] = {
    "none": say("Best are four or five words that have nothing to do with each other or with you."),
    "weak": say("Weak: somebody who knows you, or a computer in some days, would guess it."),
    "fair": say("Fair: enough against the curious, not against somebody with many computers."),
    "strong": say("Strong."),
}
KEEP_SAFE = say("Nobody can open the plan without it: keep it safe.")
ELSEWHERE = say(
    "What lies elsewhere stays readable: copies under other names, e-mails, exports, backups of the computer."
)
READABLE = say("From then on everybody who gets the file, or its recovery copy on this computer, can read it.")
FORMER = say("Encrypted backups made until now still open with the passphrase of then.")


class SetPassphraseDialog(QDialog):
    """`passphrase` is what was chosen, "" to remove it; `forget` whether readable former states are to go."""

    def __init__(self, desk: Desk, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._document = desk.words, document
        self._readable = document.file.traces().count
        words = desk.words
        self.setWindowTitle(words(say("Passphrase")))
        self.change, self.remove = QRadioButton(words(CHANGE)), QRadioButton(words(REMOVE))
        self.change.setChecked(True)
        self.line, self.again = (PassphraseLine(words(name)) for name in (WORD, AGAIN))
        self.shown = QCheckBox(words(say("Show the passphrase")))
        self.told, self.hint = label(name="secondary", wrap=True), label(name="fault", wrap=True)
        former = say("Delete readable former states of it on this computer: {count}", count=self._readable)
        self.former = QCheckBox(words(former))
        self.former.setChecked(True)
        self.typing = QWidget()
        self.warning, self.consequence = label(words(KEEP_SAFE), wrap=True), label(name="secondary", wrap=True)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = button_box(kinds.Ok | kinds.Cancel)
        self.buttons.button(kinds.Cancel).setText(words(say("Cancel")))
        self._lay_out()
        self._connect()
        self._follow()

    @property
    def passphrase(self) -> str:
        return "" if self.remove.isChecked() else self.line.text()

    @property
    def forget(self) -> bool:
        return bool(self._readable) and self.former.isChecked() and bool(self.passphrase)

    def _lay_out(self) -> None:
        words, sealed = self._words, self._document.is_sealed
        column, form = QVBoxLayout(self), QFormLayout(self.typing)
        form.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(words(say("This plan is encrypted.") if sealed else FIRST), wrap=True))
        for choice in (self.change, self.remove):
            choice.setVisible(sealed)
            column.addWidget(choice)
        for name, line in ((WORD, self.line), (AGAIN, self.again)):
            form.addRow(label(words(name)), line)
        form.addRow(label(), self.shown)
        form.addRow(label(), self.told)
        form.addRow(label(), self.hint)
        for widget in (self.typing, self.warning, self.former, self.consequence):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.former.setVisible(bool(self._readable))
        self.hint.setSizePolicy(keeping_room(self.hint))
        self.setMinimumWidth(WIDTH)

    def _connect(self) -> None:
        self.shown.toggled.connect(self.line.reveal)
        self.shown.toggled.connect(self.again.reveal)
        for line in (self.line, self.again):
            line.textChanged.connect(self._follow)
            line.capitals.connect(lambda on: self.hint.setText(self._words(CAPITALS) if on else ""))
        self.remove.toggled.connect(self._follow)
        self.again.editingFinished.connect(self._compare)
        self.buttons.accepted.connect(self._accept_if_same)
        self.buttons.rejected.connect(self.reject)

    def _follow(self, *_: object) -> None:
        """Says what would come of what is chosen and typed."""
        removing, sealed = self.remove.isChecked(), self._document.is_sealed
        for part in (self.typing, self.warning):
            part.setVisible(not removing)
        self.hint.clear()
        self.told.setText("" if removing else self._words(STRENGTHS[strength(self.line.text())]))
        self.consequence.setText(self._words(READABLE if removing else FORMER if sealed else ELSEWHERE))
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self._words(self._verb()))
        ok.setEnabled(removing or bool(self.line.text() and self.again.text()))
        fit_height(self, WIDTH)

    def _verb(self) -> Message:
        if self.remove.isChecked():
            return say("Remove and save") if self._document.path is not None else REMOVE
        if self._document.path is None:
            return say("Encrypt")
        return say("Change and save") if self._document.is_sealed else say("Encrypt and save")

    def _compare(self) -> bool:
        """Whether both lines say the same, which is said if not."""
        same = self.remove.isChecked() or self.line.text() == self.again.text()
        if not same and self.again.text():
            self.hint.setText(self._words(say("The two are not the same.")))
        return same

    def _accept_if_same(self) -> None:
        if self._compare():
            self.accept()
        else:
            self.again.setFocus()
            self.again.selectAll()


FIRST = say("With a passphrase the file of the plan is encrypted, and the plan is worked on in memory alone.")
CHANGE, REMOVE = say("Change the passphrase"), say("Remove the passphrase")
WORD, AGAIN = say("Passphrase"), say("Once more")
