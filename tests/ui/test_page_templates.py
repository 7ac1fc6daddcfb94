"""Page templates on their screen, and in the dialogs in which pages are exported and printed."""

from pathlib import Path

import pytest
from driving import choose, click, front, opened, press, type_text, with_file
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from orgplanner.drawing.picture import Page, Text
from orgplanner.exporters.choices.page_templates import read_template
from ui.dialogs.export import ExportDialog
from ui.dialogs.pages import PagesDialog
from ui.dialogs.printing import PrintDialog
from ui.fields.field import Field
from ui.fields.logo import LogoField
from ui.page_templates.dialog import PageTemplatesDialog
from ui.window import MainWindow

KAZAKH, RUSSIAN = "Экономика және бюджеттік", "Торговая политика"
CONTROL = Qt.KeyboardModifier.ControlModifier


def words_on(page: Page) -> str:
    """All that is said on a page."""
    items = (item for part in page.parts for item in part.picture.items)
    return "\n".join(shape.text for item in items for shape in item.shapes if isinstance(shape, Text))


def seen(dialog: PageTemplatesDialog | PagesDialog, qtbot: QtBot) -> str:
    """What is said on the first page of the preview, once it shows what is chosen."""
    qtbot.waitUntil(lambda: dialog.is_ready() and dialog.preview.sheets is not None, timeout=15000)
    return words_on(dialog.preview.sheets.pages[0])


def faults(dialog: PageTemplatesDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel, "fault") if each.isVisible())


def type_into(field: Field, text: str) -> None:
    editor = field.focusProxy()
    editor.setFocus()
    editor.selectAll()
    type_text(editor, text)


def add(dialog: PageTemplatesDialog, qtbot: QtBot, words: str) -> None:
    """Takes an entry of the menu below the button that adds."""
    button = dialog.pane.add
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    choose(qtbot, words)
    qtbot.waitUntil(lambda: dialog.chosen is not None)
    dialog.activateWindow()  # without a screen nobody gives it the keys back that the menu had
    qtbot.waitUntil(dialog.isActiveWindow)


def go_to(box: QComboBox, value: object) -> None:
    """Goes through a combo box with the keys."""
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentData() != value:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before


@pytest.fixture
def logos(tmp_path: Path) -> dict[str, Path]:
    """A picture, a file that is none, and one too large to be looked at."""
    files = {name: tmp_path / f"{name}.png" for name in ("good", "broken", "huge")}
    Image.new("RGB", (300, 120), "navy").save(files["good"])
    files["broken"].write_bytes(b"\x89PNG\r\n\x1a\n not really")
    with files["huge"].open("wb") as stream:
        stream.truncate(30_000_000)
    return files


def test_templates_are_made_seen_and_used(
    work: MainWindow, qtbot: QtBot, tmp_path: Path, logos: dict[str, Path]
) -> None:
    work.commands.by_id["page_templates"].trigger()
    dialog = opened(work, qtbot, PageTemplatesDialog)
    assert not dialog.save.isEnabled()
    try_adding(dialog, work, qtbot)
    try_typing(dialog, work, qtbot)
    try_logos(dialog, qtbot, logos)
    try_files(dialog, work, qtbot, tmp_path)
    dialog.reject()
    front(work, qtbot)
    press(Qt.Key.Key_P, CONTROL)
    printing = opened(work, qtbot, PrintDialog)
    try_choosing(printing, qtbot)
    try_tables_and_pack(printing, qtbot)
    printing.reject()
    work.commands.by_id["export"].trigger()
    try_editing_on_the_way(opened(work, qtbot, ExportDialog), work, qtbot)


def try_adding(dialog: PageTemplatesDialog, work: MainWindow, qtbot: QtBot) -> None:
    plan = work.desk.session.plan
    add(dialog, qtbot, "Official")
    assert dialog.chosen.approval
    assert "APPROVED" in seen(dialog, qtbot).upper()
    add(dialog, qtbot, "Empty template")
    assert dialog.chosen.name.exactly("en") == "New template"
    assert not dialog.pane.form.fields["approver"].isVisible()
    assert len(plan.page_templates) == 2
    dialog.pane.list.setFocus()
    qtbot.waitUntil(dialog.pane.list.hasFocus)
    press(Qt.Key.Key_Z, CONTROL)
    assert len(plan.page_templates) == 1, "one step"
    assert dialog.chosen.name.exactly("en").startswith("Official")


def try_typing(dialog: PageTemplatesDialog, work: MainWindow, qtbot: QtBot) -> None:
    fields = dialog.pane.form.fields
    type_into(fields["approver_post"], "First Vice Minister")
    assert not dialog.chosen.approver_post
    qtbot.waitUntil(lambda: "First Vice Minister" in seen(dialog, qtbot), timeout=15000)
    press(Qt.Key.Key_Return)
    assert dialog.chosen.approver_post.exactly("en") == "First Vice Minister"
    type_into(fields["number"], "12-7/K")
    press(Qt.Key.Key_Return)
    type_into(fields["approved"], "31 of May")
    press(Qt.Key.Key_Return)
    assert fields["approved"].fault()
    press(Qt.Key.Key_Escape)
    first, second = fields["languages"].first, fields["languages"].second
    assert not second.isEnabled()
    for box, code in ((first, "kk"), (second, "ru")):
        box.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(box, Qt.Key.Key_Home)
        while box.currentData() != code:
            QTest.keyClick(box, Qt.Key.Key_Down)
    assert dialog.chosen.languages == ("kk", "ru")
    both = seen(dialog, qtbot)
    assert KAZAKH in both
    assert "12-7/K" in both
    assert RUSSIAN in both


