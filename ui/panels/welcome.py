"""The first page: open, new, what was open lately, and the samples.

It is made in three steps, so that the window is seen soon: `__init__` makes what is seen first, `complete` what it
needs to be used, `fill` the rest, for which room is kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtGui import QColor, QIcon, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from orgplanner.text import Message, say
from ui.desk import Desk

if TYPE_CHECKING:
    from ui.panels.rows import RowList
    from ui.panels.samples import SampleCards

ICON = QSize(18, 18)
LEFT_WIDTH, RIGHT_WIDTH = 280, 562
"""Of the two columns; the second is two cards wide."""


def clear_icon() -> QIcon:
    """Keeps the room of an icon."""
    pixmap = QPixmap(ICON)
    pixmap.fill(QColor(0, 0, 0, 0))
    return QIcon(pixmap)


class Heading(QLabel):
    """The name of the program; `painted` says that the page is seen."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()


class WelcomePage(QScrollArea):
    """Says what was chosen; dropping a file is the window's business."""

    new_chosen = Signal()
    open_chosen = Signal()
    import_chosen = Signal()
    file_chosen = Signal(object)
    sample_chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recent: RowList | None = None
        self._samples: SampleCards | None = None
        self.heading = Heading("OrgPlanner")
        self._buttons: list[tuple[QPushButton, str]] = []
        self.setWidgetResizable(True)
        self._page, self._left, self._right = QWidget(), QWidget(), QWidget()
        self._page.setObjectName("panel")
        self._column, self._right_column = QVBoxLayout(self._left), QVBoxLayout(self._right)
        self.setWidget(self._page)
        self._lay_out()

    def _lay_out(self) -> None:
        self._left.setFixedWidth(LEFT_WIDTH)
        self._right.setFixedWidth(RIGHT_WIDTH)
        row = QHBoxLayout(self._page)
        row.setContentsMargins(48, 36, 48, 36)
        row.setSpacing(48)
        row.addStretch(1)
        row.addWidget(self._left)
        row.addWidget(self._right)
        row.addStretch(1)
        for column in (self._column, self._right_column):
            column.setContentsMargins(0, 0, 0, 0)
        column = self._column
        column.setSpacing(8)
        self.heading.setObjectName("welcome")
        column.addWidget(self.heading)
        self._say(say("Plan how an organisation is built and how it becomes another."))
        column.addSpacing(14)
        self._button(say("Open a plan…"), "folder-open", self.open_chosen)
        self._button(say("New plan"), "file-plus", self.new_chosen)
        self._button(say("Import from Excel…"), "file-import", self.import_chosen)
        self._say(say("Or drop a plan, an Excel or a CSV file onto this window."))
        column.addStretch(1)

    def _say(self, message: Message) -> None:
        """A sentence of the program's own, which needs no protection from being read as rich text."""
        made = QLabel()
        made.setObjectName("secondary")
        made.setWordWrap(True)
        self._desk.words.keep(made.setText, message)
        self._column.addWidget(made)

    def _button(self, message: Message, icon: str, signal: SignalInstance) -> None:
        button = QPushButton()
        button.setObjectName("left")
        button.setIconSize(ICON)
        button.setIcon(clear_icon())
        self._desk.words.keep(button.setText, message)
        button.clicked.connect(signal)
        self._buttons.append((button, icon))
        self._column.addWidget(button)

    def complete(self) -> None:
        """Makes what tells of work, and the icons."""
        from PySide6.QtCore import Qt

        from ui.plain import label

        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.takeAt(self._column.count() - 1)
        self._recent_place = QVBoxLayout()
        self._column.addLayout(self._recent_place)
        self._told, self._cancel = label(wrap=True), QPushButton()
        self._column.addWidget(self._told)
        self._column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._cancel.clicked.connect(self.cancelled)
        self._cancel.hide()
        self._desk.words.keep(self._cancel.setText, say("Cancel"))
        self._desk.look.changed.connect(self._tint)
        self._tint()

    def fill(self) -> None:
        """Makes what one may choose from, when the page is going to be looked at."""
        if self._samples is not None:
            return
        from ui.panels.samples import SampleCards
        from ui.plain import heading, label

        desk, title = self._desk, heading()
        desk.words.keep(lambda text: title.setText(text.upper()), say("Recent plans"))
        self._none = label(name="secondary", wrap=True)
        desk.words.keep(self._none.setText, say("Plans you open will be listed here."))
        self._recent_place.addSpacing(18)
        self._recent_place.addWidget(title)
        self._recent_place.addWidget(self._none)
        self._samples = SampleCards(desk)
        self._samples.chosen.connect(self.sample_chosen)
        self._right_column.addWidget(self._samples)
        desk.preferences.recent_changed.connect(self._show_recent)
        for signal in (desk.look.changed, desk.words.changed):
            signal.connect(self._show_recent)
        self._show_recent()

    def finish(self) -> None:
        """Waits for the picture that is being drawn."""
        if self._samples is not None:
            self._samples.finish()

    def is_ready(self) -> bool:
        """Whether all pictures are there."""
        return self._samples is not None and self._samples.is_ready()

    def tell(self, message: Message | str) -> None:
        """Shows what is going on, under the recent plans."""
        self._told.setText(self._desk.words(message))

    def work(self, what: Message | None) -> None:
        """Shows that something takes time and can be called off; None: it has ended."""
        self.tell(what or "")
        self._cancel.setVisible(what is not None)

    def _tint(self) -> None:
        for button, icon in self._buttons:
            button.setIcon(self._desk.look.icon(icon))

    def _make_recent(self) -> RowList:
        """The list of recent plans, made when there is one."""
        from ui.panels.rows import RowList

        made = self._recent = RowList(8)
        self._desk.words.keep(made.setAccessibleName, say("Recent plans"))
        made.chosen.connect(lambda text: self.file_chosen.emit(Path(text)))
        made.setFixedWidth(LEFT_WIDTH)
        self._recent_place.addWidget(made)
        return made

    def _show_recent(self) -> None:
        paths = self._desk.preferences.recent
        self._none.setVisible(not paths)
        if paths or self._recent is not None:
            from ui.panels.rows import ListRow

            shown = self._recent or self._make_recent()
            rows = [ListRow(str(path), path.stem, path.parent.name, str(path)) for path in paths]
            shown.show_rows(rows, self._desk.look.theme.secondary)
            shown.setVisible(bool(rows))
