"""Asks for the passphrase of an encrypted plan, tries it beside the window, and asks again when it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from orgplanner.errors import WrongPassphrase
from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.plain import button_box, label

WIDTH = 460
LONGEST = 48
"""Letters of the name of a file that are shown."""
Work = Callable[[str, Stop], Any]


class PassphraseLine(QLineEdit):
    """A line whose letters are hidden; `capitals` says whether Caps Lock seems to be on."""

    capitals = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)

    def reveal(self, shown: bool) -> None:
        """Shows the letters, or hides them."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        letter = event.text()
        if len(letter) == 1 and letter.upper() != letter.lower():
            held = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(letter.isupper() != held)
        super().keyPressEvent(event)


class UnlockDialog(QDialog):
    """`unlocked` carries what `work` made with the right passphrase, `failed` what else went wrong and that
    passphrase."""

    unlocked = Signal(object)
    failed = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget, name: str, work: Work) -> None:
        super().__init__(parent)
        self._words, self._work = desk.words, work
        self._lane = Lane(parent)  # it outlives the dialog: a thread may still be at it when that closes
        words = desk.words
        self.setWindowTitle(words(say("Passphrase")))
        self.line = PassphraseLine(words(say("Passphrase")))
        self.shown = QCheckBox(words(say("Show the passphrase")))
        self.hint = label(name="fault", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = button_box(kinds.Ok | kinds.Cancel)
        self.buttons.button(kinds.Ok).setText(words(say("Open")))
        self.buttons.button(kinds.Cancel).setText(words(say("Cancel")))
        self._lay_out(say("“{name}” is encrypted. Type its passphrase to open it.", name=_short(name)))
        self._connect()
        self._rest()

    def _lay_out(self, what: Message) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(label(self._words(what), wrap=True))
        for widget in (self.line, self.shown, self.hint, self.bar, self.buttons):
            column.addWidget(widget)
        self.bar.setFixedHeight(6)
        self.bar.setSizePolicy(keeping_room(self.bar))
        self.setMinimumWidth(WIDTH)
        fit_height(self, WIDTH)

    def _connect(self) -> None:
        self.shown.toggled.connect(self.line.reveal)
        self.line.textChanged.connect(self._rest)
        self.line.capitals.connect(lambda on: self._hint(CAPITALS if on else ""))
        self.buttons.accepted.connect(self.try_it)
        self.buttons.rejected.connect(self.reject)

    def _rest(self) -> None:
        """Ready for typing."""
        self.bar.hide()
        self.line.setReadOnly(False)
        self._ok().setEnabled(bool(self.line.text()))

    def _ok(self) -> QWidget:
        return self.buttons.button(QDialogButtonBox.StandardButton.Ok)

    def _hint(self, said: Message | str) -> None:
        self.hint.setText(self._words(said))
        fit_height(self, WIDTH)

    def try_it(self) -> None:
        """Tries what was typed."""
        word = self.line.text()
        if not word or self._lane.busy:
            return
        self._hint("")
        self.line.setReadOnly(True)  # disabled it would lose the focus: what is typed meanwhile would tick the box
        self._ok().setEnabled(False)
        self.bar.show()
        self._lane.start(partial(self._work, word), self._done, partial(self._wrong, word))

    def _done(self, result: object) -> None:
        self.accept()
        self.unlocked.emit(result)

    def _wrong(self, word: str, error: BaseException) -> None:
        if not isinstance(error, WrongPassphrase):
            self.accept()
            self.failed.emit(error, word)
            return
        self._rest()
        self._hint(error.sentence(self._words.language))
        self.line.setFocus()
        self.line.selectAll()

    def reject(self) -> None:
        """Closes; what is still being tried comes to nothing."""
        self._lane.cancel()
        super().reject()


CAPITALS = say("Caps Lock seems to be on.")


def _short(name: str) -> str:
    """A name that does not widen a dialog, as it may hold no blank at which a line could end."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST // 2]}…{name[-LONGEST // 2 :]}"


def fit_height(dialog: QDialog, width: int) -> None:
    """Makes a dialog as high as its lines need at a width, and no higher."""
    layout = dialog.layout()
    assert layout is not None
    layout.activate()
    dialog.resize(width, layout.totalHeightForWidth(width))


def keeping_room(widget: QWidget) -> Any:
    """The size policy of a widget that keeps its room while it is hidden."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    return policy


def unlock(
    desk: Desk,
    parent: QWidget,
    name: str,
    work: Work,
    done: Callable[[Any], object],
    failed: Callable[[BaseException, str], object],
) -> UnlockDialog:
    """Asks for the passphrase of the file `name`; `work` gets it beside the window and raises WrongPassphrase to
    have it asked for again. One of `done` and `failed` follows, unless the user cancels."""
    dialog = UnlockDialog(desk, parent, name, work)
    dialog.unlocked.connect(done)
    dialog.failed.connect(failed)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
