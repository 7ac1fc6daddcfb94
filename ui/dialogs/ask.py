"""Questions and messages over the window, always as plain text."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from orgplanner.text import Message
from ui.words import Words


@dataclass(frozen=True, slots=True)
class Answer:
    """A button: what it is called, what it says; `role` is yes, no or cancel, the last of which Escape gives."""

    id: str
    words: Message
    role: str = "yes"


def ask(
    parent: QWidget | None, words: Words, message: Message | str, answers: tuple[Answer, ...], detail: str = ""
) -> str:
    """The id of the answer that was chosen; the first is the usual one."""
    from PySide6.QtWidgets import QMessageBox

    roles = {
        "yes": QMessageBox.ButtonRole.AcceptRole,
        "no": QMessageBox.ButtonRole.DestructiveRole,
        "cancel": QMessageBox.ButtonRole.RejectRole,
    }
    box = QMessageBox(parent)
    box.setWindowTitle("OrgPlanner")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words(message))
    box.setInformativeText("")
    if detail:
        box.setDetailedText(detail)
    buttons = {answer.id: box.addButton(words(answer.words), roles[answer.role]) for answer in answers}
    box.setDefaultButton(buttons[answers[0].id])
    box.setEscapeButton(buttons[answers[-1].id])
    box.exec()
    chosen = next((id for id, button in buttons.items() if button is box.clickedButton()), answers[-1].id)
    box.deleteLater()
    return chosen
