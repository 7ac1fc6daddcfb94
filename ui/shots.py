"""Screenshots of the window, made without a screen: `python -m ui.shots FOLDER`."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from orgplanner.paths import samples
from ui.app import application, make_window
from ui.preferences import Preferences
from ui.window import MainWindow

SIZE = (1600, 960)
PATIENCE = 20.0


def wait_until(done: Callable[[], bool]) -> None:
    """Lets the window work until something is so."""
    until = monotonic() + PATIENCE
    while not done() and monotonic() < until:
        pause(20)


def pause(milliseconds: int) -> None:
    """Lets the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shoot(widget: QWidget, file: Path) -> None:
    """Saves what a widget shows."""
    pause(150)
    widget.grab().save(str(file))


def open_sample(window: MainWindow, name: str, scenario: int, code: str = "") -> None:
    """Opens a sample at one of its scenarios, a unit selected by its code."""
    session = window.desk.session
    if session.document is None:
        window.files.open_sample(samples() / f"{name}.orgplan")
        wait_until(lambda: session.document is not None)
    session.select("")
    session.choose(session.plan.ordered_scenarios()[scenario].id)
    unit = next((row.id for row in session.state.units.values() if row.code == code), "")
    settle(window)
    window.work.chart.canvas.fit()
    session.select(unit)
    window.work.chart.canvas.fit()
    settle(window)


def settle(window: MainWindow) -> None:
    """Waits until nothing is worked on any more."""
    pause(50)
    wait_until(lambda: window.work.reckoning.latest is not None and window.work.chart.ready)
    pause(300)


def take_shots(folder: Path) -> None:
    """Welcome page, current chart, proposed chart dark, Kazakh, posts, export dialog."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as home:
        app = application()
        window = make_window(app, Preferences(Path(home) / "settings.ini"))
        window.resize(*SIZE)
        window.speak("en")
        window.wear("light")
        window.show()
        wait_until(window.welcome.is_ready)
        shoot(window, folder / "welcome.png")
        open_sample(window, "mebp-trade", 0, "DFTR")
        shoot(window, folder / "current.png")
        open_sample(window, "mebp-trade", 2, "ITD-SI")
        shoot(window, folder / "example.png")
        window.wear("dark")
        open_sample(window, "mebp-trade", 1, "ITD")
        shoot(window, folder / "proposed-dark.png")
        window.wear("light")
        window.speak("kk")
        settle(window)
        shoot(window, folder / "kazakh.png")
        window.speak("en")
        settle(window)
        shoot_export(window, folder / "export.png")
        window.files.leave(window.close)
        window.close()


def shoot_export(window: MainWindow, file: Path) -> None:
    """The export dialog with its preview."""
    from ui.dialogs.export import ExportDialog

    dialog = ExportDialog(window.desk, window.work.chart.choice, window)
    dialog.show()
    wait_until(dialog.is_ready)
    shoot(dialog, file)
    dialog.reject()


def main(words: list[str]) -> int:
    """Takes the shots into the folder that is named."""
    if len(words) != 1:
        print("python -m ui.shots FOLDER", file=sys.stderr)
        return 2
    take_shots(Path(words[0]))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main(sys.argv[1:]))
