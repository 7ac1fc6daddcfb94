"""What units have, side by side: a column for each unit, a row for each pair of look-alikes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from orgplanner.analysis.likeness import LINED_UP, Choosing, Level, Likeness
from orgplanner.edits import Group
from orgplanner.text import Message, say
from ui.acts.merge_contents import side_by_side, sized
from ui.desk import Desk
from ui.plain import tooltip

SECTIONS: dict[str, Message] = {
    "heads": say("Heads"), "units": say("Sub-units"), "posts": say("Posts"), "functions": say("Functions"),
}  # fmt: skip
CHOICES: dict[str, Message] = {"keep": say("Keep both"), "combine": say("Combine"), "close": say("Close one")}
ALONE: dict[str, Message] = {"keep": say("Keep"), "close": say("Close it")}
ROLES: dict[str, Message] = {
    "head": say("Stays head"), "deputy": say("Becomes a deputy"), "ordinary": say("Becomes an ordinary post"),
    "close": say("Closes"),
}  # fmt: skip
WHAT = Qt.ItemDataRole.UserRole
INSIDE = Qt.ItemDataRole.UserRole + 1
"""Whether a row can be opened to look at what it holds."""

Thing = Group | str
"""What a row stands for: a group, or the id of a head."""


def choices_of(thing: Thing) -> dict[str, Message]:
    """What can be chosen for a row, in the order of the keys 1, 2, 3 …"""
    if isinstance(thing, str):
        return ROLES
    return CHOICES if len(thing.members) > 1 else ALONE


class PairsTree(QTreeWidget):
    """`chosen` carries the number of a choice for what is selected, `joined` and `parted` ask for pairs by hand."""

    chosen = Signal(int)
    joined = Signal()
    parted = Signal()

    def __init__(self, desk: Desk, work: Choosing) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self.setAccessibleName(desk.words(say("What the units have, side by side")))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.header().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIndentation(14)
        self.itemExpanded.connect(self._fill_inside)

    def things(self) -> list[Thing]:
        """What the selected rows stand for, in the order of the rows."""
        rows = sorted(self.selectedItems(), key=lambda item: self.visualItemRect(item).top())
        return [item.data(0, WHAT) for item in rows if item.data(0, WHAT) is not None]

    def fill(self) -> None:
        """Shows the pairs as they are chosen now; what was selected stays so where it is still there."""
        names = [self._name("units", unit) for unit in self._work.merger.units]
        kept = {_key(thing) for thing in self.things()}
        looked_into = {_key(item.data(0, WHAT)) for item in self._closed_off() if item.isExpanded()}
        place = self.verticalScrollBar().value()
        self.clear()
        words = self._desk.words
        self.setColumnCount(len(names) + 2)
        self.setHeaderLabels([*names, words(say("What is done")), words(say("Alike"))])
        for column, name in enumerate(names):
            self.headerItem().setToolTip(column, tooltip(name))
        self._add_level(self.invisibleRootItem(), self._work.level())
        self._shape(len(names))
        for item in self._closed_off():
            item.setExpanded(_key(item.data(0, WHAT)) in looked_into)
        self._select(kept)
        self.verticalScrollBar().setValue(place)

    def _shape(self, units: int) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        for column in range(units):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(60)
        for column in (units, units + 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def _select(self, keys: Iterable[str]) -> None:
        wanted = set(keys)
        rows = [item for item in self._rows() if _key(item.data(0, WHAT)) in wanted] or self._rows()[:1]
        for item in rows:
            item.setSelected(True)
        if rows:
            self.setCurrentItem(rows[0], 0, self.selectionModel().SelectionFlag.NoUpdate)

    def _rows(self) -> list[QTreeWidgetItem]:
        """The rows that stand for something, from top to bottom."""
        found: list[QTreeWidgetItem] = []
        stack: list[QTreeWidgetItem] = [self.invisibleRootItem()]
        while stack:
            item = stack.pop()
            if item.data(0, WHAT) is not None:
                found.append(item)
            below = (item.child(place) for place in reversed(range(item.childCount())))
            stack.extend(child for child in below if child is not None)
        return found

    def _closed_off(self) -> list[QTreeWidgetItem]:
        """The rows that can be opened to look at what they hold."""
        return [item for item in self._rows() if item.data(0, INSIDE)]

    def show_thing(self, member: str) -> None:
        """Selects the row in which something stands."""
        for item in self._rows():
            if member in _members(item.data(0, WHAT)):
                self.setCurrentItem(item)

    # rows

    def _add_level(self, above: QTreeWidgetItem, level: Level) -> None:
        if level.heads:
            section = self._section(above, "heads")
            for post in level.heads:
                self._row(section, "posts", (post,), post)
        for table, groups in level.groups.items():
            if groups:
                section = self._section(above, table)
                for group in groups:
                    item = self._row(section, table, group.members, group)
                    if group.members in level.inside:
                        self._add_level(item, level.inside[group.members])
                        item.setExpanded(True)
                    elif table == "units":
                        item.setData(0, INSIDE, True)
                        item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _fill_inside(self, item: QTreeWidgetItem) -> None:
        """Lists what a sub-unit holds that stays as it is, once somebody looks into it."""
        if not item.data(0, INSIDE) or item.childCount():
            return
        lines = side_by_side(self._work, item.data(0, WHAT).members, self._desk.words)
        for line in lines or [{0: self._desk.words(say("It holds nothing."))}]:
            below = QTreeWidgetItem(item)
            below.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for column, text in line.items():
                below.setText(column, text)
                below.setToolTip(column, tooltip(text))
                below.setForeground(column, QColor(self._desk.look.theme.secondary))

    def _section(self, above: QTreeWidgetItem, name: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(above, [self._desk.words(SECTIONS[name])])
        item.setFirstColumnSpanned(True)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setForeground(0, QColor(self._desk.look.theme.secondary))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(0, font)
        item.setExpanded(True)
        return item

    def _row(self, above: QTreeWidgetItem, table: str, members: tuple[str, ...], thing: Thing) -> QTreeWidgetItem:
        item = QTreeWidgetItem(above)
        item.setData(0, WHAT, thing)
        cells: dict[int, list[str]] = {}
        for id in members:
            for column in self._work.columns_of(table, id):
                cells.setdefault(column, []).append(self._shown(table, id, thing))
        for column, lines in cells.items():
            item.setText(column, "\n".join(lines))
            item.setToolTip(column, tooltip("\n".join(lines)))
        self._say_choice(item, thing)
        return item

    def _say_choice(self, item: QTreeWidgetItem, thing: Thing) -> None:
        last, words = len(self._work.merger.units), self._desk.words
        choice = dict(self._work.merger.heads).get(thing, "head") if isinstance(thing, str) else thing.choice
        item.setText(last, words(choices_of(thing)[choice]))
        if choice not in ("keep", "head"):
            tone = "closed" if choice == "close" else "moved"
            item.setForeground(last, QColor(self._desk.look.theme.tones[tone][0]))
        if isinstance(thing, Group) and len(thing.members) == 1:
            shared = thing.table == "functions" and len(self._work.columns_of(thing.table, thing.members[0])) > 1
            item.setText(last + 1, words(say("the same")) if shared else "")
        elif isinstance(thing, Group):
            found = self._work.likeness(thing)
            by_hand = found.certainty < LINED_UP
            item.setText(last + 1, words(say("by hand")) if by_hand else percent(found))
            item.setToolTip(last + 1, tooltip("" if by_hand else words(found.reason)))

    def _shown(self, table: str, id: str, thing: Thing) -> str:
        """A cell: the name with the number of posts, and a sign for what does not go on as itself."""
        name = sized(self._work, table, id, self._desk.words)
        gone = isinstance(thing, Group) and id in thing.gone
        sign = "" if not gone else "× " if isinstance(thing, Group) and thing.choice == "close" else "⇄ "
        return sign + name

    def _name(self, table: str, id: str) -> str:
        name = self._work.name_of(table, id)
        return self._work.plan.words(name, self._desk.words.language) or self._desk.words(say("without a name"))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and 0 <= number < 9:
            self.chosen.emit(number)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.joined.emit()
        elif event.key() == Qt.Key.Key_Minus:
            self.parted.emit()
        else:
            super().keyPressEvent(event)


def percent(found: Likeness) -> str:
    """A certainty as it is shown."""
    return f"{found.certainty:.0%}"


def _members(thing: Thing) -> tuple[str, ...]:
    return (thing,) if isinstance(thing, str) else thing.members


def _key(thing: Thing) -> str:
    """What a row is known by when the tree is filled anew."""
    return thing if isinstance(thing, str) else thing.members[0]
