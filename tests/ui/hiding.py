"""A window on an encrypted plan in a process of its own, as far as its disk is concerned.

Words: what to do (work or recover), the file. `work` opens, edits, waits for the recovery copy, edits again and is
killed; `recover` takes that up, saves twice, saves elsewhere, looks at everything and ends.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QDialog, QFileDialog  # noqa: E402

from orgplanner import edits  # noqa: E402
from orgplanner.storage import sealed  # noqa: E402
from tests.storage.quick_sealing import quick  # noqa: E402
from ui.app import application, make_window  # noqa: E402
from ui.dialogs.passphrase import UnlockDialog  # noqa: E402
from ui.dialogs.recovery import RecoveryDialog  # noqa: E402
from ui.window import MainWindow  # noqa: E402

WORD = "Zephyr lantern"
EDITED = "Kestrelbüro"


def until(ready: Callable[[], bool]) -> None:
    for _ in range(1500):
        if ready():
            return
        QTest.qWait(10)
    sys.exit("it takes too long")


def unlock(window: MainWindow) -> None:
    def open_dialogs() -> list[QDialog]:
        return [each for each in window.findChildren(UnlockDialog) if each.isVisible()]

    until(lambda: bool(open_dialogs()))
    dialog = open_dialogs()[0]
    dialog.line.setText(WORD)
    dialog.try_it()
    until(lambda: window.desk.session.document is not None and window.work.reckoning.latest is not None)


def rename(window: MainWindow, words: str) -> None:
    unit = next(iter(window.desk.session.state.units))
    window.desk.session.do(edits.rename_unit, unit, "en", words)


def work(window: MainWindow, file: Path) -> None:
    window.files.open(file)
    unlock(window)
    rename(window, EDITED)
    window.files._sealing.make_copy()
    until(lambda: not window.files._sealing._lane.busy)
    rename(window, f"{EDITED} 2")
    os.kill(os.getpid(), signal.SIGKILL)


def recover(window: MainWindow, file: Path) -> None:
    RecoveryDialog.exec = RecoveryDialog.recover
    window.files.look_for_recoveries()
    unlock(window)
    for number in range(2):
        rename(window, f"{EDITED} {number}")
        window.commands.by_id["save"].trigger()
        until(lambda: not window.files.busy)
    QFileDialog.getSaveFileName = lambda *_: (str(file.with_name("elsewhere.orgplan")), "")
    window.commands.by_id["save_as"].trigger()
    until(lambda: not window.files.busy)
    tabs = window.work.tabs
    for page in range(tabs.count()):
        tabs.setCurrentIndex(page)
        QTest.qWait(50)
    window.close()
    until(lambda: not window.isVisible())


if __name__ == "__main__":
    sealed._apart = quick
    made = make_window(application())
    made.show()
    {"work": work, "recover": recover}[sys.argv[1]](made, Path(sys.argv[2]))
