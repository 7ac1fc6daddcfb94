"""The samples on the welcome page, each with a small picture of its first chart."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from orgplanner.errors import OrgPlannerError
from orgplanner.paths import samples
from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.plain import heading, label

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


class SampleCards(QWidget):
    """All samples; `chosen` with the file of one."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lane = Lane(self, desk.turn)
        self._waiting: list[Path] = []
        self._cards = {path: Card() for path in sample_files()}
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=150)
        self._soon.timeout.connect(self._draw_pictures)
        for signal in (desk.look.changed, desk.words.changed):
            signal.connect(self._draw_again)

    def _lay_out(self) -> None:
        column, grid, keep = QVBoxLayout(self), QGridLayout(), self._desk.words.keep
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        grid.setSpacing(14)
        for number, (path, card) in enumerate(self._cards.items()):
            title, about = SAMPLES[path.stem]
            keep(card.title.setText, title)
            keep(card.setAccessibleName, title)
            keep(card.about.setText, about)
            card.chosen.connect(partial(self.chosen.emit, path))
            grid.addWidget(card, number // COLUMNS, number % COLUMNS)
        quiet = heading()
        keep(lambda text: quiet.setText(text.upper()), say("Samples"))
        column.addWidget(quiet)
        column.addSpacing(4)
        column.addLayout(grid)
        column.addStretch(1)

    def is_ready(self) -> bool:
        """Whether all pictures are there."""
        return all(not card.picture.pixmap().isNull() for card in self._cards.values())

    def finish(self) -> None:
        """Waits for the picture that is being drawn."""
        self._soon.stop()
        self._waiting = []
        self._lane.finish()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def _draw_again(self) -> None:
        if self.isVisible():
            self._soon.start()

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
