"""The export dialog: preview, choices, the file."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.dialogs.export import ExportDialog
from ui.window import MainWindow


def dialog_of(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    window.commands.by_id["export"].trigger()
    dialog = window.findChild(ExportDialog)
    qtbot.waitUntil(dialog.is_ready, timeout=15000)
    return dialog


def test_the_preview_shows_the_pages_that_are_written(
    open_sample: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_sample()
    dialog = dialog_of(window, qtbot)
    dialog.fields.paper.setCurrentIndex(dialog.fields.paper.findData("A3"))
    dialog.fields.language.setCurrentIndex(dialog.fields.language.findData("kk"))
    qtbot.waitUntil(dialog.is_ready, timeout=15000)
    image = dialog.turner.view.image()
    assert image.width() / image.height() > 1.3
    target = tmp_path / "chart.pdf"
    dialog.write(target)
    qtbot.waitUntil(target.exists, timeout=15000)
    qtbot.waitUntil(lambda: not dialog.busy, timeout=15000)
    assert target.read_bytes().startswith(b"%PDF")
    assert "chart.pdf" in dialog.notes.text()
    dialog.reject()


def test_a_folder_that_is_not_there_is_said(
    open_sample: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_sample()
    dialog = dialog_of(window, qtbot)
    dialog.write(tmp_path / "nowhere" / "chart.svg")
    qtbot.waitUntil(lambda: "does not exist" in dialog.notes.text(), timeout=15000)
    assert dialog.foot.go.isEnabled()
    dialog.reject()


def test_formats_without_pages_have_no_paper(open_sample: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = open_sample()
    dialog = dialog_of(window, qtbot)
    dialog.format.setCurrentIndex(dialog.format.findData(".dot"))
    qtbot.waitUntil(lambda: not dialog.fields.paper.isEnabled())
    assert dialog.turner.view.image() is None
    dialog.format.setCurrentIndex(dialog.format.findData(".docx"))
    qtbot.waitUntil(lambda: dialog.fields.extras["approval"].isEnabled())
    assert dialog.fields.paper.isEnabled()
    assert "Word" in dialog.notes.text()
    dialog.reject()
