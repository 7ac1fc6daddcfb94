"""Widgets that show words as they are: text of a plan is never read as rich text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QWidget,
)

from orgplanner.text import shown

SIGNS = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", "<br>"))
"""What rich text reads as its own, and how it says the same; the ampersand first."""


def tooltip(text: str) -> str:
    """A tool tip that shows exactly this text, lines apart."""
    if not text.strip():
        return ""
    plain = shown(text.strip())
    for sign, name in SIGNS:
        plain = plain.replace(sign, name)
    return f"<qt>{plain}</qt>"


def menu_text(text: str) -> str:
    """Words for a menu, where “&” would be read as the mark of a letter."""
    return shown(text).replace("&", "&&")


def bare_text(text: str) -> str:
    """The words of a menu without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def with_letters(texts: list[str]) -> list[str]:
    """Words for the entries of one menu, each with a letter of its own marked for the keyboard if it has one."""
    taken: set[str] = set()
    marked: list[str] = []
    for text in texts:
        first = [place for place, sign in enumerate(text) if sign.isalnum() and text[place - 1 : place].isspace()]
        places = [0, *first, *range(1, len(text))] if text else []
        free = (place for place in places if text[place].isalnum() and text[place].casefold() not in taken)
        place = next(free, None)
        if place is None:
            marked.append(menu_text(text))
            continue
        taken.add(text[place].casefold())
        marked.append(f"{menu_text(text[:place])}&{menu_text(text[place:])}")
    return marked


def label(text: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """A label of plain text; `name` is its role in the style sheet."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    made.setText(shown(text))
    return made


def paragraph(text: str = "", name: str = "") -> QLabel:
    """Words that wrap and never widen the dialog, however long a name in them is."""
    made = label(text, name, wrap=True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
    made.setMinimumWidth(1)
    return made


def heading() -> QLabel:
    """A quiet title over a list."""
    made = label(name="heading")
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def rule() -> QFrame:
    """A thin horizontal line."""
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedHeight(1)
    return made


def number_box() -> QSpinBox:
    """A box for a whole number, which stands as far from the edge as words in other fields do."""
    made = QSpinBox()
    made.lineEdit().setTextMargins(5, 0, 0, 0)  # the padding of a style sheet does not reach it
    return made


def name_button(button: QAbstractButton, text: str) -> None:
    """Says what a button with a picture alone is for: to who points at it, and to who does not see it."""
    button.setToolTip(tooltip(text))
    button.setAccessibleName(text)


def tool_button(text: str = "", *, flat: bool = False) -> QToolButton:
    """A button that can be reached with Tab."""
    made = QToolButton()
    made.setText(text)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setProperty("flat", flat)
    return made


def button_box(kinds: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    """The usual buttons of a dialog, with words alone: some desktops would put pictures on them."""
    made = QDialogButtonBox(kinds)
    for button in made.buttons():
        button.setIcon(QIcon())
    return made


def no_default(*buttons: QAbstractButton) -> None:
    """Lets Enter end the typing in a field of a dialog instead of pressing one of its buttons."""
    for button in buttons:
        if isinstance(button, QPushButton):
            button.setAutoDefault(False)
            button.setDefault(False)


class Elided(QLabel):
    """One line that ends with “…” where there is no room; the whole of it is the tool tip."""

    def __init__(self, text: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self.say(text)

    def say(self, text: str) -> None:
        """Shows other words."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def whole(self) -> str:
        return self._whole

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        one_line = shown(" ".join(self._whole.split()))
        fitting = QFontMetrics(self.font()).elidedText(one_line, Qt.TextElideMode.ElideRight, max(room, 10))
        if fitting != self.text():
            self.setText(fitting)
        self.setToolTip(tooltip(self._whole) if fitting != self._whole else "")
