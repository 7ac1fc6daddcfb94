"""The help in three languages: complete, alike, and its links lead to what there is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import settle, unit_of_code
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from orgplanner import edits
from orgplanner.paths import resource
from orgplanner.text import LANGUAGES
from ui.commands import COMMANDS
from ui.dialogs.about import AboutDialog
from ui.dialogs.help import HelpDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.help_texts import TOPICS, links, named, read_topic
from ui.licences import LIBRARIES, notices
from ui.pages import PAGES
from ui.window import MainWindow

Opener = Callable[..., MainWindow]
KNOWN = {
    "command": {command.id for command in COMMANDS},
    "page": {page.id for page in PAGES},
    "topic": set(TOPICS),
}


def shown(window: MainWindow, id: str, kind: type) -> object:
    window.commands.by_id[id].trigger()
    [dialog] = window.findChildren(kind)
    return dialog


def test_every_topic_is_there_in_every_language_and_no_other_file() -> None:
    files = {file.name for file in resource("help").iterdir()}
    assert files == {f"{topic}.{language}.md" for topic in TOPICS for language in LANGUAGES}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_the_same_parts_and_links_in_every_language(topic: str) -> None:
    english = read_topic(topic, "en")
    for language in ("ru", "kk"):
        other = read_topic(topic, language)
        assert len(other.parts) == len(english.parts)
        assert sorted(links(other.text)) == sorted(links(english.text))
        assert other.text.count("\n- ") == english.text.count("\n- ")
        assert other.title != english.title


@pytest.mark.parametrize("topic", TOPICS)
def test_every_link_leads_to_something(topic: str) -> None:
    text = read_topic(topic, "en").text
    assert "](" not in text.replace("[](", "")
    for kind, id in links(text):
        assert id in KNOWN[kind]
    assert "[]" not in named(text, lambda kind, id: f"{kind} [{id}]")


def test_the_steps_of_a_restructuring_come_in_their_order() -> None:
    order = ["lock_scenario", "copy_scenario", "limits", "merge", "review", "colour_change", "print"]
    found = [id for kind, id in links(read_topic("restructure", "en").text) if kind == "command"]
    assert [id for id in found if id in order] == order


def test_links_run_commands_and_follow_the_language(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample()
    session = window.desk.session
    session.do(edits.rename_unit, unit_of_code(window, "DFTR").id, "en", "Other")
    dialog = shown(window, "help", HelpDialog)
    assert dialog.text.toPlainText().startswith("How to restructure")
    assert "Merge (Ctrl+Shift+M)" in dialog.text.toPlainText()
    dialog.text.anchorClicked.emit(QUrl("topic:saving"))
    assert "Undo (Ctrl+Z)" in dialog.text.toPlainText()
    dialog.text.anchorClicked.emit(QUrl("command:undo"))
    assert unit_of_code(window, "DFTR").name.exactly("en") != "Other"
    dialog.text.anchorClicked.emit(QUrl("command:undo"))
    assert dialog._said.isVisible()
    dialog.text.anchorClicked.emit(QUrl("page:review"))
    qtbot.waitUntil(window.work.tabs.page("review").isVisible)
    window.speak("kk")
    assert dialog.text.toPlainText().startswith("Кері қайтару")
    settle(window, qtbot)
    assert shown(window, "help", HelpDialog) is dialog


def test_nothing_is_loaded_from_elsewhere(open_sample: Opener) -> None:
    dialog = shown(open_sample(), "help", HelpDialog)
    assert dialog.text.loadResource(2, QUrl("https://example.org/picture.png")) is None
    assert dialog.text.loadResource(2, QUrl.fromLocalFile(str(Path(__file__)))) is None


def test_help_is_there_without_a_plan(window: MainWindow) -> None:
    dialog = shown(window, "help", HelpDialog)
    dialog.text.anchorClicked.emit(QUrl("command:merge"))
    dialog.text.anchorClicked.emit(QUrl("page:people"))
    assert dialog._said.isVisible()
    dialog.contents.setCurrentItem(dialog._topics["review"].child(1))
    assert dialog.text.toPlainText().startswith("Review")


def rows_of(dialog: ShortcutsDialog) -> list[QTreeWidgetItem]:
    return [row for _, rows in dialog._groups for row in rows]


def test_all_keys_are_listed_and_found_by_typing(open_sample: Opener) -> None:
    window = open_sample()
    dialog = shown(window, "shortcuts", ShortcutsDialog)
    listed = {row.text(0) for row in rows_of(dialog)}
    for command in COMMANDS:
        if window.commands.by_id[command.id].shortcuts():
            assert window.desk.words(command.words) in listed
    assert all(row.text(1) for row in rows_of(dialog))
    dialog.filter.setText("ctrl+z")
    assert next(row.text(0) for row in rows_of(dialog) if not row.isHidden()) == "Undo"
    assert sum(not row.isHidden() for row in rows_of(dialog)) < 6


def test_the_licences_of_all_parts_are_shown(open_sample: Opener) -> None:
    dialog = shown(open_sample(), "about", AboutDialog)
    assert dialog.parts.count() == len(LIBRARIES) + 3
    for row in range(dialog.parts.count()):
        dialog.parts.setCurrentRow(row)
        notice = dialog.parts.item(row).data(Qt.ItemDataRole.UserRole)
        assert notice.licence
        assert notice.licence in dialog.text.toPlainText()
        assert len(dialog.text.toPlainText()) > 500
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in next(
        each.text() for each in notices() if each.name.lower().startswith("pyside6")
    )
    dialog.close()
    QApplication.processEvents()
