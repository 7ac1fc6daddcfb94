"""The inspector as somebody uses it: fields typed into, lists changed in place, several things at once."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from driving import settle, type_text, unit_of_code
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.model import Change, ChangeSet, Figure, Post, between, exactly
from orgplanner.text import say
from ui.fields.field import Field
from ui.inspection.line_row import LineRow
from ui.inspection.list_view import ListView
from ui.window import MainWindow

Opener = Callable[..., MainWindow]
ENTER, LEFT = Qt.Key.Key_Return, Qt.MouseButton.LeftButton


def choose(window: MainWindow, qtbot: QtBot, *ids: str) -> None:
    """Selects things and waits until the inspector shows them, laid out."""
    window.desk.session.select_many(ids)
    qtbot.waitUntil(lambda: set(window.work.inspector.subject[1]) == set(ids))
    qtbot.wait(1)


def field(window: MainWindow, column: str) -> Field:
    page = window.work.inspector.page
    return next(form.fields[column] for form in page.forms if column in form.fields)


def listing(window: MainWindow, id: str) -> ListView:
    return next(each for each in window.work.inspector.page.lists if each.listing.id == id)


def names_in(view: ListView) -> list[str]:
    return [row.line.name for row in view.findChildren(LineRow) if row.isVisible()]


def type_into(editor: QWidget, text: str, key: Qt.Key | None = ENTER) -> None:
    editor.setFocus()
    editor.selectAll()
    type_text(editor, text)
    if key is not None:
        QTest.keyClick(editor, key)


def worked_example(window: MainWindow, qtbot: QtBot) -> None:
    """The scenario of the sample in which posts have holders."""
    session = window.desk.session
    session.choose(session.plan.ordered_scenarios()[-1].id)
    settle(window, qtbot)


def held_post(window: MainWindow) -> Post:
    state = window.desk.session.state
    return next(post for post in state.posts.values() if len(state.holders(post.id)) == 1)


def posts(window: MainWindow) -> dict[str, Post]:
    return window.desk.session.state.posts


def test_a_number_typed_becomes_assumed_and_undo_brings_its_source_back(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    post = next(row for row in posts(window).values() if row.filled.basis == "stated" and row.filled.source)
    choose(window, qtbot, post.id)
    figure = field(window, "filled")
    assert figure.basis.currentText() == "Stated"
    assert figure.source.line.text()
    type_into(figure.line, "11-13")
    assert posts(window)[post.id].filled == Figure(between(11, 13), "assumed", None)
    qtbot.waitUntil(lambda: figure.basis.currentText() == "Assumed")
    assert "assumed" in figure.line.toolTip()
    window.desk.session.undo()
    qtbot.waitUntil(lambda: figure.basis.currentText() == "Stated")
    assert posts(window)[post.id] == post


def test_what_is_not_understood_waits_until_the_thing_is_shown_again(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    one, other = list(posts(window).values())[:2]
    choose(window, qtbot, one.id)
    figure = field(window, "established")
    type_into(figure.line, "about many", key=None)
    choose(window, qtbot, other.id)
    assert figure.line.text() != "about many"
    assert not figure.fault()
    assert posts(window)[one.id] == one
    assert posts(window)[other.id] == other
    choose(window, qtbot, one.id)
    assert figure.line.text() == "about many"
    assert "not a number" in figure.fault()


def test_what_was_typed_counts_when_something_else_is_selected(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    unit, other = unit_of_code(window, "DIP"), unit_of_code(window, "DFTR")
    choose(window, qtbot, unit.id)
    type_into(field(window, "code").line, "DIP-1", key=None)
    canvas = window.work.chart.canvas
    qtbot.mouseClick(canvas, LEFT, pos=canvas.box_place(other.id).center().toPoint())
    state = window.desk.session.state
    assert state.units[unit.id].code == "DIP-1"
    assert state.units[other.id].code == "DFTR"


def test_what_was_typed_counts_before_a_command(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    unit = unit_of_code(window, "DIP")
    choose(window, qtbot, unit.id)
    type_into(field(window, "code").line, "DIP-2", key=None)
    window.commands.by_id["fit"].trigger()
    assert window.desk.session.state.units[unit.id].code == "DIP-2"


def test_typing_is_left_alone_by_what_happens_elsewhere(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    unit = unit_of_code(window, "DIP")
    choose(window, qtbot, unit.id)
    box = field(window, "note").focusProxy()
    box.setFocus()
    type_text(box, "half a sen")
    scroll = window.work.inspector.verticalScrollBar()
    scroll.setValue(scroll.maximum())
    before = scroll.value()
    window.desk.session.do(edits.change_unit, unit.id, code="DIP-3")
    qtbot.waitUntil(lambda: field(window, "code").line.text() == "DIP-3")
    assert box.hasFocus()
    assert box.toPlainText().startswith("half a sen")
    assert scroll.value() == before
    assert window.desk.session.state.units[unit.id].note == unit.note


def test_several_posts_say_where_they_differ_and_are_changed_in_one_step(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    before = dict(posts(window))
    chosen = list(before)[:4]
    assert len({before[id].code for id in chosen}) > 1
    choose(window, qtbot, *chosen)
    assert field(window, "code").line.placeholderText() == "several values"
    type_into(field(window, "established").line, "~2")
    figures = {posts(window)[id].established for id in chosen}
    assert figures == {Figure(between(2, 2, approximate=True), "assumed", None)}
    assert {posts(window)[id].code for id in chosen} == {before[id].code for id in chosen}
    type_into(field(window, "title").boxes["ru"], "Специалист")
    for id in chosen:
        assert posts(window)[id].title == before[id].title.including("ru", "Специалист")
    window.desk.session.undo()
    window.desk.session.undo()
    assert posts(window) == before


def test_things_of_two_kinds_show_those_of_the_kind_chosen_last(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    unit = unit_of_code(window, "DIP")
    post = next(iter(posts(window)))
    window.desk.session.select_many([post, unit.id])
    qtbot.waitUntil(lambda: window.work.inspector.subject == ("units", (unit.id,)))
    assert any("of another kind: 1" in label.text() for label in window.work.inspector.page.labels())


def test_a_unit_is_moved_by_choosing_the_one_above(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    unit, above = unit_of_code(window, "DIP"), unit_of_code(window, "DFTR")
    choose(window, qtbot, unit.id)
    picker = field(window, "parent")
    type_into(picker.line, "dftr", key=None)
    QTest.keyClick(picker.list, ENTER)
    assert window.desk.session.state.units[unit.id].parent == above.id
    type_into(picker.line, "DIP", key=None)
    QTest.keyClick(picker.list, ENTER)
    assert "itself" in picker.fault()
    assert window.desk.session.state.units[unit.id].parent == above.id


def test_a_refused_value_is_explained_and_stays(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    worked_example(window, qtbot)
    post = held_post(window)
    choose(window, qtbot, post.id)
    view = listing(window, "holders")
    QTest.mouseClick(view.findChild(QToolButton, "change"), LEFT)
    share = view.form.fields["share"]
    assert share.line.hasFocus()
    type_into(share.line, "0")
    assert "more than nothing" in share.fault()
    assert share.line.text() == "0"
    assert window.desk.session.state.holders(post.id)[0].share == 1
    type_into(share.line, "1/2")
    assert not share.fault()
    assert window.desk.session.state.holders(post.id)[0].share == Decimal("0.5")


def test_a_holder_ends_and_another_is_assigned(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    worked_example(window, qtbot)
    session = window.desk.session
    post = held_post(window)
    person = session.state.holders(post.id)[0].person
    choose(window, qtbot, post.id)
    view = listing(window, "holders")
    QTest.mouseClick(view.findChild(QToolButton, "change"), LEFT)
    QTest.mouseClick(view.delete, LEFT)
    assert not session.state.holders(post.id)
    qtbot.waitUntil(lambda: not names_in(view))
    QTest.mouseClick(view.findChild(QToolButton, "add"), LEFT)
    picker = view.picker
    assert picker.line.hasFocus()
    code = session.plan.people[person].code
    type_into(picker.line, code, key=None)
    QTest.keyClick(picker.list, ENTER)
    assert [row.person for row in session.state.holders(post.id)] == [person]
    qtbot.waitUntil(lambda: len(names_in(view)) == 1)
    assert view.form.fields["share"].line.hasFocus()


def test_a_need_is_added_changed_in_the_words_of_its_scale_and_deleted(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    session = window.desk.session
    unit = unit_of_code(window, "DIP")
    choose(window, qtbot, unit.id)
    view = listing(window, "needs_of_unit")
    skill = next(skill for skill in session.plan.skills.values() if skill.scale == "CEFR")
    QTest.mouseClick(view.findChild(QToolButton, "add"), LEFT)
    type_into(view.picker.line, session.plan.words(skill.name, "en"), key=None)
    QTest.keyClick(view.picker.list, ENTER)
    qtbot.waitUntil(lambda: view.form is not None and view.form.isVisible())
    level = view.form.fields["level"].box
    assert level.itemText(5) == "B2" or level.findText("B2") > 0
    level.setCurrentIndex(level.findText("B2"))
    level.activated.emit(level.currentIndex())
    [need] = session.state.where("requirements", "unit", unit.id)
    assert (need.skill, need.level) == (skill.id, 4)
    qtbot.waitUntil(lambda: "B2" in [row.line.right for row in view.findChildren(LineRow)])
    QTest.mouseClick(view.delete, LEFT)
    assert not list(session.state.where("requirements", "unit", unit.id))


def test_a_person_nobody_knew_is_assigned_in_one_step(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    worked_example(window, qtbot)
    session = window.desk.session
    post = next(post for post in posts(window).values() if not session.state.holders(post.id))
    people = dict(session.plan.people)
    choose(window, qtbot, post.id)
    view = listing(window, "holders")
    QTest.mouseClick(view.findChild(QToolButton, "add"), LEFT)
    type_into(view.picker.line, "Holder 99", key=None)
    QTest.keyClick(view.picker.list, Qt.Key.Key_Up)
    QTest.keyClick(view.picker.list, ENTER)
    [held] = session.state.holders(post.id)
    assert session.plan.people[held.person].name.exactly("en") == "Holder 99"
    qtbot.waitUntil(lambda: names_in(view) == ["Holder 99"])
    session.undo()
    assert session.plan.people == people
    assert not session.state.holders(post.id)


def test_the_same_function_twice_is_refused_at_the_field(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    session = window.desk.session
    duty = next(iter(session.state.responsibilities.values()))
    choose(window, qtbot, duty.unit)
    view = listing(window, "duties")
    QTest.mouseClick(view.findChild(QToolButton, "add"), LEFT)
    type_into(view.picker.line, session.state.functions[duty.function].code, key=None)
    QTest.keyClick(view.picker.list, ENTER)
    assert "already" in view.picker.fault()


def test_a_limit_is_added_and_typed(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    session = window.desk.session
    unit = unit_of_code(window, "DIP")
    choose(window, qtbot, unit.id)
    view = listing(window, "limits")
    QTest.mouseClick(view.findChild(QToolButton, "add"), LEFT)
    qtbot.waitUntil(lambda: view.form is not None and view.form.isVisible())
    type_into(view.form.fields["most"].line, "40")
    [limit] = session.state.where("limits", "unit", unit.id)
    assert limit.most == 40
    type_into(view.form.fields["least"].line, "50")
    assert "above the ceiling" in view.form.fields["least"].fault()


def test_a_line_leads_to_what_it_is_about(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    unit = unit_of_code(window, "DFTR")
    choose(window, qtbot, unit.id)
    row = next(row for row in listing(window, "posts").findChildren(LineRow) if row.isVisible())
    row.setFocus()
    QTest.keyClick(row, ENTER)
    assert window.desk.session.selected == row.line.target
    qtbot.waitUntil(lambda: window.work.inspector.subject == ("posts", (row.line.target,)))


def test_a_long_list_shows_more_when_asked(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    session = window.desk.session
    unit = unit_of_code(window, "DIP")
    row = posts(window)[next(iter(posts(window)))]
    many = (replace(row, id=f"p{number}", unit=unit.id) for number in range(60))
    changes = tuple(Change("posts", session.scenario, post.id, None, post) for post in many)
    session.document.commit(ChangeSet(say("Add"), changes))
    choose(window, qtbot, unit.id)
    view = listing(window, "posts")
    qtbot.waitUntil(lambda: len(names_in(view)) == 25)
    QTest.mouseClick(view.more, LEFT)
    qtbot.waitUntil(lambda: len(names_in(view)) == 50)
    QTest.mouseClick(view.more, LEFT)
    qtbot.waitUntil(lambda: len(names_in(view)) >= 60)
    assert not view.more.isVisible()


def test_tab_goes_down_a_list_and_into_the_line_that_is_open(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    worked_example(window, qtbot)
    choose(window, qtbot, held_post(window).id)
    view = listing(window, "holders")
    view.findChild(QToolButton, "add").setFocus()
    seen: list[QWidget] = []
    for _ in range(2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
    assert isinstance(seen[0], LineRow)
    assert seen[1].objectName() == "change"
    QTest.keyClick(seen[1], Qt.Key.Key_Space)
    assert window.focusWidget() is view.form.fields["share"].line
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is view.form.fields["kind"].box


def test_the_keyboard_goes_to_the_inspector_and_back(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    unit = unit_of_code(window, "DIP")
    choose(window, qtbot, unit.id)
    canvas = window.work.chart.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, ENTER, Qt.KeyboardModifier.AltModifier)
    box = field(window, "name").boxes["en"]
    assert box.hasFocus()
    type_text(box, "X")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert canvas.hasFocus()
    assert window.desk.session.state.units[unit.id] == unit


def test_a_language_that_the_plan_gets_can_be_typed_at_once(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    unit = unit_of_code(window, "DIP")
    choose(window, qtbot, unit.id)
    window.desk.session.do_shared(edits.change_settings, languages=("en", "tr"))
    qtbot.waitUntil(lambda: "tr" in field(window, "name").boxes)
    boxes = field(window, "name").boxes
    qtbot.waitUntil(boxes["tr"].isVisible)
    assert boxes["ru"].isVisible()
    type_into(boxes["tr"], "Yatırım Politikası Dairesi")
    assert window.desk.session.state.units[unit.id].name.exactly("tr") == "Yatırım Politikası Dairesi"


def test_what_is_shown_may_go_while_somebody_types(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    session = window.desk.session
    unit = unit_of_code(window, "DIP")
    session.do(edits.add_post, unit.id, title=unit.name, id="gone")
    choose(window, qtbot, "gone")
    type_into(field(window, "code").line, "X", key=None)
    session.undo()
    assert "gone" not in posts(window)
    qtbot.waitUntil(lambda: window.work.inspector.subject[0] == "scenarios")
    session.redo()
    choose(window, qtbot, "gone")
    assert posts(window)["gone"].code == ""


def test_a_locked_scenario_is_shown_and_not_typed_into(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    session = window.desk.session
    unit = unit_of_code(window, "DIP")
    choose(window, qtbot, unit.id)
    session.do_shared(edits.lock_scenario, session.scenario)
    qtbot.waitUntil(lambda: field(window, "code").read_only)
    type_into(field(window, "code").line, "NEW")
    type_into(field(window, "name").boxes["en"], "New")
    assert session.state.units[unit.id] == unit
    assert not listing(window, "links").findChild(QToolButton, "add").isVisible()
    assert any("locked" in label.text() for label in window.work.inspector.page.labels())
    session.do_shared(edits.lock_scenario, session.scenario, locked=False)
    qtbot.waitUntil(lambda: not field(window, "code").read_only)


def test_people_stay_open_for_typing_in_a_locked_scenario(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    session = window.desk.session
    session.do_shared(edits.lock_scenario, session.scenario)
    person = next(iter(session.plan.people))
    choose(window, qtbot, person)
    type_into(field(window, "contract").line, "civil service, B")
    assert session.plan.people[person].contract == "civil service, B"


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_labels_are_shown_whole_in_a_narrow_inspector(open_sample: Opener, qtbot: QtBot, language: str) -> None:
    window = open_sample()
    window.speak(language)
    worked_example(window, qtbot)
    state = window.desk.session.state
    things: list[Any] = [next(iter(state.units)), held_post(window).id, next(iter(state.links))]
    things += [next(iter(state.functions)), next(iter(window.desk.session.plan.people))]
    for id in things:
        choose(window, qtbot, id)
        qtbot.wait(10)
        for each in window.work.inspector.page.labels():
            if each.isVisible() and each.text():
                widest = max(each.fontMetrics().horizontalAdvance(word) for word in each.text().split())
                assert widest <= each.width(), each.text()
                assert each.heightForWidth(each.width()) <= each.height() + 1 or not each.wordWrap(), each.text()


def test_a_large_selection_is_compared_without_end(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    many = list(posts(window))
    choose(window, qtbot, *many)
    assert f"{len(many)}" in window.work.inspector.page.labels()[0].text()


def test_a_new_document_forgets_what_was_typed(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    unit = unit_of_code(window, "DIP")
    choose(window, qtbot, unit.id)
    type_into(field(window, "columns").line, "many")
    assert field(window, "columns").fault()
    window.desk.session.document.close(discard=True)
    open_sample("trade-coordination")
    other = next(iter(window.desk.session.state.units))
    choose(window, qtbot, other)
    assert not field(window, "columns").fault()


def test_exactly_is_written_as_planners_write_it(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    post = next(iter(posts(window)))
    choose(window, qtbot, post)
    type_into(field(window, "established").line, "0,25")
    assert posts(window)[post].established.quantity == exactly("0.25")
    assert field(window, "established").line.text() == "0.25"
