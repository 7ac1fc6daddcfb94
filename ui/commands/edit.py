"""Commands of editing that belong to no one thing: undo, redo, rename, find."""

from orgplanner.text import say
from ui.commands.command import Command, Menu, Standard
from ui.dialogs import opening

COMMANDS = (
    Command(
        "undo", say("Undo"), lambda window: window.desk.session.undo(), Standard.Undo, "arrow-back-up",
        when=lambda session: session.document is not None and session.document.can_undo,
    ),
    Command(
        "redo", say("Redo"), lambda window: window.desk.session.redo(), Standard.Redo, "arrow-forward-up",
        when=lambda session: session.document is not None and session.document.can_redo,
    ),
    Command("find", say("Find or run a command…"), opening.show_find, "Ctrl+K", "search"),
)  # fmt: skip
MENU = Menu(say("Edit"), ("undo", "redo", "", "find"))
