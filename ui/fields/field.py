"""What all fields have in common: a value, a sentence about what is not understood, nothing typed is lost."""

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from orgplanner.errors import RuleBroken
from orgplanner.text import Message, say
from ui.fields.elided_line import ElidedLine
from ui.plain import tooltip
from ui.words import Words

SEVERAL = say("several values")
"""Stands in a field of several rows that differ in it."""


def finish_typing() -> bool:
    """Takes over what stands in the field that has the focus; False when it is not understood."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, Field):
        widget = widget.parentWidget()
    return widget.commit() if widget is not None else True


class Fault(QLabel):
    """A sentence that is as high as its words need at the width it has: what stands around it is not squeezed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("fault")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def hasHeightForWidth(self) -> bool:
        return False  # a form that asks for it makes its other rows lower

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(self.heightForWidth(self.width()), self.fontMetrics().height()))


class Field(QWidget):
    """One value of a row.

    `edited` when editing ended with another value that was understood; `part` and `given` say what of the value was
    touched: the language of a name, "quantity", "basis" or "source" of a figure, "" for all of it.
    """

    shows_names = False
    """Whether it shows the name of another row, which may change by itself."""
    edited = Signal()
    explained = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.part = ""
        self.given: Any = None
        self.several = False
        self.values: Collection[Any] = ()
        self.read_only = False
        self._value: Any = None
        self._before: tuple[bool, Any] = (False, None)
        self._fault: QLabel | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)

    def value(self) -> Any:
        """The value last shown or understood."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Shows a value and forgets what was typed."""
        self.several = False
        self._value = value
        self.explain("")
        self.show_value(value)

    def set_several(self, values: Collection[Any] = ()) -> None:
        """Shows that rows differ, and what of their values is the same; what is typed is meant for all of them."""
        self.several = True
        self.values = values
        self._value = None
        self.explain("")
        self.show_several()

    def put(self, value: Any, part: str = "", given: Any = None) -> None:
        """Somebody chose this value."""
        if not self.several and value == self._value:
            self.explain("")
            return
        self._before = (self.several, self._value)
        self._value = value
        self.part, self.given = part, given if part else value
        self.explain("")
        self.edited.emit()

    def refuse(self, sentence: str) -> None:
        """Says why the value that was just chosen may not be; what was typed stays as typed, not taken over."""
        self.several, self._value = self._before
        self.show_refused()
        self.explain(sentence)

    def show_refused(self) -> None:
        """Shows the value before again where the refused one was chosen and not typed."""
        if self.several:
            self.show_several()
        else:
            self.show_value(self._value)

    def explain(self, sentence: str) -> None:
        """Shows below the field why what stands in it was not taken over; "" for no reason."""
        if self._fault is None:
            if not sentence:
                return
            self._fault = Fault()
            self.column.addWidget(self._fault)
        if sentence != self._fault.text():
            self._fault.setText(sentence)
            self._fault.setVisible(bool(sentence))
            self.setProperty("faulty", bool(sentence))
            self.setAccessibleDescription(sentence)
            self.explained.emit(sentence)

    def fault(self) -> str:
        """The sentence that is shown, or ""."""
        return self._fault.text() if self._fault is not None else ""

    def explain_error(self, error: RuleBroken) -> None:
        self.explain(error.sentence(self.words.language))

    # what each kind of field does in its own way

    def show_value(self, value: Any) -> None:
        """Puts a value into the editors."""

    def show_several(self) -> None:
        """Empties the editors and says that there are several values."""

    def commit(self) -> bool:
        """Takes over what was typed; False, with a sentence at the field, when it is not understood."""
        return True

    def is_typed(self) -> bool:
        """Whether something was typed that is not taken over."""
        return False

    def typed(self) -> Any:
        """What was typed and not taken over, to be put back with `type_again`."""
        return None

    def type_again(self, typed: Any) -> None:
        """Puts back what was typed before, as if it had just been typed."""

    def set_read_only(self, on: bool) -> None:
        """Shows the value without letting it be changed."""
        self.read_only = on

    def set_name(self, name: str, hint: str = "") -> None:
        """What a screen reader calls the field, and its tool tip."""
        self.setAccessibleName(name)
        self.setToolTip(tooltip(hint))


class TypedLine(QObject):
    """Lets Escape take back what was typed into a line, and says when typing in it ended."""

    ended = Signal()

    def __init__(self, line: QLineEdit, restore: Callable[[], bool]) -> None:
        super().__init__(line)
        self._restore = restore
        line.installEventFilter(self)
        line.editingFinished.connect(self.ended)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.ShortcutOverride and self._restore_would():
            event.accept()
        if escape and event.type() == QEvent.Type.KeyPress:
            return self._restore()
        return super().eventFilter(watched, event)

    def _restore_would(self) -> bool:
        line = self.parent()
        return isinstance(line, QLineEdit) and line.isModified()


class TypedField(Field):
    """A field with a line: what it shows is told from what somebody types into it."""

    line: QLineEdit

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._shown = ""

    def show_text(self, text: str) -> None:
        """Shows a text that nobody typed."""
        self._shown = text
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self.line.setModified(False)

    def restore(self) -> bool:
        """Takes back what was typed; whether there was anything."""
        typed = self.is_typed() or bool(self.fault())
        self.show_text(self._shown)
        self.explain("")
        return typed

    def is_typed(self) -> bool:
        return self.line.text() != self._shown

    def typed(self) -> Any:
        return self.line.text() if self.is_typed() else None

    def type_again(self, typed: Any) -> None:
        self.line.setText(typed)
        self.line.setModified(True)


class LineField(TypedField):
    """A value that is typed into one line; `read` and `write` turn text into the value and back."""

    def __init__(
        self,
        words: Words,
        read: Callable[[str], Any] = str.strip,
        write: Callable[[Any], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._read, self._write = read, write
        self.line = ElidedLine()
        self.line.setObjectName("field")
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line)
        TypedLine(self.line, self.restore).ended.connect(self.commit)

    def show_value(self, value: Any) -> None:
        self.show_text("" if value is None else self._write(value))
        self.line.setPlaceholderText("")

    def show_several(self) -> None:
        self.show_text("")
        self.line.setPlaceholderText(self.words(SEVERAL))

    def show_refused(self) -> None:
        self._shown = "" if self._value is None else self._write(self._value)

    def commit(self) -> bool:
        if not self.is_typed():
            if not self.several:
                self.explain("")
            return True
        try:
            value = self._read(self.line.text())
        except RuleBroken as error:
            self.explain_error(error)
            return False
        self.show_text("" if value is None else self._write(value))
        self.put(value)
        return not self.fault()

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self.line.setReadOnly(on)

    def set_name(self, name: str, hint: str = "") -> None:
        super().set_name(name, hint)
        self.line.setAccessibleName(name)
        self.line.setToolTip(tooltip(hint))


def needed(read: Callable[[str], Any], sentence: Message) -> Callable[[str], Any]:
    """Reads like `read`, but explains that something must stand in the field."""

    def read_something(text: str) -> Any:
        value = read(text)
        if value is None:
            raise RuleBroken(sentence)
        return value

    return read_something
