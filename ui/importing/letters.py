"""By which letters a text was read, and what lies between its cells; in doubt it is asked plainly."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from orgplanner.text import Message, say, shown
from ui.desk import Desk
from ui.fields.box import Box
from ui.importing.work import FILES, TABLE, Importing
from ui.plain import label, paragraph, tooltip

ENCODINGS = (
    "utf-8", "utf-16", "cp1251", "cp866", "koi8-r", "koi8-u", "cp1252", "kz1048", "iso8859-5", "mac-cyrillic",
)  # fmt: skip
DELIMITERS: Mapping[str, Message] = {
    ",": say("comma"), ";": say("semicolon"), "\t": say("tab"), "|": say("vertical bar"),
}  # fmt: skip


class Letters(QWidget):
    """Encoding and delimiter of the chosen file; not seen for a workbook."""

    def __init__(self, desk: Desk, work: Importing) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self.encoding, self.delimiter = Box(), Box()
        self.question = QWidget()
        self._group = QButtonGroup(self)
        self._lay_out()
        self.encoding.activated.connect(lambda _: self._read(encoding=self.encoding.currentData()))
        self.delimiter.activated.connect(lambda _: self._read(delimiter=self.delimiter.currentData()))
        work.changed.connect(self._follow)

    def _lay_out(self) -> None:
        words, line = self._desk.words, QHBoxLayout()
        for name, box in ((say("Letters"), self.encoding), (say("Cells are divided by"), self.delimiter)):
            box.setAccessibleName(words(name))
            box.setMinimumContentsLength(14)
            line.addWidget(label(words(name), "secondary"))
            line.addWidget(box)
        line.addStretch(1)
        self._choices = QVBoxLayout(self.question)
        self._choices.setContentsMargins(0, 0, 0, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.question)
        column.addLayout(line)

    def _follow(self, what: str) -> None:
        if what in (FILES, TABLE):
            place = self._work.table[0]
            is_text = place < len(self._work.books) and self._work.books[place].kind == "text"
            self.setVisible(is_text)
            if is_text:
                self._show(place)

    def _show(self, place: int) -> None:
        book = self._work.books[place]
        encodings = (book.encoding, *book.guesses, *ENCODINGS)
        self._fill(self.encoding, {each: each for each in encodings}, book.encoding)
        known = {sign: self._desk.words(name) for sign, name in DELIMITERS.items()}
        others = {} if book.delimiter in known or not book.delimiter else {book.delimiter: f"“{book.delimiter}”"}
        self._fill(self.delimiter, {**others, **known}, book.delimiter)
        self._ask(self._work.reads[place].samples, book.encoding)

    def _fill(self, box: Box, choices: Mapping[str, str], chosen: str) -> None:
        box.clear()
        for value, words in choices.items():
            box.addItem(words, value)
        box.choose(chosen)

    def _ask(self, samples: Mapping[str, str], chosen: str) -> None:
        """Asks which letters look right, each way of reading them being shown."""
        while (item := self._choices.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.question.setVisible(len(samples) > 1)
        if len(samples) < 2:
            return
        asked = say("The file does not tell how its letters were written. Which of these looks right?")
        self._choices.addWidget(paragraph(self._desk.words(asked)))
        for encoding, sample in list(samples.items())[:4]:
            button = QRadioButton(shown(sample).replace("&", "&&")[:70])
            button.setAccessibleName(f"{encoding}: {sample}")
            button.setToolTip(tooltip(f"{encoding}: {sample}"))
            button.setChecked(encoding == chosen)
            button.clicked.connect(partial(self._read, encoding=encoding))
            self._group.addButton(button)
            self._choices.addWidget(button)

    def _read(self, _: bool = False, **how: str) -> None:
        place = self._work.table[0]
        book = self._work.books[place]
        if any(getattr(book, name) != value for name, value in how.items()):
            self._work.read_otherwise(place, **how)
