"""Books, posters and some of their pages, chosen in the dialogs of export and of printing."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from driving import NONE, click, front, opened, press, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from orgplanner.drawing.picture import Page
from ui.dialogs.export import ExportDialog
from ui.dialogs.pages import PagesDialog
from ui.dialogs.printing import PrintDialog
from ui.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def laid_out(dialog: PagesDialog, qtbot: QtBot) -> int:
    """Waits for the pages of what is chosen; tells how many there are."""
    qtbot.waitUntil(dialog.is_ready, timeout=15000)
    return len(dialog.strip.thumbnails.pages)


def choose(dialog: PagesDialog, qtbot: QtBot, box: QComboBox, value: str) -> int:
    """Goes through a combo box with the keys; tells how many pages there are then."""
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentData() != value:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before
    return laid_out(dialog, qtbot)


def texts(file: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]


def written(dialog: PagesDialog, qtbot: QtBot, target: Path) -> list[str]:
    """The words on each page of the file that the dialog writes."""
    dialog.write(target)
    qtbot.waitUntil(lambda: not dialog.busy and target.exists(), timeout=15000)
    return texts(target)


@pytest.fixture
def printers() -> list[str]:
    """The printers of this computer."""
    return ["Office"]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, printers: list[str]) -> list[Sequence[Page]]:
    """What came out of the one printer of this computer."""
    pages: list[Sequence[Page]] = []
    monkeypatch.setattr("ui.dialogs.printing.printer_names", lambda: list(printers))
    monkeypatch.setattr("ui.dialogs.printing.papers_of", lambda printer: ())
    monkeypatch.setattr("ui.dialogs.printing.make_printer", lambda name, copies: name)
    monkeypatch.setattr("ui.dialogs.printing.print_pages", lambda chosen, *_: pages.append(chosen))
    return pages


def test_forms_and_pages(
    work: MainWindow, qtbot: QtBot, tmp_path: Path, sent: list[Sequence[Page]], printers: list[str]
) -> None:
    work.commands.by_id["export"].trigger()
    export = opened(work, qtbot, ExportDialog)
    try_forms(export, qtbot)
    try_turning(export, qtbot)
    try_some_pages(export, qtbot, tmp_path)
    try_formats_of_one_sheet(export, qtbot, tmp_path)
    export.reject()
    front(work, qtbot)
    press(Qt.Key.Key_P, CONTROL)
    printing = opened(work, qtbot, PrintDialog)
    try_printing(printing, qtbot, sent, printers)
    printing.reject()
    try_a_small_window(work, qtbot)


def try_forms(dialog: ExportDialog, qtbot: QtBot) -> None:
    form = dialog.fields.form
    assert laid_out(dialog, qtbot) == 1
    assert not dialog.strip.isVisible()
    assert not form.break_by.isVisible()
    choose(dialog, qtbot, dialog.fields.paper, "fit")
    assert choose(dialog, qtbot, form.form, "book") > 2
    assert dialog.fields.paper.currentData() == "", "a book has sheets of one size"
    assert form.break_by.isVisible()
    assert not form.overlap.isVisible()
    assert not dialog.fields.extras["fold_to_fit"].isEnabled()
    by_density = len(dialog.strip.thumbnails.pages)
    assert choose(dialog, qtbot, form.break_by, "unit") > by_density
    assert choose(dialog, qtbot, form.form, "poster") > 1
    assert "Poster of" in dialog.notes.text()
    sheets = dialog.strip.thumbnails.pages
    form.overlap.setFocus()
    form.overlap.selectAll()
    write("25")
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: dialog.is_ready() and dialog.strip.thumbnails.pages is not sheets, timeout=15000)
    assert dialog.options().overlap == 25
    assert form.overlap.isVisible()


def try_turning(dialog: ExportDialog, qtbot: QtBot) -> None:
    choose(dialog, qtbot, dialog.fields.form.form, "book")
    choose(dialog, qtbot, dialog.fields.form.break_by, "density")
    strip, turner = dialog.strip, dialog.turner
    first = turner.view.image()
    assert strip.isVisible()
    row = strip.visualRect(strip.thumbnails.index(2))
    QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, NONE, row.center())
    qtbot.waitUntil(lambda: turner.number.text().startswith("Page 3 of"))
    assert turner.view.image() is not first
    QTest.keyClick(strip, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: turner.number.text().startswith("Page 2 of"))
    click(turner.on)
    qtbot.waitUntil(lambda: turner.number.text().startswith("Page 3 of"))
    assert strip.currentIndex().row() == 2
    picture = strip.thumbnails.index(2)
    qtbot.waitUntil(lambda: picture.data(Qt.ItemDataRole.DecorationRole) is not None)
    assert picture.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Page 3 of")


def try_some_pages(dialog: ExportDialog, qtbot: QtBot, folder: Path) -> None:
    whole = written(dialog, qtbot, folder / "whole.pdf")
    assert len(whole) == len(dialog.strip.thumbnails.pages)
    pages, go = dialog.range, dialog.foot.go
    pages.which.setFocus()
    press(Qt.Key.Key_Down)
    assert written(dialog, qtbot, folder / "this.pdf") == whole[2:3]
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is pages.line
    assert pages.fault.text() == "Say which pages, for example 2-5, 8."
    assert not go.isEnabled()
    write("1-2, x")
    assert pages.fault.text() == "“x” is no page; write pages as in 2-5, 8."
    assert not go.isEnabled()
    press(Qt.Key.Key_Backspace)
    write("4")
    assert not pages.fault.isVisible()
    assert go.isEnabled()
    assert written(dialog, qtbot, folder / "some.pdf") == [*whole[:2], whole[3]]


def try_formats_of_one_sheet(dialog: ExportDialog, qtbot: QtBot, folder: Path) -> None:
    assert choose(dialog, qtbot, dialog.format, ".png") == 1
    assert not dialog.fields.form.form.isEnabled()
    assert not dialog.range.isEnabled()
    assert not dialog.fields.form.break_by.isVisible()
    assert dialog.options().form == "sheet"
    assert dialog.foot.go.isEnabled()
    assert choose(dialog, qtbot, dialog.format, ".pdf") > 1, "what was chosen for PDF is still chosen"


def try_printing(
    dialog: PrintDialog, qtbot: QtBot, sent: list[Sequence[Page]], printers: list[str]
) -> None:
    laid_out(dialog, qtbot)
    assert choose(dialog, qtbot, dialog.fields.form.form, "book") > 3
    pages = dialog.strip.thumbnails.pages
    dialog.range.which.setFocus()
    press(Qt.Key.Key_End)
    write("3-4")
    click(dialog.foot.go)
    qtbot.waitUntil(lambda: "Office" in dialog.notes.text() and not dialog.busy)
    assert sent == [(pages[2], pages[3])]
    printers.clear()
    click(dialog.foot.go)
    assert "“Office” is no longer there" in dialog.notes.text()
    assert len(sent) == 1


def try_a_small_window(work: MainWindow, qtbot: QtBot) -> None:
    work.speak("kk")
    work.resize(800, 600)
    work.commands.by_id["print"].trigger()
    dialog = opened(work, qtbot, PrintDialog)
    choose(dialog, qtbot, dialog.fields.form.form, "poster")
    assert dialog.width() <= 800
    assert dialog.height() <= 600
    assert dialog.turner.on.isEnabled()
    dialog.reject()
