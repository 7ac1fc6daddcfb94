"""The help: its topics with their contents, links that run the commands they speak of; nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFont, QKeySequence, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QDialog, QFrame, QSplitter, QTextBrowser, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from orgplanner.text import say
from ui.commands import COMMANDS
from ui.help_texts import TOPICS, named, read_topic
from ui.pages import PAGES
from ui.plain import label

if TYPE_CHECKING:
    from ui.window import MainWindow

PART_ROLE = Qt.ItemDataRole.UserRole + 1
AIR, LARGER = {1: 0, 2: 16}, {1: 2, 2: 1}
"""Pixels above headings, and by how many steps they are larger than the text, by level."""


class HelpText(QTextBrowser):
    """Shows Markdown of the program's own files and loads nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(18)
        self.document().setIndentWidth(20)

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        return None

    def show_topic(self, text: str) -> None:
        """Shows Markdown, its headings a little larger than the text, with air between the parts."""
        self.setMarkdown(text)
        block, cursor = self.document().begin(), QTextCursor(self.document())
        while block.isValid():
            level, shape = block.blockFormat().headingLevel(), block.blockFormat()
            shape.setTopMargin(AIR.get(level, 3))
            shape.setBottomMargin(6 if level else 3)
            shape.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.mergeCharFormat(_heading(level))
            block = block.next()

    def go_to(self, part: int) -> None:
        """Brings the heading of a part to the top; −1 is the beginning."""
        found, block = -1, self.document().begin()
        while block.isValid() and part >= 0:
            found += block.blockFormat().headingLevel() == 2
            if found == part:
                break
            block = block.next()
        self.verticalScrollBar().setValue(0)
        if part >= 0 and block.isValid():
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(int(top) - 6)
            self.setTextCursor(QTextCursor(block))


def _heading(level: int) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setProperty(QTextFormat.Property.FontSizeAdjustment, LARGER[level])
    look.setFontWeight(QFont.Weight.DemiBold)
    return look


class HelpDialog(QDialog):
    """Stays open beside the work."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._window = window
        self._topics: dict[str, QTreeWidgetItem] = {}
        self.contents, self.text, self._said = QTreeWidget(), HelpText(), label(name="secondary", wrap=True)
        self._lay_out()
        self.contents.currentItemChanged.connect(self._show)
        self.text.anchorClicked.connect(self.follow)
        for signal in (window.desk.words.changed, window.desk.look.changed):
            signal.connect(self._fill)
        self._fill()

    def _lay_out(self) -> None:
        self.contents.setHeaderHidden(True)
        self.contents.setUniformRowHeights(True)
        self.contents.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.contents.setIndentation(14)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.contents)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([290, 570])
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        self._said.setContentsMargins(10, 4, 10, 6)
        self._said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(split, 1)
        column.addWidget(self._said)
        screen = self.screen().availableSize()
        self.resize(min(860, screen.width() - 80), min(640, screen.height() - 80))

    def _fill(self) -> None:
        """Writes the contents anew, in the language of the window; the topic stays the same."""
        words, chosen = self._window.desk.words, self._topic()
        self.setWindowTitle(words(say("Help")))
        self.contents.setAccessibleName(words(say("Contents")))
        self.text.setAccessibleName(self.windowTitle())
        self.contents.blockSignals(True)
        self.contents.clear()
        for id in TOPICS:
            topic = read_topic(id, words.language)
            item = self._item(topic.title, id, -1)
            for part, title in enumerate(topic.parts):
                item.addChild(self._item(title, id, part))
            self.contents.addTopLevelItem(item)
            self._topics[id] = item
        self.contents.blockSignals(False)
        self.choose(chosen)

    def _item(self, title: str, id: str, part: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem([title])
        item.setToolTip(0, title)
        item.setData(0, Qt.ItemDataRole.UserRole, id)
        item.setData(0, PART_ROLE, part)
        return item

    def _topic(self) -> str:
        item = self.contents.currentItem()
        return TOPICS[0] if item is None else item.data(0, Qt.ItemDataRole.UserRole)

    def choose(self, id: str) -> None:
        """Shows a topic."""
        item = self._topics[id]
        self.contents.setCurrentItem(item)
        self.contents.collapseAll()
        item.setExpanded(True)
        self._show(item)

    def _show(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        id = item.data(0, Qt.ItemDataRole.UserRole)
        text = named(read_topic(id, self._window.desk.words.language).text, self._name)
        theme = self._window.desk.look.theme
        self._said.hide()
        self.text.document().setDefaultStyleSheet(f"a {{ color: {theme.accent}; text-decoration: none; }}")
        self.text.show_topic(text)
        self.text.go_to(item.data(0, PART_ROLE))

    def _name(self, kind: str, id: str) -> str:
        """What a link is called: a command with its keys, a page or a topic by its title."""
        words = self._window.desk.words
        if kind == "topic":
            return read_topic(id, words.language).title
        if kind == "page":
            return words(next(page.words for page in PAGES if page.id == id))
        keys = self._window.commands.by_id[id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        name = words(next(command.words for command in COMMANDS if command.id == id)).rstrip("…")
        return f"{name} ({keys})" if keys else name

    def follow(self, url: QUrl) -> None:
        """Does what a link says: runs a command, or shows a page or a topic."""
        kind, id = url.scheme(), url.path()
        if kind == "topic":
            self.choose(id)
        elif kind == "page" and self._window.desk.session.document is not None:
            self._window.work.show_page(id)
            self._window.activateWindow()
        elif kind == "command" and self._can(id):
            self._said.hide()
            self._window.activateWindow()
            self._window.commands.by_id[id].trigger()
        else:
            self._refuse(self._name(kind, id))

    def _refuse(self, name: str) -> None:
        why = say("“{name}” cannot be used now: open a plan, and select what it is to be done to.", name=name)
        self._said.setText(self._window.desk.words(why))
        self._said.show()

    def _can(self, id: str) -> bool:
        self._window.commands.enable()
        return self._window.commands.by_id[id].isEnabled()
