"""What a person does with the window: open, select, rename, undo, find, fold, change language and theme."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from driving import settle, type_text, unit_of_code
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.model import Figure, Quantity
from orgplanner.model import names as english
from orgplanner.paths import samples
from ui.dialogs.find import FindDialog
from ui.fields.name_field import NameField
from ui.plain import bare_text
from ui.window import WELCOME, WORK, MainWindow

Opener = Callable[..., MainWindow]


def said(window: MainWindow) -> str:
    return window.work.totals.findChildren(QLabel)[1].whole()


def choose(window: MainWindow, qtbot: QtBot, number: int) -> None:
    window.desk.session.choose(window.desk.session.plan.ordered_scenarios()[number].id)
    settle(window, qtbot)


def test_a_sample_opens_with_its_chart_outline_and_totals(open_sample: Opener) -> None:
    window = open_sample()
    assert window.pages.currentIndex() == WORK
    assert window.work.outline.model.rowCount() >= 1
    assert window.work.chart.canvas.box_place(unit_of_code(window, "DFTR").id).width() > 0
    assert "84–93 + ?" in window.work.totals.accessible_totals(), "some of it is not known"
    assert not window.isWindowModified()


def test_opening_a_plan_shows_no_other_window(open_sample: Opener) -> None:
    window = open_sample()
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [window]
    assert window.isActiveWindow()


def test_nothing_is_wider_than_the_window(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    for language in ("kk", "ru", "en"):
        window.speak(language)
        for unit in window.desk.session.state.units:
            window.desk.session.select(unit)
            qtbot.wait(1)
            sheet = window.work.inspector.widget()
            assert sheet.width() <= window.work.inspector.viewport().width()
        assert window.width() == 1280


def test_a_click_on_a_box_selects_it_everywhere(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    unit = unit_of_code(window, "DFTR")
    canvas = window.work.chart.canvas
    qtbot.mouseClick(
        canvas, Qt.MouseButton.LeftButton, pos=canvas.box_place(unit.id).center().toPoint()
    )
    assert window.desk.session.selected == unit.id
    assert window.work.outline.model.unit(window.work.outline.view.currentIndex()) == unit
    qtbot.waitUntil(lambda: "Department of Foreign Trade Regulations" in texts(window.work.inspector))


def texts(widget: object) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_figures_below_the_only_root_are_painted_anew(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample("mebp-trade")
    settle(window, qtbot)
    view, painted = window.work.outline.view, QRegion()

    class Watch(QObject):
        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            nonlocal painted
            if isinstance(event, QPaintEvent):
                painted |= event.region()
            return False

    watch = Watch()
    [top] = window.desk.session.state.children(None)
    below = view.visualRect(window.work.outline.model.index_of(window.desk.session.state.children(top.id)[0].id))
    qtbot.wait(50)
    view.viewport().installEventFilter(watch)
    window.work.outline.model.set_totals(window.work.reckoning.latest.totals)
    qtbot.waitUntil(lambda: painted.contains(below))
    view.viewport().removeEventFilter(watch)


def test_f2_renames_in_the_outline_and_undo_takes_it_back(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    unit = unit_of_code(window, "DIEI")
    view = window.work.outline.view
    window.desk.session.select(unit.id)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.viewport().findChild(QLineEdit)
    editor.selectAll()
    type_text(editor, "Интеграция, қазақша Әділет")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: unit_of_code(window, "DIEI").name.exactly("en") == "Интеграция, қазақша Әділет")
    assert window.isWindowModified()
    undo = window.commands.by_id["undo"]
    assert unit.name.exactly("en") in undo.text()
    undo.trigger()
    assert unit_of_code(window, "DIEI") == unit
    assert not window.isWindowModified()
    window.commands.by_id["redo"].trigger()
    assert "Әділет" in unit_of_code(window, "DIEI").name.exactly("en")


def test_a_name_typed_in_the_inspector_is_kept_by_language(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    unit = unit_of_code(window, "DIP")
    window.desk.session.select(unit.id)
    qtbot.waitUntil(lambda: window.work.inspector.subject == ("units", (unit.id,)))
    field = field_of(window, "kk")[0]
    field.setFocus()
    field.selectAll()
    type_text(field, "Жаңа атау")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert unit_of_code(window, "DIP").name.exactly("kk") == "Жаңа атау"
    assert unit_of_code(window, "DIP").name.exactly("en") == unit.name.exactly("en")
    qtbot.wait(30)
    assert field_of(window, "kk")[0].hasFocus()


def field_of(window: MainWindow, language: str) -> list[NameField]:
    fields = window.work.inspector.findChildren(NameField)
    return [field for field in fields if field.property("language") == language and field.isVisible()]


def test_an_arrangement_is_chosen_and_undone(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    unit = unit_of_code(window, "DFTR")
    window.desk.session.select(unit.id)
    qtbot.waitUntil(lambda: window.work.inspector.subject[1] == (unit.id,))
    before = window.work.chart.canvas.box_place(unit.id)
    combo = window.work.inspector.findChild(QComboBox, "arrangement")
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert unit_of_code(window, "DFTR").arrangement == "side"
    settle(window, qtbot)
    window.desk.session.undo()
    settle(window, qtbot)
    assert unit_of_code(window, "DFTR").arrangement == "auto"
    assert window.work.chart.canvas.box_place(unit.id).width() == pytest.approx(before.width(), rel=0.2)


def test_a_locked_scenario_refuses_with_a_sentence(open_sample: Opener) -> None:
    window = open_sample()
    session = window.desk.session
    assert session.do(edits.lock_scenario)
    unit = unit_of_code(window, "DFTR")
    assert not session.do(edits.rename_unit, unit.id, "en", "Something else")
    assert unit_of_code(window, "DFTR") == unit
    assert "locked" in said(window)


def test_find_goes_to_a_unit_with_the_keyboard_alone(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    window.commands.by_id["find"].trigger()
    dialog = window.findChild(FindDialog)
    qtbot.waitUntil(lambda: bool(dialog._entries))
    type_text(dialog.field, "тариф")
    assert dialog.list.topLevelItemCount() >= 1
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    unit = window.desk.session.state.units[window.desk.session.unit_of(window.desk.session.selected)]
    assert "ариф" in unit.name.exactly("ru")


def test_find_runs_commands(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    window.commands.by_id["find"].trigger()
    dialog = window.findChild(FindDialog)
    qtbot.waitUntil(lambda: bool(dialog._entries))
    type_text(dialog.field, "chart of posts")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.work.chart.choice.kind == "posts")
    settle(window, qtbot)
    assert set(window.work.chart.boxes) <= set(window.desk.session.state.posts)


@pytest.mark.parametrize(("language", "file"), [("ru", "Файл"), ("kk", "Файл"), ("en", "File")])
def test_the_language_changes_without_losing_anything(
    open_sample: Opener, qtbot: QtBot, language: str, file: str
) -> None:
    window = open_sample()
    unit = unit_of_code(window, "DFTR")
    window.desk.session.select(unit.id)
    window.commands.by_id[language].trigger()
    settle(window, qtbot)
    assert bare_text(window.menuBar().actions()[0].text()) == file
    assert window.desk.session.selected == unit.id
    name = window.desk.session.plan.words(unit.name, language)
    assert window.work.outline.view.currentIndex().data() == name
    qtbot.waitUntil(lambda: name in texts(window.work.inspector))
    assert window.desk.preferences.language == language


def test_dark_changes_the_palette_and_is_remembered(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    window.commands.by_id["dark"].trigger()
    settle(window, qtbot)
    assert QApplication.palette().window().color().lightness() < 60
    assert window.desk.preferences.theme == "dark"


def test_folding_to_a_level_and_going_to_a_hidden_unit(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    choose(window, qtbot, 2)
    window.work.chart.fold_to(1)
    settle(window, qtbot)
    deep = unit_of_code(window, "ITD-TAC-WTO")
    assert deep.id not in window.work.chart.boxes
    window.desk.session.select(deep.id)
    qtbot.waitUntil(lambda: deep.id in window.work.chart.boxes)
    assert window.work.chart.canvas.selected() == deep.id


def test_as_long_as_nothing_was_checked_the_checks_do_not_say_that_all_is_well(
    open_sample: Opener, qtbot: QtBot
) -> None:
    window = open_sample()
    panel, session = window.work.checks, window.desk.session

    def said() -> set[str]:
        return {each.text() for each in panel.findChildren(QLabel) if each.isVisible()}

    session.choose(session.plan.ordered_scenarios()[1].id)
    assert "Checking …" in said()
    assert "Nothing to report." not in said()
    settle(window, qtbot)
    assert "Checking …" not in said()
    assert panel.model.rowCount() > 0


def test_a_finding_leads_to_its_subject(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    view = window.work.checks.view
    qtbot.waitUntil(lambda: view.model().rowCount() > 0)
    index = view.model().index(0)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert window.desk.session.selected == window.work.checks.model.finding(0).subject.id


def test_what_is_not_placed_is_listed(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    choose(window, qtbot, 1)
    assert "CU rules development" in window.work.unplaced.names()


def test_a_total_shows_the_posts_behind_it(open_sample: Opener, qtbot: QtBot) -> None:
    from ui.dialogs.lines import LinesDialog

    window = open_sample()
    window.work.totals.asked.emit("established")
    dialog = window.findChild(LinesDialog)
    assert dialog.model.rowCount() == len([p for p in window.desk.session.state.posts.values() if not p.unplaced])
    sources = {dialog.model.data(dialog.model.index(row, 6)) for row in range(dialog.model.rowCount())}
    assert any("World Bank" in text for text in sources)
    dialog.reject()


def test_a_dropped_file_opens(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "жоспар #1.orgplan"
    file.write_bytes((samples() / "mebp-trade.orgplan").read_bytes())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(200, 200), copy, data, button, keys))
    settle(window, qtbot)
    assert window.desk.session.document.path == file
    assert file in window.desk.preferences.recent


def test_the_outline_is_as_large_as_the_organisation(window: MainWindow, qtbot: QtBot) -> None:
    from orgplanner.document import Document
    from orgplanner.generate import generate

    window.desk.session.show(Document.new(generate(2000, 1)))
    settle(window, qtbot)
    view, state = window.work.outline.view, window.desk.session.state
    deepest = max(state.walk(), key=lambda pair: pair[1])[0]
    window.desk.session.select(deepest.id)
    assert window.work.outline.model.unit(view.currentIndex()) == deepest
    assert view.state() == QAbstractItemView.State.NoState
    qtbot.waitUntil(lambda: deepest.id in window.work.chart.boxes, timeout=15000)


def test_closing_returns_to_the_welcome_page(open_sample: Opener) -> None:
    window = open_sample()
    window.commands.by_id["close_plan"].trigger()
    assert window.pages.currentIndex() == WELCOME
    assert not window.commands.by_id["save"].isEnabled()


def test_ctrl_k_finds_what_submenus_offer_and_saved_views(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample("mebp-trade")
    settle(window, qtbot)
    session = window.desk.session
    session.do(edits.lock_scenario, locked=False)
    unit = unit_of_code(window, "DFTR")
    session.select(unit.id)
    find(window, qtbot, "kind centre")
    qtbot.waitUntil(lambda: session.state.units[unit.id].kind == "centre")
    find(window, qtbot, "colour boxes vacan")
    qtbot.waitUntil(lambda: window.work.chart.choice.colour_by == "vacancy")
    session.do_shared(edits.add_view, english(en="Reading copy"), scenario=session.scenario, id="view")
    find(window, qtbot, "views reading")
    qtbot.waitUntil(lambda: window.work.chart.choice.view == "view")


def find(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Types words into the line of Ctrl+K and goes to the first that fits."""
    window.commands.by_id["find"].trigger()
    dialog = window.findChild(FindDialog)
    qtbot.waitUntil(lambda: bool(dialog._entries))
    type_text(dialog.field, words)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(FindDialog) is None)


def test_the_figures_of_the_outline_are_never_cut_short(work: MainWindow, qtbot: QtBot) -> None:
    session, outline = work.desk.session, work.work.outline
    post = next(iter(session.state.posts))
    figure = Figure(Quantity(Decimal("1029.5"), Decimal("1032.5"), True), "assumed", None)
    assert session.do(edits.change_post, post, established=figure)
    settle(work, qtbot)
    assert outline.view.header().sectionSize(1) >= outline.view.sizeHintForColumn(1)
