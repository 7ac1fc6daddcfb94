"""Fields for the columns of the model, typed into as a user does."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from driving import type_text
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from orgplanner import generate, paths
from orgplanner.document import Document, open_plan
from orgplanner.model import TABLES, Figure, between, exactly, names
from orgplanner.model.columns import columns
from ui.acts.grounds_form import GroundsForm
from ui.desk import Desk
from ui.fields import finder
from ui.fields.field import Field, finish_typing
from ui.fields.make import make_field
from ui.look import Look
from ui.preferences import Preferences
from ui.session import Session
from ui.words import Words

ENTER, ESCAPE, DOWN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Tab


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """A desk on which the sample of the trade ministry lies, without a window."""
    session = Session()
    document = Document.new(open_plan(paths.samples() / "mebp-trade.orgplan"))
    session.show(document)
    look = Look(qapp)
    yield Desk(session, Words("en"), look, Preferences(tmp_path / "settings.ini"))
    document.close(discard=True)
    look.deleteLater()


class Shown:
    """A field in a window with another beside it, and what it told."""

    def __init__(self, field: Field, qtbot: QtBot) -> None:
        self.field = field
        self.told: list[Any] = []
        field.edited.connect(lambda: self.told.append(field.value()))
        self.window = QWidget()
        field.setParent(self.window)
        field.setGeometry(10, 10, 280, 120)
        qtbot.addWidget(self.window)
        self.window.resize(300, 200)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def type(self, text: str, widget: QWidget | None = None, key: Qt.Key | None = ENTER) -> None:
        editor = widget or self.field.focusProxy()
        editor.setFocus()
        editor.selectAll()
        type_text(editor, text)
        if key is not None:
            QTest.keyClick(editor, key)

    def is_listing(self) -> bool:
        """Whether the list of a picker is open."""
        return self.field.is_listing()


def shown(desk: Desk, qtbot: QtBot, table: str, column: str, value: Any) -> Shown:
    made = Shown(make_field(desk, table, column), qtbot)
    made.field.set_value(value)
    return made


@pytest.mark.parametrize("language", ["en", "kk"])
def test_there_is_a_field_for_every_column_that_a_person_fills_in(desk: Desk, language: str) -> None:
    desk.words.speak(language)
    for table, row in TABLES.items():
        for column in columns(row):
            if column.kind not in ("ids", "shares") and column.name not in ("id", "subject"):
                field = make_field(desk, table, column.name)
                assert field.accessibleName()
                field.deleteLater()
    desk.words.speak("en")


@pytest.mark.parametrize(
    ("text", "quantity", "reads"),
    [("4-7", between(4, 7), "4–7"), ("0,5", exactly("0.5"), "0.5"), ("1/2", exactly("0.5"), "0.5"), ("", None, "")],
)
def test_a_number_typed_by_hand_is_assumed_without_a_source(
    desk: Desk, qtbot: QtBot, text: str, quantity: Any, reads: str
) -> None:
    source = next(iter(desk.session.plan.sources))
    made = shown(desk, qtbot, "posts", "established", Figure(exactly(6), "stated", source))
    QTest.keyClick(made.field.line, Qt.Key.Key_Delete)
    made.type(text or " ")
    assert made.told == [Figure(quantity, "assumed" if quantity else "", None)]
    assert made.field.line.text() == reads
    assert made.field.basis.currentData() == ("assumed" if quantity else "")


def test_the_same_number_typed_again_keeps_its_source(desk: Desk, qtbot: QtBot) -> None:
    source = next(iter(desk.session.plan.sources))
    made = shown(desk, qtbot, "posts", "established", Figure(exactly(6), "stated", source))
    made.type("6.0")
    assert made.told == []
    assert made.field.line.text() == "6"
    assert made.field.value().source == source


def test_what_is_not_understood_stays_and_is_explained(desk: Desk, qtbot: QtBot) -> None:
    made = shown(desk, qtbot, "posts", "established", Figure(exactly(6)))
    made.type("7-4")
    assert made.told == []
    assert made.field.line.text() == "7-4"
    assert "larger" in made.field.fault()
    assert made.field.accessibleDescription() == made.field.fault()
    typed = made.field.typed()
    made.field.set_value(Figure(exactly(2)))
    assert not made.field.fault()
    made.field.type_again(typed)
    assert not made.field.commit()
    assert made.field.line.text() == "7-4"
    made.type("4-7")
    assert not made.field.fault()
    assert made.told == [Figure(between(4, 7), "assumed")]


def test_escape_takes_back_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    made = shown(desk, qtbot, "posts", "code", "A-1")
    made.type("nonsense", key=ESCAPE)
    assert made.field.line.text() == "A-1"
    QTest.keyClick(made.field.line, ENTER)
    assert made.told == []


@pytest.mark.parametrize(("language", "reads"), [("en", "2026-02-01"), ("ru", "01.02.2026")])
def test_a_date_is_understood_in_both_ways_and_shown_in_one(
    desk: Desk, qtbot: QtBot, language: str, reads: str
) -> None:
    desk.words.speak(language)
    for text in ("2026-02-01", "01.02.2026"):
        made = shown(desk, qtbot, "sources", "date", "2013")
        made.type(text)
        assert made.told == ["2026-02-01"]
        assert made.field.line.text() == reads
    made.type("31.02.2026")
    assert made.field.fault()
    desk.words.speak("en")


def test_a_name_is_typed_in_one_language_and_keeps_the_others(desk: Desk, qtbot: QtBot) -> None:
    made = shown(desk, qtbot, "posts", "title", names(en="Head", ru="Руководитель"))
    made.type("Басшы", made.field.boxes["kk"])
    assert made.told == [names(en="Head", ru="Руководитель", kk="Басшы")]
    assert (made.field.part, made.field.given) == ("kk", "Басшы")


def test_a_second_name_shows_its_languages_and_offers_the_others(desk: Desk, qtbot: QtBot) -> None:
    made = shown(desk, qtbot, "posts", "profession", names(ru="Юрист"))
    visible = {code for code, box in made.field.boxes.items() if box.isVisible()}
    assert visible == {"ru"}
    more = made.field.findChild(QWidget, "more")
    assert "kk" in more.text()
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert made.field.boxes["en"].hasFocus()


def test_many_lines_are_kept_and_ctrl_enter_ends(desk: Desk, qtbot: QtBot) -> None:
    made = shown(desk, qtbot, "units", "note", "")
    box = made.field.focusProxy()
    box.setFocus()
    type_text(box, "one")
    QTest.keyClick(box, ENTER)
    type_text(box, "two")
    assert made.told == []
    QTest.keyClick(box, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert made.told == ["one\ntwo"]


def test_a_share_cannot_be_left_empty(desk: Desk, qtbot: QtBot) -> None:
    made = shown(desk, qtbot, "assignments", "share", Decimal(1))
    made.field.line.setFocus()
    made.field.line.selectAll()
    QTest.keyClick(made.field.line, Qt.Key.Key_Delete)
    QTest.keyClick(made.field.line, ENTER)
    assert "number is needed" in made.field.fault()
    made.type("0,25")
    assert made.told == [Decimal("0.25")]


def test_a_choice_speaks_the_language_of_the_window(desk: Desk, qtbot: QtBot) -> None:
    desk.words.speak("ru")
    made = shown(desk, qtbot, "units", "kind", "ministry")
    assert made.field.box.currentText() == "Министерство"
    QTest.keyClick(made.field.box, DOWN)
    assert made.told == ["department"]
    desk.words.speak("en")


def test_levels_are_in_the_words_of_the_scale(desk: Desk, qtbot: QtBot) -> None:
    made = shown(desk, qtbot, "ratings", "level", None)
    skill = next(skill for skill in desk.session.plan.skills.values() if skill.scale == "CEFR")
    made.field.set_scale(skill)
    made.field.set_value(4)
    assert made.field.box.currentText() == "B2"


def test_the_wheel_scrolls_the_page_and_changes_no_choice(desk: Desk, qtbot: QtBot) -> None:
    made = shown(desk, qtbot, "units", "kind", "ministry")
    made.field.box.setFocus()
    place = made.field.box.rect().center()
    QTest.wheelEvent(made.window.windowHandle(), made.field.box.mapTo(made.window, place), QPoint(0, -120))
    assert made.told == []


def test_a_source_is_found_by_typing_and_makes_a_figure_stated(desk: Desk, qtbot: QtBot) -> None:
    made = shown(desk, qtbot, "posts", "established", Figure(exactly(6), "assumed"))
    source = next(iter(desk.session.plan.sources.values()))
    line = made.field.source.line
    made.type(desk.session.plan.words(source.title, "en")[:12], line, key=None)
    picker = made.field.source
    assert picker.list.isVisible()
    QTest.keyClick(picker.list, ENTER)
    assert made.told == [Figure(exactly(6), "stated", picker.value())]
    assert picker.value() in desk.session.plan.sources


def test_a_unit_is_found_by_its_code_and_a_stranger_is_explained(desk: Desk, qtbot: QtBot) -> None:
    unit = next(unit for unit in desk.session.state.units.values() if unit.code == "DIEI")
    made = shown(desk, qtbot, "posts", "unit", None)
    made.type("diei", key=None)
    QTest.keyClick(made.field.list, ESCAPE)
    QTest.keyClick(made.field.line, ENTER)
    assert made.told == [unit.id]
    made.type("zzz", key=None)
    QTest.keyClick(made.field.list, ESCAPE)
    QTest.keyClick(made.field.line, ENTER)
    assert "zzz" in made.field.fault()
    assert made.field.line.text() == "zzz"
    assert made.told == [unit.id]


def test_a_picker_of_very_many_seeks_beside_the_window(desk: Desk, qtbot: QtBot, monkeypatch: Any) -> None:
    monkeypatch.setattr(finder, "MANY", 10)
    made = shown(desk, qtbot, "posts", "reports_to", None)
    made.type("head", key=None)
    qtbot.waitUntil(made.is_listing)
    QTest.keyClick(made.field.list, ENTER)
    assert made.told
    assert made.told[0] in desk.session.state.posts


def test_typing_is_finished_by_what_is_done_meanwhile(desk: Desk, qtbot: QtBot) -> None:
    made = shown(desk, qtbot, "units", "code", "A")
    made.type("B", key=None)
    assert made.told == []
    assert finish_typing()
    assert made.told == ["B"]
    qtbot.waitUntil(lambda: made.field.line.hasFocus())
    assert finish_typing()
    assert made.told == ["B"]


def test_fields_of_rows_that_differ_say_so_and_set_all(desk: Desk, qtbot: QtBot) -> None:
    made = shown(desk, qtbot, "posts", "title", names(en="Head"))
    made.field.set_several([names(en="Head", ru="Глава"), names(en="Head", ru="Шеф")])
    assert made.field.boxes["en"].text() == "Head"
    assert made.field.boxes["ru"].placeholderText() == "several values"
    made.type("Руководитель", made.field.boxes["ru"])
    assert (made.field.part, made.field.given) == ("ru", "Руководитель")


def test_a_field_that_is_read_only_takes_nothing(desk: Desk, qtbot: QtBot) -> None:
    made = shown(desk, qtbot, "units", "code", "A")
    made.field.set_read_only(True)
    made.type("B")
    assert made.told == []
    assert made.field.value() == "A"


def test_a_large_generated_plan_is_gathered_in_order() -> None:
    plan = generate.generate(seed=1, posts=400)
    scenario = plan.ordered_scenarios()[0].id
    found = [each.name.casefold() for each in finder.gather(plan, scenario, "posts", "en")]
    assert found == sorted(found)
    assert len(found) == len(plan.states[scenario].posts)


def test_a_remark_at_a_field_does_not_squeeze_the_others(desk: Desk, qtbot: QtBot) -> None:
    window, form = QWidget(), GroundsForm(desk)
    column = QVBoxLayout(window)
    column.addWidget(form)
    column.addStretch(1)
    window.resize(760, 600)
    qtbot.addWidget(window)
    window.show()
    before = {name: field.height() for name, field in form.fields.items()}
    wave = form.fields["wave"]
    type_text(wave.focusProxy(), "the first")
    assert not form.commit()
    qtbot.waitUntil(lambda: wave.height() > before["wave"])
    assert {name: field.height() for name, field in form.fields.items() if name != "wave"} == {
        name: height for name, height in before.items() if name != "wave"
    }


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_tab_leads_through_the_languages_and_that_of_the_window_comes_first(
    desk: Desk, qtbot: QtBot, language: str
) -> None:
    desk.words.speak(language)
    shown = Shown(make_field(desk, "units", "name", whole=True), qtbot)
    shown.field.setFocus()
    reached = []
    for _ in shown.field.boxes:
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        reached.append(QApplication.focusWidget().property("language"))
        QTest.keyClick(QApplication.focusWidget(), TAB)
    assert reached[0] == language
    assert sorted(reached) == ["en", "kk", "ru"]
