"""Commands on units of the structure."""

from orgplanner.text import say
from ui.commands.command import Command, Menu, has_plan

COMMANDS = (Command("rename", say("Rename"), lambda window: window.rename(), "F2", "pencil", when=has_plan),)
MENU = Menu(say("Structure"), ("rename",))
