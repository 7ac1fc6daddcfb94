"""The commands of the window as data: words, keys, icons, and the menus they stand in."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from orgplanner.text import LANGUAGES, Message, say
from ui.desk import Desk

Standard = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` are a standard key or words like "Ctrl+K"; `group` makes it one of several choices."""

    id: str
    words: Message
    keys: Standard | str = ""
    icon: str = ""
    group: str = ""
    needs_plan: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("new", say("New plan"), Standard.New, "file-plus"),
    Command("open", say("Open…"), Standard.Open, "folder-open"),
    Command("save", say("Save"), Standard.Save, "device-floppy", needs_plan=True),
    Command("save_as", say("Save as…"), "Ctrl+Shift+S", needs_plan=True),
    Command("save_copy", say("Save a copy…"), needs_plan=True),
    Command("export", say("Export…"), "Ctrl+E", "file-export", needs_plan=True),
    Command("close_plan", say("Close plan"), "Ctrl+W", needs_plan=True),
    Command("quit", say("Quit"), "Ctrl+Q"),
    Command("undo", say("Undo"), Standard.Undo, "arrow-back-up", needs_plan=True),
    Command("redo", say("Redo"), Standard.Redo, "arrow-forward-up", needs_plan=True),
    Command("rename", say("Rename"), "F2", "pencil", needs_plan=True),
    Command("find", say("Find or run a command…"), "Ctrl+K", "search"),
    Command("zoom_in", say("Zoom in"), "Ctrl++", "zoom-in", needs_plan=True),
    Command("zoom_out", say("Zoom out"), "Ctrl+-", "zoom-out", needs_plan=True),
    Command("fit", say("Fit the chart into the window"), "Ctrl+0", "maximize", needs_plan=True),
    Command("unfold", say("Unfold all"), "Ctrl+Shift+0", needs_plan=True),
    Command("fold_1", say("Fold to level 1"), "Ctrl+Shift+1", needs_plan=True),
    Command("fold_2", say("Fold to level 2"), "Ctrl+Shift+2", needs_plan=True),
    Command("fold_3", say("Fold to level 3"), "Ctrl+Shift+3", needs_plan=True),
    Command("chart_units", say("Chart of units"), needs_plan=True),
    Command("chart_posts", say("Chart of posts"), needs_plan=True),
    Command("chart_both", say("Chart of units and posts"), needs_plan=True),
    Command("left", say("Panels on the left"), "Ctrl+Shift+L", "layout-sidebar", group="!left", needs_plan=True),
    Command(
        "right", say("Inspector"), "Ctrl+Shift+I", "layout-sidebar-right", group="!right", needs_plan=True
    ),
    Command("light", say("Light"), "", "sun", group="theme"),
    Command("dark", say("Dark"), "", "moon", group="theme"),
    *(Command(code, Message(name), group="language") for code, name in LANGUAGES.items()),
    Command("shortcuts", say("Keyboard shortcuts"), "F1", "keyboard"),
    Command("about", say("About OrgPlanner"), "", "info-circle"),
)
MENUS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (
        say("File"),
        ("new", "open", ">recent", ">samples", "", "save", "save_as", "save_copy", "", "export", "", "close_plan",
         "quit"),
    ),
    (say("Edit"), ("undo", "redo", "", "rename", "", "find")),
    (
        say("View"),
        ("zoom_in", "zoom_out", "fit", "", "unfold", "fold_1", "fold_2", "fold_3", "", "chart_units", "chart_posts",
         "chart_both", "", "left", "right", "", "light", "dark", "", "en", "ru", "kk"),
    ),
    (say("Help"), ("shortcuts", "about")),
)  # fmt: skip
SUBMENUS: dict[str, Message] = {">recent": say("Open recent"), ">samples": say("Open a sample")}


def plain_text(text: str) -> str:
    """Words for a menu, where “&” would be read as a mark."""
    return text.replace("&", "&&")


class Actions:
    """The actions of the commands, by id, with their menus by their first words."""

    def __init__(self, window: QMainWindow, desk: Desk, handlers: Mapping[str, Callable[[], object]]) -> None:
        self._desk = desk
        self._window = window
        self._groups: dict[str, QActionGroup] = {}
        self.by_id = {command.id: self._make(command, handlers[command.id]) for command in COMMANDS}
        self.submenus: dict[str, QMenu] = {}
        for title, ids in MENUS:
            self._add_menu(title, ids)
        desk.look.changed.connect(self._tint_again)

    def _make(self, command: Command, handler: Callable[[], object]) -> QAction:
        action = QAction(self._window)
        action.setObjectName(command.id)
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if command.group:
            action.setCheckable(True)
            action.setIconVisibleInMenu(False)
        if command.group and not command.group.startswith("!"):
            self._groups.setdefault(command.group, QActionGroup(self._window)).addAction(action)
        action.triggered.connect(lambda _=False: handler())
        if command.id not in ("undo", "redo"):
            self._desk.words.keep(action.setText, command.words)
        self._window.addAction(action)
        return action

    def _add_menu(self, title: Message, ids: tuple[str, ...]) -> None:
        menu = self._window.menuBar().addMenu("")
        menu.aboutToShow.connect(partial(self.tint, ids))
        self._desk.words.keep(menu.setTitle, title)
        for id in ids:
            if not id:
                menu.addSeparator()
            elif id in SUBMENUS:
                self.submenus[id] = menu.addMenu("")
                self._desk.words.keep(self.submenus[id].setTitle, SUBMENUS[id])
            else:
                menu.addAction(self.by_id[id])

    def tint(self, ids: Collection[str]) -> None:
        """Draws the icons of commands in the colours of the theme, when they are about to be seen."""
        for command in COMMANDS:
            if command.icon and command.id in ids:
                self.by_id[command.id].setIcon(self._desk.look.icon(command.icon))

    def _tint_again(self) -> None:
        self.tint({id for id, action in self.by_id.items() if not action.icon().isNull()})

    def enable(self) -> None:
        """Enables what can be done now; undo and redo say what they would do."""
        document, words = self._desk.session.document, self._desk.words
        for command in COMMANDS:
            if command.needs_plan:
                self.by_id[command.id].setEnabled(document is not None)
        undo, redo = self.by_id["undo"], self.by_id["redo"]
        undo.setEnabled(document is not None and document.can_undo)
        redo.setEnabled(document is not None and document.can_redo)
        undone = document.undo_label if document is not None else None
        redone = document.redo_label if document is not None else None
        undo.setText(plain_text(words(say("Undo: {label}", label=undone) if undone else say("Undo"))))
        redo.setText(plain_text(words(say("Redo: {label}", label=redone) if redone else say("Redo"))))
