"""The lists and settings of a plan, changed in their dialogs with mouse and keyboard."""

from collections.abc import Callable

import pytest
from driving import type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabWidget
from pytestqt.qtbot import QtBot

from orgplanner.model import exactly
from ui.dialogs.plan_lists import PlanListDialog
from ui.dialogs.plan_settings import PlanSettingsDialog
from ui.dialogs.source import SourceDialog
from ui.fields.field import Field
from ui.window import MainWindow

Opener = Callable[..., MainWindow]
LEFT, ENTER = Qt.MouseButton.LeftButton, Qt.Key.Key_Return


def opened(
    window: MainWindow, qtbot: QtBot, command: str, kind: type = PlanListDialog
) -> PlanListDialog | PlanSettingsDialog:
    window.commands.by_id[command].trigger()
    dialog = next(each for each in window.findChildren(kind) if each.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def type_into(field: Field, text: str) -> None:
    editor = field.focusProxy()
    editor.setFocus()
    editor.selectAll()
    type_text(editor, text)
    QTest.keyClick(editor, ENTER)


def faults(dialog: PlanListDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel, "fault") if each.isVisible())


def test_a_source_in_use_stays_and_says_where_it_is_used(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    plan = window.desk.session.plan
    dialog = opened(window, qtbot, "sources")
    used = next(post.source for post in window.desk.session.state.posts.values() if post.source)
    dialog.pane.choose(used)
    QTest.mouseClick(dialog.pane.delete, LEFT)
    assert used in plan.sources
    assert "still used" in faults(dialog)
    count = len(plan.sources)
    QTest.mouseClick(dialog.pane.add, LEFT)
    assert "still used" not in faults(dialog)
    new = dialog.pane.chosen
    type_into(dialog.pane.form.fields["title"], "Decree 12")
    type_into(dialog.pane.form.fields["date"], "01.02.2026")
    assert plan.sources[new].title.exactly("en") == "Decree 12"
    assert plan.sources[new].date == "2026-02-01"
    QTest.mouseClick(dialog.pane.delete, LEFT)
    assert len(plan.sources) == count
    dialog.reject()


def test_a_list_is_narrowed_by_typing_and_keeps_what_is_edited(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    dialog = opened(window, qtbot, "skills")
    whole = len(dialog.pane.model.rows)
    line = dialog.pane.sought
    line.setFocus()
    type_text(line, "english")
    assert [row.name.exactly("en") for row in dialog.pane.model.rows] == ["English"]
    chosen = dialog.pane.chosen
    type_into(dialog.pane.form.fields["name"], "Language of contracts")
    assert dialog.pane.chosen == chosen
    line.clear()
    assert len(dialog.pane.model.rows) == whole
    assert dialog.pane.chosen == chosen
    dialog.reject()


def test_grades_are_moved_and_undone_in_the_dialog(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    plan = window.desk.session.plan
    before = dict(plan.grades)
    dialog = opened(window, qtbot, "grades")
    second = dialog.pane.model.rows[1].id
    dialog.pane.choose(second)
    QTest.mouseClick(dialog.pane.up, LEFT)
    assert dialog.pane.model.rows[0].id == second
    assert dialog.pane.chosen == second
    type_into(dialog.pane.form.fields["coefficient"], "3,5")
    assert str(plan.grades[second].coefficient) == "3.5"
    dialog.pane.list.setFocus()
    for _ in range(2):
        QTest.keyClick(dialog.pane.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert plan.grades == before
    assert dialog.pane.model.rows[1].id == second
    dialog.reject()


def test_what_was_typed_counts_when_the_dialog_closes(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    dialog = opened(window, qtbot, "skills")
    chosen = dialog.pane.chosen
    line = dialog.pane.form.fields["kind"].line
    before = line.text()
    line.setFocus()
    line.selectAll()
    type_text(line, "language skill")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == before
    assert dialog.isVisible()
    line.selectAll()
    type_text(line, "tool at work")
    dialog.reject()
    assert window.desk.session.plan.skills[chosen].kind == "tool at work"


def test_settings_and_thresholds_are_typed_and_explained(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    plan = window.desk.session.plan
    dialog = opened(window, qtbot, "plan_settings", PlanSettingsDialog)
    languages = dialog.form.fields["languages"]
    type_into(languages, "kk, Russian")
    assert "russian" in languages.fault()
    assert plan.settings.languages == ("en", "ru", "kk")
    type_into(languages, "kk, ru, en")
    assert plan.settings.languages == ("kk", "ru", "en")
    type_into(dialog.form.fields["base_pay"], "17 697")
    assert plan.settings.base_pay.quantity == exactly(17697)
    assert plan.settings.base_pay.basis == "assumed"
    dialog.findChild(QTabWidget).setCurrentIndex(1)
    QTest.mouseClick(dialog.pane.add, LEFT)
    type_into(dialog.pane.form.fields["work"], "inspection")
    type_into(dialog.pane.form.fields["narrowest_span"], "20")
    type_into(dialog.pane.form.fields["widest_span"], "10")
    assert "wider" in dialog.pane.form.fields["widest_span"].fault()
    found = next(row for row in plan.thresholds.values() if row.work == "inspection")
    assert (found.narrowest_span, found.widest_span) == (20, None)
    dialog.reject()


def test_a_new_source_is_asked_for_and_needs_a_title(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    dialog = SourceDialog(window.desk, window, "")
    dialog.show()
    dialog.accept_source()
    assert not dialog.id
    type_into(dialog.fields["title"], "Statute of the ministry")
    type_into(dialog.fields["place"], "p. 4")
    dialog.accept_source()
    row = window.desk.session.plan.sources[dialog.id]
    assert (row.title.exactly("en"), row.place) == ("Statute of the ministry", "p. 4")
    dialog.deleteLater()


@pytest.mark.parametrize("command", ["sources", "grades", "skills", "plan_settings"])
def test_every_list_fits_a_small_screen_in_kazakh(open_sample: Opener, qtbot: QtBot, command: str) -> None:
    window = open_sample()
    window.speak("kk")
    dialog = opened(window, qtbot, command, PlanSettingsDialog if command == "plan_settings" else PlanListDialog)
    QApplication.processEvents()
    assert dialog.minimumSizeHint().width() <= 760
    assert dialog.height() <= 720
    dialog.reject()
