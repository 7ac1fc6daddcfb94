"""Starts the window."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from orgplanner.paths import APPLICATION
from ui.desk import Desk
from ui.look import Look
from ui.preferences import Preferences
from ui.session import Session
from ui.window import MainWindow
from ui.words import Words

SWITCH_SECONDS = 0.0003
"""How long work beside the window may hold Python before the window has its turn."""
LATEST = 700
"""Milliseconds after which the window is made whole even if nobody has seen it yet."""


def application() -> QApplication:
    """The one application of the process."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    made = QApplication([*sys.argv[:1], "-style", "Fusion"])
    made.setApplicationName(APPLICATION)
    made.setApplicationDisplayName("")
    made.setDesktopFileName("orgplanner")
    return made


def first_window(app: QApplication, preferences: Preferences | None = None) -> MainWindow:
    """The window as it is seen first, not yet shown."""
    preferences = preferences or Preferences()
    words = Words(preferences.language)
    return MainWindow(Desk(Session(), words, Look(app, preferences.theme), preferences))


def make_window(app: QApplication, preferences: Preferences | None = None) -> MainWindow:
    """The whole window, not yet shown."""
    made = first_window(app, preferences)
    made.complete()
    made.welcome.fill()
    return made


def run(path: Path | None = None) -> int:
    """Shows the window, on a file if one is given, until it is closed; the exit status.

    The window is made whole as soon as it was seen; keys that are pressed meanwhile wait for it.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    app = application()
    window = first_window(app)
    begin_once_seen(window, path)
    window.show()
    return app.exec()


def begin_once_seen(window: MainWindow, path: Path | None) -> None:
    """Has a window made whole after it was painted first, and a file opened in it."""
    from PySide6.QtCore import QTimer

    soon = QTimer(window, singleShot=True, interval=LATEST)

    def begin() -> None:
        window.welcome.heading.painted.disconnect(seen)
        prepare_process()
        window.complete()
        if path is not None:
            window.files.look_for_recoveries(path)
        else:
            QTimer.singleShot(400, window, window.files.look_for_recoveries)

    def seen() -> None:
        soon.start(0)

    soon.timeout.connect(begin)
    window.welcome.heading.painted.connect(seen)
    soon.start()


def prepare_process() -> None:
    """What the process needs besides a window: Ctrl+C in the console ends it, screen readers are answered."""
    import signal

    from PySide6.QtGui import QIcon

    from orgplanner.paths import resource
    from ui.screen_reader import install

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    install()
    QApplication.setWindowIcon(QIcon(str(resource("icons/sitemap.svg"))))
