"""Opening the window: the one place where the command line hands over to the windows."""

import os
import sys
from importlib import import_module
from pathlib import Path

from orgplanner.errors import Missing
from orgplanner.text import say


def open_window(file: Path | None = None) -> int:
    """Opens the window, on a file if one is given, and returns its exit status when it closes.

    Raises Missing where there is no display or Qt cannot be loaded.
    """
    if not has_display():
        raise Missing(
            say("There is no display here, so the window cannot open."),
            say("Do the same jobs without it: orgplanner --help."),
        )
    try:
        run = import_module("ui.start").run
    except ImportError as problem:
        raise Missing(
            say("The window cannot open: {reason}.", reason=str(problem).rstrip(".")),
            say("Install what is missing, or work without the window: orgplanner --help."),
        ) from problem
    status: int = run(file)
    return status


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))
