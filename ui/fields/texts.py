"""Fields for many lines of text, for names by language, for a list of words."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from shiboken6 import isValid

from orgplanner.model import NO_NAME, Names
from orgplanner.text import LANGUAGES, say
from ui.fields.field import SEVERAL, Field, LineField
from ui.fields.name_field import NameField
from ui.plain import label, tool_button, tooltip
from ui.words import Words

TAG_WIDTH = 20


class LongField(Field):
    """Many lines of text."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.box = NameField(paragraphs=True)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.finished.connect(self.commit)

    def show_value(self, value: Any) -> None:
        self.box.show_text(value or "")
        self.box.setPlaceholderText("" if self.read_only else self.words(say("add")))

    def show_several(self) -> None:
        self.box.show_text("")
        self.box.setPlaceholderText(self.words(SEVERAL))

    def show_refused(self) -> None:
        self.box.remember(self._value or "")

    def is_typed(self) -> bool:
        return self.box.is_typed()

    def typed(self) -> Any:
        return self.box.toPlainText() if self.is_typed() else None

    def type_again(self, typed: Any) -> None:
        self.box.setPlainText(typed)

    def commit(self) -> bool:
        if self.is_typed():
            text = self.box.text()
            self.box.remember(text)
            self.put(text)
        return not self.fault()

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self.box.setReadOnly(on)
        if not self.several:
            self.box.setPlaceholderText("" if on else self.words(say("add")))

    def set_name(self, name: str, hint: str = "") -> None:
        super().set_name(name, hint)
        self.box.setAccessibleName(name)


