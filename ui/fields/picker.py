"""A field in which a row of the plan is found by typing parts of its name."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from orgplanner.text import Message, say
from ui.desk import Desk
from ui.fields.elided_line import ARROW_WIDTH, ElidedLine
from ui.fields.field import SEVERAL, TypedField, TypedLine
from ui.fields.finder import Finder, exact
from ui.fields.two_lines import BELOW, TwoLines
from ui.find import Entry
from ui.look import arrow_file, style_sheet
from ui.plain import tooltip

WIDEST = 420

Maker = Callable[[str], str]
"""Makes a row called like what was typed, and returns its id, "" when nobody wanted it after all."""


class Finding(Protocol):
    """Where a picker finds rows."""

    def called(self, table: str, id: str) -> Entry | None:
        """The entry of one row, None when there is no such row."""

    def find(self, table: str, text: str, done: Callable[[list[Entry]], None]) -> None:
        """Hands over the entries that hold every word of the text."""


class PickerField(TypedField):
    """The id of a row, or None; typing shows what fits, the arrow and the Down key show all.

    `new` is what the last line of the list says, such as “New source…”, and `make` what it does. With `clears` the
    field is for adding: it is empty again once something was picked. `finder` finds rows of something else than the
    scenario that is chosen in the window.
    """

    shows_names = True

    def __init__(
        self,
        desk: Desk,
        table: str,
        *,
        optional: bool = True,
        new: Message | None = None,
        make: Maker | None = None,
        clears: bool = False,
        finder: Finding | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.words, parent)
        self._finder: Finding = Finder.of(desk) if finder is None else finder
        self._table, self._optional, self._clears = table, optional, clears
        self._new: Message | None = new if make is not None else None
        self._make: Maker | None = make
        self._found: list[Entry] = []
        self._sought: str | None = None
        self.line = ElidedLine()
        self.line.spare = ARROW_WIDTH
        self.line.setObjectName("picker")
        if table == "sources":
            self.line.elided = Qt.TextElideMode.ElideMiddle
        arrow = QIcon(arrow_file(desk.look.theme))
        self._arrow = self.line.addAction(arrow, QLineEdit.ActionPosition.TrailingPosition)
        self._arrow.triggered.connect(self._show_all)
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._completer: QCompleter | None = None
        self._look = desk.look
        self._listed = QStandardItemModel(self)
        self.line.textEdited.connect(self._seek)
        self.line.installEventFilter(self)
        TypedLine(self.line, self.restore).ended.connect(self._left)

    def completer(self) -> QCompleter:
        """The list below the line, made when it is first needed."""
        if self._completer is None:
            self._completer = QCompleter(self._listed, self)
            self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            self._completer.setWidget(self.line)
            self._completer.setMaxVisibleItems(9)
            self.list = QListView()
            self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
            self.list.setUniformItemSizes(True)
            self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.list.setStyleSheet(style_sheet(self._look.theme))
            self._completer.setPopup(self.list)
            self.list.setItemDelegate(TwoLines(self._look, self.list))
            self._completer.activated.connect(lambda _: self._pick(self.list.currentIndex().row()))
        return self._completer

    # seeking

    def _seek(self, text: str) -> None:
        self._sought = text
        self._finder.find(self._table, text, lambda found: self._offer(found, text))

    def _show_all(self) -> None:
        if not self.read_only:
            self.line.setFocus()
            self.line.selectAll()
            self._seek("")

    def _offer(self, found: list[Entry], text: str) -> None:
        if self._sought != text or not self.line.hasFocus():
            return
        self._found = found
        rows = [(each.name, each.place) for each in found]
        if self._new is not None:
            rows.append((self.words(self._new), f"“{text.strip()}”" if text.strip() else ""))
        self._list(rows or [(self.words(say("Nothing fits.")), "")])
        completer = self.completer()
        self.list.setMinimumWidth(min(WIDEST, max(self.line.width(), self._widest(rows))))
        completer.complete()
        if text.strip() and found:
            self.list.setCurrentIndex(completer.completionModel().index(0, 0))

    def _list(self, rows: list[tuple[str, str]]) -> None:
        self._listed.clear()
        for name, place in rows:
            item = QStandardItem(name)
            item.setData(place, BELOW)
            item.setToolTip(tooltip("\n".join(filter(None, (name, place)))))
            self._listed.appendRow(item)

    def _widest(self, rows: list[tuple[str, str]]) -> int:
        metrics = self.line.fontMetrics()
        return max((metrics.horizontalAdvance(text) + 36 for row in rows[:30] for text in row), default=0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_Down and plain and not self.read_only:
                self._seek(self.line.text() if self.is_typed() else "")
                return True
        return super().eventFilter(watched, event)

    # choosing

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._found):
            self._choose(self._found[row])
        elif row == len(self._found) and self._make is not None:
            typed = self.line.text().strip() if self.is_typed() else ""
            made = self._make(typed)
            entry = self._finder.called(self._table, made) if made else None
            if entry is not None:
                self._choose(entry)

    def _choose(self, entry: Entry) -> None:
        self._sought = None
        self._show(entry)
        if self._clears:
            self._show(None)
            self._value = None
        self.put(entry.id)
        if self._clears and not self.fault():
            self._value = None

    def _left(self) -> None:
        """Enter was pressed or the line was left; the list that is open has its own Enter."""
        if not self.is_listing():
            self.commit()

    def is_listing(self) -> bool:
        """Whether the list below the line is open."""
        return self._completer is not None and self.list.isVisible()

    def commit(self) -> bool:
        if not self.is_typed():
            return True
        text = self.line.text().strip()
        if not text:
            return self._empty()
        known = self._found if self._sought == self.line.text() else []
        fitting = list(exact(known, text))
        if len(fitting) == 1 or (fitting and fitting[0].name == text):
            self._choose(fitting[0])
            return True
        self.explain(self.words(say("Choose from the list: nothing is called just “{text}”.", text=text)))
        return False

    def _empty(self) -> bool:
        if self._optional or self._clears:
            self._show(None)
            self.put(None)
            return True
        self.explain(self.words(say("Something must be chosen here.")))
        return False

    # showing

    def show_value(self, value: Any) -> None:
        self.line.setPlaceholderText("–" if self.read_only else self.words(say("find by typing")))
        self._show(self._finder.called(self._table, value) if value else None)

    def show_several(self) -> None:
        self._show(None)
        self.line.setPlaceholderText(self.words(SEVERAL))

    def _show(self, entry: Entry | None) -> None:
        self.show_text(entry.name if entry is not None else "")
        hint = "\n".join((entry.name, entry.place)) if entry is not None else ""
        self.line.setToolTip(tooltip(hint))

    def restore(self) -> bool:
        self._sought = None
        return super().restore()

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self.line.setReadOnly(on)
        self._arrow.setVisible(not on)
        if not self.several:
            self.line.setPlaceholderText("–" if on else self.words(say("find by typing")))

    def set_name(self, name: str, hint: str = "") -> None:
        super().set_name(name, hint)
        self.line.setAccessibleName(name)
