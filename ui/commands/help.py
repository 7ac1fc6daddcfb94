"""Commands that explain."""

from orgplanner.text import say
from ui.commands.command import Command, Menu
from ui.dialogs import opening

COMMANDS = (
    Command("help", say("How to restructure"), opening.show_help, "F1"),
    Command("shortcuts", say("Keyboard shortcuts"), opening.show_shortcuts, "Shift+F1", "keyboard"),
    Command("about", say("About OrgPlanner"), opening.show_about, "", "info-circle"),
)
MENU = Menu(say("Help"), ("help", "shortcuts", "", "about"))
