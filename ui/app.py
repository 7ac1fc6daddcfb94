"""Starts the window."""

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from orgplanner.paths import APPLICATION, resource
from ui.desk import Desk
from ui.look import Look
from ui.memory import spare_old_objects
from ui.preferences import Preferences
from ui.screen_reader import install
from ui.session import Session
from ui.window import MainWindow
from ui.words import Words

SWITCH_SECONDS = 0.0003
"""How long work beside the window may hold Python before the window has its turn."""


def application() -> QApplication:
    """The one application of the process."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    made = QApplication([*sys.argv[:1], "-style", "Fusion"])
    made.setApplicationName(APPLICATION)
    made.setApplicationDisplayName("")
    made.setDesktopFileName("orgplanner")
    install()
    made.setWindowIcon(QIcon(str(resource("icons/sitemap.svg"))))
    return made


def make_window(app: QApplication, preferences: Preferences | None = None) -> MainWindow:
    """The window with all that it needs, not yet shown."""
    preferences = preferences or Preferences()
    words = Words(preferences.language)
    return MainWindow(Desk(Session(), words, Look(app, preferences.theme), preferences))


def run(path: Path | None = None) -> int:
    """Shows the window, on a file if one is given, until it is closed; the exit status."""
    sys.setswitchinterval(SWITCH_SECONDS)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    spare_old_objects()
    app = application()
    window = make_window(app)
    window.show()
    if path is not None:
        QTimer.singleShot(0, window, lambda: window.files.open(path))
    else:
        QTimer.singleShot(400, window, window.files.look_for_recoveries)
    return app.exec()
