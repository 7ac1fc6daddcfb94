"""How far the review of the scenario is, as a bar and words; a click leads to the list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton

from orgplanner.analysis.reviewing import Progress
from orgplanner.text import say
from ui.desk import Desk

BAR = 3
"""pixels"""


class ReviewButton(QToolButton):
    """Not to be seen where there is nothing to review."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._progress = Progress()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        desk.words.keep(lambda text: self.setToolTip(text), say("Goes to the page Review"))
        self.hide()

    def show_progress(self, progress: Progress) -> None:
        """Says how many units and posts of the base are reviewed."""
        self._progress = progress
        said = say("{done} of {whole} reviewed", done=progress.reviewed, whole=progress.whole)
        self.setText(self._desk.words(said))
        self.setVisible(bool(progress.whole))
        self.update()

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(0, BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme, done = QPainter(self), self._desk.look.theme, self._progress
        width = self.width() - 12
        share = done.reviewed / done.whole if done.whole else 0.0
        painter.fillRect(6, self.height() - BAR - 2, width, BAR, QColor(theme.track))
        painter.fillRect(6, self.height() - BAR - 2, round(width * share), BAR, QColor(theme.accent))
        painter.end()
