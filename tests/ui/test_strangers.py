"""What the window says of files that a stranger sent, and the repaired copy of those with rows at fault."""

from collections.abc import Callable
from pathlib import Path

from driving import click, settle
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from orgplanner.model.rules import plan_problems
from tests.hostile.strangers import DAMAGED, FAULTY, REFUSED
from ui.dialogs.damage import DamageDialog
from ui.window import MainWindow


def on_damage(act: Callable[[DamageDialog], None]) -> None:
    """Does something with the list of rows at fault as soon as it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, DamageDialog) and dialog.isVisible():
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def press(dialog: DamageDialog, words: str) -> None:
    click(next(button for button in dialog.findChildren(QPushButton) if button.text() == words))


def test_what_is_refused_is_said_and_nothing_is_opened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, answers: list[tuple[str, str]]
) -> None:
    for case, (make, said) in REFUSED.items():
        file = tmp_path / f"{case}.orgplan"
        make(file)
        answers.append((said, "cancel" if said == DAMAGED else "ok"))
        window.files.open(file)
        qtbot.waitUntil(lambda: not answers and not window.files.busy)
        assert window.desk.session.document is None


def test_rows_at_fault_are_listed_and_a_repaired_copy_opens(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    seen: list[list[str]] = []

    def look(dialog: DamageDialog) -> None:
        first = dialog.rows.topLevelItem(0)
        seen.append([first.text(column) for column in range(dialog.rows.columnCount())])
        press(dialog, "Open a repaired copy")

    for case, (make, said) in FAULTY.items():
        file = tmp_path / f"{case}.orgplan"
        make(file)
        on_damage(look)
        window.files.open(file)
        qtbot.waitUntil(lambda: window.desk.session.document is not None, timeout=10000)
        settle(window, qtbot)
        document = window.desk.session.document
        assert document is not None
        assert document.path is None
        assert list(plan_problems(document.plan)) == []
        row, _, wrong, _, remedy = seen.pop()
        assert row.split()[0] in ("Unit", "Post")
        assert said in wrong
        assert remedy.startswith("A repaired copy")
        document.close(discard=True)
        window.desk.session.show(None)


def test_rows_at_fault_may_be_left_alone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "sent.orgplan"
    FAULTY["NaN"][0](file)
    left: list[str] = []
    on_damage(lambda dialog: (left.append(dialog.rows.accessibleName()), press(dialog, "Cancel")))
    window.files.open(file)
    qtbot.waitUntil(lambda: bool(left) and not window.files.busy)
    assert window.desk.session.document is None