def try_logos(dialog: PageTemplatesDialog, qtbot: QtBot, logos: dict[str, Path]) -> None:
    field = dialog.pane.form.fields["logo"]
    assert isinstance(field, LogoField)
    with_file(logos["good"], lambda: click(field.choose))
    qtbot.waitUntil(lambda: bool(dialog.chosen.logo), timeout=10000)
    assert field.picture.isVisible()
    kept = dialog.chosen.logo
    for name, sentence in (("broken", "not a picture"), ("huge", "at most 20 MB")):
        field.read(logos[name])
        qtbot.waitUntil(lambda sentence=sentence: sentence in field.fault(), timeout=10000)
        assert dialog.chosen.logo == kept
    click(field.remove)
    assert not dialog.chosen.logo
    assert not field.fault()
    dialog.activateWindow()
    dialog.pane.list.setFocus()
    qtbot.waitUntil(dialog.pane.list.hasFocus)
    press(Qt.Key.Key_Z, CONTROL)
    assert dialog.chosen.logo == kept


def try_files(dialog: PageTemplatesDialog, work: MainWindow, qtbot: QtBot, folder: Path) -> None:
    target = folder / "ours.json"
    with_file(target, lambda: click(dialog.save))
    qtbot.waitUntil(target.exists, timeout=10000)
    assert read_template(target).number == "12-7/K"
    dialog.take_file(target)
    names = [row.name.exactly("en") for row in work.desk.session.plan.page_templates.values()]
    assert sorted(names) == ["Official, with approval block", "Official, with approval block 2"]
    dialog.take_file(folder / "good.png")
    assert "not a page template" in faults(dialog)
    click(dialog.pane.delete)
    assert len(work.desk.session.plan.page_templates) == 1


def try_choosing(dialog: PrintDialog, qtbot: QtBot) -> None:
    fields = dialog.fields
    keys = map(fields.template.itemData, range(fields.template.count()))
    own = next(key for key in keys if key and key.startswith("plan:"))
    go_to(fields.template, own)
    assert (fields.language.currentData(), fields.second.currentData()) == ("kk", "ru")
    assert fields.extras["approval"].isChecked()
    assert "12-7/K" in seen(dialog, qtbot)
    go_to(fields.second, "")
    assert dialog.options().languages == ()
    go_to(fields.template, "")
    assert not fields.extras["approval"].isChecked()
    assert fields.language.currentData() == "en", "as it was without a template"
    plain = seen(dialog, qtbot)
    assert "12-7/K" not in plain
    assert RUSSIAN not in plain


def try_tables_and_pack(dialog: PrintDialog, qtbot: QtBot) -> None:
    fields, form = dialog.fields, dialog.fields.form
    go_to(form.form, "tables")
    ticks = form.parts["tables"].boxes
    qtbot.waitUntil(ticks["staffing"].isVisible)
    assert not fields.kind.isVisible()
    for key, box in ticks.items():
        if key != "staffing":
            QTest.keyClick(box, Qt.Key.Key_Space)
    assert dialog.options().tables == ("staffing",)
    assert "Staffing table" in seen(dialog, qtbot)
    QTest.keyClick(ticks["staffing"], Qt.Key.Key_Space)
    assert form.parts["tables"].fault.isVisible()
    qtbot.waitUntil(lambda: not dialog.foot.go.isEnabled())
    go_to(form.form, "pack")
    qtbot.waitUntil(form.parts["pack"].isVisible)
    assert not ticks["staffing"].isVisible()
    for key, box in form.parts["pack"].boxes.items():
        if key != "cover":
            QTest.keyClick(box, Qt.Key.Key_Space)
    assert dialog.options().parts == ("cover",)
    seen(dialog, qtbot)
    assert len(dialog.preview.sheets.pages) == 1
    assert dialog.foot.go.isEnabled()


def try_editing_on_the_way(dialog: ExportDialog, work: MainWindow, qtbot: QtBot) -> None:
    click(dialog.fields.edit_templates)
    templates = next(each for each in dialog.findChildren(PageTemplatesDialog) if each.isVisible())
    qtbot.waitUntil(templates.isActiveWindow)
    type_into(templates.pane.form.fields["version"], "final")
    press(Qt.Key.Key_Return)
    templates.reject()
    assert dialog.fields.template.chosen.version == "final", "what was changed is what is wanted"
    assert "final" in seen(dialog, qtbot)
    dialog.reject()
    work.desk.session.undo()