class NamesField(Field):
    """The same words in several languages, a box for each.

    `languages` are those of the plan, of which that of the window comes first. A short one shows only the languages
    that have words and the window's, and offers the others.
    """

    def __init__(
        self, words: Words, languages: tuple[str, ...], *, short: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.boxes: dict[str, NameField] = {}
        self._lines: dict[str, QWidget] = {}
        self._tags: dict[str, tuple[QLabel, QLabel]] = {}
        self._label, self._label_width = "", 0
        self._short = short
        self._name = ""
        self._wanted: set[str] = set()
        self._languages = self._in_order(languages or (words.language,))
        self._more = tool_button(flat=True)
        self._more.setObjectName("more")
        self._more.setProperty("small", True)
        self._more.clicked.connect(self._show_all)
        self._more.hide()
        for code in self._languages:
            self._add(code)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignRight)
        self.setFocusProxy(self.boxes[self._first()])

    def set_languages(self, languages: tuple[str, ...]) -> None:
        """Offers the languages that the plan has now; those that have words stay."""
        if languages and self._in_order(languages) != self._languages:
            self._languages = self._in_order(languages)
            for code in self._languages:
                if code not in self.boxes:
                    self._add(code)

    def _in_order(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """The language of the window first: Tab comes into the field there, and goes on to the boxes below."""
        return tuple(sorted(languages, key=lambda code: code != self.words.language))

    def _first(self) -> str:
        return self.words.language if self.words.language in self._languages else self._languages[0]

    def _add(self, code: str) -> None:
        box = NameField()
        box.setProperty("language", code)
        tag = label(code, "label")
        tag.setFixedWidth(TAG_WIDTH)
        tag.setToolTip(tooltip(LANGUAGES.get(code, code)))
        name = label("", "label", wrap=True)
        name.setContentsMargins(0, 5, 0, 0)
        name.hide()
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        self._tags[code] = (name, tag)
        row.addWidget(box, 1)
        tag.setContentsMargins(0, 5, 0, 0)
        box.finished.connect(lambda: self._take(code))
        self.boxes[code] = box
        self._lines[code] = line
        self.column.insertWidget(len(self._lines) - 1, line)
        self._name_box(code)

    def set_label(self, text: str, width: int) -> None:
        """Says on the left of the first box what the names are of; the boxes begin at the width and a gap."""
        self._label, self._label_width = text, width
        self._fold()

    def show_value(self, value: Any) -> None:
        names = value or NO_NAME
        for code in names.languages:
            if code not in self.boxes:
                self._add(code)
        placeholder = "" if self.read_only else self.words(say("add"))
        for code, box in self.boxes.items():
            box.setPlaceholderText(placeholder)
            box.show_text(names.exactly(code))
        self._fold()

    def show_several(self) -> None:
        for code, box in self.boxes.items():
            said = {names.exactly(code) for names in self.values}
            box.show_text(said.pop() if len(said) == 1 else "")
            box.setPlaceholderText(self.words(SEVERAL if said else say("add")))
        self._fold()

    def _fold(self) -> None:
        """Shows in a short field only the box of the window's language, or of the first that has words."""
        filled = [code for code, box in self.boxes.items() if box.text()]
        first = self._first() if self._first() in filled or not filled else filled[0]
        known = {*self._languages, *filled}
        shown = {first} | (self._wanted & known) if self._short else known
        shown |= {code for code, box in self.boxes.items() if box.is_typed()}
        for code, line in self._lines.items():
            line.setVisible(code in shown)
        self._place_label(next(code for code in self.boxes if code in shown))
        rest = [code for code in self.boxes if code in known and code not in shown]
        told = [code for code in rest if code in filled]
        empty = "+ " + ", ".join(code for code in rest if code not in filled)
        self._more.setText("   ".join(filter(None, (" · ".join(told), empty if len(empty) > 2 else ""))))
        self._more.setVisible(bool(told) or (bool(rest) and not self.read_only))

    def _place_label(self, first: str) -> None:
        """The label stands beside the first box that is shown."""
        for code, (name, tag) in self._tags.items():
            name.setVisible(bool(self._label))
            name.setText(self._label if code == first else "")
            name.setFixedWidth(max(self._label_width - tag.width() + 6, 0))

    def _show_all(self) -> None:
        hidden = [code for code, line in self._lines.items() if line.isHidden()]
        self._wanted = set(self.boxes)
        self._fold()
        if hidden:
            self.boxes[hidden[0]].setFocus()

    def value(self) -> Any:
        return self._value if self._value is not None else NO_NAME

    def is_typed(self) -> bool:
        return any(box.is_typed() for box in self.boxes.values())

    def typed(self) -> Any:
        found = {code: box.toPlainText() for code, box in self.boxes.items() if box.is_typed()}
        return found or None

    def type_again(self, typed: Any) -> None:
        for code, text in typed.items():
            if code in self.boxes:
                self.boxes[code].setPlainText(text)

    def _take(self, code: str) -> None:
        box = self.boxes[code]
        if isValid(self) and box.is_typed():  # a box also loses the focus while its field is being deleted
            text = box.text()
            box.remember(text)
            self.put(self.value().including(code, text), code, text)

    def show_refused(self) -> None:
        names: Names = self.value()
        self.boxes[self.part].remember(names.exactly(self.part))

    def commit(self) -> bool:
        for code in self.boxes:
            self._take(code)
        return not self.fault()

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        for box in self.boxes.values():
            box.setReadOnly(on)
            if not self.several:
                box.setPlaceholderText("" if on else self.words(say("add")))
        self._fold()

    def set_name(self, name: str, hint: str = "") -> None:
        super().set_name(name, hint)
        self._name = name
        for code in self.boxes:
            self._name_box(code)
        self._more.setAccessibleName(f"{name}: {self.words(say('more languages'))}")

    def _name_box(self, code: str) -> None:
        self.boxes[code].setAccessibleName(f"{self._name}, {LANGUAGES.get(code, code)}")


class WordsField(LineField):
    """Several short words, told apart by commas or semicolons."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, read_words, ", ".join, parent)


def read_words(text: str) -> tuple[str, ...]:
    """The words of a list that was typed, in order, each once."""
    parts = (" ".join(part.split()) for part in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
