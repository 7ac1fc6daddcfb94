"""The first page: open, new, what was open lately, and the samples with a small picture each."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from orgplanner.errors import OrgPlannerError
from orgplanner.paths import samples
from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.plain import label

if TYPE_CHECKING:
    from ui.panels.rows import RowList

SAMPLES: dict[str, tuple[Message, Message]] = {
    "mebp-trade": (
        say("Trade departments of a ministry"),
        say("Four bodies as of April 2013, a proposal and a worked example"),
    ),
    "trade-coordination": (
        say("Trade policy coordination"),
        say("Commission, ministries, working groups and the links between them"),
    ),
    "trade-institutions": (
        say("Trade institutions abroad"),
        say("Reference structures of unions and countries"),
    ),
    "export-support": (
        say("Export support agencies"),
        say("Agencies with their functions and overlaps"),
    ),
}
"""What the samples are called and what is in them, by the name of their file."""
COLUMNS = 2
PICTURE = QSize(252, 128)


def sample_files() -> list[Path]:
    """The samples that are there, in their order."""
    found = (samples() / f"{name}.orgplan" for name in SAMPLES)
    return [path for path in found if path.is_file()]


def warm_up(_: Stop) -> None:
    """Reads the parts of the program that opening a plan needs, while nobody waits for them."""
    for module in ("orgplanner.document", "orgplanner.drawing.chart", "orgplanner.edits"):
        import_module(module)


class Card(QFrame):
    """A sample: picture, name, what is in it; a click or Enter opens it."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedWidth(PICTURE.width() + 22)
        self.picture = QLabel()
        self.picture.setFixedSize(PICTURE)
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.title = label(wrap=True)
        self.about = label(name="secondary", wrap=True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(4)
        for widget in (self.picture, self.title, self.about):
            column.addWidget(widget)
        column.addStretch(1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class WelcomePage(QScrollArea):
    """Says what was chosen; dropping a file is the window's business."""

    new_chosen = Signal()
    open_chosen = Signal()
    file_chosen = Signal(object)
    sample_chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lane = Lane(self, desk.turn)
        self._waiting: list[Path] = []
        self._cards = {path: Card() for path in sample_files()}
        self._recent: RowList | None = None
        self._recent_place = QVBoxLayout()
        self._none = label(name="secondary", wrap=True)
        self._told = label(wrap=True)
        self._cancel = QPushButton()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget()
        self._page.setObjectName("panel")
        self.setWidget(self._page)
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=150)
        self._soon.timeout.connect(self._draw_pictures)
        desk.preferences.recent_changed.connect(self._show_recent)
        for signal in (desk.look.changed, desk.words.changed):
            signal.connect(self._again)
        self._again()

    def finish(self) -> None:
        """Waits for the picture that is being drawn."""
        self._soon.stop()
        self._waiting = []
        self._lane.finish()

    def is_ready(self) -> bool:
        """Whether all pictures are there."""
        return all(not card.picture.pixmap().isNull() for card in self._cards.values())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._page)
        row.setContentsMargins(48, 36, 48, 36)
        row.setSpacing(48)
        row.addStretch(1)
        row.addLayout(self._left())
        row.addLayout(self._right())
        row.addStretch(1)

    def _left(self) -> QVBoxLayout:
        keep = self._desk.words.keep
        title, about = label("OrgPlanner", "welcome"), label(name="secondary", wrap=True)
        keep(about.setText, say("Plan how an organisation is built and how it becomes another."))
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(about)
        column.addSpacing(14)
        for message, icon, signal in (
            (say("Open a plan…"), "folder-open", self.open_chosen), (say("New plan"), "file-plus", self.new_chosen),
        ):  # fmt: skip
            button = QPushButton()
            button.setIconSize(QSize(18, 18))
            button.setStyleSheet("text-align: left; padding: 7px 10px;")
            keep(button.setText, message)
            button.clicked.connect(signal)
            self._tint(button, icon)
            self._desk.look.changed.connect(partial(self._tint, button, icon))
            column.addWidget(button)
        drop = label(name="secondary", wrap=True)
        keep(drop.setText, say("Or drop a .orgplan file onto this window."))
        column.addWidget(drop)
        column.addSpacing(18)
        column.addWidget(self._heading(say("Recent plans")))
        column.addLayout(self._recent_place)
        column.addWidget(self._none)
        keep(self._none.setText, say("Plans you open will be listed here."))
        column.addWidget(self._told)
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self._cancel.clicked.connect(self.cancelled)
        self._cancel.hide()
        keep(self._cancel.setText, say("Cancel"))
        column.addStretch(1)
        return column

    def tell(self, message: Message | str) -> None:
        """Shows what is going on, under the recent plans."""
        self._told.setText(self._desk.words(message))

    def work(self, what: Message | None) -> None:
        """Shows that something takes time and can be called off; None: it has ended."""
        self.tell(what or "")
        self._cancel.setVisible(what is not None)

    def _tint(self, button: QPushButton, icon: str) -> None:
        button.setIcon(self._desk.look.icon(icon))

    def _heading(self, message: Message) -> QLabel:
        made = label(name="heading")
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._desk.words.keep(lambda text: made.setText(text.upper()), message)
        return made

    def _right(self) -> QVBoxLayout:
        column, grid = QVBoxLayout(), QGridLayout()
        column.setSpacing(4)
        grid.setSpacing(14)
        for number, (path, card) in enumerate(self._cards.items()):
            title, about = SAMPLES[path.stem]
            self._desk.words.keep(card.title.setText, title)
            self._desk.words.keep(card.setAccessibleName, title)
            self._desk.words.keep(card.about.setText, about)
            card.chosen.connect(partial(self.sample_chosen.emit, path))
            grid.addWidget(card, number // COLUMNS, number % COLUMNS)
        column.addWidget(self._heading(say("Samples")))
        column.addSpacing(4)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    def _again(self) -> None:
        self._show_recent()
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        self._soon.start()

    def _make_recent(self) -> RowList:
        """The list of recent plans, made when there is one."""
        from ui.panels.rows import RowList

        made = self._recent = RowList(8)
        self._desk.words.keep(made.setAccessibleName, say("Recent plans"))
        made.chosen.connect(lambda text: self.file_chosen.emit(Path(text)))
        made.setFixedWidth(280)
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

    def _draw_pictures(self) -> None:
        self._waiting = list(self._cards)
        self._draw_next()

    def _draw_next(self) -> None:
        if not self.isVisible():
            return
        if not self._waiting:
            self._lane.start(warm_up, lambda _: None)
            return
        path, theme, language = self._waiting.pop(0), self._desk.look.theme, self._desk.words.language

        def work(_: Stop) -> QImage:
            from ui.thumbnails import thumbnail

            return thumbnail(path, theme, language)

        self._lane.start(work, lambda image: self._show_picture(path, image), self._no_picture)

    def _show_picture(self, path: Path, image: QImage) -> None:
        self._cards[path].picture.setPixmap(QPixmap.fromImage(image))
        self._draw_next()

    def _no_picture(self, error: BaseException) -> None:
        """A sample that cannot be drawn keeps its name; what is no error of a file is raised."""
        if not isinstance(error, OrgPlannerError | OSError):
            raise error
        self._draw_next()
