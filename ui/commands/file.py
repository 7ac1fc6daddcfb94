"""Commands on files: open, save, export."""

from orgplanner.text import say
from ui.commands.command import Command, Menu, Standard, has_plan
from ui.dialogs import opening
from ui.importing.opening import import_chosen
from ui.processes import open_another

COMMANDS = (
    Command("new", say("New plan"), lambda window: window.files.new(), Standard.New, "file-plus"),
    Command("open", say("Open…"), lambda window: window.files.open_chosen(), Standard.Open, "folder-open"),
    Command("save", say("Save"), lambda window: window.files.save(), Standard.Save, "device-floppy", when=has_plan),
    Command("save_as", say("Save as…"), lambda window: window.files.save_as(), "Ctrl+Shift+S", when=has_plan),
    Command("save_copy", say("Save a copy…"), lambda window: window.files.save_copy(), when=has_plan),
    Command("passphrase", say("Passphrase…"), lambda window: window.files.choose_passphrase(), when=has_plan),
    Command("import", say("Import…"), import_chosen, "Ctrl+Shift+E", "file-import"),
    Command("export", say("Export…"), opening.show_export, "Ctrl+E", "file-export", when=has_plan),
    Command("audience_copy", say("Audience copy…"), opening.show_audience_copy, when=has_plan),
    Command("take_changes", say("Take changes from a workbook…"), opening.show_workbook_changes, when=has_plan),
    Command("merge_copy", say("Merge with another copy…"), opening.show_merging, when=has_plan),
    Command("print", say("Print…"), opening.show_print, Standard.Print, when=has_plan),
    Command("close_plan", say("Close plan"), lambda window: window.close_plan(), "Ctrl+W", when=has_plan),
    Command("settings", say("Settings…"), opening.show_settings, "Ctrl+,"),
    Command("new_window", say("New window"), open_another, "Ctrl+Shift+N"),
    Command("quit", say("Quit"), lambda window: window.close(), "Ctrl+Q"),
)
MENU = Menu(
    say("File"),
    ("new", "new_window", "open", ">recent", ">samples", "", "save", "save_as", "save_copy", "audience_copy",
     "passphrase", "", "import", "export", "take_changes", "merge_copy", "print", "", "settings", "", "close_plan",
     "quit"),
)  # fmt: skip
