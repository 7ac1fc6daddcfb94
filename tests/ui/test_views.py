"""Colours with their legend, saved views, and printing, as a person uses them."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from driving import settle, unit_of_code
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from orgplanner.edits import add_unit, change_view, close_unit
from orgplanner.exporters import ExportOptions, lay_out
from orgplanner.model import names
from ui.dialogs.export import ExportDialog
from ui.dialogs.page_view import page_image
from ui.dialogs.printing import PrintDialog
from ui.dialogs.view import ViewDialog
from ui.printing import print_pages
from ui.window import MainWindow

Opened = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton


def entry(menu: QMenu, words: str) -> Callable[[], None]:
    """An entry of a menu that is about to be shown, by a part of its words."""
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if words in action.text().replace("&", "")).trigger


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two colours differ by no more than the edge of a letter."""
    return all(abs(part - match) < 60 for part, match in zip(one, other, strict=True))


def save_view(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.commands.by_id["save_view"].trigger()
    dialog = window.findChild(ViewDialog)
    assert not dialog.save_button.isEnabled()
    qtbot.keyClicks(dialog.name, name)
    qtbot.mouseClick(dialog.save_button, LEFT)
    dialog.deleteLater()


def test_boxes_get_colours_with_a_legend_that_can_be_hidden(open_sample: Opened, qtbot: QtBot) -> None:
    window = open_sample()
    chart = window.work.chart
    assert not chart.legend.isVisible()
    entry(chart.bar.colours.menu(), "Vacancy")()
    settle(window, qtbot)
    assert chart.choice.colour_by == "vacancy"
    assert chart.legend.isVisible()
    assert "Vacancy" in chart.legend.list.accessibleDescription()
    assert chart.canvas.rect().contains(chart.legend.geometry())
    chosen = window.desk.session.selection
    qtbot.mouseClick(chart.legend, LEFT, pos=QPoint(5, 5))
    assert window.desk.session.selection == chosen
    qtbot.mouseClick(chart.legend.close_button, LEFT)
    assert not chart.legend.isVisible()
    window.commands.by_id["legend"].trigger()
    settle(window, qtbot)
    assert chart.legend.isVisible()


def test_changes_are_told_from_the_scenario_that_is_chosen(open_sample: Opened, qtbot: QtBot) -> None:
    window = open_sample()
    entry(window.work.chart.bar.colours.menu(), "Proposed (source)")()
    settle(window, qtbot)
    assert "Proposed (source)" in window.work.chart.legend.list.accessibleDescription()


def test_a_view_brings_everything_back(open_sample: Opened, qtbot: QtBot) -> None:
    window = open_sample()
    session, chart = window.desk.session, window.work.chart
    first = session.scenario
    chart.choose(content=frozenset({"codes"}))
    chart.colour("source")
    chart.fold_to(2)
    settle(window, qtbot)
    folded = chart.choice.folded
    assert folded
    save_view(window, qtbot, "For the minister")
    assert window.top.views.text() == "For the minister"
    session.choose(session.plan.find_scenario("Worked example").id)
    chart.choose_kind("posts")
    chart.colour("kind")
    settle(window, qtbot)
    assert window.top.views.text() == "For the minister *"
    entry(window.top.views.menu(), "For the minister")()
    settle(window, qtbot)
    choice = chart.choice
    assert (session.scenario, choice.kind, choice.colour_by, choice.folded) == (first, "units", "source", folded)
    assert choice.content == {"codes"}
    assert chart.legend.isVisible()
    assert window.top.views.text() == "For the minister"


def test_files_and_printing_begin_with_the_language_and_paper_of_the_view(
    open_sample: Opened, qtbot: QtBot
) -> None:
    window = open_sample()
    save_view(window, qtbot, "Poster")
    session = window.desk.session
    (id,) = session.plan.views
    assert session.do_shared(change_view, id, language="ru", paper="A2", landscape=False, colour_by="source")
    entry(window.top.views.menu(), "Poster")()
    settle(window, qtbot)
    assert "Министерство" in next(item.title for item in window.work.chart.canvas.sight.chart.items.values())
    for command, kind in (("export", ExportDialog), ("print", PrintDialog)):
        window.commands.by_id[command].trigger()
        dialog = window.findChild(kind)
        qtbot.waitUntil(dialog.is_ready, timeout=15000)
        options = dialog.options()
        assert (options.paper, options.landscape, options.language) == ("A2", False, "ru")
        assert options.colour_by == "source"
        dialog.reject()
    window.speak("kk")
    settle(window, qtbot)
    assert "Министерство" not in next(item.title for item in window.work.chart.canvas.sight.chart.items.values())


def test_views_are_updated_named_and_deleted_and_each_is_undone(open_sample: Opened, qtbot: QtBot) -> None:
    window = open_sample()
    session = window.desk.session
    save_view(window, qtbot, "Mine")
    window.work.chart.choose_kind("both")
    settle(window, qtbot)
    window.commands.by_id["update_view"].trigger()
    (view,) = session.plan.views.values()
    assert view.chart == "both"
    window.commands.by_id["change_view"].trigger()
    dialog = window.findChild(ViewDialog)
    dialog.name.clear()
    qtbot.keyClicks(dialog.name, "Ours")
    dialog.paper.setCurrentIndex(dialog.paper.findData("A2"))
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert window.top.views.text() == "Ours"
    assert session.plan.views[view.id].paper == "A2"
    window.commands.by_id["delete_view"].trigger()
    assert not session.plan.views
    assert window.top.views.text() == "Views"
    for _ in range(4):
        session.undo()
    assert not session.plan.views
    session.redo()
    assert session.plan.views[view.id].chart == "units"
    settle(window, qtbot)


def test_folded_units_that_are_gone_do_not_matter(open_sample: Opened, qtbot: QtBot) -> None:
    window = open_sample()
    session, chart = window.desk.session, window.work.chart
    unit = unit_of_code(window, "DFTR")
    assert session.do(add_unit, under=unit.id, name=names(en="Below"))
    settle(window, qtbot)
    chart.choose(folded=frozenset({unit.id}), level=None)
    settle(window, qtbot)
    save_view(window, qtbot, "Folded")
    (view,) = session.plan.views.values()
    assert view.folded == (unit.id,)
    assert session.do(close_unit, unit.id, posts="unplaced", units="up")
    settle(window, qtbot)
    entry(window.top.views.menu(), "Folded")()
    settle(window, qtbot)
    assert window.top.views.text() == "Folded"
    assert unit.id not in chart.boxes


def test_without_a_printer_a_file_is_offered(
    open_sample: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.dialogs.printing.printer_names", list)
    window = open_sample()
    window.commands.by_id["print"].trigger()
    dialog = window.findChild(PrintDialog)
    qtbot.waitUntil(dialog.is_ready, timeout=15000)
    assert "No printer is set up" in dialog.notes.text()
    assert dialog.foot.go.text() == "Save as PDF…"
    dialog.write(tmp_path / "chart.pdf")
    qtbot.waitUntil(lambda: "chart.pdf" in dialog.notes.text(), timeout=15000)
    assert (tmp_path / "chart.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()


def test_a_printer_without_such_paper_says_so(
    open_sample: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.dialogs.printing.printer_names", lambda: ["Small"])
    monkeypatch.setattr("ui.dialogs.printing.papers_of", lambda printer: ((595, 842),))
    window = open_sample()
    window.commands.by_id["print"].trigger()
    dialog = window.findChild(PrintDialog)
    for paper, can in (("A2", False), ("A4", True)):
        dialog.fields.paper.setCurrentIndex(dialog.fields.paper.findData(paper))
        qtbot.waitUntil(dialog.is_ready, timeout=15000)
        assert dialog.foot.go.isEnabled() is can
        assert ("no paper of this size" in dialog.notes.text()) is not can
    dialog.reject()


def test_what_is_printed_is_the_preview(open_sample: Opened, tmp_path: Path) -> None:
    window = open_sample()
    session = window.desk.session
    options = ExportOptions(paper="A4", landscape=True, colour_by="vacancy")
    pages = lay_out(session.plan, session.scenario, options).pages
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    told: list[tuple[int, int]] = []
    print_pages(pages, printer, "Chart", lambda *step: told.append(step))
    assert told[-1] == (len(pages), len(pages))
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(document) == len(pages)
    assert [round(side) for side in document[0].get_size()] == [842, 595]
    assert "Ministry of Economy" in document[0].get_textpage().get_text_bounded()
    shown = page_image(pages[0], 842)
    printed = document[0].render(scale=1).to_pil().convert("RGB")
    places = [(x, y) for x in range(0, 840, 7) for y in range(0, 594, 7)]
    alike = sum(near(printed.getpixel(place), shown.pixelColor(*place).getRgb()[:3]) for place in places)
    assert alike > 0.97 * len(places)
    document.close()
