"""All commands of the window and the menus they stand in: one file for each menu, one line here.

To add a command, write a function of the window and a `Command` in the file of its menu, and its id into the menu.
"""

from ui.commands import acts, edit, file, help, plan, post, scenario, unit, view
from ui.commands.choices import FILLS, SUBJECTS
from ui.commands.command import SUBMENUS, Command, Menu

PARTS = (file, edit, unit, post, acts, scenario, plan, view, help)
COMMANDS: tuple[Command, ...] = tuple(command for part in PARTS for command in part.COMMANDS)
MENUS: tuple[Menu, ...] = tuple(part.MENU for part in PARTS)
CONTEXT: dict[str, tuple[str, ...]] = {
    "unit": ("add_below", "add_beside", "add_above", "add_post", "", "rename", ">kind", ">colour", ">role",
             ">arrangement", "", "cut", "copy", "paste", "duplicate", "", ">acts", "move_to", "unplace", "close",
             "", "fold", "select_branch"),
    "post": ("add_post", "", "rename", "mark_head", "mark_deputy", ">grade", ">status", "", "cut", "copy", "paste",
             "duplicate", "", "move_to", "convert", "unplace", "close"),
    "several": (">kind", ">colour", ">role", ">arrangement", ">grade", ">status", "", "cut", "copy", "paste",
                "duplicate", "", "add_above", ">acts", "move_to", "unplace", "close"),
    "bygone": ("to_new_place", "", "stage_before", "stage_after", "stage_changes", "arrows", "", "fit"),
    "nothing": ("add_below", "paste", "", "select_all", "export", "fit"),
}  # fmt: skip
"""The context menu of chart and outline, by what is selected."""

__all__ = ["COMMANDS", "CONTEXT", "FILLS", "MENUS", "SUBJECTS", "SUBMENUS", "Command", "Menu"]
