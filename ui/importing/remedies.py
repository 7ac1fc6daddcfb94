"""The ways to settle the trouble that is looked at, each right there: for it alone or for all alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from orgplanner.importers.lists.settled import WITH_CHOICE, Settled, alike
from orgplanner.importers.lists.trouble import REMEDIES
from orgplanner.text import Message, say, shown
from ui.desk import Desk
from ui.fields.two_lines import BELOW, TwoLines
from ui.importing.lines import Line
from ui.importing.scrolled import Scrolled, wrapped
from ui.importing.work import Importing
from ui.plain import no_default, tooltip

MOST = 200
"""Lines that are shown at once; typing finds the others."""
FEWEST, MOST_SEEN = 2, 5
"""Lines for which the list has room."""
KEY = Qt.ItemDataRole.UserRole + 1
Choice = tuple[str, str, str]
"""A key, its name and where it stands."""


class ChoiceList(QWidget):
    """A searchable list; with the arrows one moves in it while one types."""

    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._all: Callable[[str], Sequence[Choice]] = lambda _: ()
        self.field, self.list, self._model = _Sought(), QListView(), QStandardItemModel(self)
        self.field.setPlaceholderText(desk.words(say("Type parts of a name or number")))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setClearButtonEnabled(True)
        self.field.list = self.list
        self.list.setModel(self._model)
        self.list.setItemDelegate(TwoLines(desk.look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(lambda _: self._seek())
        self.list.doubleClicked.connect(lambda _: self.chosen.emit())
        self.field.returnPressed.connect(self.chosen)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.changed.emit())

    changed = Signal()

    def show_choices(self, name: str, found: Callable[[str], Sequence[Choice]], seek: bool) -> None:
        """Offers what is found for the text that is typed."""
        self._all = found
        self.list.setAccessibleName(name)
        self.field.clear()
        self.field.setVisible(seek)
        self._seek()

    def refresh(self) -> None:
        """Seeks again, the choice staying where it is still there."""
        chosen = self.key()
        self._seek()
        self.choose(chosen)

    def _seek(self) -> None:
        with QSignalBlocker(self.list.selectionModel()):  # each row that goes would be told
            self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        self._model.clear()
        for key, name, below in self._all(self.field.text())[:MOST]:
            item = QStandardItem(shown(name))
            item.setData(below, BELOW)
            item.setData(key, KEY)
            item.setToolTip(tooltip("\n".join(filter(None, (name, below)))))
            self._model.appendRow(item)
        if self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0, 0))
        else:
            nothing = QStandardItem(self._desk.words(say("Nothing fits.")))
            nothing.setEnabled(False)
            self._model.appendRow(nothing)
        height = self.list.sizeHintForRow(0)
        self.list.setFixedHeight(height * min(max(self._model.rowCount(), FEWEST), MOST_SEEN) + 4)

    def key(self) -> str:
        """What is chosen, "" for nothing."""
        index = self.list.currentIndex()
        return str(index.data(KEY) or "") if index.isValid() else ""

    def choose(self, key: str) -> None:
        """Shows something as chosen."""
        for row in range(self._model.rowCount()):
            if self._model.index(row, 0).data(KEY) == key:
                self.list.setCurrentIndex(self._model.index(row, 0))


class _Sought(QLineEdit):
    """A field whose arrows move in a list."""

    list: QListView

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        if event.key() in moves:
            self.list.event(event)
        else:
            super().keyPressEvent(event)


class RemedyPane(QWidget):
    """`settled` is emitted when something was decided or taken back, with the line and all troubles it was about.

    `rows` finds what may stand above something by a text, `named` says what a key stands for.
    """

    settled = Signal(object, object)

    def __init__(
        self,
        desk: Desk,
        work: Importing,
        rows: Callable[[str], Sequence[Choice]],
        named: Callable[[str], str],
    ) -> None:
        super().__init__()
        self._column = QVBoxLayout()
        self._desk, self._work, self._rows, self._named = desk, work, rows, named
        self.line: Line | None = None
        self._said, self._hint = wrapped(), wrapped(name="secondary")
        self.buttons = {id: QRadioButton(desk.words(words)) for id, words in REMEDIES.items()}
        self._group = QButtonGroup(self)
        self.choices, self.value = ChoiceList(desk), QLineEdit()
        self.settle_button, self.all_button = QPushButton(desk.words(say("Settle it"))), QPushButton()
        self.back_button = QPushButton(desk.words(say("Take it back")))
        self._lay_out()
        self._connect()
        self.show_line(None)

    def _lay_out(self) -> None:
        words = self._desk.words
        no_default(self.settle_button, self.all_button, self.back_button)
        self.value.setAccessibleName(words(REMEDIES["value"]))
        column = self._column
        column.setContentsMargins(8, 6, 6, 0)
        column.setSpacing(5)
        column.addWidget(self._said)
        column.addWidget(self._hint)
        for id, button in self.buttons.items():
            self._group.addButton(button)
            column.addWidget(button)
            if id == "value":
                column.addWidget(self.value)
        column.addWidget(self.choices)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 0, 6, 0)
        for made in (self.settle_button, self.all_button, self.back_button):
            buttons.addWidget(made)
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scrolled = Scrolled(column)
        whole.addWidget(self._scrolled, 1)
        whole.addLayout(buttons)

    def sizeHint(self) -> QSize:
        return QSize(380, 260)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(lambda _: self._follow())
        self.choices.chosen.connect(lambda: self._settle(False))
        self.choices.changed.connect(self._enable)
        self.value.textChanged.connect(lambda _: self._enable())
        self.value.returnPressed.connect(lambda: self._settle(False))
        self.settle_button.clicked.connect(lambda: self._settle(False))
        self.all_button.clicked.connect(lambda: self._settle(True))
        self.back_button.clicked.connect(self._take_back)

    # what is shown

    def show_line(self, line: Line | None) -> None:
        """Offers the remedies of a trouble, the usual one first; of a settled one to take it back."""
        same = self.line is not None and line is not None and self.line.trouble == line.trouble
        chosen = self.remedy() if same else ""
        self.line = line
        words = self._desk.words
        trouble = line.trouble if line is not None else None
        self._said.setText(words(trouble.message) if trouble is not None else "")
        hint = trouble.remedy if trouble is not None else say("Choose a trouble to see what can be done.")
        if line is not None and line.settled is not None:
            hint = self._decided(line.settled)
        self._hint.setText(words(hint))
        is_open = line is not None and line.settled is None
        ids = trouble.remedies if trouble is not None and is_open else ()
        for id, button in self.buttons.items():
            button.setVisible(id in ids)
        self.back_button.setVisible(line is not None and not is_open)
        if ids:
            self.buttons[chosen if chosen in ids else ids[0]].setChecked(True)
        if not same:
            self.value.setText(trouble.value if trouble is not None else "")
        self._follow()

    def _decided(self, settled: Settled) -> Message:
        """What was decided about a trouble, and what for."""
        how, value = REMEDIES[settled.fix.remedy], settled.fix.value
        named = dict(settled.trouble.choices).get(value) or self._named(value) or value
        return say("Settled: {how}: {what}.", how=how, what=named) if value else say("Settled: {how}.", how=how)

    def remedy(self) -> str:
        """The id of the remedy that is chosen."""
        return next((id for id, button in self.buttons.items() if button.isChecked()), "")

    def _follow(self) -> None:
        """Shows what the chosen remedy asks for, below it."""
        line, remedy = self.line, self.remedy()
        is_open = line is not None and line.settled is None and bool(line.trouble.remedies)
        choices = line.trouble.choices if line is not None else ()
        self.value.setVisible(is_open and remedy == "value")
        wanted = is_open and (remedy == "choose above" or (remedy in WITH_CHOICE and len(choices) > 1))
        self.choices.setVisible(wanted)
        if wanted:
            self._column.removeWidget(self.choices)
            self._column.insertWidget(self._column.indexOf(self.buttons[remedy]) + 1, self.choices)
            name = self._desk.words(REMEDIES[remedy])
            if remedy == "choose above":
                self.choices.show_choices(name, self._above, True)
            else:
                numbered = [(key, f"{at}.  {words}", "") for at, (key, words) in enumerate(choices, 1)]
                listed = numbered if remedy == "cut here" else [(key, words, "") for key, words in choices]
                self.choices.show_choices(name, lambda _: listed, False)
            QTimer.singleShot(0, self, lambda: self._scrolled.ensureWidgetVisible(self.choices))
        self.settle_button.setVisible(is_open)
        count = len(self._alike()) if is_open else 0
        self.all_button.setVisible(count > 1)
        self.all_button.setText(self._desk.words(say("For all {count} of this kind", count=count)))
        self._enable()

    def _above(self, text: str) -> Sequence[Choice]:
        """What may stand above: the choices of the trouble first, then all rows."""
        if self.line is None:
            return ()
        parts = text.casefold().split()
        first = [(key, words, self._desk.words(say("proposed"))) for key, words in self.line.trouble.choices
                 if all(part in words.casefold() for part in parts)]  # fmt: skip
        known = {key for key, _, _ in first}
        return [*first, *(each for each in self._rows(text) if each[0] not in known)]

    def _enable(self) -> None:
        line, remedy = self.line, self.remedy()
        ready = not self._needs_choice() or bool(self.choices.key())
        if remedy == "value" and line is not None:
            ready = self.value.text().strip() != line.trouble.value.strip()
        self.settle_button.setEnabled(ready)
        self.all_button.setEnabled(ready)

    def _needs_choice(self) -> bool:
        return self.choices.isVisibleTo(self)

    def _alike(self) -> list[object]:
        result = self._work.result
        if self.line is None or result is None:
            return []
        return list(alike(result.troubles, self.line.trouble, self.remedy()))

    # what is done

    def _settle(self, everywhere: bool) -> None:
        line, remedy, result = self.line, self.remedy(), self._work.result
        if line is None or line.settled is not None or not remedy or not self.settle_button.isEnabled():
            return
        value = self.value.text().strip() if remedy == "value" else ""
        if self._needs_choice():
            value = self.choices.key()
        troubles = [line.trouble]
        if everywhere and result is not None:
            troubles = alike(result.troubles, line.trouble, remedy)
            if remedy in WITH_CHOICE:
                value = ""
        self._work.settle(troubles, remedy, value)
        self.settled.emit(line, troubles)

    def _take_back(self) -> None:
        if self.line is not None and self.line.settled is not None:
            self._work.unsettle([self.line.trouble])
            self.settled.emit(self.line, [self.line.trouble])
