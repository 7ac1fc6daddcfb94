"""Ctrl+K: finds units, posts, people and skills, and runs any command, with the keyboard alone."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.enter import ENTER
from ui.find import Entry, entries, search
from ui.plain import bare_text, label, tooltip

KINDS: dict[str, Message] = {
    "unit": say("unit"), "post": say("post"), "person": say("person"), "skill": say("skill"),
    "command": say("command"),
}  # fmt: skip
ENTRY = Qt.ItemDataRole.UserRole
MOST_COMMANDS = 8
STRETCH = 4000
STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class FindDialog(QDialog):
    """A line to type into over the list of what fits; Enter goes there, Escape leaves."""

    def __init__(self, desk: Desk, commands: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._desk = desk
        self._commands = commands
        self._choices: Sequence[tuple[str, QAction]] = ()
        self._entries: list[Entry] = []
        self._lane = Lane(self, desk.turn)
        self.setWindowTitle(desk.words(say("Find or run a command…")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit()
        self.field.setPlaceholderText(desk.words(say("Find a unit, post, person, skill or command")))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list = QTreeWidget()
        self.list.setAccessibleName(desk.words(say("Found")))
        self._notice = label(name="secondary")
        self._lay_out()
        self._place(parent)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda: self._go())
        self._gather()
        self._search("")

    def _lay_out(self) -> None:
        self.list.setColumnCount(3)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.header().setStretchLastSection(False)
        for place, mode in enumerate(("Stretch", "Stretch", "ResizeToContents")):
            self.list.header().setSectionResizeMode(place, QHeaderView.ResizeMode[mode])
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._notice)

    def _place(self, parent: QWidget) -> None:
        """Stands over the upper half of its window."""
        width = min(720, parent.width() - 80)
        self.resize(width, min(440, parent.height() - 120))
        self.move(parent.mapToGlobal(parent.rect().topLeft()).x() + (parent.width() - width) // 2,
                  parent.mapToGlobal(parent.rect().topLeft()).y() + 60)  # fmt: skip

    def _gather(self) -> None:
        """Collects what can be found beside the window; until then commands can be run."""
        session, language = self._desk.session, self._desk.words.language
        if session.plan is None or session.state is None:
            return
        snapshot, scenario = session.plan.snapshot(), session.scenario
        self._notice.setText(self._desk.words(say("Gathering what can be found …")))
        self._notice.show()

        def work(stop: Stop) -> list[Entry]:
            found: list[Entry] = []
            for each in entries(snapshot, scenario, language):
                if len(found) % STRETCH == 0:
                    stop.check()
                found.append(each)
            return found

        self._lane.start(work, self._gathered)

    def _gathered(self, found: list[Entry]) -> None:
        self._entries = found
        self._search(self.field.text())

    def _search(self, text: str) -> None:
        self.list.clear()
        for each in search(self._entries, text):
            self._add(each.name, each.place, KINDS[each.kind], each, each.name)
        for name, action in self._fitting(text):
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self._add(name, keys, KINDS["command"], action, name)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        nothing = text.strip() and not self.list.topLevelItemCount()
        self._notice.setText(self._desk.words(say("Nothing fits.")) if nothing else "")
        self._notice.setVisible(bool(nothing))

    def offer(self, choices: Sequence[tuple[str, QAction]]) -> None:
        """Has the entries of menus of choices found too, by the names given here."""
        self._choices = choices

    def _fitting(self, text: str) -> list[tuple[str, QAction]]:
        """The commands and, once something is typed, the choices that fit."""
        parts = text.casefold().split()
        others = (action for action in self._commands if action.objectName() != "find")
        commands = [(bare_text(action.text()), action) for action in others]
        named = [*commands, *(self._choices if parts else ())]
        fitting = [
            (name, action) for name, action in named
            if action.isEnabled() and all(part in name.casefold() for part in parts)
        ]  # fmt: skip
        return fitting[:MOST_COMMANDS] if parts else fitting

    def _add(self, name: str, place: str, kind: Message, target: object, hint: str) -> None:
        item = QTreeWidgetItem([name, place, self._desk.words(kind)])
        item.setData(0, ENTRY, target)
        item.setToolTip(0, tooltip(hint))
        for column in (1, 2):
            item.setForeground(column, QColor(self._desk.look.theme.secondary))
        self.list.addTopLevelItem(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in STEPS:
                self._step(STEPS[event.key()])
                return True
            if event.key() in ENTER:
                self._go()
                return True
        return super().eventFilter(watched, event)

    def _step(self, rows: int) -> None:
        count = self.list.topLevelItemCount()
        if count:
            row = self.list.currentIndex().row() + rows
            self.list.setCurrentIndex(self.list.model().index(min(max(row, 0), count - 1), 0))

    def _go(self) -> None:
        item = self.list.currentItem()
        target = item.data(0, ENTRY) if item is not None else None
        if target is None:
            return
        self.accept()
        if isinstance(target, QAction):
            # a command may ask something, and meanwhile the list that is still being clicked would go
            QTimer.singleShot(0, target, target.trigger)
        else:
            self._desk.session.select(target.id)

    def done(self, result: int) -> None:
        self._lane.finish()
        super().done(result)
