"""All commands of the window and the menus they stand in: one file for each menu, one line here.

To add a command, write a function of the window and a `Command` in the file of its menu, and its id into the menu.
"""

from ui.commands import edit, file, help, scenario, unit, view
from ui.commands.command import SUBMENUS, Command, Menu

PARTS = (file, edit, unit, scenario, view, help)
COMMANDS: tuple[Command, ...] = tuple(command for part in PARTS for command in part.COMMANDS)
MENUS: tuple[Menu, ...] = tuple(part.MENU for part in PARTS)
CONTEXT: dict[str, tuple[str, ...]] = {
    "unit": ("rename", "", "export", "fit"),
    "post": ("rename", "", "export", "fit"),
    "several": ("export", "fit"),
    "nothing": ("export", "fit"),
}
"""The context menu of chart and outline, by what is selected."""

__all__ = ["COMMANDS", "CONTEXT", "MENUS", "SUBMENUS", "Command", "Menu"]
