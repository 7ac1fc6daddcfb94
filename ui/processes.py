"""A second window: a process of its own, so that two plans share nothing but the clipboard and the settings."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from orgplanner.text import say

if TYPE_CHECKING:
    from ui.window import MainWindow


def open_another(window: MainWindow) -> None:
    """Starts the program again beside this window."""
    from PySide6.QtCore import QProcess

    program, *words = start_of_program()
    started = QProcess.startDetached(program, words)
    if not (started[0] if isinstance(started, tuple) else started):
        window.tell(say("Another window could not be started; start OrgPlanner once more instead."))


def start_of_program() -> list[str]:
    """The words that start the program as this process was started, also from a bundle."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "orgplanner"]
