"""The actions of the commands: their keys, icons and menus, and whether they can be used now."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from orgplanner.text import Message, say
from ui.commands import COMMANDS, FILLS, MENUS, SUBJECTS, SUBMENUS, Command, Menu
from ui.plain import bare_text, menu_text, with_letters

if TYPE_CHECKING:
    from ui.window import MainWindow

STEPS = ("undo", "redo")


class Actions:
    """The actions by the ids of their commands, and the menus below menus by theirs."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._desk = window.desk
        self._groups: dict[str, QActionGroup] = {}
        self._menus: list[tuple[QMenu, Menu]] = []
        self._offered: list[QMenu] = []
        self.by_id = {command.id: self._make(command) for command in COMMANDS}
        self._structure = [self.by_id[command.id] for command in COMMANDS if command.at == "structure"]
        self.submenus: dict[str, QMenu] = {}
        for menu in MENUS:
            self._add_menu(menu)
        self._name_menus()
        window.desk.words.changed.connect(self._name_menus)
        window.desk.look.changed.connect(self._tint_again)

    def _run(self, command: Command) -> None:
        """Does a command; what was typed just before counts."""
        from ui.fields.field import finish_typing

        finish_typing()
        command.run(self._window)

    def _make(self, command: Command) -> QAction:
        action = QAction(self._window)
        action.setObjectName(command.id)
        if command.keys:
            action.setShortcuts(_sequences(command.keys))
        if command.group:
            action.setCheckable(True)
            action.setIconVisibleInMenu(False)
        if command.group and not command.group.startswith("!"):
            self._groups.setdefault(command.group, QActionGroup(self._window)).addAction(action)
        action.triggered.connect(lambda _=False: self._run(command))
        if command.id not in STEPS:
            self._desk.words.keep(lambda text: action.setText(menu_text(text)), command.words)
        if command.at == "window":
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self._window.addAction(action)
        else:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action

    def attach(self, widget: QWidget) -> None:
        """Lets the keys of the commands for the structure work in a widget, such as chart and outline."""
        widget.addActions(self._structure)

    def _add_menu(self, menu: Menu) -> None:
        made = self._window.menuBar().addMenu("")
        made.aboutToShow.connect(partial(self._prepare, made, menu.ids))
        self._menus.append((made, menu))
        self._fill(made, menu.ids)

    def _fill(self, menu: QMenu, ids: Iterable[str]) -> None:
        for id in ids:
            if not id:
                menu.addSeparator()
            elif id in FILLS:
                below = menu.addMenu(self._desk.words(SUBMENUS[id]))
                below.menuAction().setObjectName(id)
                below.aboutToShow.connect(partial(FILLS[id], self._window, below))
            elif id in SUBMENUS:
                self.submenus[id] = menu.addMenu("")
                self._desk.words.keep(self.submenus[id].setTitle, SUBMENUS[id])
            else:
                menu.addAction(self.by_id[id])

    def _name_menus(self) -> None:
        titles = with_letters([self._desk.words(menu.words) for _, menu in self._menus])
        for (made, _), title in zip(self._menus, titles, strict=True):
            made.setTitle(title)

    def _prepare(self, menu: QMenu, ids: Collection[str]) -> None:
        self.enable()
        self.tint(ids)
        for action in menu.actions():
            if table := SUBJECTS.get(action.objectName(), ""):
                action.setEnabled(bool(self._desk.session.selected_in(table)))
        shown = [action for action in menu.actions() if not action.isSeparator()]
        for action, text in zip(shown, with_letters([self._bare(each) for each in shown]), strict=True):
            action.setText(text)

    def _bare(self, action: QAction) -> str:
        """The words of an entry; a menu of choices is named anew, as the language may be another."""
        id = action.objectName()
        return self._desk.words(SUBMENUS[id]) if id in FILLS else bare_text(action.text())

    def context_menu(self, ids: Iterable[str]) -> QMenu:
        """A menu of some commands, made for one use."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wanted = tuple(ids)
        self._fill(menu, wanted)
        self._prepare(menu, wanted)
        return menu

    def choices(self) -> list[tuple[str, QAction]]:
        """What the menus of choices offer now, each named with its menu; they stay until this is asked again."""
        for menu in self._offered:
            menu.deleteLater()
        self._offered.clear()
        found: list[tuple[str, QAction]] = []
        for id, offer in FILLS.items():
            table = SUBJECTS.get(id, "")
            if table and not self._desk.session.selected_in(table):
                continue
            menu, title = QMenu(self._window), self._desk.words(SUBMENUS[id])
            self._offered.append(menu)
            offer(self._window, menu)
            own = [action for action in menu.actions() if action.parent() is menu and not action.isSeparator()]
            found += [(f"{title}: {bare_text(action.text())}", action) for action in own]
        return found

    def tint(self, ids: Collection[str]) -> None:
        """Draws the icons of commands in the colours of the theme, when they are about to be seen."""
        for command in COMMANDS:
            if command.icon and command.id in ids:
                self.by_id[command.id].setIcon(self._desk.look.icon(command.icon))

    def _tint_again(self) -> None:
        self.tint({id for id, action in self.by_id.items() if not action.icon().isNull()})

    def enable(self) -> None:
        """Enables what can be done now; undo and redo say what they would do."""
        session = self._desk.session
        for command in COMMANDS:
            self.by_id[command.id].setEnabled(command.when is None or command.when(session))
        document = session.document
        undone = document.undo_label if document is not None else None
        redone = document.redo_label if document is not None else None
        self._say("undo", say("Undo: {label}", label=undone) if undone else say("Undo"))
        self._say("redo", say("Redo: {label}", label=redone) if redone else say("Redo"))

    def _say(self, id: str, message: Message) -> None:
        self.by_id[id].setText(menu_text(self._desk.words(message)))


def _sequences(keys: QKeySequence.StandardKey | str) -> list[QKeySequence]:
    if isinstance(keys, str):
        return [QKeySequence(each) for each in keys.split("; ")]
    return QKeySequence.keyBindings(keys)
